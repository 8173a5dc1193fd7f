import * as second from "technicalindicators";
import { readIndicators } from "../../../../src/quotes/indicators/readIndicators";
import { valuesOf } from "../../../../src/quotes/indicators/indicatorRun";
import type { Value } from "../../../../src/quotes/indicators/indicator";
import { randomBars } from "../../../support/randomBars";

/*
 * Every indicator that `technicalindicators` has too, at each of 10,000 bars. Where the two begin differently, the second
 * library is given a past that brings its beginning to ours; where it rounds to two decimals, ours is rounded as it is.
 */

const BARS = randomBars(10_000);
const [first] = BARS;
if (first === undefined) throw new Error("no bars");
const CLOSES = BARS.map(({ close }) => close);
const COLUMNS = {
  high: BARS.map(({ high }) => high),
  low: BARS.map(({ low }) => low),
  close: CLOSES,
  volume: BARS.map(({ volume }) => volume),
};

/** What QOS.INDICATOR computes, from the beginning of a series on. */
function ours(text: string): readonly (readonly Value[])[] {
  const [spec] = readIndicators(text);
  if (spec === undefined) throw new Error(text);
  return valuesOf(spec, BARS, { anchorOf: () => 0, fromStart: true });
}

function column(text: string, place = 0): readonly Value[] {
  return ours(text).map((row) => row[place]);
}

/** The largest relative difference between the last values of both. */
function distance(mine: readonly Value[], theirs: readonly (number | undefined)[]): number {
  const count = Math.min(mine.filter((value) => value !== undefined).length, theirs.length);
  expect(count).toBeGreaterThan(9_800);
  const [left, right] = [mine.slice(-count), theirs.slice(-count)];
  return Math.max(
    ...left.map((value, at) => {
      const other = right[at];
      if (value === undefined || other === undefined) return Infinity;
      return Math.abs(value - other) / Math.max(1, Math.abs(value));
    }),
  );
}

/** The first close so many times before it: an average over them is that close, which is where ours begins. */
const before = (count: number): number[] => [...Array.from({ length: count }, () => first.close), ...CLOSES];

/** Averages of both sides of a bar's move, which the second library's RSI rounds only at its end. */
function strengths(period: number): number[] {
  const gains = second.AverageGain.calculate({ values: CLOSES, period });
  const losses = second.AverageLoss.calculate({ values: CLOSES, period });
  return gains.map((gain, at) => 100 - 100 / (1 + gain / (losses[at] ?? NaN)));
}

const emas = (values: readonly number[], period: number): number[] => {
  const [begin = 0] = values;
  return second.EMA.calculate({ values: [...Array.from({ length: period - 1 }, () => begin), ...values], period });
};

const TRUE_RANGES = second.TrueRange.calculate({ high: COLUMNS.high, low: COLUMNS.low, close: COLUMNS.close });

