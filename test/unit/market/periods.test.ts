import { findPeriod, PERIODS, periodOf, periodOfKt, type Interval } from "../../../src/market/periods";

test.each<[Interval, number, string]>([
  ["1m", 1, "min1"],
  ["5m", 5, "min5"],
  ["15m", 15, "min15"],
  ["30m", 30, "min30"],
  ["1h", 60, "hour1"],
  ["2h", 120, "hour2"],
  ["4h", 240, "hour4"],
  ["1d", 1001, "day"],
  ["1w", 1007, "week"],
  ["1mo", 1030, "month"],
  ["1y", 2001, "year"],
])("%s is %d on the wire and %s to the vendor (§2.1)", (interval, kt, vendor) => {
  expect(periodOf(interval).kt).toBe(kt);
  expect(periodOfKt(kt)?.interval).toBe(interval);
  expect(findPeriod(vendor)?.interval).toBe(interval);
  expect(findPeriod(String(kt))?.interval).toBe(interval);
  if (interval !== "1m") expect(findPeriod(` ${interval.toUpperCase()} `)?.interval).toBe(interval);
});

test.each([
  ["1m", "1m"],
  ["1M", "1mo"],
  ["１Ｍ", "1mo"],
  [" M ", "1mo"],
  ["1MIN", "1m"],
  ["MIN1", "1m"],
  ["1MO", "1mo"],
  ["5M", "5m"],
])("%s names %s: a capital M alone is a month, as in every trading tool", (name, interval) => {
  expect(findPeriod(name)?.interval).toBe(interval);
});

test("bars within a day last as long as their name says", () => {
  for (const { kt, seconds } of PERIODS) expect(seconds).toBe(kt <= 240 ? kt * 60 : undefined);
});

test("no name means two periods", () => {
  const names = PERIODS.flatMap((row) => [row.interval, String(row.kt), ...row.aliases]);
  expect(new Set(names).size).toBe(names.length);
  for (const row of PERIODS) for (const alias of row.aliases) expect(findPeriod(alias)).toBe(row);
});

test.each(["", "3m", "1q", "tick", "季线"])("%j is no period", (name) => {
  expect(findPeriod(name)).toBeUndefined();
});

test("an unknown number is no period", () => {
  expect(periodOfKt(3)).toBeUndefined();
  expect(() => periodOf("3m" as Interval)).toThrow("no such interval");
});

test("full-width names and Chinese names are understood", () => {
  expect(findPeriod("１ｄ")?.interval).toBe("1d");
  expect(findPeriod("周线")?.interval).toBe("1w");
});
