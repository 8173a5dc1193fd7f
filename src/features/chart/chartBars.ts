import type { EpochSeconds } from "../../kernel/time";
import type { Bar } from "../../qos/bar";

/** One candle. `time`: seconds since 1970 as the clock of the chosen zone shows them, so that an axis needs no zone. */
export interface ChartBar {
  /** The bar's own time, which no zone and no change of clocks moves. */
  readonly start: EpochSeconds;
  readonly time: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number | undefined;
}

/**
 * Bars of a series, oldest first, as candles: ascending, each time once. `shows`: what the clock shows at a bar's start.
 * A bar without all four prices is left out.
 */
export function chartBars(bars: readonly Bar[], shows: (start: EpochSeconds) => number): readonly ChartBar[] {
  const candles: ChartBar[] = [];
  for (const { time: start, open, high, low, close, volume } of bars) {
    if (open === undefined || high === undefined || low === undefined || close === undefined) continue;
    // Where the clocks are set back an hour comes twice: its second passing stands right behind the first.
    const time = Math.max(shows(start), (candles.at(-1)?.time ?? -Infinity) + 1);
    candles.push({ start, time, open, high, low, close, volume });
  }
  return candles;
}

/** The history with what the live bars have from its last on: that one moves, others follow it. */
export function joinBars<Timed extends { readonly time: number }>(
  history: readonly Timed[],
  live: readonly Timed[],
): readonly Timed[] {
  const last = history.at(-1);
  if (last === undefined) return live;
  const newer = live.filter((bar) => bar.time >= last.time);
  return newer[0]?.time === last.time ? [...history.slice(0, -1), ...newer] : [...history, ...newer];
}
