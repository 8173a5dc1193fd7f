import fc from "fast-check";
import type { SnapshotFigures } from "../../../src/qos/fields";
import type { InstrumentInfo } from "../../../src/qos/instrumentInfo";
import { difference } from "../../../src/quotes/arithmetic";
import { QUOTE_FIELDS } from "../../../src/quotes/quoteFields";
import { code } from "../../support/builders";

/** A derived field over the figures given, each of which differs from the others. */
function derived(
  name: string,
  figures: Partial<SnapshotFigures> = {},
  info: Partial<InstrumentInfo["fields"]> = {},
  of = "US:AAPL",
): unknown {
  const field = QUOTE_FIELDS.find((row) => row.name === name);
  const regular: SnapshotFigures = {
    last: 24,
    prevclose: 20,
    open: 21,
    high: 26,
    low: 19,
    volume: 1_000,
    turnover: 23_500,
    time: undefined,
    suspended: false,
    ...figures,
  };
  return field?.read({
    code: code(of),
    view: { regular, extended: {}, latest: undefined, wantsBars: false },
    info: { shares: 5_000, float: 4_000, eps: 3, navps: 8, dps: 6, ...info },
  });
}

test.each<[string, unknown]>([
  ["change", 4],
  ["changepct", 0.2],
  ["amplitude", 0.35],
  ["avgprice", 23.5],
  ["mktcap", 120_000],
  ["pe", 8],
  ["pb", 3],
  ["divyield", 0.25],
])("%s is %d", (name, value) => {
  expect(derived(name)).toBe(value);
});

test("the average price of Shanghai and Shenzhen counts lots of a hundred shares", () => {
  expect(derived("avgprice", {}, {}, "SH:600519")).toBe(0.235);
});

test.each<[string, keyof SnapshotFigures]>([
  ["change", "last"],
  ["change", "prevclose"],
  ["changepct", "last"],
  ["changepct", "prevclose"],
  ["amplitude", "high"],
  ["amplitude", "low"],
  ["amplitude", "prevclose"],
  ["avgprice", "turnover"],
  ["avgprice", "volume"],
  ["mktcap", "last"],
  ["pe", "last"],
  ["pb", "last"],
  ["divyield", "last"],
])("%s over a missing %s is missing", (name, missing) => {
  expect(derived(name, { [missing]: undefined })).toBeUndefined();
});

test.each<[string, keyof InstrumentInfo["fields"]]>([
  ["mktcap", "shares"],
  ["pe", "eps"],
  ["pb", "navps"],
  ["divyield", "dps"],
])("%s over a missing %s is missing, and so it is over 0 where 0 says nothing", (name, missing) => {
  expect(derived(name, {}, { [missing]: undefined })).toBeUndefined();
  expect(derived(name, {}, { [missing]: 0 })).toBe(name === "divyield" ? 0 : undefined);
});

test.each<[string, Partial<SnapshotFigures>]>([
  ["changepct", { prevclose: -37.63 }],
  ["changepct", { prevclose: 0 }],
  ["amplitude", { prevclose: -37.63 }],
  ["divyield", { last: -1 }],
])("%s over a base that is not above zero is missing: %j", (name, figures) => {
  expect(derived(name, figures)).toBeUndefined();
});

test("a price below zero has its change, and losses have their ratio", () => {
  expect(derived("change", { last: -37.63, prevclose: 18.27 })).toBe(-55.9);
  expect(derived("pe", {}, { eps: -3 })).toBe(-8);
});

test("no volume makes no average price, and no turnover none of 0", () => {
  expect(derived("avgprice", { volume: 0, turnover: 0 })).toBeUndefined();
  expect(derived("avgprice", { turnover: 0 })).toBeUndefined();
});

test("the dividends of Moutai in 2024 are 3.15 % of its price, not 4998 %", () => {
  expect(derived("divyield", { last: 1585.58 }, { dps: 49.982 }, "SH:600519")).toBeCloseTo(0.031523, 6);
  expect(derived("dps", {}, { dps: 49.982 })).toBe(49.982);
});

test.each([
  [26.15, 25.92, 0.23],
  [0.00000123, 0.0000012, 0.00000003],
  [1.23e-13, 1.2e-13, 3e-15],
  [0.1, 0.3, -0.2],
  [1470.11, 1470.11, 0],
  [25, 24, 1],
  [1e21, 1, 1e21],
  [1e-200, 0, 1e-200],
])("%d less %d is %d, digit by digit", (left, right, expected) => {
  expect(difference(left, right)).toBe(expected);
});

/** A decimal fraction, exactly: digits and how many of them stand behind the point. */
const decimals = fc.record({
  digits: fc.integer({ min: -999_999_999_999, max: 999_999_999_999 }),
  places: fc.integer({ min: 0, max: 14 }),
});

test("a difference of decimal fractions is the decimal fraction, whatever their size", () => {
  fc.assert(
    fc.property(decimals, decimals, (left, right) => {
      const places = Math.max(left.places, right.places);
      const scaled = ({ digits, places: own }: typeof left): bigint => BigInt(digits) * 10n ** BigInt(places - own);
      const exact = scaled(left) - scaled(right);
      const number = ({ digits, places: own }: typeof left): number => Number(`${digits}e-${own}`);
      fc.pre(exact > -(10n ** 15n) && exact < 10n ** 15n);
      fc.pre([left, right].every((one) => Math.abs(Number(scaled(one))) < 1e15));
      expect((difference(number(left), number(right)) ?? NaN) + 0).toBe(Number(`${exact}e-${places}`) + 0);
    }),
    { numRuns: 1_000 },
  );
});
