import { failure, success, type Settled } from "../../kernel/settled";
import { groupCodes } from "../../market/codeList";
import type { InstrumentCode } from "../../market/instrumentCode";
import { periodOf, periodOfKt, type Interval } from "../../market/periods";
import { decodeBar, WIRE_ADJUSTMENT, type Adjustment, type Bar } from "../bar";
import { decodeList, isObject } from "../decode";
import { asQosError, type QosError } from "../errors";
import type { WireKlineAsk } from "../wire";
import type { Decoded, Endpoint, PlannedRequest } from "./endpoint";
import { codeOf } from "./rows";

/** The latest `count` bars of one series. */
export interface BarAsk {
  readonly code: InstrumentCode;
  readonly interval: Interval;
  readonly adjustment: Adjustment;
  readonly count: number;
}

/** `/kline` gives at most this many bars an entry (2025-06). */
export const MOST_BARS = 1_000;

/**
 * `/kline` (§4.6): the latest bars, oldest first. An answer echoes neither `a` nor `co`, so asks of one series that
 * differ in count share the largest and are sliced, and the two adjustments of one code never share a request.
 */
export const klineEndpoint: Endpoint<BarAsk, readonly Bar[]> = {
  path: "/kline",
  budget: "kline",
  plan: planBars,
  decode: decodeSeries,
  rowKey: (ask) => seriesKey(ask.code, ask.interval),
};

/** Where a series stands within one answer: the adjustment is known from the request alone. */
function seriesKey(code: InstrumentCode, interval: Interval): string {
  return `${code} ${interval}`;
}

/**
 * The fewest requests for `asks`: each series counts as one product. With n series and p products a request that is
 * ceil(n / p), or one more where both adjustments of a code would have to share the last.
 */
export function planBars(asks: readonly BarAsk[], products: number): readonly PlannedRequest<BarAsk>[] {
  const series = new Map<string, BarAsk[]>();
  for (const ask of asks) {
    const key = `${seriesKey(ask.code, ask.interval)} ${ask.adjustment}`;
    const together = series.get(key);
    if (together === undefined) series.set(key, [ask]);
    else together.push(ask);
  }
  const requests: BarAsk[][][] = [];
  for (const group of apart([...series.values()])) {
    const current = requests.at(-1);
    if (current === undefined || current.length >= products || collides(current, group)) requests.push([group]);
    else current.push(group);
  }
  return requests.map((groups) => ({ body: { kline_reqs: wireAsks(groups) }, asks: groups.flat() }));
}

/** Puts series of codes wanted in both adjustments at the two ends, so that they meet in a request as late as can be. */
function apart(groups: readonly BarAsk[][]): BarAsk[][] {
  const adjusted = new Set(groups.filter(([ask]) => ask?.adjustment === "forward").map(([ask]) => ask?.code));
  const plain = new Set(groups.filter(([ask]) => ask?.adjustment === "none").map(([ask]) => ask?.code));
  const rank = ([ask]: readonly BarAsk[]): number => {
    if (ask === undefined || !adjusted.has(ask.code) || !plain.has(ask.code)) return 1;
    return ask.adjustment === "none" ? 0 : 2;
  };
  return [...groups].sort((left, right) => rank(left) - rank(right));
}

function collides(request: readonly BarAsk[][], group: readonly BarAsk[]): boolean {
  const [wanted] = group;
  return request.some(([ask]) => ask?.code === wanted?.code && ask?.adjustment !== wanted?.adjustment);
}

/** Entries of one count, adjustment and period share a line, `{"c":"US:AAPL,TSLA","co":2,"a":0,"kt":1}`. */
function wireAsks(groups: readonly BarAsk[][]): WireKlineAsk[] {
  const lines = new Map<
    string,
    { readonly codes: InstrumentCode[]; readonly co: number; readonly a: number; readonly kt: number }
  >();
  for (const group of groups) {
    const [first] = group;
    if (first === undefined) continue;
    const co = Math.max(...group.map((ask) => ask.count));
    const a = WIRE_ADJUSTMENT[first.adjustment];
    const kt = periodOf(first.interval).kt;
    const key = `${co} ${a} ${kt}`;
    const line = lines.get(key);
    if (line === undefined) lines.set(key, { codes: [first.code], co, a, kt });
    else line.codes.push(first.code);
  }
  return [...lines.values()].flatMap(({ codes, co, a, kt }) => groupCodes(codes).map((c) => ({ c, co, a, kt })));
}

/** Reads `[{c, k: [bar]}]`. Bars say their own code and period; those are believed, not the place where they stand. */
export function decodeSeries(data: unknown): Decoded<readonly Bar[]> {
  const rows = new Map<string, Settled<readonly Bar[], QosError>>();
  const good = new Map<string, Map<number, Bar>>();
  let strange = 0;
  decodeList(data, "data").forEach((entry, index) => {
    const bars = isObject(entry) ? entry["k"] : undefined;
    if (!Array.isArray(bars)) {
      strange += 1;
      return;
    }
    bars.forEach((value: unknown, at) => {
      try {
        const { code, interval, bar } = decodeBar(value, `data[${index}].k[${at}]`);
        const key = seriesKey(code, interval);
        const known = good.get(key);
        if (known === undefined) good.set(key, new Map([[bar.time, bar]]));
        else known.set(bar.time, bar);
      } catch (thrown) {
        const key = spoiltKey(value);
        if (key === undefined) strange += 1;
        else rows.set(key, failure(asQosError(thrown)));
      }
    });
  });
  for (const [key, bars] of good)
    if (!rows.has(key)) rows.set(key, success([...bars.values()].sort((left, right) => left.time - right.time)));
  return { rows, strange };
}

/** A bar that cannot be read makes its series unsure: a hole in a table of prices would go unseen. */
function spoiltKey(value: unknown): string | undefined {
  const code = codeOf(value);
  const period = isObject(value) && typeof value["kt"] === "number" ? periodOfKt(value["kt"]) : undefined;
  return code === undefined || period === undefined ? undefined : seriesKey(code, period.interval);
}
