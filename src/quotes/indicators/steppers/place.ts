import { Period } from "trading-signals";
import type { Value } from "../indicator";

/** Where a close stands between the lowest and the highest of the last bars, 0 to 100. */
export class Place {
  readonly #highs: Period;
  readonly #lows: Period;

  constructor(length: number) {
    this.#highs = new Period(length);
    this.#lows = new Period(length);
  }

  /** No value where there are too few bars, or where highest and lowest are one. */
  next(
    { high, low, close }: { readonly high: number; readonly low: number; readonly close: number },
    replace: boolean,
  ): Value {
    const highs = this.#highs.update(high, replace);
    const lows = this.#lows.update(low, replace);
    if (highs === null || lows === null || highs.highest === lows.lowest) return undefined;
    return (100 * (close - lows.lowest)) / (highs.highest - lows.lowest);
  }
}
