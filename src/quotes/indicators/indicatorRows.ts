import type { Bar } from "../../qos/bar";
import type { Spec, Surroundings, Value } from "./indicator";
import { IndicatorRun } from "./indicatorRun";

export interface IndicatorRowsOptions {
  readonly spec: Spec;
  readonly surroundings: Surroundings;
  /** Rows to show, the newest bar's last. */
  readonly count: number;
}

/**
 * The last rows of one indicator over bars whose last one may move: then the rest is not computed again. What is told of
 * the last bar is what the whole series would give.
 */
export class IndicatorRows {
  readonly #options: IndicatorRowsOptions;
  #run: IndicatorRun | undefined;
  /** The bars that the run has gone along before the last one. */
  #closed: readonly Bar[] = [];
  /** The rows of those of them that are shown. */
  #rows: (readonly Value[])[] = [];
  /** What the run told of the last bar. */
  #last: readonly Value[] | undefined;

  constructor(options: IndicatorRowsOptions) {
    this.#options = options;
  }

  /** The rows of the last `count` bars. */
  of(bars: readonly Bar[]): readonly (readonly Value[])[] {
    const last = bars.at(-1);
    if (last === undefined) return [];
    const closed = bars.slice(0, -1);
    // A run that had no value for a state of the last bar cannot be led to another state of it.
    const isStill = this.#last?.every((value) => value !== undefined) === true && sameItems(closed, this.#closed);
    const run = isStill && this.#run !== undefined ? this.#run : this.#begin(closed);
    this.#last = run.step(last, isStill);
    return this.#shown([...this.#rows, this.#last]);
  }

  #begin(closed: readonly Bar[]): IndicatorRun {
    const { spec, surroundings, count } = this.#options;
    const run = new IndicatorRun(spec, surroundings);
    // What counts from the first row shown begins with the bar before it.
    const from = spec.indicator.fromFirstRow === true ? Math.max(0, closed.length - count) : 0;
    this.#rows = closed
      .slice(from)
      .map((bar) => run.step(bar))
      .slice(-count);
    this.#closed = closed;
    this.#run = run;
    return run;
  }

  #shown(rows: readonly (readonly Value[])[]): readonly (readonly Value[])[] {
    const { spec, count } = this.#options;
    if (spec.indicator.fromFirstRow !== true) return rows.slice(-count);
    // What is counted up knows nothing more behind a bar that it could not count.
    const hole = rows.findIndex((row, at) => at > 0 && row.includes(undefined));
    const counted = hole < 0 ? rows : rows.map((row, at) => (at < hole ? row : row.map(() => undefined)));
    return counted.slice(-count);
  }
}

function sameItems(left: readonly Bar[], right: readonly Bar[]): boolean {
  return left.length === right.length && left.every((bar, at) => bar === right[at]);
}
