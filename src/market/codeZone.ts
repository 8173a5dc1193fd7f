import { SERIAL_OF_EPOCH, type EpochSeconds } from "../kernel/time";
import { hoursOf, type HoursRow } from "./hours";
import { exchangeOfIndex, INDEX_EXCHANGES } from "./indices";
import { marketOf, symbolOf, type InstrumentCode } from "./instrumentCode";
import { marketRow } from "./markets";
import { serialInZone } from "./zone";

/** Zones of indices as their own day bars have shown them; they count before what is usually true. */
export type LearnedZones = ReadonlyMap<InstrumentCode, string>;

/** The IANA zone in which the days of an instrument begin: its market's, for an index that of its exchange. */
export function zoneOf(code: InstrumentCode, learned?: LearnedZones): string {
  return knownZone(code, learned) ?? marketRow(marketOf(code)).zone;
}

/** The trading hours of an instrument's exchange; undefined where they are not known. */
export function hoursOfCode(code: InstrumentCode): HoursRow | undefined {
  const market = marketOf(code);
  return market === "IX" ? exchangeOfIndex(symbolOf(code))?.hours : hoursOf(market);
}

/**
 * The day, counted from 1970-01-01, of a bar of a day or longer that starts at `moment`: midnight of its exchange. Of
 * one that does not start at midnight, the nearest: a server's idea of a zone is never wrong by half a day. Of an index
 * of an unknown place the nearest midnight in UTC, which is the right day wherever clocks differ by less than that.
 */
export function dayOfBar(moment: EpochSeconds, code: InstrumentCode, learned?: LearnedZones): number {
  return Math.round(serialInZone(moment, knownZone(code, learned) ?? "UTC")) - SERIAL_OF_EPOCH;
}

/**
 * The zone in which most of these moments, starts of day bars, are midnight; undefined where there is none. In winter
 * or summer alone several zones agree, so what is known already counts first, then the greater exchange.
 */
export function zoneOfMidnights(
  starts: readonly EpochSeconds[],
  code: InstrumentCode,
  learned?: LearnedZones,
): string | undefined {
  const zones = new Set([zoneOf(code, learned), ...INDEX_EXCHANGES.map(({ zone }) => zone), "UTC"]);
  let best: { readonly zone: string; readonly count: number } | undefined;
  for (const zone of zones) {
    const count = starts.filter((start) => Number.isInteger(serialInZone(start, zone))).length;
    if (count > (best?.count ?? starts.length / 2)) best = { zone, count };
    if (count === starts.length) break;
  }
  return best?.zone;
}

function knownZone(code: InstrumentCode, learned: LearnedZones | undefined): string | undefined {
  if (marketOf(code) !== "IX") return marketRow(marketOf(code)).zone;
  return learned?.get(code) ?? exchangeOfIndex(symbolOf(code))?.zone;
}
