import { SERIAL_OF_EPOCH, excelSerial, type EpochSeconds } from "../kernel/time";
import { dayOfBar, zoneOf, zoneOfMidnights, type LearnedZones } from "../market/codeZone";
import { marketOf, type InstrumentCode } from "../market/instrumentCode";
import { periodOf, type Interval } from "../market/periods";
import { serialInZone } from "../market/zone";
import type { Bar } from "../qos/bar";
import type { CellTime } from "./cell";

/** Whose clock times in cells are read from: the exchange's, UTC, or the IANA zone of this computer. */
export type TimeZoneChoice = ({ readonly kind: "exchange" } | { readonly kind: "zone"; readonly zone: string }) & {
  /** What is known of the exchanges of indices beyond what is usual. */
  readonly learned?: LearnedZones;
};

/** A moment of an instrument in the zone of choice. */
export function timeCell(moment: EpochSeconds, code: InstrumentCode, choice: TimeZoneChoice): CellTime {
  const zone = choice.kind === "zone" ? choice.zone : zoneOf(code, choice.learned);
  return { kind: "time", serial: serialInZone(moment, zone), style: "datetime" };
}

/**
 * The exchange's own date of a daily or longer bar, whatever the choice: in another zone it would be another day. A
 * whole day always, also where the bar does not start at the midnight that was expected.
 */
export function dateCell(moment: EpochSeconds, code: InstrumentCode, { learned }: TimeZoneChoice): CellTime {
  return { kind: "time", serial: excelSerial(dayOfBar(moment, code, learned) + SERIAL_OF_EPOCH), style: "date" };
}

/** The zones of indices, learned from the day bars that the server has sent. */
export class ZoneMemory {
  readonly #zones = new Map<InstrumentCode, string>();

  get zones(): LearnedZones {
    return this.#zones;
  }

  /** Hears bars of an instrument: those of a day and longer begin at midnight. Only an index may be at home anywhere. */
  learn(
    { code, interval }: { readonly code: InstrumentCode; readonly interval: Interval },
    bars: readonly Bar[],
  ): void {
    if (marketOf(code) !== "IX" || periodOf(interval).seconds !== undefined || bars.length === 0) return;
    const starts = bars.map(({ time }) => time);
    const zone = zoneOfMidnights(starts, code, this.#zones);
    if (zone !== undefined) this.#zones.set(code, zone);
  }
}
