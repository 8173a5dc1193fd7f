import fc from "fast-check";
import { decimalText, fixedDecimalText, priceText } from "../../../src/simulator/market/decimalText";
import { roundToTick, stepDown, stepUp, tickRuleFor } from "../../../src/simulator/market/ticks";

test.each([
  [23_803, 2, "238.03"],
  [49_100, 2, "491"],
  [9_660, 2, "96.6"],
  [3_193, 4, "0.3193"],
  [5, 3, "0.005"],
  [0, 4, "0"],
  [-150, 2, "-1.5"],
  [31_124_964, 0, "31124964"],
])("%d of %d decimals is written %s", (amount, decimals, text) => {
  expect(decimalText(amount, decimals)).toBe(text);
});

test("crypto prices keep their trailing zeros", () => {
  expect(fixedDecimalText(8_108_550, 2)).toBe("81085.50");
  expect(priceText(tickRuleFor("CF", 84_000), 8_430_490)).toBe("84304.90");
});

test("a written figure reads back as the number it stands for, and is never longer than needed", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e12 }), fc.integer({ min: 0, max: 6 }), (amount, decimals) => {
      const text = decimalText(amount, decimals);
      expect(Number(text)).toBe(amount / 10 ** decimals);
      expect(text).not.toMatch(/\.$|\.\d*0$/);
      expect(Math.round(Number(fixedDecimalText(amount, decimals)) * 10 ** decimals)).toBe(amount);
    }),
  );
});

test.each([
  ["HK", 521.5, "522"],
  ["HK", 135.8, "135.9"],
  ["HK", 9.99, "10"],
  ["HK", 10, "10.02"],
  ["US", 238.03, "238.04"],
  ["US", 0.3193, "0.3194"],
  ["SH", 1_628.01, "1628.02"],
] as const)("above %s %d the next price is %s", (market, price, next) => {
  const rule = tickRuleFor(market, price);
  const points = Math.round(price * 10 ** rule.decimals);
  expect(priceText(rule, stepUp(rule, points))).toBe(next);
  expect(stepDown(rule, stepUp(rule, points))).toBe(points);
});

test("no step leads to zero or below", () => {
  const rule = tickRuleFor("HK", 0.1);
  expect(stepDown(rule, 3, 10)).toBe(1);
  expect(roundToTick(rule, 0)).toBe(1);
});
