import { civilFromDays, weekdayOf } from "../kernel/civilDay";
import type { EpochSeconds } from "../kernel/time";
import { hoursOf, type HoursRow, type Session, type TradingBlock } from "./hours";
import type { Market } from "./markets";
import type { TradingDay } from "./tradingDay";
import { zoneOffset } from "./zone";

/** What a market does at some moment. */
export interface SessionMoment {
  readonly session: Session;
  /** The day, as yyyymmdd, whose trading this is: a US night belongs to the day after. Undefined while closed. */
  readonly tradingDay: number | undefined;
}

const DAY_SECONDS = 86_400;
const DAY_MINUTES = 1_440;
const CLOSED: SessionMoment = { session: "closed", tradingDay: undefined };

/**
 * What `market` does at `moment` by its trading hours (§3), in the clock of its exchange. `calendar`, the trading days
 * of the market as far as they are known in any order, closes holidays and shortens half days from its first to its
 * last day; beyond it every usual day counts as a full one. Undefined for a market whose hours are unknown (IX).
 */
export function sessionAt(
  market: Market,
  moment: EpochSeconds,
  calendar: readonly TradingDay[] = [],
): SessionMoment | undefined {
  const hours = hoursOf(market);
  if (hours === undefined) return undefined;
  const local = moment + zoneOffset(hours.zone, moment);
  const today = Math.floor(local / DAY_SECONDS);
  const minute = (local - today * DAY_SECONDS) / 60;
  for (const block of hours.blocks) {
    for (let start = today; today - start <= block.end / DAY_MINUTES; start -= 1) {
      const elapsed = minute + (today - start) * DAY_MINUTES;
      if (!block.days.includes(weekdayOf(start)) || elapsed < block.start || elapsed >= block.end) continue;
      const day = dayOfTrading(block, start, elapsed);
      if (isOpen({ hours, block, elapsed, kind: kindOf(day, hours, calendar) }))
        return { session: block.session, tradingDay: compact(day) };
    }
  }
  return CLOSED;
}

/** A block that lasts for several days comes to a new trading day at the hour at which it started. */
function dayOfTrading(block: TradingBlock, start: number, elapsed: number): number {
  return start + (block.tradingDay === "next" ? 1 : 0) + Math.floor((elapsed - block.start) / DAY_MINUTES);
}

function isOpen(at: {
  readonly hours: HoursRow;
  readonly block: TradingBlock;
  readonly elapsed: number;
  readonly kind: "full" | "half" | "closed";
}): boolean {
  if (at.kind !== "half") return at.kind === "full";
  return at.block.tradingDay === "next" || at.elapsed < (at.hours.halfDayEnd ?? at.block.end);
}

function kindOf(day: number, hours: HoursRow, calendar: readonly TradingDay[]): "full" | "half" | "closed" {
  if (!hours.keepsHolidays || calendar.length === 0) return "full";
  const wanted = compact(day);
  const listed = calendar.find((known) => known.yyyymmdd === wanted);
  if (listed !== undefined) return listed.kind;
  const known = calendar.map(({ yyyymmdd }) => yyyymmdd);
  return wanted > Math.min(...known) && wanted < Math.max(...known) ? "closed" : "full";
}

function compact(day: number): number {
  const { year, month, day: ofMonth } = civilFromDays(day);
  return year * 10_000 + month * 100 + ofMonth;
}
