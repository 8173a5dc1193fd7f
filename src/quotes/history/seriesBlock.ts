import type { EpochSeconds } from "../../kernel/time";
import { samePrices, type Bar } from "../../qos/bar";

/**
 * A stretch of one series without a hole: every bar from `from` on that had ended when it was fetched. `from` may lie
 * before the first bar, where it is known that there is none.
 */
export interface SeriesBlock {
  readonly from: EpochSeconds;
  /** Ascending by time, each time once. */
  readonly bars: readonly Bar[];
}

/** Bars in order of time, each time once; of two bars of one time the later in the list counts. */
export function inOrder(bars: Iterable<Bar>): Bar[] {
  const byTime = new Map<number, Bar>();
  for (const bar of bars) byTime.set(bar.time, bar);
  return [...byTime.values()].sort((left, right) => left.time - right.time);
}

/**
 * Whether newly fetched bars agree with what is kept wherever both have a bar, and meet it without a hole: they must
 * share at least one bar.
 */
export function meets(block: SeriesBlock, fetched: readonly Bar[]): boolean {
  const kept = new Map(block.bars.map((bar) => [bar.time as number, bar]));
  let shared = 0;
  for (const bar of fetched) {
    const known = kept.get(bar.time);
    if (known === undefined) continue;
    if (!samePrices(known, bar)) return false;
    shared += 1;
  }
  return shared > 0;
}
