import fc from "fast-check";
import { decodeDecimal } from "../../../src/qos/decode";
import { decodeFigures, SNAPSHOT_FIELDS } from "../../../src/qos/fields";
import { Notes } from "../../../src/qos/unread";
import { difference } from "../../../src/quotes/arithmetic";

/** A decimal as text: so many units of the last of its decimals. */
const decimal = (units: number, decimals: number): string => {
  const digits = String(Math.abs(units)).padStart(decimals + 1, "0");
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return units < 0 ? `-${text}` : text;
};

const units = fc.integer({ min: -9_999_999_999, max: 9_999_999_999 });
const decimals = fc.integer({ min: 0, max: 8 });

test("whatever digits a figure has on the wire, it is the nearest double of its text", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.integer({ min: 0 }), fc.maxSafeInteger()),
      fc.integer({ min: 0, max: 15 }),
      (all, places) => {
        const text = decimal(Math.abs(all), places);
        expect(decodeDecimal(text, "push")).toBe(Number(text));
      },
    ),
  );
  for (const text of ["1.", ".5", "0.1", "00.10", "999999999999999", "9999999999999999", "0.000000000000001", "-3.5"])
    expect(decodeDecimal(text, "push")).toBe(Number(text));
  for (const text of [".", "1.2.3", "1a", "1 2"]) expect(() => decodeDecimal(text, "push")).toThrow();
});

test("a difference of prices is the number that their decimals give, as on paper", () => {
  fc.assert(
    fc.property(units, units, decimals, (left, right, places) => {
      const [a, b] = [Number(decimal(left, places)), Number(decimal(right, places))];
      expect(difference(a, b)).toBe(Number(decimal(left - right, places)) || 0);
    }),
    { numRuns: 2_000 },
  );
  expect([difference(26.15, 25.92), difference(0.3, 0.1), difference(1e-7, 3e-7)]).toEqual([0.23, 0.2, -2e-7]);
});

test("each row of the table of fields is read, under its own name", () => {
  const texts = { price: 11, volume: 12, money: 13, time: 1_731_510_000, flag: 1 } as const;
  const row = Object.fromEntries(
    SNAPSHOT_FIELDS.map(({ wire, kind }, at) => [wire, kind === "flag" ? 1 : texts[kind] + at]),
  );
  const figures = SNAPSHOT_FIELDS.map(({ name, kind }, at) => [name, kind === "flag" ? true : texts[kind] + at]);
  expect(decodeFigures(row, "push", new Notes())).toEqual(Object.fromEntries(figures));
});
