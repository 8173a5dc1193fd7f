import { type EpochSeconds } from "../kernel/time";
import type { InstrumentCode } from "../market/instrumentCode";
import { periodOfKt, type Interval } from "../market/periods";
import { decodeCode, decodeDecimal, decodeInteger, decodeObject, decodeSeconds, unexpected } from "./decode";

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

export function decodeBar(value: unknown, path: string): DecodedBar {
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
      open: decodeDecimal(row["o"], path, "o"),
      high: decodeDecimal(row["h"], path, "h"),
      low: decodeDecimal(row["l"], path, "l"),
      close: decodeDecimal(row["cl"], path, "cl"),
      volume: decodeDecimal(row["v"], path, "v"),
    },
  };
}
