import type { Bar } from "../../../../src/qos/bar";
import type { Spec, Value } from "../../../../src/quotes/indicators/indicator";
import { IndicatorRun, valuesOf } from "../../../../src/quotes/indicators/indicatorRun";
import { readIndicators } from "../../../../src/quotes/indicators/readIndicators";
import { INDICATORS } from "../../../../src/quotes/indicators/table";
import { randomBars } from "../../../support/randomBars";

const NAMES = INDICATORS.map(({ name }) => name);
const FROM_START = { anchorOf: () => 0, fromStart: true };
const SOMEWHERE = { anchorOf: (time: number) => Math.floor(time / 2_592_000), fromStart: false };

function spec(text: string): Spec {
  const [found] = readIndicators(text);
  if (found === undefined) throw new Error(text);
  return found;
}

function near(left: Value, right: Value, scale: number): boolean {
  if (left === undefined || right === undefined) return left === right;
  return Math.abs(left - right) <= 1e-9 * Math.max(scale, Math.abs(right));
}

test("there are 25 indicators at least", () => {
  expect(NAMES.length).toBeGreaterThanOrEqual(25);
});

test.each(NAMES)("%s of a bar that moves is that of the bar as it is at last", (name) => {
  const bars = randomBars(420, 5);
  const others = randomBars(420, 6);
  const run = new IndicatorRun(spec(name), FROM_START);
  const moved = bars.map((bar, at) => {
    const other = others[at] ?? bar;
    run.step({ ...other, time: bar.time });
    run.step({ ...bar, close: (bar.high + bar.low) / 2 }, true);
    return run.step(bar, true);
  });
  const whole = valuesOf(spec(name), bars, FROM_START);
  // Both sum in another order at most.
  const wrong = moved.flatMap((row, at) => row.filter((value, place) => !near(value, whole[at]?.[place], 1)));
  expect(wrong).toEqual([]);
});

test.each(NAMES)("%s begun anywhere is from its first value on what the whole series gives", (name) => {
  const bars = randomBars(3_000, 7);
  const whole = valuesOf(spec(name), bars, { ...SOMEWHERE, fromStart: true });
  for (const start of [611, 1_007, 1_500]) {
    const part = valuesOf(spec(name), bars.slice(start), SOMEWHERE);
    const first = part.findIndex((row) => row.every((value) => value !== undefined));
    const base = name === "obv" ? Number(whole[start + first]?.[0]) - Number(part[first]?.[0]) : 0;
    expect(first).toBeLessThan(501);
    const wrong = part.slice(first).flatMap((row, at) =>
      row.filter((value, place) => {
        const right = whole[start + first + at]?.[place];
        return !near(value, right === undefined ? undefined : right - base, 1);
      }),
    );
    expect(wrong).toEqual([]);
  }
});

test.each(["sma(5)", "rsi(3)", "kdj", "obv", "mfi(3)", "vwap", "macd(2,3,2)"])(
  "%s is told of no window that holds a bar without the figure that it needs",
  (text) => {
    const { indicator } = spec(text);
    const hole: Partial<Bar> = indicator.needs === "volume" ? { volume: undefined } : { close: undefined };
    const bars = randomBars(400, 8).map((bar, at): Bar => (at === 100 ? { ...bar, ...hole } : bar));
    const values = valuesOf(spec(text), bars, FROM_START).map(([value]) => value);
    const warmUp = indicator.warmUp(spec(text).parameters);
    expect(values[99]).toEqual(expect.any(Number));
    expect(values.slice(100, 100 + Math.max(1, warmUp)).filter((value) => value !== undefined)).toEqual([]);
    // What runs since the beginning of a day knows that beginning no more.
    expect(typeof values.at(-1)).toBe(text === "vwap" ? "undefined" : "number");
  },
);

test.each([
  ["rsi(3)", "neither up nor down"],
  ["kdj", "between one price"],
  ["stoch", "between one price"],
  ["stochrsi", "between one price"],
  ["willr", "between one price"],
  ["cci", "of no deviation"],
  ["mfi(3)", "of no money"],
  ["adx", "of no movement"],
])("%s where nothing moves is no number: there is no place %s", (text) => {
  const [one] = randomBars(1);
  if (one === undefined) throw new Error("no bar");
  const { indicator } = spec(text);
  const bars = randomBars(900).map(({ time }): Bar => ({ ...one, time, high: one.close, low: one.close }));
  const columns = valuesOf(spec(text), bars, FROM_START).map((row) => row.at(-1));
  expect(indicator.columns.length).toBeGreaterThan(0);
  expect(columns.filter((value) => value !== undefined)).toEqual([]);
});

test("a bar without volume is none to obv, mfi and vwap, and one to all others", () => {
  const bars = randomBars(900).map((bar): Bar => ({ ...bar, volume: undefined }));
  const silent = NAMES.filter((name) => valuesOf(spec(name), bars, FROM_START).at(-1)?.[0] === undefined);
  expect(silent).toEqual(["obv", "mfi", "vwap"]);
});
