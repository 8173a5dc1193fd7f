import { epochSeconds } from "../../../src/kernel/time";
import { BarGrid, firstDayOf } from "../../../src/market/barGrid";
import { dayIn } from "../../../src/market/zone";
import { hoursOfCode, zoneOf } from "../../../src/market/codeZone";
import type { Interval } from "../../../src/market/periods";
import { dayOfYyyymmdd } from "../../../src/market/tradingCalendar";
import { code } from "../../support/builders";

const at = (moment: string) => epochSeconds(Date.parse(moment) / 1_000);

/** The start of the bar that a trade falls into, in UTC; else why it falls into none. */
function barOf(name: string, interval: Interval, moment: string, half: readonly number[] = []): string {
  const instrument = code(name);
  const isHalf = (day: number) => half.map(dayOfYyyymmdd).includes(day);
  const grid = new BarGrid({ interval, zone: zoneOf(instrument), hours: hoursOfCode(instrument), isHalf });
  const place = grid.placeOf(at(moment));
  return place.bar === "at" ? new Date(place.start * 1_000).toISOString().slice(0, 16) : place.bar;
}

test.each<[string, Interval, string, string]>([
  ["US:AAPL", "1h", "2024-11-13T15:29:59Z", "2024-11-13T14:30"],
  ["US:AAPL", "1h", "2024-11-13T15:30:00Z", "2024-11-13T15:30"],
  ["US:AAPL", "1h", "2024-11-13T20:59:59Z", "2024-11-13T20:30"],
  ["US:AAPL", "1h", "2024-11-13T21:00:00Z", "2024-11-13T20:30"],
  ["US:AAPL", "1h", "2024-11-13T21:00:01Z", "none"],
  ["US:AAPL", "1h", "2024-11-13T14:29:59Z", "none"],
  ["US:AAPL", "1h", "2024-11-16T15:30:00Z", "none"],
  ["US:AAPL", "4h", "2024-11-13T19:00:00Z", "2024-11-13T18:30"],
  ["US:AAPL", "1m", "2024-11-13T21:00:00Z", "2024-11-13T20:59"],
  ["US:AAPL", "1d", "2024-11-13T21:00:00Z", "2024-11-13T05:00"],
  ["US:AAPL", "1d", "2024-11-13T21:00:01Z", "none"],
  ["HK:700", "1h", "2024-11-13T01:20:00Z", "2024-11-13T01:30"],
  ["HK:700", "1h", "2024-11-13T03:59:59Z", "2024-11-13T03:30"],
  ["HK:700", "1h", "2024-11-13T04:30:00Z", "2024-11-13T03:30"],
  ["HK:700", "1h", "2024-11-13T05:00:00Z", "2024-11-13T05:00"],
  ["HK:700", "1h", "2024-11-13T08:10:00Z", "2024-11-13T07:00"],
  ["HK:700", "1h", "2024-11-16T03:00:00Z", "none"],
  ["CF:BTCUSDT", "4h", "2024-11-17T23:59:59Z", "2024-11-17T20:00"],
  ["IX:JPN225", "1h", "2024-11-13T03:29:59Z", "2024-11-13T02:00"],
  ["IX:XYZ", "1h", "2024-11-13T03:29:59Z", "unknown"],
])("a trade of %s in bars of %s at %s: %s", (name, interval, moment, start) => {
  expect(barOf(name, interval, moment)).toBe(start);
});

test("on a half day the last bar ends at the early close", () => {
  expect(barOf("US:AAPL", "1h", "2025-11-28T18:00:00Z", [20251128])).toBe("2025-11-28T17:30");
  expect(barOf("US:AAPL", "1h", "2025-11-28T18:00:01Z", [20251128])).toBe("none");
  expect(barOf("US:AAPL", "1h", "2025-11-28T18:00:01Z")).toBe("2025-11-28T17:30");
});

test.each<[Interval, string]>([
  ["1d", "2024-11-14T05:00"],
  ["1w", "2024-11-11T05:00"],
  ["1mo", "2024-11-01T04:00"],
  ["1y", "2024-01-01T05:00"],
])("bars of %s begin at midnight of the exchange, a week's on Monday", (interval, start) => {
  expect(barOf("US:AAPL", interval, "2024-11-14T16:00:00Z")).toBe(start);
});

test("where hours are unknown days can still be counted", () => {
  const grid = new BarGrid({ interval: "1w", zone: "Asia/Seoul", hours: undefined, isHalf: () => false });
  expect(grid.placeOf(at("2024-11-17T14:59:59Z"))).toEqual({ bar: "at", start: at("2024-11-10T15:00Z") });
  expect(grid.placeOf(at("2024-11-17T15:00:00Z"))).toEqual({ bar: "at", start: at("2024-11-17T15:00Z") });
});

test("trades of several days, one after the other, are put into their own days", () => {
  const instrument = code("HK:700");
  const isHalf = (day: number) => day === dayOfYyyymmdd(20241224);
  const grid = new BarGrid({ interval: "1h", zone: zoneOf(instrument), hours: hoursOfCode(instrument), isHalf });
  const starts = ["2024-12-24T06:00:00Z", "2024-12-23T06:00:00Z", "2024-12-24T01:40:00Z", "2024-12-27T06:00:00Z"].map(
    (moment) => grid.placeOf(at(moment)),
  );
  expect(starts).toEqual([
    { bar: "at", start: at("2024-12-24T03:30Z") },
    { bar: "at", start: at("2024-12-23T06:00Z") },
    { bar: "at", start: at("2024-12-24T01:30Z") },
    { bar: "at", start: at("2024-12-27T06:00Z") },
  ]);
});

test("the first day of a week is its Monday, of a month and a year the first", () => {
  const first = (yyyymmdd: number, interval: Interval) => firstDayOf(dayOfYyyymmdd(yyyymmdd), interval);
  expect(first(20241117, "1w")).toBe(dayOfYyyymmdd(20241111));
  expect(first(20241118, "1w")).toBe(dayOfYyyymmdd(20241118));
  expect(first(20241130, "1mo")).toBe(dayOfYyyymmdd(20241101));
  expect(first(20241130, "1y")).toBe(dayOfYyyymmdd(20240101));
  expect(first(20241130, "1d")).toBe(dayOfYyyymmdd(20241130));
  expect(dayIn("Asia/Tokyo", at("2024-11-13T15:00Z"))).toBe(dayOfYyyymmdd(20241114));
  expect(dayIn("Asia/Tokyo", at("2024-11-13T14:59:59Z"))).toBe(dayOfYyyymmdd(20241113));
});
