import { daysFromCivil } from "../../../src/kernel/civilDay";
import { epochSeconds } from "../../../src/kernel/time";
import { MARKETS, type Market } from "../../../src/market/markets";
import { hoursOf } from "../../../src/market/hours";
import { hasExtendedHours, lastWindow, nextOpening, sessionAt, WINDOW_GRAIN } from "../../../src/market/session";
import {
  dayOfYyyymmdd,
  knownDayKind,
  usualDays,
  type TradingCalendar,
  type TradingDay,
} from "../../../src/market/tradingCalendar";

/** A moment from ISO text with its own offset, such as `2024-11-13T09:30-05:00`. */
const at = (iso: string) => epochSeconds(Date.parse(iso) / 1_000);

/** Every Monday to Friday from one day to another except `closed`; those of `half` are half days. */
function calendar(from: number, to: number, { closed = [] as number[], half = [] as number[] }): TradingCalendar {
  const days: TradingDay[] = [];
  const number = (yyyymmdd: number) =>
    daysFromCivil(Math.floor(yyyymmdd / 10_000), Math.floor(yyyymmdd / 100) % 100, yyyymmdd % 100);
  for (let day = number(from); day <= number(to); day += 1) {
    const date = new Date(day * 86_400_000);
    const yyyymmdd = Number(date.toISOString().slice(0, 10).replaceAll("-", ""));
    if (date.getUTCDay() % 6 === 0 || closed.includes(yyyymmdd)) continue;
    days.push({ yyyymmdd, kind: half.includes(yyyymmdd) ? "half" : "full" });
  }
  return { from, days };
}

test.each<[Market, string, string, number | undefined]>([
  // New York in winter (UTC-5), a Wednesday.
  ["US", "2024-11-13T03:49:59-05:00", "night", 20241113],
  ["US", "2024-11-13T03:50-05:00", "closed", undefined],
  ["US", "2024-11-13T04:00-05:00", "pre", 20241113],
  ["US", "2024-11-13T09:29:59-05:00", "pre", 20241113],
  ["US", "2024-11-13T09:30-05:00", "regular", 20241113],
  ["US", "2024-11-13T15:59:59-05:00", "regular", 20241113],
  ["US", "2024-11-13T16:00-05:00", "post", 20241113],
  ["US", "2024-11-13T19:59:59-05:00", "post", 20241113],
  ["US", "2024-11-13T20:00-05:00", "night", 20241114],
  ["US", "2024-11-14T00:00-05:00", "night", 20241114],
  // In summer (UTC-4).
  ["US", "2024-07-10T09:29:59-04:00", "pre", 20240710],
  ["US", "2024-07-10T09:30-04:00", "regular", 20240710],
  // The week before and after the clock goes back on 2024-11-03 at 06:00 UTC.
  ["US", "2024-11-01T13:29:59Z", "pre", 20241101],
  ["US", "2024-11-01T13:30Z", "regular", 20241101],
  ["US", "2024-11-01T20:00Z", "post", 20241101],
  ["US", "2024-11-04T13:30Z", "pre", 20241104],
  ["US", "2024-11-04T14:30Z", "regular", 20241104],
  ["US", "2024-11-04T20:59:59Z", "regular", 20241104],
  ["US", "2024-11-04T00:59:59Z", "closed", undefined],
  ["US", "2024-11-04T01:00Z", "night", 20241104],
  // The week before and after the clock goes forward on 2025-03-09 at 07:00 UTC.
  ["US", "2025-03-07T14:29:59Z", "pre", 20250307],
  ["US", "2025-03-07T14:30Z", "regular", 20250307],
  ["US", "2025-03-10T13:29:59Z", "pre", 20250310],
  ["US", "2025-03-10T13:30Z", "regular", 20250310],
  ["US", "2025-03-09T23:59:59Z", "closed", undefined],
  ["US", "2025-03-10T00:00Z", "night", 20250310],
  // A weekend: no night begins on Friday or Saturday.
  ["US", "2024-11-15T19:59-05:00", "post", 20241115],
  ["US", "2024-11-15T20:00-05:00", "closed", undefined],
  ["US", "2024-11-16T10:00-05:00", "closed", undefined],
  ["US", "2024-11-17T19:59-05:00", "closed", undefined],
  ["US", "2024-11-17T20:00-05:00", "night", 20241118],
  ["HK", "2024-11-13T09:29:59+08:00", "closed", undefined],
  ["HK", "2024-11-13T09:30+08:00", "regular", 20241113],
  ["HK", "2024-11-13T12:00+08:00", "break", 20241113],
  ["HK", "2024-11-13T13:00+08:00", "regular", 20241113],
  ["HK", "2024-11-13T16:00+08:00", "closed", undefined],
  ["SH", "2024-11-13T11:29:59+08:00", "regular", 20241113],
  ["SH", "2024-11-13T11:30+08:00", "break", 20241113],
  ["SZ", "2024-11-13T12:59:59+08:00", "break", 20241113],
  ["SZ", "2024-11-13T13:00+08:00", "regular", 20241113],
  ["SZ", "2024-11-13T15:00+08:00", "closed", undefined],
  ["SH", "2024-11-16T10:00+08:00", "closed", undefined],
  // Round the clock, days of UTC.
  ["CF", "2024-11-16T23:59:59Z", "regular", 20241116],
  ["CF", "2024-11-17T00:00Z", "regular", 20241117],
  // Monday 05:00 to Saturday 05:00 UTC+8 in summer, 06:00 in winter.
  ["FX", "2024-07-08T04:59:59+08:00", "closed", undefined],
  ["FX", "2024-07-08T05:00+08:00", "regular", 20240708],
  ["FX", "2024-07-13T04:59:59+08:00", "regular", 20240712],
  ["FX", "2024-07-13T05:00+08:00", "closed", undefined],
  ["CM", "2024-11-11T05:59:59+08:00", "closed", undefined],
  ["CM", "2024-11-11T06:00+08:00", "regular", 20241111],
  ["CM", "2024-11-16T05:59:59+08:00", "regular", 20241115],
  ["CM", "2024-11-16T06:00+08:00", "closed", undefined],
])("%s at %s is %s", (market, iso, session, tradingDay) => {
  expect(sessionAt(market, at(iso))).toEqual({ session, tradingDay });
});

