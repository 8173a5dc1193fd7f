import { readKeptCalendar, usualDays, dayOfYyyymmdd } from "../../../src/market/tradingCalendar";

const kept = {
  from: 20250701,
  days: [
    { yyyymmdd: 20250703, kind: "half" },
    { yyyymmdd: 20250707, kind: "full" },
  ],
};

test("a calendar that was kept is the calendar that was fetched", () => {
  expect(readKeptCalendar(structuredClone(kept))).toEqual(kept);
  expect(readKeptCalendar({ from: 20240229, days: [] })).toEqual({ from: 20240229, days: [] });
});

test.each<[what: string, value: unknown]>([
  ["nothing", undefined],
  ["null", null],
  ["a text", "20250701"],
  ["no day of fetching", { days: kept.days }],
  ["no days", { from: 20250701 }],
  ["a day of fetching as text", { from: "20250701", days: kept.days }],
  ["a day of fetching that is no day", { from: 20250231, days: kept.days }],
  ["half a day of fetching", { from: 20250701.5, days: kept.days }],
  ["days that are no list", { from: 20250701, days: { 0: kept.days[0] } }],
  ["a day that is null", { from: 20250701, days: [...kept.days, null] }],
  ["a day that is a text", { from: 20250701, days: [...kept.days, "20250708"] }],
  ["a day without a date", { from: 20250701, days: [...kept.days, { kind: "full" }] }],
  ["a day without its kind", { from: 20250701, days: [...kept.days, { yyyymmdd: 20250708 }] }],
  ["a day of an unknown kind", { from: 20250701, days: [...kept.days, { yyyymmdd: 20250708, kind: "closed" }] }],
  ["a day that no month has", { from: 20250701, days: [...kept.days, { yyyymmdd: 20250732, kind: "full" }] }],
  ["a date as text", { from: 20250701, days: [...kept.days, { yyyymmdd: "20250708", kind: "full" }] }],
])("what was kept with %s is no calendar, and a fresh one is fetched", (_what, value) => {
  expect(readKeptCalendar(value)).toBeUndefined();
});

test("what a calendar says of a day counts before what is usual", () => {
  const days = [
    { yyyymmdd: 20251127, kind: "full" as const },
    { yyyymmdd: 20251128, kind: "full" as const },
    { yyyymmdd: 20251201, kind: "half" as const },
  ];
  const kind = usualDays("US", { from: 20251126, days });
  expect(kind(dayOfYyyymmdd(20251128))).toBe("full");
  expect(kind(dayOfYyyymmdd(20251201))).toBe("half");
  expect(kind(dayOfYyyymmdd(20251126))).toBe("closed");
  expect(usualDays("US")(dayOfYyyymmdd(20251128))).toBe("half");
  expect(usualDays("US")(dayOfYyyymmdd(20251127))).toBe("full");
});
