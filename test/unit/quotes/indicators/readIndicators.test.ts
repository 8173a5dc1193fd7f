import { QosError } from "../../../../src/qos/errors";
import { readIndicators, specText } from "../../../../src/quotes/indicators/readIndicators";
import { INDICATORS } from "../../../../src/quotes/indicators/table";

const read = (raw: unknown): string => readIndicators(raw).map(specText).join(";");

function problem(raw: unknown): string {
  try {
    return `accepted: ${read(raw)}`;
  } catch (thrown) {
    return thrown instanceof QosError ? thrown.message : String(thrown);
  }
}

test.each([
  ["rsi(14)", "rsi(14)"],
  ["rsi", "rsi(14)"],
  ["RSI( 6 )", "rsi(6)"],
  ["ＲＳＩ（６）", "rsi(6)"],
  ["macd", "macd(12,26,9)"],
  ["macd(5,35)", "macd(5,35,9)"],
  ["macd(,,5)", "macd(12,26,5)"],
  ["boll(20,2.5)", "boll(20,2.5)"],
  ["kdj(9,3,3)；布林；均线(5)", "kdj(9,3,3);boll(20,2);sma(5)"],
  ["MA(5);MA(10);", "sma(5);sma(10)"],
  ["obv()", "obv"],
  ["乖离", "bias(6)"],
  ["威廉", "willr(14)"],
  ["Williams %R", "willr(14)"],
  ["stoch rsi", "stochrsi(14,14,3,3)"],
  ["sar(0.01,0.1)", "sar(0.01,0.1)"],
])("%s is %s", (written, meant) => {
  expect(read(written)).toBe(meant);
});

test("a range of indicators, a blank cell skipped", () => {
  expect(read([["rsi(6)"], [""], ["sma(5);ema(12)"]])).toBe("rsi(6);sma(5);ema(12)");
});

test.each([
  ["rsi14", "Nearest: rsi(14)."],
  ["rsi 14", "Nearest: rsi(14)."],
  ["rsi(14", "Nearest: rsi(14)."],
  ["ma5", "Nearest: sma(5)."],
  ["macd 12 26 9", "Nearest: macd(12,26,9)."],
  ["macd(12,26,9,1)", "Nearest: macd(12,26,9). Accepted: macd(fast,slow,signal)"],
  ["rsi(14),macd", "Nearest: rsi(14);macd."],
  ["rsj(14)", "Nearest: rsi"],
  ["bolinger", "Nearest: boll."],
  ["rsi(0)", 'indicator: "0" (n of rsi(n)) is not accepted. Accepted: a whole number from 2 to 500'],
  ["rsi(1.5)", "Accepted: a whole number from 2 to 500"],
  ["rsi(-3)", "Accepted: a whole number from 2 to 500"],
  ["rsi(x)", "Accepted: a whole number from 2 to 500"],
  ["boll(20,0)", "k of boll(n,k)"],
  ["", "Accepted: sma, ema"],
  ["42", "Accepted: sma, ema"],
  ["hello world", "Accepted: sma, ema"],
])("%s is refused, and what is right is told: %s", (written, told) => {
  expect(problem(written)).toContain(told);
});

test("every name of an indicator, in either language, is one indicator's alone", () => {
  const names = INDICATORS.flatMap(({ name, zh, aliases }): string[] => [...new Set([name, zh, ...aliases])]);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  for (const { name, zh, aliases } of INDICATORS)
    for (const each of [name, zh, ...aliases]) expect(readIndicators(each)[0]?.indicator.name).toBe(name);
});
