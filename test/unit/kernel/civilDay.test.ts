import fc from "fast-check";
import { civilFromDays, daysFromCivil, isCivilDay, weekdayOf } from "../../../src/kernel/civilDay";

const days = fc.integer({ min: -700_000, max: 2_900_000 });

test("days and dates agree with the calendar of JavaScript", () => {
  fc.assert(
    fc.property(days, (number) => {
      const date = new Date(number * 86_400_000);
      const { year, month, day } = civilFromDays(number);
      expect([year, month, day]).toEqual([date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]);
      expect(daysFromCivil(year, month, day)).toBe(number);
      expect(weekdayOf(number)).toBe(date.getUTCDay());
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  [2024, 2, 29, true],
  [2023, 2, 29, false],
  [1900, 2, 29, false],
  [2000, 2, 29, true],
  [2024, 12, 31, true],
  [2024, 12, 32, false],
  [2024, 4, 31, false],
  [2024, 0, 1, false],
  [2024, 13, 1, false],
  [2024, 1, 0, false],
  [2024, Number.NaN, 1, false],
])("%d-%d-%d is a day of the calendar: %s", (year, month, day, is) => {
  expect(isCivilDay(year, month, day)).toBe(is);
});
