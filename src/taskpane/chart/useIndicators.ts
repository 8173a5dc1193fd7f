import { useEffect, useState } from "react";
import type { ChartQuery } from "../../features/chart/chart";
import type { Indicators } from "../../features/chart/indicatorLines";
import { usePane } from "../state/paneContext";
import type { ChartChoice } from "./chartChoice";

/** Indicators that are ready to be drawn, or why they are not. */
export interface ReadyIndicators {
  readonly value: Indicators | undefined;
  readonly fault: unknown;
}

export interface ChartIndicators {
  readonly over: ReadyIndicators;
  readonly below: ReadyIndicators;
  /** Bars before one that their values hang on. */
  readonly warmUp: number;
}

const NONE: ReadyIndicators = { value: undefined, fault: undefined };

/** The indicators that were chosen for a chart: averages over the candles, and one below them. */
export function useIndicators(
  ask: ChartQuery,
  { averages, indicator }: Pick<ChartChoice, "averages" | "indicator">,
): ChartIndicators {
  const lengths = averages === "" ? [] : averages.split(",");
  const over = useReady(lengths.map((length) => `sma(${length})`).join(";"), ask);
  const below = useReady(indicator, ask);
  return { over, below, warmUp: Math.max(over.value?.warmUp ?? 0, below.value?.warmUp ?? 0) };
}

/** Never those of another series or another text. */
function useReady(text: string, { code, interval, adjustment }: ChartQuery): ReadyIndicators {
  const { app } = usePane();
  const name = `${code} ${interval} ${adjustment} ${text}`;
  const [ready, setReady] = useState<ReadyIndicators & { readonly name: string }>();
  useEffect(() => {
    if (text === "") return undefined;
    let left = false;
    app.queries.indicators({ code, interval, adjustment }, text).then(
      (value) => !left && setReady({ name, value, fault: undefined }),
      (fault: unknown) => !left && setReady({ name, value: undefined, fault }),
    );
    return () => {
      left = true;
    };
  }, [app, code, interval, adjustment, text, name]);
  return text === "" || ready?.name !== name ? NONE : ready;
}
