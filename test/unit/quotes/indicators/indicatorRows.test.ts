import type { Bar } from "../../../../src/qos/bar";
import { IndicatorRows } from "../../../../src/quotes/indicators/indicatorRows";
import { readIndicators } from "../../../../src/quotes/indicators/readIndicators";
import { INDICATORS } from "../../../../src/quotes/indicators/table";
import { randomBars } from "../../../support/randomBars";

const SURROUNDINGS = { anchorOf: () => 0, fromStart: true };

function rowsOf(name: string): IndicatorRows {
  const [spec] = readIndicators(name);
  if (spec === undefined) throw new Error(name);
  return new IndicatorRows({ spec, surroundings: SURROUNDINGS, count: 4 });
}

/** States of the last bar: it moves, lacks its figures for a moment, stands still, and moves again. */
function states(bar: Bar, before: Bar): readonly Bar[] {
  const flat = { open: before.close, high: before.close, low: before.close, close: before.close };
  return [
    bar,
    { ...bar, close: undefined },
    { ...bar, volume: undefined },
    { ...bar, ...flat },
    { ...bar, close: bar.low },
    { ...bar, volume: 5 },
    bar,
  ];
}

test.each(INDICATORS.map(({ name }) => name))(
  "%s of a last bar that lacks a figure for a moment is afterwards as if it had not",
  (name) => {
    const bars = randomBars(300, 21);
    const [before, last] = bars.slice(-2);
    if (before === undefined || last === undefined) throw new Error("no bars");
    const moving = rowsOf(name);
    for (const state of states(last, before)) {
      const series = [...bars.slice(0, -1), state];
      const fresh = rowsOf(name).of(series);
      const shown = moving.of(series);
      const far = shown.flatMap((row, at) =>
        row.filter((value, place) => {
          const right = fresh[at]?.[place];
          if (value === undefined || right === undefined) return value !== right;
          return Math.abs(value - right) > 1e-9 * Math.max(1, Math.abs(right));
        }),
      );
      expect(far).toEqual([]);
    }
  },
);

test("a bar that is corrected in the middle is computed anew", () => {
  const bars = randomBars(60, 22);
  const rows = rowsOf("sma(5)");
  rows.of(bars);
  const corrected = bars.map((bar, at) => (at === 57 ? { ...bar, close: 1 } : bar));
  expect(rows.of(corrected)).toEqual(rowsOf("sma(5)").of(corrected));
});
