import type { PlantedBug } from "../plantedBug";

/** Bugs between bars and what indicators say of them. */
export const INDICATOR_BUGS: readonly PlantedBug[] = [
  {
    shows: "KDJ forgets a third of what K was",
    file: "quotes/indicators/steppers/oscillators.ts",
    find: "before.k + (rsv - before.k) / m1",
    replace: "before.k + (rsv - before.k) / (m1 - 1)",
  },
  {
    shows: "BIAS is measured against the close",
    file: "quotes/indicators/steppers/averages.ts",
    find: "(100 * (close - middle)) / middle",
    replace: "(100 * (close - middle)) / close",
  },
  {
    shows: "the histogram of MACD has the wrong sign",
    file: "quotes/indicators/steppers/trends.ts",
    find: "isSignal ? line - mean : undefined]",
    replace: "isSignal ? mean - line : undefined]",
  },
  {
    shows: "a running average leaps over a bar that has no volume",
    file: "quotes/indicators/indicatorRun.ts",
    find: "      this.#stepper = undefined;\n",
    replace: "",
  },
  {
    shows: "INDICATOR begins its average with the first bar of an answer, as if there had been none before",
    file: "quotes/indicators/indicatorRun.ts",
    find: "return this.#isWhole || this.#bars > this.#warmUp ? values : this.#none;",
    replace: "return values;",
  },
  {
    shows: "INDICATOR asks for no bars beyond the rows shown",
    file: "quotes/indicators/indicatorBars.ts",
    find: "return count + warmUpOf(specs);",
    replace: "return count;",
  },
];
