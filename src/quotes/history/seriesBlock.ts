import type { EpochSeconds } from "../../kernel/time";
import { isKeptBar, samePrices, type Bar } from "../../qos/bar";

/** A stretch of one series without a hole: every bar from the first on that had ended when it was fetched. */
export interface SeriesBlock {
  readonly first: EpochSeconds;
  readonly last: EpochSeconds;
  /** Ascending by time, each time once. */
  readonly bars: readonly Bar[];
}

/** The block of these bars, in order; undefined where there is none. */
function blockOf(bars: readonly Bar[]): SeriesBlock | undefined {
  const [first, last] = [bars[0]?.time, bars.at(-1)?.time];
  return first === undefined || last === undefined ? undefined : { first, last, bars };
}

/** Reads bars that were kept; undefined: something else than a series in order, each time once, stood there. */
export function readKeptBlock(value: unknown): SeriesBlock | undefined {
  if (!Array.isArray(value)) return undefined;
  const bars: Bar[] = [];
  for (const bar of value as readonly unknown[]) {
    if (!isKeptBar(bar) || bar.time <= (bars.at(-1)?.time ?? 0)) return undefined;
    bars.push(bar);
  }
  return blockOf(bars);
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
