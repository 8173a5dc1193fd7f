import { epochSeconds } from "../../../../src/kernel/time";
import type { Bar } from "../../../../src/qos/bar";
import { valuesOf } from "../../../../src/quotes/indicators/indicatorRun";
import { readIndicators } from "../../../../src/quotes/indicators/readIndicators";

/* Tables worked with pencil and paper from the published definitions; no program of ours has made them. */

type Row = readonly (number | undefined)[];

function rows(text: string, bars: readonly (readonly [high: number, low: number, close: number])[]): readonly Row[] {
  const series = bars.map(([high, low, close], at): Bar => ({
    time: epochSeconds(1_700_000_000 + at * 86_400),
    open: close,
    high,
    low,
    close,
    volume: 1,
  }));
  const [spec] = readIndicators(text);
  if (spec === undefined) throw new Error(text);
  return valuesOf(spec, series, { anchorOf: () => 0, fromStart: true }).map((row) =>
    row.map((value) => (value === undefined ? undefined : Math.round(value * 1e6) / 1e6)),
  );
}

const closes = (...all: readonly number[]): readonly (readonly [number, number, number])[] =>
  all.map((close) => [close, close, close]);

const NONE = [undefined, undefined, undefined];

test("kdj(3,3,3) of five bars", () => {
  expect(
    rows("kdj(3,3,3)", [
      [10, 8, 9],
      [11, 9, 10],
      [12, 10, 11.5],
      [13, 11, 12],
      [12, 9, 9.5],
    ]),
  ).toEqual([
    NONE,
    NONE,
    // RSV 87.5, 75, 12.5
    [62.5, 54.166667, 79.166667],
    [66.666667, 58.333333, 83.333333],
    [48.611111, 55.092593, 35.648148],
  ]);
});

test("kdj as people write it is of nine bars and thirds", () => {
  const rising = Array.from({ length: 10 }, (_, at) => [11 + at, 9 + at, 10 + at] as const);
  expect(rows("KDJ", rising).slice(7)).toEqual([
    NONE,
    // RSV 90 both times
    [63.333333, 54.444444, 81.111111],
    [72.222222, 60.37037, 95.925926],
  ]);
});

test("K and D wait where all bars of the window are one price, which has no RSV", () => {
  const flat = [
    [9, 9, 9],
    [9, 9, 9],
    [9, 9, 9],
  ] as const;
  const bars = [[10, 8, 9], [11, 9, 10], [12, 10, 11.5], ...flat, [13, 9, 12]] as const;
  const values = rows("kdj(3,3,3)", bars);
  expect(values[5]).toEqual(NONE);
  // With RSV 0 twice before it, then 75.
  expect(values.slice(3, 5)).toEqual([
    [41.666667, 50, 25],
    [27.777778, 42.592593, -1.851852],
  ]);
  expect(values[6]).toEqual([43.518519, 42.901235, 44.753086]);
});

test("bias(3), bias(6) and bias as people write it", () => {
  expect(rows("bias(3)", closes(10, 11, 12, 15))).toEqual([[undefined], [undefined], [9.090909], [18.421053]]);
  expect(rows("bias", closes(10, 11, 12, 13, 14, 15, 9)).slice(4)).toEqual([[undefined], [20], [-27.027027]]);
});

test("psy(4,2), a bar that closes as the one before being no rise", () => {
  expect(rows("psy(4,2)", closes(10, 11, 10, 12, 13, 12, 14, 14)).slice(3)).toEqual([
    [undefined, undefined],
    [75, undefined],
    [50, 62.5],
    [75, 62.5],
    [50, 62.5],
  ]);
});

test("mom, roc, willr, sma and wma", () => {
  expect(rows("mom(2)", closes(10, 11, 12.5)).at(-1)).toEqual([2.5]);
  expect(rows("roc(2)", closes(10, 11, 12.5)).at(-1)).toEqual([25]);
  expect(rows("roc(2)", closes(-10, 11, 12.5)).at(-1)).toEqual([undefined]);
  expect(
    rows("willr(2)", [
      [10, 8, 9],
      [12, 9, 11],
    ]).at(-1),
  ).toEqual([-25]);
  expect(rows("sma(2)", closes(10, 11)).at(-1)).toEqual([10.5]);
  expect(rows("wma(2)", closes(10, 13)).at(-1)).toEqual([12]);
});
