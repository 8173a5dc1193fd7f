import { epochSeconds } from "../../../src/kernel/time";
import { exchangeAt } from "../../../src/market/bells";
import { hoursOf } from "../../../src/market/hours";
import type { Market } from "../../../src/market/markets";
import { usualDays, yyyymmddOf, type DayKinds } from "../../../src/market/tradingCalendar";

const at = (iso: string) => epochSeconds(Date.parse(iso) / 1_000);

function now(market: Market, iso: string, kinds: DayKinds = usualDays(market)): string {
  const hours = hoursOf(market);
  if (hours === undefined) throw new Error("no hours");
  const { session, bell } = exchangeAt(hours, at(iso), kinds);
  return bell === undefined ? session : `${session}, ${bell.kind} ${new Date(bell.at * 1_000).toISOString()}`;
}

const closedOn =
  (...days: readonly number[]): DayKinds =>
  (day) =>
    days.includes(yyyymmddOf(day)) ? "closed" : "full";

test.each([
  ["HK", "2024-11-13T10:00+08:00", "regular, closes 2024-11-13T08:00:00.000Z"],
  ["HK", "2024-11-13T12:30+08:00", "break, resumes 2024-11-13T05:00:00.000Z"],
  ["HK", "2024-11-13T13:00+08:00", "regular, closes 2024-11-13T08:00:00.000Z"],
  ["HK", "2024-11-13T16:00+08:00", "closed, opens 2024-11-14T01:30:00.000Z"],
  ["SH", "2024-11-15T15:00+08:00", "closed, opens 2024-11-18T01:30:00.000Z"],
  ["US", "2024-11-13T09:29-05:00", "pre, opens 2024-11-13T14:30:00.000Z"],
  ["US", "2024-11-13T09:30-05:00", "regular, closes 2024-11-13T21:00:00.000Z"],
  ["US", "2024-11-15T19:00-05:00", "post, opens 2024-11-18T14:30:00.000Z"],
  // The clocks in New York go back on the night of 3 November.
  ["US", "2024-11-01T18:00-04:00", "post, opens 2024-11-04T14:30:00.000Z"],
  ["FX", "2024-11-13T10:00-05:00", "regular, closes 2024-11-15T22:00:00.000Z"],
  ["FX", "2024-11-16T10:00-05:00", "closed, opens 2024-11-17T22:00:00.000Z"],
  ["CF", "2024-11-16T10:00Z", "regular"],
] as const)("%s at %s is %s", (market, moment, expected) => {
  expect(now(market, moment)).toBe(expected);
});

test("a holiday is closed, and the next opening is after it", () => {
  expect(now("HK", "2024-12-25T10:00+08:00", closedOn(20241225, 20241226))).toBe(
    "closed, opens 2024-12-27T01:30:00.000Z",
  );
  expect(now("US", "2024-11-27T17:00-05:00", closedOn(20241128))).toBe("post, opens 2024-11-29T14:30:00.000Z");
});

test("a half day closes at its own hour, in Hong Kong without an afternoon", () => {
  expect(now("HK", "2024-12-24T10:00+08:00", () => "half")).toBe("regular, closes 2024-12-24T04:00:00.000Z");
  expect(now("US", "2024-11-29T10:00-05:00")).toBe("regular, closes 2024-11-29T18:00:00.000Z");
});
