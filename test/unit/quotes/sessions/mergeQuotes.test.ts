import { epochSeconds } from "../../../../src/kernel/time";
import { usualDays } from "../../../../src/market/tradingCalendar";
import type { DayBars, SessionQuotes } from "../../../../src/qos/sessionQuotes";
import { decodeSnapshot } from "../../../../src/qos/snapshot";
import type { WireSessionQuote, WireSnapshot } from "../../../../src/qos/wire";
import { mergeQuotes } from "../../../../src/quotes/sessions/mergeQuotes";
import { placeSnapshot } from "../../../../src/quotes/sessions/sessionQuotes";

const at = (moment: string): number => Date.parse(moment) / 1_000;

/** A row or a push, and its blocks, with what a test is about. */
type Parts = Partial<Omit<WireSnapshot, "pq" | "aq" | "nq">> & {
  readonly [Block in "pq" | "aq" | "nq"]?: Partial<WireSessionQuote>;
};

function placed(c: string, parts: Parts): SessionQuotes {
  return placeSnapshot(decodeSnapshot({ c, ...parts }, "row"), usualDays(c.startsWith("US") ? "US" : "HK"));
}

const tencent = (lp: number, ts: number, v?: number): SessionQuotes =>
  placed("HK:700", { lp, ts, ...(v === undefined ? {} : { v }) });
const apple = (lp: number, moment: string, parts: Parts = {}): SessionQuotes =>
  placed("US:AAPL", { lp, ts: at(moment), ...parts });
const block = (lp: number, moment: string, parts: Partial<WireSessionQuote> = {}) => ({ lp, ts: at(moment), ...parts });

/** The price of each session after the messages have come one after the other. */
function prices(...messages: readonly SessionQuotes[]): Record<string, number | undefined> {
  let known: SessionQuotes | undefined;
  for (const message of messages) known = mergeQuotes(known, message) ?? known;
  return Object.fromEntries(
    Object.entries(known?.sessions ?? {}).map(([session, { figures }]) => [session, figures.last]),
  );
}

describe("messages about a share of Hong Kong that overtake each other", () => {
  const TEN = at("2025-03-13T10:00+08:00");

  test.each<[string, SessionQuotes, SessionQuotes, number]>([
    ["a newer one counts", tencent(1, TEN), tencent(2, TEN + 1), 2],
    ["one a second late does not", tencent(1, TEN), tencent(2, TEN - 1), 1],
    ["one ten minutes late does not", tencent(1, TEN), tencent(2, TEN - 600), 1],
    ["one later than any message can be counts: the known time was wrong", tencent(1, TEN), tencent(2, TEN - 601), 2],
    ["of one second the one with more volume counts, come last", tencent(1, TEN, 8), tencent(2, TEN, 9), 2],
    ["of one second the one with more volume counts, come first", tencent(1, TEN, 9), tencent(2, TEN, 8), 1],
    ["of one second and volume the one that came last counts", tencent(1, TEN, 9), tencent(2, TEN, 9), 2],
    ["of one second without volumes the one that came last counts", tencent(1, TEN, 9), tencent(2, TEN), 2],
    ["of one second without volumes before, too", tencent(1, TEN), tencent(2, TEN, 9), 2],
    ["one without a time counts", tencent(1, TEN), placed("HK:700", { lp: 2 }), 2],
    ["one with a time counts after one without", placed("HK:700", { lp: 1 }), tencent(2, TEN), 2],
  ])("%s", (_what, first, second, last) => {
    expect(prices(first, second)).toEqual({ regular: last });
  });

  test("what changes nothing is told to nobody", () => {
    expect(mergeQuotes(tencent(1, TEN), tencent(2, TEN - 1))).toBeUndefined();
    expect(mergeQuotes(undefined, tencent(2, TEN))).toEqual(tencent(2, TEN));
  });
});

