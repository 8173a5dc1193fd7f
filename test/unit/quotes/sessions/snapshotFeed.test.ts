import { usualDays } from "../../../../src/market/tradingCalendar";
import { decodeSnapshot, type Snapshot } from "../../../../src/qos/snapshot";
import { placeSnapshot } from "../../../../src/quotes/sessions/sessionQuotes";
import { snapshotFeed } from "../../../../src/quotes/sessions/snapshotFeed";

const KINDS = usualDays("US");
const feed = snapshotFeed(() => KINDS);

/** A push of a day of March 2025 in New York; without a time where none is given. */
function push(c: string, time: string | undefined, lp = 1): Snapshot {
  const parts = time === undefined ? {} : { ts: Date.parse(`2025-03-${time.replace(" ", "T")}-04:00`) / 1_000 };
  return decodeSnapshot({ c, lp, ...parts }, "push");
}

test.each<[string, string, string | undefined, string | undefined, boolean]>([
  ["the first after the bell", "US:AAPL", "13 15:59:59", "13 16:00:00", true],
  ["one during trading", "US:AAPL", "13 15:59:58", "13 15:59:59", false],
  ["a second one after the bell", "US:AAPL", "13 16:00:00", "13 16:00:05", false],
  ["one before the figures have settled", "US:AAPL", "13 16:00:05", "13 16:09:59", false],
  ["the first after they have settled", "US:AAPL", "13 16:09:59", "13 16:10:00", true],
  ["one in the hour after the close", "US:AAPL", "13 16:10:00", "13 16:59:59", false],
  ["the first an hour after the close", "US:AAPL", "13 16:59:59", "13 17:00:00", true],
  ["one later in the evening", "US:AAPL", "13 17:00:00", "13 19:00:00", false],
  ["the first of the next morning", "US:AAPL", "13 15:00:00", "14 08:00:00", true],
  ["one that came late", "US:AAPL", "13 16:00:05", "13 15:59:59", false],
  ["one of the very same time", "US:AAPL", "13 16:00:00", "13 16:00:00", false],
  ["one without a time", "US:AAPL", "13 15:59:59", undefined, false],
  ["one after what had no time", "US:AAPL", undefined, "13 16:00:00", false],
  ["one of Hong Kong, where nothing follows the close", "HK:700", "13 03:59:59", "13 04:00:00", false],
])("%s of %s, after %s, at %s: the regular day is asked for: %s", (_what, c, before, time, expected) => {
  expect(feed.closes?.(placeSnapshot(push(c, before), KINDS), push(c, time))).toBe(expected);
});

test("pushes, answers and what another workbook knows follow each other by time", () => {
  const known = placeSnapshot(push("US:AAPL", "13 12:00:00", 5), KINDS);
  const newer = push("US:AAPL", "13 12:00:01", 6);
  const last = (quotes: ReturnType<typeof feed.push>): unknown => quotes?.sessions.regular?.figures.last;
  expect(last(feed.push(known, newer, false, false))).toBe(6);
  expect(last(feed.answer(known, placeSnapshot(newer, KINDS), false, false))).toBe(6);
  expect(last(feed.adopt?.(known, placeSnapshot(newer, KINDS), false, false))).toBe(6);
  expect(feed.push(known, push("US:AAPL", "13 11:59:59", 4), false, false)).toBeUndefined();
  expect(feed.adopt?.(known, placeSnapshot(push("US:AAPL", "13 11:59:59", 4), KINDS), false, false)).toBeUndefined();
});
