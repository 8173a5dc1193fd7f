import { failure, success, type Settled } from "../../kernel/settled";
import type { EpochSeconds } from "../../kernel/time";
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

/** `more`: there may be; `none`: the series begins with the first bar; `failed`: they could not be had, ask again. */
export type Older = "more" | "asking" | "none" | "failed";

export type ChartState =
  | { readonly at: "asking" }
  | { readonly at: "failed"; readonly why: QosError }
  /** `liveFault`: why the last bar does not move, if it is known. */
  | {
      readonly at: "shown";
      readonly bars: readonly ChartBar[];
      /** The same series as it was told, with the bars that cannot be drawn: what an indicator runs along. */
      readonly told: readonly Bar[];
      /** The first of them is the first that there is, for sure. */
      readonly whole: boolean;
      readonly dated: boolean;
      /** Whether there are bars before the first one. */
      readonly older: Older;
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

/** A chart that is being shown. */
export interface ChartWatch {
  readonly stop: () => void;
  /** Asks for bars before the first one, unless there are none or they are on their way. */
  readonly older: () => void;
}

/**
 * Shows a series until it is stopped: as many bars as can be had, the last one moved by live ones, and older ones when they
 * are asked for. Cache, budget, pace and pause are those of the formulas, and both share one request.
 */
export function watchChart(
  app: Pick<App, "queries" | "live">,
  series: ChartQuery,
  hear: (state: ChartState) => void,
): ChartWatch {
  const { code, interval } = series;
  const shown = new ShownSeries(app, series, hear);
  const stop = app.live.bars({ code, interval }, (seen) => {
    const why = seen.known === "problem" && seen.error.id !== "connecting" ? seen.error : undefined;
    shown.move(seen.known === "value" ? seen.value : [], why);
  });
  shown.begin();
  return {
    older: () => shown.askOlder(),
    stop: () => {
      shown.close();
      stop();
    },
  };
}

/** The bars of one chart, put together from history and live bars. */
class ShownSeries {
  readonly #app: Pick<App, "queries">;
  readonly #series: ChartQuery;
  readonly #hear: (state: ChartState) => void;
  readonly #closed = new AbortController();
  #known: readonly Bar[] = [];
  #history: readonly ChartBar[] | undefined;
  #older: Older = "more";
  #whole = false;
  #fault: QosError | undefined;
  #live: readonly ChartBar[] = [];
  #liveTold: readonly Bar[] = [];
  #liveFault: QosError | undefined;

  constructor(app: Pick<App, "queries">, series: ChartQuery, hear: (state: ChartState) => void) {
    this.#app = app;
    this.#series = series;
    this.#hear = hear;
  }

  begin(): void {
    this.#app.queries.bars(this.#series, this.#closed.signal).then(
      (bars) => {
        this.#take(bars);
        if (bars.length === 0) this.#fault = new QosError("notFound", { code: this.#series.code });
        this.#tell();
      },
      (thrown: unknown) => {
        this.#fault = asQosError(thrown);
        this.#tell();
      },
    );
    this.#tell();
  }

  move(bars: readonly Bar[], fault: QosError | undefined): void {
    this.#liveTold = bars;
    this.#live = this.#candles(bars);
    this.#liveFault = fault;
    this.#tell();
  }

  askOlder(): void {
    const [first] = this.#known;
    if (first === undefined || this.#older === "asking" || this.#older === "none") return;
    this.#older = "asking";
    this.#tell();
    this.#app.queries.olderBars(this.#series, first.time, this.#closed.signal).then(
      (bars) => {
        this.#older = bars.length === 0 ? "none" : "more";
        this.#take([...bars, ...this.#known]);
        this.#tell();
        if (bars.length === 0) void this.#askWhetherWhole(first.time);
      },
      () => {
        this.#older = "failed";
        this.#tell();
      },
    );
  }

  /** A server may give no older bars although there are some; where that cannot be told, the first is not taken for the first of all. */
  async #askWhetherWhole(first: EpochSeconds): Promise<void> {
    const begins = this.#app.queries.beginsAt(this.#series, first, this.#closed.signal);
    this.#whole = await begins.catch(() => false);
    if (this.#whole) this.#tell();
  }

  close(): void {
    this.#closed.abort();
  }

  #take(bars: readonly Bar[]): void {
    this.#known = bars;
    this.#history = this.#candles(bars);
  }

  #candles(bars: readonly Bar[]): readonly ChartBar[] {
    const clock = this.#app.queries.barClock(this.#series);
    return chartBars(bars, (start) => clock.shows(start));
  }

  #tell(): void {
    if (this.#closed.signal.aborted) return;
    // Live bars are never adjusted, so without adjusted ones behind them they would be another series.
    const mayBeAlone = this.#fault !== undefined && this.#series.adjustment === "none";
    const bars = this.#history ?? (mayBeAlone ? this.#live : []);
    const { dated } = this.#app.queries.barClock(this.#series);
    const [older, liveFault] = [this.#older, this.#liveFault];
    const [told, whole] = [joinBars(this.#known, this.#liveTold), this.#whole];
    if (bars.length > 0)
      this.#hear({ at: "shown", bars: joinBars(bars, this.#live), told, whole, dated, older, liveFault });
    else if (this.#fault !== undefined) this.#hear({ at: "failed", why: this.#fault });
    else this.#hear({ at: "asking" });
  }
}

/** The name of an instrument in the user's language; blank where the server tells none. Kept for half a day. */
export async function nameOf(app: Pick<App, "reference" | "locale">, code: InstrumentCode): Promise<string> {
  const info = await app.reference.info(code);
  const name = info.ok ? info.value.fields[`name_${app.locale()}`] : undefined;
  return typeof name === "string" ? name : "";
}
