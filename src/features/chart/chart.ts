import { failure, success, type Settled } from "../../kernel/settled";
import type { InstrumentCode } from "../../market/instrumentCode";
import { PERIODS, type Interval } from "../../market/periods";
import type { Bar } from "../../qos/bar";
import { asQosError, QosError } from "../../qos/errors";
import type { App, BarSeries } from "../../runtime/app";
import { readSeries, seriesKey } from "../../runtime/series";
import { chartBars, joinBars, type ChartBar } from "./chartBars";

/** What a chart shows: the series of one instrument. */
export type ChartQuery = BarSeries;

/** Every length a bar may have, shortest first. */
export const CHART_INTERVALS: readonly Interval[] = PERIODS.map(({ interval }) => interval);

export type ChartState =
  | { readonly at: "asking" }
  | { readonly at: "failed"; readonly why: QosError }
  /** `liveFault`: why the last bar does not move, if it is known. */
  | {
      readonly at: "shown";
      readonly bars: readonly ChartBar[];
      readonly dated: boolean;
      readonly liveFault: QosError | undefined;
    };

/** Reads what a person has entered, by the rules of the formulas' arguments. */
export function readChartQuery(code: string, interval: string, adjustment: string): Settled<ChartQuery, QosError> {
  try {
    return success(readSeries(code, interval, adjustment));
  } catch (thrown) {
    return failure(asQosError(thrown));
  }
}

/** The key under which `paneView` lists what the chart has subscribed. */
export function chartSubscription(ask: ChartQuery): string {
  return seriesKey(ask);
}

/**
 * Shows a series until the returned function is called: as many bars as can be had, the last one moved by live ones.
 * Cache, budget, pace and pause are those of the formulas, and both share one request.
 */
export function watchChart(
  app: Pick<App, "queries" | "live">,
  series: ChartQuery,
  hear: (state: ChartState) => void,
): () => void {
  const { code, interval, adjustment } = series;
  let history: readonly ChartBar[] | undefined;
  let fault: QosError | undefined;
  let live: { readonly bars: readonly ChartBar[]; readonly fault: QosError | undefined } = {
    bars: [],
    fault: undefined,
  };
  const closed = new AbortController();
  const candles = (bars: readonly Bar[]): readonly ChartBar[] => {
    const clock = app.queries.barClock(series);
    return chartBars(bars, (start) => clock.shows(start));
  };
  const tell = (): void => {
    if (closed.signal.aborted) return;
    // Live bars are never adjusted, so without adjusted ones behind them they would be another series.
    const bars = history ?? (fault !== undefined && adjustment === "none" ? live.bars : []);
    const { dated } = app.queries.barClock(series);
    if (bars.length > 0) hear({ at: "shown", bars: joinBars(bars, live.bars), dated, liveFault: live.fault });
    else if (fault !== undefined) hear({ at: "failed", why: fault });
    else hear({ at: "asking" });
  };
  app.queries.bars(series, closed.signal).then(
    (bars) => {
      history = candles(bars);
      if (history.length === 0) fault = new QosError("notFound", { code });
      tell();
    },
    (thrown: unknown) => {
      fault = asQosError(thrown);
      tell();
    },
  );
  const stop = app.live.bars({ code, interval }, (seen) => {
    const why = seen.known === "problem" && seen.error.id !== "connecting" ? seen.error : undefined;
    live = { bars: seen.known === "value" ? candles(seen.value) : [], fault: why };
    tell();
  });
  tell();
  return () => {
    closed.abort();
    stop();
  };
}

/** The name of an instrument in the user's language; blank where the server tells none. Kept for half a day. */
export async function nameOf(app: Pick<App, "reference" | "locale">, code: InstrumentCode): Promise<string> {
  const info = await app.reference.info(code);
  const name = info.ok ? info.value.fields[`name_${app.locale()}`] : undefined;
  return typeof name === "string" ? name : "";
}
