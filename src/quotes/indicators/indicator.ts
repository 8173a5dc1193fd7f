/** A bar with the figures that the indicator needs; `volume` is NaN for one that needs none. */
export interface WholeBar {
  readonly time: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

/** What an indicator reads of a bar. A bar without one of them breaks the series: all behind it begins anew. */
export type Needs = "close" | "range" | "volume";

/** A number in the brackets behind an indicator's name. */
export interface Parameter {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly usual: number;
  /** Whole numbers only: a count of bars. */
  readonly whole: boolean;
}

export interface IndicatorColumn {
  readonly name: string;
  readonly zh: string;
  readonly unit: "number" | "volume";
}

/** One indicator as people name it. */
export interface Indicator {
  readonly name: string;
  readonly zh: string;
  /** Other names of it, lower case. */
  readonly aliases: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly columns: readonly IndicatorColumn[];
  readonly needs: Needs;
  /** How it is computed, and where 通达信 computes otherwise. */
  readonly meaning: string;
  /**
   * Bars before a row that its value hangs on to more than a part in a thousand million. What a recursive average began
   * with decays with every bar; so many are asked for beyond the rows shown.
   */
  readonly warmUp: (parameters: readonly number[]) => number;
  /** Its values count from the first row shown: only their changes mean something. */
  readonly fromFirstRow?: true;
}

/** An indicator with its numbers. */
export interface Spec {
  readonly indicator: Indicator;
  readonly parameters: readonly number[];
}

export type Value = number | undefined;

/** An indicator on its way along a series. */
export interface Stepper {
  /**
   * Its columns at a bar that follows those before, or, with `replace`, at another state of the bar last given. A column
   * has no value where there are too few bars, or where what it divides by is nothing.
   */
  step(bar: WholeBar, replace: boolean): readonly Value[];
}

/** What a stepper may need to know of the series. */
export interface Surroundings {
  /** Equal for bars between which a running average goes on: those of a day, or of a year. */
  readonly anchorOf: (time: number) => number;
  /** The first bar that is given is the first that there is. */
  readonly fromStart: boolean;
}

export type Begin = (parameters: readonly number[], surroundings: Surroundings) => Stepper;
