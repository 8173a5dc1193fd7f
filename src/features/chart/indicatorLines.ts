import type { App } from "../../runtime/app";
import type { ChartState } from "./chart";

/** A point of a line; undefined: the indicator has no value there. `time` as a bar's. */
export interface LinePoint {
  readonly time: number;
  readonly value: number | undefined;
}

/** One line of an indicator over the bars of a chart. */
export interface IndicatorLine {
  readonly name: string;
  readonly points: readonly LinePoint[];
}

/** Indicators of one series, ready to run along its bars. */
export type Indicators = Awaited<ReturnType<App["queries"]["indicators"]>>;

/** The bars of a chart that are drawn, and what indicators are told of them. */
export type LinedBars = Pick<Extract<ChartState, { readonly at: "shown" }>, "bars" | "told" | "whole">;

/** Lines over all bars of a chart, the newest and the oldest: each value stands at the bar of its own time. */
export function linesOver(indicators: Indicators, { bars, told, whole }: LinedBars): readonly IndicatorLine[] {
  const values = indicators.of(told, whole);
  const rows = new Map(told.map(({ time }, at) => [time, values[at] ?? []]));
  return indicators.names.map((name, column) => ({
    name,
    points: bars.map(({ start, time }) => ({ time, value: rows.get(start)?.[column] })),
  }));
}