test("an index has no hours of its own", () => {
  expect(sessionAt("IX", at("2024-11-13T12:00Z"))).toBeUndefined();
});

const us = calendar(20250602, 20250731, { closed: [20250619, 20250704], half: [20250703] });

test.each<[string, string, string]>([
  ["on a holiday", "2025-06-19T11:00-04:00", "closed"],
  ["before the bell on a holiday", "2025-06-19T08:00-04:00", "closed"],
  ["on the night before a holiday", "2025-06-18T21:00-04:00", "closed"],
  ["in the small hours of a holiday", "2025-06-19T02:00-04:00", "closed"],
  ["on the night that ends a holiday", "2025-06-19T20:00-04:00", "night"],
  ["on the morning of a half day", "2025-07-03T12:59:59-04:00", "regular"],
  ["after one o'clock on a half day", "2025-07-03T13:00-04:00", "post"],
  ["after four o'clock on a half day", "2025-07-03T16:59:59-04:00", "post"],
  ["after five o'clock on a half day", "2025-07-03T17:00-04:00", "closed"],
  ["at half past one on a usual half day that the calendar says nothing of", "2026-11-27T13:30-05:00", "post"],
  ["on the night before a half day", "2025-07-02T23:00-04:00", "night"],
  ["on the night before Independence Day", "2025-07-03T20:00-04:00", "closed"],
  ["on a full day", "2025-07-07T14:00-04:00", "regular"],
  ["before the calendar begins", "2025-05-26T11:00-04:00", "regular"],
  ["after the calendar ends", "2025-09-01T11:00-04:00", "regular"],
])("New York %s (%s) is %s", (_when, iso, session) => {
  expect(sessionAt("US", at(iso), usualDays("US", us))?.session).toBe(session);
  const reversed = { from: us.from, days: [...us.days].reverse() };
  expect(sessionAt("US", at(iso), usualDays("US", reversed))?.session).toBe(session);
});

