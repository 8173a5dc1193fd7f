import type { Market } from "./markets";

/** What an exchange is doing. `break` is the pause at noon. */
export type Session = "pre" | "regular" | "break" | "post" | "night" | "closed";

/** A block of trading: starts on each of `days` at `start` and lasts until `end`, both in minutes after local midnight. */
export interface TradingBlock {
  readonly session: Exclude<Session, "closed">;
  /** Days of the week on which the block starts, 0 is Sunday. */
  readonly days: readonly number[];
  readonly start: number;
  /** Not included. May lie beyond 24 h: the block runs into the following days. */
  readonly end: number;
  /** Its hours on a half day, where they are not simply cut off at the end of regular trading. */
  readonly onHalfDays?: { readonly start: number; readonly end: number };
  /** `next`: the block starts on the evening before the trading day that it belongs to. @default the day it starts on */
  readonly tradingDay?: "next";
}

export interface HoursRow {
  readonly market: Market;
  /** IANA zone of the clock that `blocks` are written in; not always the zone of the market's days. */
  readonly zone: string;
  readonly blocks: readonly TradingBlock[];
  /** On a half day regular trading ends here (minutes after midnight); what follows falls away, or has hours of its own. */
  readonly halfDayEnd?: number;
  /** Whether the market keeps exchange holidays, so that a calendar can close it. */
  readonly keepsHolidays: boolean;
}

const MONDAY_TO_FRIDAY = [1, 2, 3, 4, 5];
const at = (hour: number, minute = 0): number => hour * 60 + minute;
const DAY_MINUTES = at(24);

const mainland: readonly TradingBlock[] = [
  { session: "regular", days: MONDAY_TO_FRIDAY, start: at(9, 30), end: at(11, 30) },
  { session: "break", days: MONDAY_TO_FRIDAY, start: at(11, 30), end: at(13) },
  { session: "regular", days: MONDAY_TO_FRIDAY, start: at(13), end: at(15) },
];

/**
 * Monday 05:00 to Saturday 05:00 UTC+8, 06:00 in winter: that is 17:00 in New York, whose clock makes the change.
 */
const globalWeek: readonly TradingBlock[] = [
  { session: "regular", days: [0], start: at(17), end: at(17) + 5 * DAY_MINUTES, tradingDay: "next" },
];

/** Trading hours (§3). IX has no row of hours: each index keeps those of its exchange, which the API does not name. */
const HOURS: readonly HoursRow[] = [
  {
    market: "US",
    zone: "America/New_York",
    keepsHolidays: true,
    halfDayEnd: at(13),
    blocks: [
      { session: "pre", days: MONDAY_TO_FRIDAY, start: at(4), end: at(9, 30) },
      { session: "regular", days: MONDAY_TO_FRIDAY, start: at(9, 30), end: at(16) },
      {
        session: "post",
        days: MONDAY_TO_FRIDAY,
        start: at(16),
        end: at(20),
        onHalfDays: { start: at(13), end: at(17) },
      },
      { session: "night", days: [0, 1, 2, 3, 4], start: at(20), end: at(27, 50), tradingDay: "next" },
    ],
  },
  {
    market: "HK",
    zone: "Asia/Hong_Kong",
    keepsHolidays: true,
    halfDayEnd: at(12),
    blocks: [
      { session: "regular", days: MONDAY_TO_FRIDAY, start: at(9, 30), end: at(12) },
      { session: "break", days: MONDAY_TO_FRIDAY, start: at(12), end: at(13) },
      { session: "regular", days: MONDAY_TO_FRIDAY, start: at(13), end: at(16) },
    ],
  },
  { market: "SH", zone: "Asia/Shanghai", keepsHolidays: true, blocks: mainland },
  { market: "SZ", zone: "Asia/Shanghai", keepsHolidays: true, blocks: mainland },
  {
    market: "CF",
    zone: "UTC",
    keepsHolidays: false,
    blocks: [{ session: "regular", days: [0, 1, 2, 3, 4, 5, 6], start: 0, end: DAY_MINUTES }],
  },
  { market: "FX", zone: "America/New_York", keepsHolidays: false, blocks: globalWeek },
  { market: "CM", zone: "America/New_York", keepsHolidays: false, blocks: globalWeek },
];

const BY_MARKET: ReadonlyMap<Market, HoursRow> = new Map(HOURS.map((row) => [row.market, row]));

export function hoursOf(market: Market): HoursRow | undefined {
  return BY_MARKET.get(market);
}
