import { failure, success, type Settled } from "../../kernel/settled";
import type { InstrumentCode } from "../../market/instrumentCode";
import { PERIODS, type Interval } from "../../market/periods";
import type { Adjustment } from "../../qos/bar";
import { MOST_BARS } from "../../qos/endpoints/kline";
import { asQosError, QosError } from "../../qos/errors";
import { subjectKey } from "../../qos/topics/topic";
import { readAdjustment, readInterval } from "../../quotes/arguments/choices";
import { readCode } from "../../quotes/arguments/codes";
import { askInfo } from "../../quotes/questions/info";
import { askBarsAtMost } from "../../quotes/questions/kline";
import type { Shown } from "../../quotes/streams";
import type { App } from "../../runtime/app";
import { CHART_FIELDS, joinBars, readBars, type ChartBar } from "./chartBars";

/** What a chart shows: the series of one instrument. */
export interface ChartAsk {
  readonly code: InstrumentCode;
  readonly interval: Interval;
  readonly adjustment: Adjustment;
}

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
export function readChartAsk(code: string, interval: string, adjustment: string): Settled<ChartAsk, QosError> {
  try {
    return success({
      code: readCode(code),
      interval: readInterval(interval).interval,
      adjustment: readAdjustment(adjustment),
    });
  } catch (thrown) {
    return failure(asQosError(thrown));
  }
}

/** The key under which `paneView` lists what the chart has subscribed. */
export function chartSubscription({ code, interval }: ChartAsk): string {
  return subjectKey({ topic: "K", code, interval });
}

/**
 * Shows a series until the returned function is called: the bars that QOS.KLINE gives, as many as can be had, with the last one moved by what
 * QOS.LIVEKLINE shows. Cache, budget, pace and pause are those of the formulas, and both share one request.
 */
export function watchChart(
  app: Pick<App, "queries" | "live">,
  { code, interval, adjustment }: ChartAsk,
  hear: (state: ChartState) => void,
): () => void {
  let history: readonly ChartBar[] | undefined;
  let fault: QosError | undefined;
  let live: { readonly bars: readonly ChartBar[]; readonly dated: boolean; readonly fault: QosError | undefined } = {
    bars: [],
    dated: false,
    fault: undefined,
  };
  let dated = false;
  const closed = new AbortController();
  const tell = (): void => {
    if (closed.signal.aborted) return;
    // Live bars are never adjusted, so without adjusted ones behind them they would be another series.
    const bars = history ?? (fault !== undefined && adjustment === "none" ? live.bars : []);
    if (bars.length > 0)
      hear({ at: "shown", bars: joinBars(bars, live.bars), dated: dated || live.dated, liveFault: live.fault });
    else if (fault !== undefined) hear({ at: "failed", why: fault });
    else hear({ at: "asking" });
  };
  const given = [code, interval, MOST_BARS, adjustment, CHART_FIELDS, false];
  app.queries.answer(askBarsAtMost, given, { preview: false, signal: closed.signal }).then(
    (shown) => {
      const read = readBars(shown);
      history = read.bars;
      dated = read.dated;
      if (history.length === 0) fault = new QosError("notFound", { code });
      tell();
    },
    (thrown: unknown) => {
      fault = asQosError(thrown);
      tell();
    },
  );
  const stop = app.live.kline([code, interval, MOST_BARS, CHART_FIELDS, false], (shown) => {
    const silent = shown instanceof QosError && shown.id === "connecting";
    live = { ...readBars(shown), fault: shown instanceof QosError && !silent ? shown : undefined };
    tell();
  });
  tell();
  return () => {
    closed.abort();
    stop();
  };
}

/** The name of an instrument in the user's language; blank where the server tells none. Kept for half a day. */
export async function nameOf(app: Pick<App, "queries" | "locale">, code: InstrumentCode): Promise<string> {
  try {
    const shown: Shown = await app.queries.answer(askInfo, [code, `name_${app.locale()}`, false], { preview: false });
    const cell: unknown = Array.isArray(shown) ? (shown as readonly (readonly unknown[])[])[0]?.[0] : shown;
    return typeof cell === "string" ? cell : "";
  } catch {
    return "";
  }
}
