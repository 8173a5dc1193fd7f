import { SERIAL_OF_EPOCH, epochSeconds, excelSerial, type EpochSeconds } from "../../kernel/time";
import { daysFromCivil } from "../../kernel/civilDay";
import { marketOf, type InstrumentCode } from "../../market/instrumentCode";
import { marketRow } from "../../market/markets";
import { periodOf, type Interval } from "../../market/periods";
import { momentInZone, serialInZone } from "../../market/zone";
import type { Bar } from "../../qos/bar";
import { MOST_BARS } from "../../qos/endpoints/kline";
import type { Trade } from "../../qos/trade";
import { inOrder } from "../history/seriesBlock";

/**
 * The bars of a series, oldest first. A pushed bar replaces the last or follows it; one that is older came too late and
 * is dropped, as is one of the same bar with less volume. A requested list corrects what is known, but not a bar under
 * way that pushes have carried further meanwhile.
 */
export function mergeBars(
  known: readonly Bar[] | undefined,
  newcomer: Bar | readonly Bar[],
): readonly Bar[] | undefined {
  const bars = known ?? [];
  const last = bars.at(-1);
  if (isList(newcomer)) {
    const overtaken = (bar: Bar): boolean => last !== undefined && bar.time === last.time && isBehind(bar, last);
    return inOrder([...bars, ...newcomer.filter((bar) => !overtaken(bar))]).slice(-MOST_BARS);
  }
  if (last === undefined || newcomer.time > last.time) return [...bars.slice(1 - MOST_BARS), newcomer];
  if (newcomer.time !== last.time || isBehind(newcomer, last)) return undefined;
  return [...bars.slice(0, -1), newcomer];
}

/** A bar's volume only grows: one of the same bar with less was said earlier. */
function isBehind({ volume }: Bar, known: Bar): boolean {
  return volume !== undefined && known.volume !== undefined && volume < known.volume;
}

/**
 * What a trade does to a series where the server pushes no bars: it moves the last one, or opens the next. Nothing is
 * built on nothing: the first bars come by request.
 */
export function applyTrade(
  bars: readonly Bar[],
  trade: Trade,
  code: InstrumentCode,
  interval: Interval,
): readonly Bar[] | undefined {
  const last = bars.at(-1);
  const { price, volume, time } = trade;
  if (last === undefined || price === undefined || time === undefined || time < last.time) return undefined;
  const start = barStart(last.time, time, code, interval);
  if (start > last.time)
    return mergeBars(bars, { time: start, open: price, high: price, low: price, close: price, volume });
  return mergeBars(bars, {
    time: last.time,
    open: last.open ?? price,
    high: Math.max(last.high ?? price, price),
    low: Math.min(last.low ?? price, price),
    close: price,
    volume: (last.volume ?? 0) + (volume ?? 0),
  });
}

/** The start of the bar that `time` falls into. Bars within a day keep the step of the bar before them. */
export function barStart(
  last: EpochSeconds,
  time: EpochSeconds,
  code: InstrumentCode,
  interval: Interval,
): EpochSeconds {
  const { seconds } = periodOf(interval);
  if (seconds !== undefined) return epochSeconds(last + Math.floor((time - last) / seconds) * seconds);
  const { zone } = marketRow(marketOf(code));
  const day = Math.floor(serialInZone(time, zone));
  return momentInZone(excelSerial(firstDay(day, interval)), zone);
}

/** The serial of the first day of the week (Monday), month or year that holds the day `serial`. */
function firstDay(serial: number, interval: Interval): number {
  switch (interval) {
    case "1w":
      return serial - ((serial + 5) % 7);
    case "1mo":
    case "1y": {
      const { year, month } = civilOf(serial - SERIAL_OF_EPOCH);
      return daysFromCivil(year, interval === "1y" ? 1 : month, 1) + SERIAL_OF_EPOCH;
    }
    default:
      return serial;
  }
}

/** Year and month of a day counted from 1970-01-01: the inverse of `daysFromCivil`, by looking. */
function civilOf(day: number): { readonly year: number; readonly month: number } {
  let year = 1970 + Math.floor(day / 365.2425);
  while (daysFromCivil(year, 1, 1) > day) year -= 1;
  while (daysFromCivil(year + 1, 1, 1) <= day) year += 1;
  let month = 12;
  while (daysFromCivil(year, month, 1) > day) month -= 1;
  return { year, month };
}

function isList(newcomer: Bar | readonly Bar[]): newcomer is readonly Bar[] {
  return Array.isArray(newcomer);
}