test("Hong Kong on a half day ends at noon, without a break", () => {
  const days = calendar(20241216, 20250110, { closed: [20241225, 20241226, 20250101], half: [20241224, 20241231] });
  expect(sessionAt("HK", at("2024-12-24T11:59:59+08:00"), usualDays("HK", days))?.session).toBe("regular");
  expect(sessionAt("HK", at("2024-12-24T12:00+08:00"), usualDays("HK", days))?.session).toBe("closed");
  expect(sessionAt("HK", at("2024-12-24T14:00+08:00"), usualDays("HK", days))?.session).toBe("closed");
  expect(sessionAt("HK", at("2024-12-25T10:00+08:00"), usualDays("HK", days))?.session).toBe("closed");
});

test("a market without holidays trades whatever a calendar says", () => {
  const days = calendar(20241216, 20250110, { closed: [20241225] });
  expect(sessionAt("CF", at("2024-12-25T10:00Z"), usualDays("CF", days))?.session).toBe("regular");
  expect(sessionAt("FX", at("2024-12-25T10:00Z"), usualDays("FX", days))?.session).toBe("regular");
});

test("over a whole year every market with hours is open for as many minutes as its hours say", () => {
  const weekdays = 262; // Monday to Friday in 2024.
  const minutes: Partial<Record<Market, number>> = {
    HK: weekdays * 390 - 3 * 240, // Three eves end at noon.
    SH: weekdays * 330,
    SZ: weekdays * 330,
    CF: 366 * 1_440,
  };
  for (const { market } of MARKETS) {
    const expected = minutes[market];
    if (expected === undefined) continue;
    const zone = market === "CF" ? "Z" : "+08:00";
    let open = 0;
    for (let moment: number = at(`2024-01-01T00:00${zone}`); moment < at(`2025-01-01T00:00${zone}`); moment += 1_800)
      if (sessionAt(market, epochSeconds(moment))?.session !== "closed") open += 30;
    expect(open).toBe(expected);
  }
});

test("a day before the calendar's fetching is known only where it is named", () => {
  const { days } = calendar(20250602, 20250731, { closed: [20250619] });
  const fetched = { from: 20250620, days: days.filter(({ yyyymmdd }) => yyyymmdd >= 20250620) };
  const kind = (yyyymmdd: number) => knownDayKind(fetched, dayOfYyyymmdd(yyyymmdd));
  expect(kind(20250619)).toBeUndefined();
  expect(kind(20250618)).toBeUndefined();
  expect(kind(20250620)).toBe("full");
  expect(kind(20250621)).toBe("closed");
  expect(kind(20250731)).toBe("full");
  expect(kind(20250801)).toBeUndefined();
});

test("a day from the fetching on that the calendar does not name is no trading day, also before its first", () => {
  const fetched = { from: 20251001, days: [{ yyyymmdd: 20251009, kind: "full" as const }] };
  expect(knownDayKind(fetched, dayOfYyyymmdd(20251001))).toBe("closed");
  expect(knownDayKind(fetched, dayOfYyyymmdd(20251008))).toBe("closed");
});

