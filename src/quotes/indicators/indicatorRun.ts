import type { Bar } from "../../qos/bar";
import { beginOf } from "./begin";
import type { Needs, Spec, Stepper, Surroundings, Value, WholeBar } from "./indicator";

/**
 * One indicator along one series. A bar without a figure that it needs has no value, and what follows begins anew: a
 * window over a hole, or an average that leaps over it, would be another indicator's value. Behind a beginning that is not
 * the series' own no value is told before the beginning no longer matters.
 */
export class IndicatorRun {
  readonly #spec: Spec;
  readonly #surroundings: Surroundings;
  readonly #warmUp: number;
  readonly #none: readonly Value[];
  #stepper: Stepper | undefined;
  /** Bars since the stepper began. */
  #bars = 0;
  /** The stepper began where the series begins. */
  #isWhole: boolean;

  constructor(spec: Spec, surroundings: Surroundings) {
    this.#spec = spec;
    this.#surroundings = surroundings;
    this.#warmUp = spec.indicator.warmUp(spec.parameters);
    this.#none = spec.indicator.columns.map(() => undefined);
    this.#isWhole = surroundings.fromStart;
  }

  /** Its columns at the next bar, or at another state of the last one. */
  step(bar: Bar, replace = false): readonly Value[] {
    const whole = wholeBar(bar, this.#spec.indicator.needs);
    if (whole === undefined) {
      this.#stepper = undefined;
      this.#bars = 0;
      this.#isWhole = false;
      return this.#none;
    }
    this.#stepper ??= beginOf(this.#spec.indicator.name)(this.#spec.parameters, {
      ...this.#surroundings,
      fromStart: this.#isWhole,
    });
    if (!replace) this.#bars += 1;
    const values = this.#stepper.step(whole, replace);
    return this.#isWhole || this.#bars > this.#warmUp ? values : this.#none;
  }
}

/** An indicator's columns at each bar of a series, oldest first. */
export function valuesOf(spec: Spec, bars: readonly Bar[], surroundings: Surroundings): (readonly Value[])[] {
  const run = new IndicatorRun(spec, surroundings);
  return bars.map((bar) => run.step(bar));
}

function wholeBar({ time, high, low, close, volume }: Bar, needs: Needs): WholeBar | undefined {
  if (close === undefined) return undefined;
  if (needs === "close") return { time, high: close, low: close, close, volume: NaN };
  if (high === undefined || low === undefined) return undefined;
  if (needs === "range") return { time, high, low, close, volume: NaN };
  return volume === undefined ? undefined : { time, high, low, close, volume };
}
