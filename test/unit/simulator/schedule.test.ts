import fc from "fast-check";
import { epochSeconds, excelSerial } from "../../../src/kernel/time";
import { MARKETS, type Market } from "../../../src/market/markets";
import { momentInZone, zoneOffset } from "../../../src/market/zone";
import { MarketCalendar } from "../../../src/simulator/market/calendar";
import { compactDate, dayAt, dayOf, momentOf } from "../../../src/simulator/market/days";
import type { Exchange } from "../../../src/simulator/market/exchanges";
import { Schedule, type Keeper } from "../../../src/simulator/market/schedule";

const seconds = (iso: string): ReturnType<typeof epochSeconds> => epochSeconds(Date.parse(iso) / 1_000);
const keeper = (market: Exclude<Market, "IX">): Keeper => ({ market, hours: market });
const index = (hours: Exchange): Keeper => ({ market: "IX", hours });

function hours(of: Keeper, day: number): readonly string[] {
  return new Schedule().regular(of, day).map(({ start, minutes }) => {
    return `${new Date(start * 1_000).toISOString().slice(0, 16)} ${minutes}`;
  });
}

test("the exchanges' clocks agree with the time zone database", () => {
  const zones = fc.constantFrom(
    ...new Set([...MARKETS.map(({ zone }) => zone), "Asia/Tokyo", "Europe/London", "Europe/Berlin", "Europe/Paris"]),
  );
  fc.assert(
    fc.property(zones, fc.integer({ min: 1_300_000_000, max: 1_900_000_000 }), (zone, moment) => {
      const day = Math.floor((moment + zoneOffset(zone, epochSeconds(moment))) / 86_400);
      expect(dayAt(zone, epochSeconds(moment))).toBe(day);
      expect(momentOf(zone, day)).toBe(momentInZone(excelSerial(day + 25_569), zone));
    }),
  );
});

test.each([
  ["US", "2024-11-13T05:00:00Z", 1_731_474_000],
  ["HK", "2023-12-31T16:00:00Z", 1_704_038_400],
  ["CF", "2025-03-14T00:00:00Z", 1_741_910_400],
] as const)("a day of %s starts when the document's bar does", (market, iso, documented) => {
  const schedule = new Schedule();
  expect(schedule.startOf(keeper(market), schedule.dayAt(keeper(market), seconds(iso)))).toBe(documented);
});

test.each([
  ["US", dayOf(2025, 3, 7), ["2025-03-07T14:30 390"]],
  ["US", dayOf(2025, 3, 10), ["2025-03-10T13:30 390"]],
  ["US", dayOf(2025, 7, 3), ["2025-07-03T13:30 210"]],
  ["US", dayOf(2025, 7, 4), []],
  ["HK", dayOf(2025, 6, 6), ["2025-06-06T01:30 150", "2025-06-06T05:00 180"]],
  ["HK", dayOf(2025, 12, 24), ["2025-12-24T01:30 150"]],
  ["SH", dayOf(2025, 6, 6), ["2025-06-06T01:30 120", "2025-06-06T05:00 120"]],
  ["CF", dayOf(2025, 6, 7), ["2025-06-07T00:00 1440"]],
  ["FX", dayOf(2025, 6, 9), ["2025-06-08T21:00 1140"]],
  ["FX", dayOf(2025, 6, 14), ["2025-06-13T16:00 300"]],
  ["FX", dayOf(2025, 1, 13), ["2025-01-12T22:00 1080"]],
  ["FX", dayOf(2025, 6, 8), []],
] as const)("%s trades on day %d at %j", (market, day, expected) => {
  expect(hours(keeper(market), day)).toEqual(expected);
});

test.each([
  ["TOKYO", dayOf(2024, 11, 13), ["2024-11-13T00:00 150", "2024-11-13T03:30 180"]],
  ["US", dayOf(2025, 7, 3), ["2025-07-03T13:30 210"]],
  ["HK", dayOf(2025, 6, 6), ["2025-06-06T01:30 150", "2025-06-06T05:00 180"]],
  ["LONDON", dayOf(2025, 3, 28), ["2025-03-28T08:00 510"]],
  ["LONDON", dayOf(2025, 3, 31), ["2025-03-31T07:00 510"]],
  ["FRANKFURT", dayOf(2025, 10, 27), ["2025-10-27T08:00 510"]],
  ["PARIS", dayOf(2025, 12, 24), ["2025-12-24T08:00 305"]],
  ["TOKYO", dayOf(2025, 1, 3), []],
] as const)("an index of %s moves in the hours of its exchange: on day %d at %j", (exchange, day, expected) => {
  expect(hours(index(exchange), day)).toEqual(expected);
});

