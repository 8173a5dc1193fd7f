import fc from "fast-check";
import { numberFormat } from "../../../src/host/numberFormat";
import type { NumberKind } from "../../../src/quotes/numberKind";
import { shownAs } from "../../support/excelFormat";

test.each<[kind: NumberKind, value: number, format: string | undefined, shown: string]>([
  ["price", 227.5, "#,##0.00######", "227.50"],
  ["price", 1585, "#,##0.00######", "1,585.00"],
  ["price", 7.23451, "#,##0.00######", "7.23451"],
  ["price", 67_123.4, "#,##0.00######", "67,123.40"],
  ["price", -37.63, "#,##0.00######", "-37.63"],
  ["price", 0.001, "#,##0.00######", "0.001"],
  ["price", 0.001_234_56, "#,##0.00######", "0.00123456"],
  ["price", 0.000_012_34, "#,##0.00################", "0.00001234"],
  ["price", 0.000_000_123_456, "#,##0.00################", "0.000000123456"],
  ["price", 0, "#,##0.00######", "0.00"],
  ["price", 0.1 + 0.2, "#,##0.00######", "0.30"],
  ["price", 1e-13, undefined, ""],
  ["volume", 34_567_890, "#,##0", "34,567,890"],
  ["volume", 0, "#,##0", "0"],
  ["volume", 0.1234, "#,##0.00######", "0.1234"],
  ["volume", -1200, "#,##0", "-1,200"],
  ["coins", 12, "#,##0.00######", "12.00"],
  ["coins", 0.000_01, "#,##0.00################", "0.00001"],
  ["coins", 129_631.117, "#,##0.00######", "129,631.117"],
  ["money", 147_479_220.17, "#,##0", "147,479,220"],
  ["money", 3_412_345_678_901, "#,##0", "3,412,345,678,901"],
  ["money", 100_000, "#,##0", "100,000"],
  ["money", 99_999.99, "#,##0.00######", "99,999.99"],
  ["money", 0.1234, "#,##0.00######", "0.1234"],
  ["fraction", 0.012_345_6, "0.00%", "1.23%"],
  ["fraction", -0.123_456_789, "0.00%", "-12.35%"],
  ["fraction", 4.5, "0.00%", "450.00%"],
  ["fraction", 0, "0.00%", "0.00%"],
  ["fraction", 0.000_05, "0.00%", "0.01%"],
  ["fraction", -0.000_012, "0.00##############%", "-0.0012%"],
  ["number", 28.432_156_7, "#,##0.00##", "28.4322"],
  ["number", 9.876_543_21, "#,##0.00####", "9.876543"],
  ["number", 6.57, "#,##0.00####", "6.57"],
  ["number", 20, "#,##0.00##", "20.00"],
  ["number", 0.138_226_553, "#,##0.00####", "0.138227"],
  ["number", 0.041_234_567, "#,##0.00######", "0.04123457"],
  ["number", -0.000_123_456_7, "#,##0.00################", "-0.0001234567"],
])("a %s of %d is shown in %s as %s", (kind, value, format, shown) => {
  expect(numberFormat(kind, value)).toBe(format);
  if (format !== undefined) expect(shownAs(format, value)).toBe(shown);
});

const KINDS: readonly NumberKind[] = ["price", "volume", "coins", "money", "fraction", "number"];
const anySize = fc
  .tuple(fc.double({ min: 1, max: 10, noNaN: true }), fc.integer({ min: -12, max: 14 }), fc.boolean(), fc.nat(9))
  .map(([digits, power, isNegative, decimals]) => {
    const size = Number(`${digits.toFixed(decimals)}e${power}`);
    return isNegative ? -size : size;
  });

/** Digits from the first to the last that is not 0. */
function significant(digits: string): number {
  return digits.replace(/e.*|\D/g, "").replace(/^0+|0+$/g, "").length;
}

test("whatever the number, six significant digits are shown or all of them, and no other than its own", () => {
  fc.assert(
    fc.property(fc.constantFrom(...KINDS), anySize, (kind, value) => {
      const format = numberFormat(kind, value);
      if (format === undefined) return;
      const shown = shownAs(format, value);
      const told = Number(shown.replace(/[,%]/g, "")) / (format.endsWith("%") ? 100 : 1);
      if (kind === "fraction") {
        expect(Math.abs(told - value)).toBeLessThanOrEqual(0.000_050_000_1);
        expect(told).not.toBe(0);
        return;
      }
      // Half a unit of the sixth digit, at most five parts in a million.
      expect(Math.abs(told - value)).toBeLessThanOrEqual(Math.abs(value) * 5.000_01e-6);
      const digits = value.toPrecision(15);
      if (significant(digits) <= 6) expect(told.toPrecision(15)).toBe(digits);
    }),
    { numRuns: 20_000 },
  );
});

test("no format has only decimals that may be left out: of a whole number Excel would show the point behind it", () => {
  fc.assert(
    fc.property(fc.constantFrom(...KINDS), anySize, (kind, value) => {
      expect(numberFormat(kind, value) ?? "0.00").not.toMatch(/\.#/);
    }),
  );
});

test.each<[NumberKind, readonly number[]]>([
  ["price", [227.5, 228, 226.999, 231.01]],
  ["price", [0.0123, 0.0098, 0.0101]],
  ["coins", [0.25, 1, 12.5, 3]],
  ["volume", [100, 2_000_000]],
  ["fraction", [0.012, -0.003, 0, 0.5]],
  ["money", [1e6, 2_345_678.91]],
  ["number", [28.43, 31.2, 99.99]],
])("a %s that moves over %j keeps its format", (kind, values) => {
  expect(new Set(values.map((value) => numberFormat(kind, value))).size).toBe(1);
});
