import type { EpochSeconds } from "../kernel/time";
import { marketOf, type InstrumentCode } from "../market/instrumentCode";
import { marketRow } from "../market/markets";
import { serialInZone } from "../market/zone";
import type { CellTime } from "./cell";

/** Whose clock times in cells are read from: the exchange's, UTC, or the IANA zone of this computer. */
export type TimeZoneChoice = { readonly kind: "exchange" } | { readonly kind: "zone"; readonly zone: string };

/** A moment of an instrument in the zone of choice. */
export function timeCell(moment: EpochSeconds, code: InstrumentCode, choice: TimeZoneChoice): CellTime {
  const zone = choice.kind === "zone" ? choice.zone : marketRow(marketOf(code)).zone;
  return { kind: "time", serial: serialInZone(moment, zone), style: "datetime" };
}

/** The exchange's own date of a daily or longer bar, whatever the choice: in another zone it would be another day. */
export function dateCell(moment: EpochSeconds, code: InstrumentCode): CellTime {
  return { kind: "time", serial: serialInZone(moment, marketRow(marketOf(code)).zone), style: "date" };
}