test("a day of an index begins at midnight of its own exchange", () => {
  const schedule = new Schedule();
  const begins = (exchange: Exchange): string =>
    new Date(schedule.startOf(index(exchange), dayOf(2024, 11, 13)) * 1_000).toISOString().slice(0, 16);
  expect([begins("TOKYO"), begins("HK"), begins("US"), begins("LONDON"), begins("FRANKFURT")]).toEqual([
    "2024-11-12T15:00",
    "2024-11-12T16:00",
    "2024-11-13T05:00",
    "2024-11-13T00:00",
    "2024-11-12T23:00",
  ]);
});

test.each([
  ["2025-07-03T16:59:00Z", "regular"],
  ["2025-07-03T17:00:00Z", "post"],
  ["2025-07-03T20:59:00Z", "post"],
  ["2025-07-03T21:00:00Z", "closed"],
  ["2025-07-04T01:00:00Z", "closed"],
  ["2025-07-04T13:00:00Z", "closed"],
  ["2025-07-07T00:00:00Z", "night"],
  ["2025-07-07T07:49:00Z", "night"],
  ["2025-07-07T07:50:00Z", "closed"],
  ["2025-07-07T08:00:00Z", "pre"],
])("about a half day before a holiday US trading is, at %s, %s", (iso, session) => {
  expect(new Schedule().sessionAt(keeper("US"), seconds(iso))).toBe(session);
});

test.each([
  ["2025-03-07T13:00:00Z", "pre"],
  ["2025-03-07T15:00:00Z", "regular"],
  ["2025-03-07T22:00:00Z", "post"],
  ["2025-03-07T04:00:00Z", "night"],
  ["2025-03-08T15:00:00Z", "closed"],
])("at %s US trading is %s", (iso, session) => {
  expect(new Schedule().sessionAt(keeper("US"), seconds(iso))).toBe(session);
});

test("a market that is always open trades round the clock from the day of its start, weekends too", () => {
  const start = seconds("2025-03-08T12:00:00Z");
  const schedule = new Schedule(start);
  const saturday = schedule.dayAt(keeper("US"), start);
  expect(schedule.regular(keeper("US"), saturday)).toEqual([
    { start: seconds("2025-03-08T05:00:00Z"), minutes: 1_440 },
  ]);
  expect(schedule.regular(keeper("US"), saturday + 1)).toEqual([
    { start: seconds("2025-03-09T05:00:00Z"), minutes: 1_380 },
  ]);
  expect(schedule.regular(keeper("US"), saturday - 1)).toHaveLength(1);
  expect(schedule.trades(keeper("HK"), saturday - 7)).toBe(false);
});

test("the document's trading days are trading days, and the holiday between them is none", () => {
  const calendar = new MarketCalendar();
  const days = (market: Exchange, from: number, to: number): string[] => {
    const found: string[] = [];
    for (let day = from; day <= to; day += 1) {
      const kind = calendar.dayIn(market, day);
      if (kind !== "closed") found.push(`${compactDate(day)},${kind === "half" ? "H" : "F"}`);
    }
    return found;
  };
  expect(days("US", dayOf(2025, 7, 1), dayOf(2025, 7, 7))).toEqual([
    "20250701,F",
    "20250702,F",
    "20250703,H",
    "20250707,F",
  ]);
  expect(days("HK", dayOf(2025, 6, 6), dayOf(2025, 6, 11))).toEqual([
    "20250606,F",
    "20250609,F",
    "20250610,F",
    "20250611,F",
  ]);
});

test.each([
  ["US", "2024-03-29"],
  ["US", "2024-11-28"],
  ["US", "2024-05-27"],
  ["US", "2022-06-20"],
  ["HK", "2025-01-29"],
  ["HK", "2024-04-01"],
  ["SH", "2024-10-04"],
  ["SZ", "2024-02-12"],
] as const)("%s is closed on %s", (market, date) => {
  expect(new MarketCalendar().dayIn(market, Date.parse(date) / 86_400_000)).toBe("closed");
});
