import type { EpochSeconds } from "../../kernel/time";
import { groupCodes } from "../../market/codeList";
import type { InstrumentCode } from "../../market/instrumentCode";
import { periodOf, type Interval } from "../../market/periods";
import { WIRE_ADJUSTMENT, type Adjustment } from "../bar";
import type { WireKlineQuery } from "../wire";
import type { PlannedRequest } from "./endpoint";
import { packApart } from "./packing";

/** A question for bars of one series, as `/kline` (§4.6) and `/history` (§4.7) take it. */
export interface SeriesQuery {
  readonly code: InstrumentCode;
  readonly interval: Interval;
  readonly adjustment: Adjustment;
  readonly count: number;
  /** The bars that end here; without it, the latest. */
  readonly end?: EpochSeconds;
}

/** One entry of a request and the asks that it serves: they differ in count at most. */
interface Entry<Query> {
  readonly first: Query;
  readonly queries: Query[];
}

/** Where the bars of an ask stand within one answer: neither adjustment nor end nor count is echoed. */
export function seriesKey({ code, interval }: { readonly code: InstrumentCode; readonly interval: Interval }): string {
  return `${code} ${interval}`;
}

/**
 * The fewest requests for `asks`. What differs in count alone is one entry, asked with the largest count and sliced
 * by the asker; each entry counts as one product. Entries of one code and period that differ in adjustment or end
 * could not be told apart in an answer, so they lie in different requests; periods are told apart by the bars' `kt`.
 * With n entries and p products a request that takes max(ceil(n / p), most entries of one code and period).
 */
export function planSeries<Query extends SeriesQuery>(
  queries: readonly Query[],
  products: number,
): readonly PlannedRequest<Query>[] {
  const groups = new Map<string, Map<string, Entry<Query>>>();
  for (const query of queries) {
    const key = seriesKey(query);
    let entries = groups.get(key);
    if (entries === undefined) groups.set(key, (entries = new Map<string, Entry<Query>>()));
    const variant = `${query.adjustment} ${query.end ?? "latest"}`;
    const entry = entries.get(variant);
    if (entry === undefined) entries.set(variant, { first: query, queries: [query] });
    else entry.queries.push(query);
  }
  const requests = packApart(
    [...groups.values()].map((entries) => [...entries.values()]),
    products,
  );
  return requests.map((entries) => ({
    body: { kline_reqs: wireQueries(entries) },
    queries: entries.flatMap((entry) => entry.queries),
  }));
}

/** Entries of one end, count, adjustment and period share a line: `{"c":"US:AAPL,TSLA","co":2,"a":0,"kt":1}`. */
function wireQueries(entries: readonly Entry<SeriesQuery>[]): WireKlineQuery[] {
  const lines = new Map<string, { readonly codes: InstrumentCode[]; readonly query: Omit<WireKlineQuery, "c"> }>();
  for (const { first, queries } of entries) {
    const { code, interval, adjustment, end } = first;
    const query = {
      ...(end === undefined ? {} : { e: end }),
      co: Math.max(...queries.map(({ count }) => count)),
      a: WIRE_ADJUSTMENT[adjustment],
      kt: periodOf(interval).kt,
    };
    const key = JSON.stringify(query);
    const line = lines.get(key);
    if (line === undefined) lines.set(key, { codes: [code], query });
    else line.codes.push(code);
  }
  return [...lines.values()].flatMap(({ codes, query }) => groupCodes(codes).map((c) => ({ c, ...query })));
}
