import { hoursOf } from "../../../src/market/hours";
import type { Market } from "../../../src/market/markets";
import { openingsOf, tradesExtended } from "../../../src/market/openings";
import { dayOfYyyymmdd } from "../../../src/market/tradingCalendar";

/** The openings of a market on a day, as moments in UTC. */
function openings(market: Market, yyyymmdd: number, { half = false, zone }: { half?: boolean; zone?: string } = {}) {
  const hours = hoursOf(market);
  if (hours === undefined) throw new Error("no hours");
  const text = (moment: number) => new Date(moment * 1_000).toISOString().slice(0, 16);
  return openingsOf({ hours, zone: zone ?? hours.zone, day: dayOfYyyymmdd(yyyymmdd), half }).map(({ start, end }) => [
    text(start),
    text(end),
  ]);
}

test.each<[string, Market, number, boolean, (readonly [string, string])[]]>([
  ["a day of winter in New York", "US", 20250307, false, [["2025-03-07T14:30", "2025-03-07T21:00"]]],
  ["a day of summer in New York", "US", 20250310, false, [["2025-03-10T13:30", "2025-03-10T20:00"]]],
  ["a half day of New York", "US", 20251128, true, [["2025-11-28T14:30", "2025-11-28T18:00"]]],
  ["a Saturday of New York", "US", 20250308, false, []],
  [
    "a day of Hong Kong",
    "HK",
    20241113,
    false,
    [
      ["2024-11-13T01:30", "2024-11-13T04:00"],
      ["2024-11-13T05:00", "2024-11-13T08:00"],
    ],
  ],
  ["a half day of Hong Kong has no afternoon", "HK", 20241224, true, [["2024-12-24T01:30", "2024-12-24T04:00"]]],
  [
    "Shanghai knows no half days",
    "SH",
    20241113,
    true,
    [
      ["2024-11-13T01:30", "2024-11-13T03:30"],
      ["2024-11-13T05:00", "2024-11-13T07:00"],
    ],
  ],
  ["a Sunday of coins", "CF", 20241117, false, [["2024-11-17T00:00", "2024-11-18T00:00"]]],
])("%s", (_what, market, day, half, expected) => {
  expect(openings(market, day, { half })).toEqual(expected);
});

test("currencies by the days of New York: the week's first evening alone opens, and lasts till midnight", () => {
  expect(openings("FX", 20241117)).toEqual([["2024-11-17T22:00", "2024-11-18T05:00"]]);
});

test("currencies by the days of Shanghai: Monday from 06:00 in winter, whole days, Saturday until 06:00", () => {
  const zone = "Asia/Shanghai";
  expect(openings("FX", 20241117, { zone })).toEqual([]);
  expect(openings("FX", 20241118, { zone })).toEqual([["2024-11-17T22:00", "2024-11-18T16:00"]]);
  expect(openings("FX", 20241120, { zone })).toEqual([["2024-11-19T16:00", "2024-11-20T16:00"]]);
  expect(openings("FX", 20241123, { zone })).toEqual([["2024-11-22T16:00", "2024-11-22T22:00"]]);
  expect(openings("FX", 20240715, { zone })).toEqual([["2024-07-14T21:00", "2024-07-15T16:00"]]);
});

test("what an American share trades in a day of Tokyo stands in order", () => {
  expect(openings("US", 20241114, { zone: "Asia/Tokyo" })).toEqual([
    ["2024-11-13T15:00", "2024-11-13T21:00"],
    ["2024-11-14T14:30", "2024-11-14T15:00"],
  ]);
});

test("only the US trades outside regular hours", () => {
  const extended = (market: Market) => {
    const hours = hoursOf(market);
    return hours !== undefined && tradesExtended(hours);
  };
  const markets: readonly Market[] = ["US", "HK", "SH", "SZ", "CF", "FX", "CM"];
  expect(markets.filter(extended)).toEqual(["US"]);
  const regular = { session: "regular", days: [1], start: 540, end: 600 } as const;
  const row = { market: "IX", zone: "UTC", keepsHolidays: true } as const;
  for (const session of ["pre", "post", "night"] as const)
    expect(tradesExtended({ ...row, blocks: [regular, { ...regular, session }] })).toBe(true);
  expect(tradesExtended({ ...row, blocks: [regular, { ...regular, session: "break" }] })).toBe(false);
});
