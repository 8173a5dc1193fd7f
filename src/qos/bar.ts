import { type EpochSeconds } from "../kernel/time";
import type { InstrumentCode } from "../market/instrumentCode";
import { periodOfKt, type Interval } from "../market/periods";
import {
  decodeCode,
  decodeInteger,
  decodeObject,
  decodeSeconds,
  isObject,
  readFigure,
  readPrice,
  unexpected,
} from "./decode";
import { isFigureOrNone, isMomentOrNone, isPriceOrNone } from "./kept";
import { Notes } from "./unread";

/** One bar (§4.6.3). `time` is its start; a day and longer starts at midnight of the exchange. */
export interface Bar {
  readonly time: EpochSeconds;
  readonly open: number | undefined;
  readonly high: number | undefined;
  readonly low: number | undefined;
  readonly close: number | undefined;
  readonly volume: number | undefined;
}

/** How prices before a split or dividend are shown (`a`, §4.6.1); backward adjustment does not exist here. */
export type Adjustment = "none" | "forward";

export const WIRE_ADJUSTMENT: Readonly<Record<Adjustment, number>> = { none: 0, forward: 1 };

export interface DecodedBar {
  readonly code: InstrumentCode;
  readonly interval: Interval;
  readonly bar: Bar;
}

/** Reads a bar. One whose code, period or time cannot be read is refused: nobody could tell where it belongs. */
export function decodeBar(value: unknown, path: string, notes = new Notes()): DecodedBar {
  const row = decodeObject(value, path);
  const kt = decodeInteger(row["kt"], path, "kt");
  const period = kt === undefined ? undefined : periodOfKt(kt);
  if (period === undefined) throw unexpected(path, "a K-line type", row["kt"], "kt");
  const time = decodeSeconds(row["ts"], path, "ts");
  if (time === undefined) throw unexpected(path, "a time in seconds", row["ts"], "ts");
  return {
    code: decodeCode(row["c"], path, "c"),
    interval: period.interval,
    bar: {
      time,
      open: readPrice(row["o"], path, "o", notes),
      high: readPrice(row["h"], path, "h", notes),
      low: readPrice(row["l"], path, "l", notes),
      close: readPrice(row["cl"], path, "cl", notes),
      volume: readFigure(row["v"], path, "v", notes),
    },
  };
}

/** Whether two bars say the same of the same time. */
export function sameBar(left: Bar, right: Bar): boolean {
  return samePrices(left, right) && left.volume === right.volume;
}

/** Whether the prices of two bars of one time agree. If not, the series has been adjusted or corrected since. */
export function samePrices(left: Bar, right: Bar): boolean {
  return (
    left.time === right.time &&
    left.open === right.open &&
    left.high === right.high &&
    left.low === right.low &&
    left.close === right.close
  );
}

/** Whether what was kept is a bar. */
export function isKeptBar(value: unknown): value is Bar {
  if (!isObject(value)) return false;
  const { time, open, high, low, close, volume } = value;
  if (time === undefined || !isMomentOrNone(time)) return false;
  return [open, high, low, close].every(isPriceOrNone) && isFigureOrNone(volume);
}
