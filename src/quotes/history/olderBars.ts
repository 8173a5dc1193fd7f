import { DAY, epochSeconds, SECOND, type EpochSeconds } from "../../kernel/time";
import { findPeriod } from "../../market/periods";
import type { Bar } from "../../qos/bar";
import type { LazyHistory } from "./lazyHistory";
import type { SeriesName } from "./seriesStart";

/** Days that one look back leads over, by the length of a bar: a page of bars or somewhat more. */
const DAYS: Readonly<Record<string, number>> = { "1d": 1_400, "1w": 7_000, "1mo": 20_000, "1y": 40_000 };
/** Bars within a day that one look back is meant to bring, and the share of all hours in which a share trades. */
const BARS = 1_000;
const TRADED = 0.2;

/** The bars of a series before a moment, as far as one look back leads, oldest first; none: the series begins there. */
export async function olderBars(
  history: Pick<LazyHistory, "query">,
  series: SeriesName,
  before: EpochSeconds,
  signal: AbortSignal,
): Promise<readonly Bar[]> {
  const length = findPeriod(series.interval)?.seconds;
  const back = length === undefined ? ((DAYS[series.interval] ?? 1_400) * DAY) / SECOND : (BARS * length) / TRADED;
  const from = epochSeconds(Math.max(0, before - back));
  const bars = await history.query(
    { ...series, from, to: epochSeconds(before - 1), andBefore: true, atMost: true },
    signal,
  );
  return bars.filter(({ time }) => time < before);
}
