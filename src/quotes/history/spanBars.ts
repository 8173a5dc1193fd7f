import { lastIndexWhere } from "../../kernel/lastIndex";
import { whenKnown, type Soon } from "../../kernel/soon";
import type { InstrumentCode } from "../../market/instrumentCode";
import type { Interval } from "../../market/periods";
import type { Adjustment, Bar } from "../../qos/bar";
import { QosError } from "../../qos/errors";
import type { LazyHistory } from "./lazyHistory";
import type { SpanQuery } from "./historySource";
import type { Span } from "./span";

export interface SpanBarsQuery {
  readonly code: InstrumentCode;
  readonly interval: Interval;
  readonly adjustment: Adjustment;
  readonly span: Span;
  /** Whether the bar before the first of them is wanted too. */
  readonly andBefore: boolean;
}

/** The bars of a span, at least one. */
export interface SpanBars {
  /** In order; those before `first` are only what the others are read against. */
  readonly bars: readonly Bar[];
  readonly first: number;
}

/** The bars of an instrument that a span holds. */
export function spanBars(
  history: LazyHistory,
  { span, ...wanted }: SpanBarsQuery,
  signal?: AbortSignal,
): Soon<SpanBars> {
  const query = { ...wanted, from: span.loadedFrom, to: span.to };
  return whenKnown(history.known(query) ?? withBefore(history, query, signal), (bars) => {
    const first = bars.findIndex((bar) => bar.time >= span.loadedFrom && span.holds(bar));
    if (first < 0) throw new QosError("noBars", { code: wanted.code });
    return { bars: bars.slice(0, lastIndexWhere(bars, span.holds) + 1), first };
  });
}

/** Where nothing before the first bar can be had, the bars themselves may be there all the same. */
async function withBefore(history: LazyHistory, query: SpanQuery, signal?: AbortSignal): Promise<readonly Bar[]> {
  try {
    return await history.query(query, signal);
  } catch (thrown) {
    if (query.andBefore !== true || !(thrown instanceof QosError) || thrown.id !== "cutShort") throw thrown;
    return history.query({ ...query, andBefore: false }, signal);
  }
}