describe("messages about a share of New York", () => {
  const NOON = "2025-03-13T12:00-04:00";

  test("each session has its own newest price", () => {
    expect(
      prices(
        apple(1, "2025-03-12T21:00-04:00"),
        apple(2, "2025-03-13T08:00-04:00"),
        apple(3, NOON),
        apple(4, "2025-03-13T17:00-04:00"),
      ),
    ).toEqual({ night: 1, pre: 2, regular: 3, post: 4 });
  });

  test("a late message of a session is dropped, of another session of the day it is news", () => {
    expect(prices(apple(3, NOON), apple(2, "2025-03-13T11:59:59-04:00"))).toEqual({ regular: 3 });
    expect(prices(apple(3, "2025-03-13T09:30:05-04:00"), apple(2, "2025-03-13T09:29:58-04:00"))).toEqual({
      pre: 2,
      regular: 3,
    });
    expect(mergeQuotes(apple(3, NOON), apple(2, "2025-03-13T11:59:59-04:00"))).toBeUndefined();
  });

  test("a block of the day before does not take the place of today's, though its own row is newer", () => {
    const today = apple(9, NOON, { pq: block(2, "2025-03-13T08:00-04:00") });
    const stale = apple(10, "2025-03-13T12:00:01-04:00", { pq: block(1, "2025-03-12T08:00-04:00") });
    expect(prices(today, stale)).toEqual({ pre: 2, regular: 10 });
    expect(prices(stale, apple(11, "2025-03-13T12:00:02-04:00", { pq: block(2, "2025-03-13T08:00-04:00") }))).toEqual({
      pre: 2,
      regular: 11,
    });
  });

  test("a block of an earlier minute does not take the place of a push, however long ago that was", () => {
    const push = apple(2, "2025-03-13T09:00-04:00");
    const row = apple(9, NOON, { pq: block(1, "2025-03-13T08:00-04:00") });
    expect(prices(push, row)).toEqual({ pre: 2, regular: 9 });
  });

  test("a block without a time takes no place of one that has one", () => {
    const known = apple(9, NOON, { pq: block(2, "2025-03-13T08:00-04:00") });
    expect(prices(known, apple(10, "2025-03-13T12:00:01-04:00", { pq: { lp: 1 } }))).toEqual({ pre: 2, regular: 10 });
    expect(prices(apple(9, NOON, { pq: { lp: 1 } }), known)).toEqual({ pre: 2, regular: 9 });
  });

  test("one push with a time a day ahead is forgotten with the next right one", () => {
    const wrong = apple(99, "2025-03-14T12:00-04:00");
    expect(prices(apple(9, NOON), wrong, apple(10, "2025-03-13T12:00:05-04:00"))).toEqual({ regular: 10 });
    // Wherever its time put it.
    const night = apple(99, "2025-03-13T21:00-04:00");
    expect(prices(apple(9, NOON), night, apple(10, "2025-03-13T12:00:05-04:00"))).toEqual({ regular: 10 });
  });

  test("one ten minutes ahead is not: messages overtake each other", () => {
    const ahead = apple(9, "2025-03-13T16:09:59-04:00");
    expect(prices(ahead, apple(8, "2025-03-13T16:00-04:00"))).toEqual({ post: 9, regular: 8 });
    expect(prices(ahead, apple(8, "2025-03-13T15:59:58-04:00"))).toEqual({ regular: 8 });
  });

  test("a close that was told of a session stays known when a push follows that does not tell it", () => {
    const told = apple(9, "2025-03-13T08:00-04:00", {
      yp: 216.98,
      pq: block(8, "2025-03-13T07:59-04:00", { yp: 209.68 }),
    });
    const closes = (quotes: SessionQuotes | undefined): unknown => [
      quotes?.sessions.pre?.figures.last,
      quotes?.sessions.pre?.regularClose,
      quotes?.sessions.pre?.rowPrevclose,
    ];
    expect(closes(told)).toEqual([9, 209.68, 216.98]);
    expect(closes(mergeQuotes(told, apple(10, "2025-03-13T08:01-04:00")))).toEqual([10, 209.68, 216.98]);
    expect(closes(mergeQuotes(told, apple(10, "2025-03-13T08:01-04:00", { yp: 211 })))).toEqual([10, 209.68, 211]);
    const nextDay = mergeQuotes(told, apple(11, "2025-03-14T08:01-04:00"));
    expect(closes(nextDay)).toEqual([11, undefined, undefined]);
    expect(Object.keys(nextDay?.sessions.pre ?? {})).not.toContain("regularClose");
  });
});

describe("daily bars beside the messages", () => {
  const NOON = "2025-03-13T12:00-04:00";
  const bars = (day: string, close: number, came: number): DayBars => ({
    bars: [{ time: epochSeconds(at(day)), open: close, high: close, low: close, close, volume: 1 }],
    at: epochSeconds(came),
  });
  const withBars = (dayBars: DayBars): SessionQuotes => ({ ...apple(9, NOON), dayBars });
  const closeAfter = (known: SessionQuotes, newcomer: SessionQuotes): unknown =>
    (mergeQuotes(known, newcomer) ?? known).dayBars?.bars.at(-1)?.close;

  test("the bars of the newer day count, of one day those that came later", () => {
    const older = withBars(bars("2025-03-12T00:00-04:00", 1, 200));
    const newer = withBars(bars("2025-03-13T00:00-04:00", 2, 100));
    const later = withBars(bars("2025-03-13T00:00-04:00", 3, 101));
    const noneAtAll = withBars({ bars: [], at: epochSeconds(300) });
    expect(closeAfter(older, newer)).toBe(2);
    expect(closeAfter(newer, older)).toBe(2);
    expect(closeAfter(newer, later)).toBe(3);
    expect(closeAfter(later, newer)).toBe(3);
    expect(closeAfter(newer, noneAtAll)).toBe(2);
    expect(closeAfter(noneAtAll, newer)).toBe(2);
    expect(closeAfter(newer, withBars(bars("2025-03-13T00:00-04:00", 4, 100)))).toBe(2);
  });

  test("a message without bars leaves them known, and bars alone are news", () => {
    const known = withBars(bars("2025-03-13T00:00-04:00", 2, 100));
    expect(mergeQuotes(known, apple(10, "2025-03-13T12:00:01-04:00"))?.dayBars).toEqual(known.dayBars);
    const late = apple(8, "2025-03-13T11:59:59-04:00");
    expect(mergeQuotes(known, late)).toBeUndefined();
    expect(
      mergeQuotes(apple(9, NOON), { ...late, ...withBars(bars("2025-03-13T00:00-04:00", 2, 100)), sessions: {} }),
    ).toMatchObject({
      sessions: { regular: { figures: { last: 9 } } },
      dayBars: { at: 100 },
    });
  });
});
