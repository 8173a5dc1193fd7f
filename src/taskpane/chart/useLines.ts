import { useEffect, useMemo, useState } from "react";
import type { ChartQuery } from "../../features/chart/chart";
import type { ChartBar } from "../../features/chart/chartBars";
import { loadCompared, rebase, type Rebased } from "../../features/chart/compare";
import { loadIndicators, type IndicatorLine } from "../../features/chart/indicatorLines";
import { usePane } from "../state/paneContext";
import type { DrawnLine } from "./candles";

/** Colours that stand apart on white and on black, and from green and red. */
const COLOURS = ["#b8860b", "#3a7bd5", "#9b59b6", "#16a2a2"];

export interface LinesOptions {
  readonly ask: ChartQuery;
  readonly bars: readonly ChartBar[];
  readonly averages: string;
  readonly indicator: string;
  readonly compared: ChartQuery | undefined;
  /** The bar at which both instruments are put on one price: seconds of the axis. */
  readonly since: number;
}

export interface Lines {
  readonly drawn: readonly DrawnLine[];
  readonly rebased: Rebased | undefined;
  /** What could not be had, and why. */
  readonly faults: readonly unknown[];
}

/** The lines over and below the candles; they follow each new bar. */
export function useLines({ ask, bars, averages, indicator, compared, since }: LinesOptions): Lines {
  const last = bars.at(-1)?.time;
  const sma =
    averages === ""
      ? ""
      : averages
          .split(",")
          .map((length) => `sma(${length})`)
          .join(";");
  const over = useLoaded(sma, ask, bars.length, last);
  const below = useLoaded(indicator, ask, bars.length, last);
  const others = useCompared(compared, last);
  const rebased = useMemo(
    () => (others.value === undefined ? undefined : rebase(bars, others.value, since)),
    [bars, others.value, since],
  );
  const drawn = useMemo(
    () => [
      ...over.value.map((line, at) => drawnLine(line, "prices", at)),
      ...below.value.map((line, at) => drawnLine(line, "below", at)),
      ...(rebased === undefined
        ? []
        : [
            {
              key: "compared",
              pane: "prices" as const,
              colour: COLOURS[3] ?? "",
              dashed: true,
              points: rebased.points,
            },
          ]),
    ],
    [over.value, below.value, rebased],
  );
  return { drawn, rebased, faults: [over.fault, below.fault, others.fault].filter((fault) => fault !== undefined) };
}

function drawnLine({ name, points }: IndicatorLine, pane: DrawnLine["pane"], at: number): DrawnLine {
  return { key: name, pane, colour: COLOURS[at % COLOURS.length] ?? "", dashed: false, points };
}

interface Loaded<Value> {
  readonly value: Value;
  readonly fault: unknown;
}

const NOTHING: Loaded<readonly IndicatorLine[]> = { value: [], fault: undefined };

/** Indicators of a series, loaded anew with each bar that begins; never those of another series. */
function useLoaded(
  text: string,
  ask: ChartQuery,
  count: number,
  last: number | undefined,
): Loaded<readonly IndicatorLine[]> {
  const { app } = usePane();
  const { code, interval, adjustment } = ask;
  const name = `${code} ${interval} ${adjustment} ${text}`;
  const [loaded, setLoaded] = useState<Loaded<readonly IndicatorLine[]> & { readonly name: string }>();
  useEffect(() => {
    if (text === "") return undefined;
    const gone = new AbortController();
    loadIndicators(app, { code, interval, adjustment }, { text, count, signal: gone.signal }).then(
      (value) => !gone.signal.aborted && setLoaded({ name, value, fault: undefined }),
      (fault: unknown) => !gone.signal.aborted && setLoaded({ name, value: [], fault }),
    );
    return () => gone.abort();
  }, [app, code, interval, adjustment, text, count, last, name]);
  return text === "" || loaded?.name !== name ? NOTHING : loaded;
}

function useCompared(
  compared: ChartQuery | undefined,
  last: number | undefined,
): Loaded<readonly ChartBar[] | undefined> {
  const { app } = usePane();
  const { code, interval, adjustment } = compared ?? {};
  const name = `${code} ${interval} ${adjustment}`;
  const [loaded, setLoaded] = useState<Loaded<readonly ChartBar[] | undefined> & { readonly name: string }>();
  useEffect(() => {
    if (code === undefined || interval === undefined || adjustment === undefined) return undefined;
    const gone = new AbortController();
    loadCompared(app, { code, interval, adjustment }, gone.signal).then(
      (value) => !gone.signal.aborted && setLoaded({ name, value, fault: undefined }),
      (fault: unknown) => !gone.signal.aborted && setLoaded({ name, value: undefined, fault }),
    );
    return () => gone.abort();
  }, [app, code, interval, adjustment, last, name]);
  return code === undefined || loaded?.name !== name ? { value: undefined, fault: undefined } : loaded;
}