describe("an indicator is that of a second library", () => {
  test.each<[string, number, () => readonly (number | undefined)[]]>([
    ["sma(20)", 0, () => second.SMA.calculate({ values: CLOSES, period: 20 })],
    ["ema(26)", 0, () => second.EMA.calculate({ values: before(25), period: 26 })],
    ["wma(10)", 0, () => second.WMA.calculate({ values: CLOSES, period: 10 })],
    ["dema(20)", 0, () => emas(CLOSES, 20).map((one, at) => 2 * one - (emas2(20)[at] ?? NaN))],
    [
      "tema(20)",
      0,
      () => emas(CLOSES, 20).map((one, at) => 3 * one - 3 * (emas2(20)[at] ?? NaN) + (emas3(20)[at] ?? NaN)),
    ],
    ["boll(20,2)", 0, () => bands().map(({ upper }) => upper)],
    ["boll(20,2)", 1, () => bands().map(({ middle }) => middle)],
    ["boll(20,2)", 2, () => bands().map(({ lower }) => lower)],
    ["rsi(14)", 0, () => strengths(14)],
    ["rsi(6)", 0, () => strengths(6)],
    ["macd(12,26,9)", 0, () => macd().map(({ MACD }) => MACD)],
    ["macd(12,26,9)", 1, () => macd().map(({ signal }) => signal)],
    ["macd(12,26,9)", 2, () => macd().map(({ histogram }) => histogram)],
    ["stoch(14,1,3)", 0, () => stochastic().map(({ k }) => k)],
    ["stoch(14,1,3)", 1, () => stochastic().map(({ d }) => d)],
    ["stochrsi(14,14,3,3)", 0, () => stochasticStrength().map(({ d }) => d)],
    [
      "stochrsi(14,14,3,3)",
      1,
      () => second.SMA.calculate({ values: stochasticStrength().flatMap(({ d }) => d ?? []), period: 3 }),
    ],
    ["cci(20)", 0, () => second.CCI.calculate({ ...COLUMNS, period: 20 })],
    ["atr(14)", 0, () => second.WEMA.calculate({ values: [first.high - first.low, ...TRUE_RANGES], period: 14 })],
    ["dmi(14)", 0, () => movement().map(({ pdi }) => pdi)],
    ["dmi(14)", 1, () => movement().map(({ mdi }) => mdi)],
    ["dmi(14)", 2, () => movement().map(({ adx }) => adx)],
    ["adx(14)", 0, () => movement().map(({ adx }) => adx)],
    ["obv", 0, () => second.OBV.calculate({ close: CLOSES, volume: COLUMNS.volume })],
    ["vwap", 0, () => second.VWAP.calculate(COLUMNS)],
    ["roc(12)", 0, () => second.ROC.calculate({ values: CLOSES, period: 12 })],
    ["willr(14)", 0, () => second.WilliamsR.calculate({ ...COLUMNS, period: 14 })],
    ["sar(0.02,0.2)", 0, () => second.PSAR.calculate({ high: COLUMNS.high, low: COLUMNS.low, step: 0.02, max: 0.2 })],
    ["trix(12,20)", 0, () => second.ROC.calculate({ values: emas(emas(emas(CLOSES, 12), 12), 12), period: 1 })],
    ["trix(12,20)", 1, () => trixSignal()],
  ])("%s, column %i", (text, place, theirs) => {
    expect(distance(column(text, place), theirs())).toBeLessThan(1e-9);
  });

  test("mfi(14), which the second library rounds to two decimals", () => {
    const theirs = second.MFI.calculate({ ...COLUMNS, period: 14 });
    const mine = column("mfi(14)").slice(-theirs.length);
    expect(mine.map((value) => Number(value?.toFixed(2)))).toEqual(theirs);
  });
});

const emas2 = memo((period: number) => emas(emas(CLOSES, period), period));
const emas3 = memo((period: number) => emas(emas2(period), period));

function memo(make: (period: number) => number[]): (period: number) => number[] {
  const made = new Map<number, number[]>();
  return (period) => {
    const known = made.get(period) ?? make(period);
    made.set(period, known);
    return known;
  };
}

function bands(): { upper: number; middle: number; lower: number }[] {
  return second.BollingerBands.calculate({ values: CLOSES, period: 20, stdDev: 2 });
}

/** With 8 bars more of one price the signal begins, as ours, at nothing with the first bar. */
function macd(): { MACD?: number | undefined; signal?: number | undefined; histogram?: number | undefined }[] {
  return second.MACD.calculate({
    values: before(25 + 8),
    fastPeriod: 12,
    slowPeriod: 26,
    signalPeriod: 9,
    SimpleMAOscillator: false,
    SimpleMASignal: false,
  });
}

function stochastic(): { k: number; d: number }[] {
  return second.Stochastic.calculate({ ...COLUMNS, period: 14, signalPeriod: 3 });
}

function stochasticStrength(): { k: number; d: number }[] {
  const values = strengths(14);
  return second.Stochastic.calculate({ high: values, low: values, close: values, period: 14, signalPeriod: 3 });
}

function movement(): { adx: number; pdi: number; mdi: number }[] {
  return second.ADX.calculate({ ...COLUMNS, period: 14 });
}

function trixSignal(): number[] {
  const changes = second.ROC.calculate({ values: emas(emas(emas(CLOSES, 12), 12), 12), period: 1 });
  // Ours begins with the first change that all three averages have bars for.
  return second.SMA.calculate({ values: changes.slice(33), period: 20 });
}
