import { decimalsOf } from "../../../src/workbench/page/grid/stock/decimals";
import { stockBars, type SourceCell } from "../../../src/workbench/page/grid/stock/stockBars";

const cell = (value: unknown): SourceCell => ({ value, text: String(value) });
const cells = (...values: readonly unknown[]): SourceCell[] => values.map(cell);

/** Open, high, low, close of two days, with their heads and a blank row below. */
const PRICES = [
  cells("open", 10, 11, ""),
  cells("high", 12, 14, ""),
  cells("low", 9, 10.5, ""),
  cells("close", 11, 13, ""),
];

test("each row of four prices is a candle at its time; heads and blank rows are none", () => {
  expect(stockBars(cells("time", 46_000, 46_001, ""), PRICES)).toEqual([
    { time: Date.UTC(2025, 11, 9) / 1000, label: "46000", open: 10, high: 12, low: 9, close: 11 },
    { time: Date.UTC(2025, 11, 10) / 1000, label: "46001", open: 11, high: 14, low: 10.5, close: 13 },
  ]);
});

test("a time of day is kept to the second", () => {
  const [, bar] = stockBars(cells("time", 46_000.395833333336, 46_000.399305555555, ""), PRICES);
  expect(bar?.time).toBe(Date.UTC(2025, 11, 9, 9, 35) / 1000);
});

test("a row without one of its prices is no candle, whatever error stands there", () => {
  const [open = [], high = [], , close = []] = PRICES;
  const bars = stockBars(cells("time", 46_000, 46_001, ""), [open, high, cells("low", "#N/A", 10.5, ""), close]);
  expect(bars.map(({ label }) => label)).toEqual(["46001"]);
});

test("rows that are not in the order of time stand side by side as they are", () => {
  const texts = stockBars(cells("time", "Monday", "Tuesday", ""), PRICES);
  expect(texts.map(({ time, label }) => [time, label])).toEqual([
    [0, "Monday"],
    [86_400, "Tuesday"],
  ]);
  const backwards = stockBars(cells("time", 46_001, 46_000, ""), PRICES);
  expect(backwards.map(({ time, close }) => [time, close])).toEqual([
    [0, 11],
    [86_400, 13],
  ]);
});

test("the axis has as many decimals as the prices, two at least", () => {
  const bar = (close: number) => ({ time: 0, label: "", open: 1, high: 1, low: 1, close });
  expect(decimalsOf([bar(521.5)])).toBe(2);
  expect(decimalsOf([bar(521.5), bar(7.7712)])).toBe(4);
  expect(decimalsOf([bar(0.00001234)])).toBe(8);
});
