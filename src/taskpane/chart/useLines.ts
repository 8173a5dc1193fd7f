import { useMemo } from "react";
import type { ChartQuery } from "../../features/chart/chart";
import { rebase, type Rebased } from "../../features/chart/compare";
import { linesOver, type IndicatorLine, type Indicators, type LinedBars } from "../../features/chart/indicatorLines";
import type { DrawnLine } from "./candles";
import { useCompared } from "./useCompared";
import type { ChartIndicators } from "./useIndicators";

/** Colours that stand apart on white and on black, and from green and red. */
const COLOURS = ["#b8860b", "#3a7bd5", "#9b59b6", "#16a2a2"];

export interface LinesOptions {
  readonly shown: LinedBars;
  readonly indicators: ChartIndicators;
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

/** The lines over and below the candles, at every bar that is there; they move with the last one. */
export function useLines({ shown, indicators, compared, since }: LinesOptions): Lines {
  const { bars } = shown;
  const over = useDrawn(indicators.over.value, shown, "prices");
  const below = useDrawn(indicators.below.value, shown, "below");
  const others = useCompared(compared, bars);
  const rebased = useMemo(
    () => (others.bars === undefined ? undefined : rebase(bars, others.bars, since)),
    [bars, others.bars, since],
  );
  const drawn = useMemo(
    () => [...over, ...below, ...(rebased === undefined ? [] : [comparedLine(rebased)])],
    [over, below, rebased],
  );
  const faults = [indicators.over.fault, indicators.below.fault, others.fault].filter((fault) => fault !== undefined);
  return { drawn, rebased, faults };
}

function useDrawn(
  indicators: Indicators | undefined,
  { bars, told, whole }: LinedBars,
  pane: DrawnLine["pane"],
): readonly DrawnLine[] {
  return useMemo(
    () =>
      indicators === undefined
        ? []
        : linesOver(indicators, { bars, told, whole }).map((line, at) => drawnLine(line, pane, at)),
    [indicators, bars, told, whole, pane],
  );
}

function drawnLine({ name, points }: IndicatorLine, pane: DrawnLine["pane"], at: number): DrawnLine {
  return { key: name, pane, colour: COLOURS[at % COLOURS.length] ?? "", dashed: false, points };
}

function comparedLine({ points }: Rebased): DrawnLine {
  return { key: "compared", pane: "prices", colour: COLOURS[3] ?? "", dashed: true, points };
}
