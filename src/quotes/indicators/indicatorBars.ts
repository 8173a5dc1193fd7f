import { whenKnown, type Soon } from "../../kernel/soon";
import { epochSeconds } from "../../kernel/time";
import type { Bar } from "../../qos/bar";
import { MOST_BARS } from "../../qos/endpoints/kline";
import { QosError } from "../../qos/errors";
import type { QuoteSources } from "../quoteSources";
import { inOrder, meets } from "../history/seriesBlock";
import type { SeriesName } from "../history/seriesStart";
import { someBars } from "../questions/kline";
import type { Manner } from "../questions/question";
import type { Spec } from "./indicator";
import { specText } from "./readIndicators";

export interface IndicatorBarsQuery {
  readonly series: SeriesName;
  readonly specs: readonly Spec[];
  /** Rows to show. */
  readonly count: number;
  readonly manner: Manner;
}

/** Bars, oldest first, enough of them for the first row to be right. */
export interface IndicatorBars {
  readonly bars: readonly Bar[];
  /** They begin where the series begins. */
  readonly fromStart: boolean;
}

/** How many times as far as it seems the past is looked into for bars that are missing: pauses lie between bars. */
const REACHES = [1.3, 2.5, 5];

/**
 * Bars for `count` rows and what comes before them. As many as one answer holds are asked for, whatever the indicator,
 * so that all indicators of a series share it; where these do not reach, the history is.
 */
export function indicatorBars(
  sources: Pick<QuoteSources, "bars" | "starts" | "history">,
  query: IndicatorBarsQuery,
): Soon<IndicatorBars> {
  const { series, manner } = query;
  return whenKnown(someBars(sources, { ...series, count: MOST_BARS }, manner), (bars): Soon<IndicatorBars> => {
    if (bars.length >= barsNeeded(query)) return { bars, fromStart: false };
    const [first] = bars;
    if (first !== undefined && sources.starts.isKnown(series, first.time)) return { bars, fromStart: true };
    return longerBars(sources, query, bars);
  });
}

async function longerBars(
  sources: Pick<QuoteSources, "starts" | "history">,
  query: IndicatorBarsQuery,
  bars: readonly Bar[],
): Promise<IndicatorBars> {
  const { manner } = query;
  const needed = barsNeeded(query);
  if (await begins(sources, query, bars)) return { bars, fromStart: true };
  if (manner.preview) throw new QosError("preview");
  for (const reach of REACHES) {
    const longer = await withOlder(sources, query, { bars, missing: reach * (needed - bars.length) });
    if (longer.length >= needed) return { bars: longer, fromStart: false };
    if (await begins(sources, query, longer)) return { bars: longer, fromStart: true };
  }
  throw tooFew(query, bars.length);
}

/** Bars that `count` rows of all these indicators hang on. */
export function barsNeeded({ specs, count }: Pick<IndicatorBarsQuery, "specs" | "count">): number {
  return count + warmUpOf(specs);
}

/** Bars before a row that its values hang on. */
export function warmUpOf(specs: readonly Spec[]): number {
  return Math.max(0, ...specs.map(({ indicator, parameters }) => indicator.warmUp(parameters)));
}

async function begins(
  { starts }: Pick<QuoteSources, "starts">,
  { series, manner }: IndicatorBarsQuery,
  [first]: readonly Bar[],
): Promise<boolean> {
  if (first === undefined) return false;
  if (manner.preview) return starts.isKnown(series, first.time);
  return starts.beginsAt(series, first.time, manner.signal);
}

async function withOlder(
  { history }: Pick<QuoteSources, "history">,
  query: IndicatorBarsQuery,
  { bars, missing }: { readonly bars: readonly Bar[]; readonly missing: number },
): Promise<readonly Bar[]> {
  const { series, manner } = query;
  const [first, last] = [bars[0], bars.at(-1)];
  if (first === undefined || last === undefined || bars.length < 2) return bars;
  const apart = (last.time - first.time) / (bars.length - 1);
  const from = epochSeconds(Math.floor(first.time - missing * apart));
  try {
    const older = await history.query({ ...series, from, to: first.time }, manner.signal);
    if (older.length === 0) return bars;
    // Adjusted meanwhile, or not the same series: nothing is put together of two.
    if (!meets({ first: first.time, last: last.time, bars }, older)) throw tooFew(query, bars.length);
    return inOrder([...older, ...bars]);
  } catch (thrown) {
    if (thrown instanceof QosError && thrown.id === "cutShort") throw tooFew(query, bars.length);
    throw thrown;
  }
}

function tooFew({ series, specs, count }: IndicatorBarsQuery, had: number): QosError {
  const needed = barsNeeded({ specs, count });
  const longest = specs.find(({ indicator, parameters }) => indicator.warmUp(parameters) === needed - count);
  const indicator = longest === undefined ? "" : specText(longest);
  return new QosError("tooFewBars", { indicator, code: series.code, needed, rows: count, had });
}