test.each<[string, string, number, string, string]>([
  ["regular", "2025-03-14T09:18:41-04:00", 20250313, "2025-03-13T09:30-04:00", "2025-03-13T16:00-04:00"],
  ["regular", "2025-03-14T09:30-04:00", 20250314, "2025-03-14T09:30-04:00", "2025-03-14T16:00-04:00"],
  ["regular", "2025-03-16T12:00-04:00", 20250314, "2025-03-14T09:30-04:00", "2025-03-14T16:00-04:00"],
  // Across the change of the clocks on 2025-03-09.
  ["regular", "2025-03-10T08:00-04:00", 20250307, "2025-03-07T09:30-05:00", "2025-03-07T16:00-05:00"],
  ["night", "2025-03-14T09:18-04:00", 20250314, "2025-03-13T20:00-04:00", "2025-03-14T03:50-04:00"],
  ["post", "2025-03-14T09:18-04:00", 20250313, "2025-03-13T16:00-04:00", "2025-03-13T20:00-04:00"],
  ["pre", "2025-03-14T03:59:59-04:00", 20250313, "2025-03-13T04:00-04:00", "2025-03-13T09:30-04:00"],
  // A half day by rule.
  ["regular", "2026-11-27T14:00-05:00", 20261127, "2026-11-27T09:30-05:00", "2026-11-27T13:00-05:00"],
  ["post", "2026-11-27T14:00-05:00", 20261127, "2026-11-27T13:00-05:00", "2026-11-27T17:00-05:00"],
] as const)("the last %s window of New York at %s is that of %s", (session, iso, tradingDay, start, end) => {
  const window = lastWindow("US", session as "regular", at(iso));
  expect(window).toEqual({ session, tradingDay, start: at(start), end: at(end) });
});

test.each([
  ["2025-03-14T09:18-04:00", "2025-03-14T09:30-04:00"],
  ["2025-03-14T09:30-04:00", "2025-03-17T09:30-04:00"],
  ["2025-03-14T17:00-04:00", "2025-03-17T09:30-04:00"],
  ["2025-03-07T17:00-05:00", "2025-03-10T09:30-04:00"],
])("after %s New York opens at %s", (iso, opening) => {
  expect(nextOpening("US", at(iso))).toBe(at(opening));
});

test("what is traded before the bell has to be told apart in the US alone", () => {
  expect(MARKETS.filter(({ market }) => hasExtendedHours(market)).map(({ market }) => market)).toEqual(["US"]);
});

test("the last window of Hong Kong after its break at noon is the afternoon's, before it the morning's", () => {
  expect(lastWindow("HK", "regular", at("2024-11-13T14:00+08:00"))?.start).toBe(at("2024-11-13T13:00+08:00"));
  expect(lastWindow("HK", "regular", at("2024-11-13T12:30+08:00"))?.start).toBe(at("2024-11-13T09:30+08:00"));
  // In the afternoon of a half day the morning's, for there is no afternoon.
  expect(lastWindow("HK", "regular", at("2024-12-24T14:00+08:00"))).toEqual({
    session: "regular",
    tradingDay: 20241224,
    start: at("2024-12-24T09:30+08:00"),
    end: at("2024-12-24T12:00+08:00"),
  });
});

test("the last window before a closed week is that of the week before", () => {
  const days = calendar(20250925, 20251020, { closed: [20251001, 20251002, 20251003, 20251006, 20251007, 20251008] });
  expect(lastWindow("SH", "regular", at("2025-10-08T12:00+08:00"), usualDays("SH", days))).toMatchObject({
    tradingDay: 20250930,
    end: at("2025-09-30T15:00+08:00"),
  });
});

test("an index has no hours of its own here: no session, no window, no opening", () => {
  expect(sessionAt("IX", at("2024-11-13T10:00+08:00"))).toBeUndefined();
  expect(lastWindow("IX", "regular", at("2024-11-13T10:00+08:00"))).toBeUndefined();
  expect(nextOpening("IX", at("2024-11-13T10:00+08:00"))).toBeUndefined();
});

test("every session begins on a stretch of the clock for which one look-up serves, also on half days and in every zone", () => {
  const starts = MARKETS.flatMap(({ market }) => hoursOf(market)?.blocks ?? []).flatMap((block) => [
    block.start,
    block.onHalfDays?.start ?? block.start,
  ]);
  expect(starts.length).toBeGreaterThan(0);
  expect(starts.filter((minute) => (minute * 60) % WINDOW_GRAIN !== 0)).toEqual([]);
  const open = at("2024-11-13T09:30-05:00");
  const starting = (moment: number) => lastWindow("US", "regular", epochSeconds(moment))?.start;
  expect([starting(open - 1), starting(open), starting(open + WINDOW_GRAIN)]).toEqual([
    at("2024-11-12T09:30-05:00"),
    open,
    open,
  ]);
});
