import { epochSeconds, type EpochSeconds } from "../../kernel/time";
import type { Bar } from "../../qos/bar";
import { MOST_BARS } from "../../qos/endpoints/kline";
import type { Interval } from "../../market/periods";
import { QosError } from "../../qos/errors";
import { mostBarsBetween } from "./barLength";
import { inOrder } from "./seriesBlock";

/** Rows that one formula may ask for. */
export const MOST_ROWS = 20_000;

export interface WalkOptions {
  readonly interval: Interval;
  /** The walk ends when it has passed this moment. */
  readonly from: EpochSeconds;
  /** The walk begins here. */
  readonly to: EpochSeconds;
  /** The `count` bars that end at `end`. */
  readonly page: (end: EpochSeconds, count: number) => Promise<readonly Bar[]>;
  /** Hears before each page which it is, of about how many. */
  readonly onStep: (step: number, steps: number) => void;
}

export interface Walked {
  /** Everything that the pages held, in order; may begin before `from`. */
  readonly bars: readonly Bar[];
  /** The series has no bar before these. */
  readonly complete: boolean;
}

/**
 * Walks a series backwards, page by page. The next page ends at the first bar of this one, so that pages share a bar
 * and none is lost whether the server counts the end in or not. A page that brings nothing older is the last.
 */
export async function walkBack({ interval, from, to, page, onStep }: WalkOptions): Promise<Walked> {
  let bars: readonly Bar[] = [];
  let end = to;
  for (let step = 1; ; step += 1) {
    const wanted = mostBarsBetween(from, end, interval) + 1;
    const count = Math.min(MOST_BARS, wanted);
    onStep(step, step - 1 + Math.ceil(wanted / MOST_BARS));
    const fetched = await page(end, count);
    const before = bars.length;
    bars = inOrder([...fetched, ...bars]);
    const first = bars[0];
    if (first === undefined || bars.length === before) return { bars, complete: true };
    const within = bars.filter((bar) => bar.time >= from).length;
    if (within > MOST_ROWS) throw new QosError("tooLarge", { rows: `${within}+`, most: MOST_ROWS });
    if (first.time <= from) return { bars, complete: false };
    if (fetched.length < count) return { bars, complete: true };
    end = epochSeconds(first.time);
  }
}
