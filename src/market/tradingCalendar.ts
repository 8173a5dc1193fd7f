import { civilFromDays, daysFromCivil } from "../kernel/civilDay";
import type { Market } from "./markets";
import { usualHalfDay } from "./usualHalfDay";

/** A day of an exchange's calendar, as yyyymmdd in its own zone. */
export interface TradingDay {
  /** For example 20250703. */
  readonly yyyymmdd: number;
  readonly kind: "full" | "half";
}

/** What an exchange does on a day. */
export type DayKind = "full" | "half" | "closed";

/**
 * The trading days of a market as a server told them. They speak for every day from the day of their fetching up to the
 * last that is named: one that is not named there is no trading day. Of other days only those named are known.
 */
export interface TradingCalendar {
  /** The exchange's day, as yyyymmdd, on which it was fetched. */
  readonly from: number;
  readonly days: readonly TradingDay[];
}

/** What each day, counted from 1970-01-01, is; weekends need not be told apart. */
export type DayKinds = (day: number) => DayKind;

/** What a calendar says of a day, counted from 1970-01-01; undefined where it says nothing. */
export function knownDayKind({ from, days }: TradingCalendar, day: number): DayKind | undefined {
  const wanted = yyyymmddOf(day);
  let last = 0;
  for (const { yyyymmdd, kind } of days) {
    if (yyyymmdd === wanted) return kind;
    if (yyyymmdd > last) last = yyyymmdd;
  }
  return wanted >= from && wanted < last ? "closed" : undefined;
}

/**
 * What a day is by a calendar where it says something, else by what is usual: full, or the early close of an eve. The
 * same function for the same calendar: each push asks it.
 */
export function usualDays(market: Market, calendar: TradingCalendar = NO_CALENDAR): DayKinds {
  let ofMarkets = made.get(calendar);
  if (ofMarkets === undefined) made.set(calendar, (ofMarkets = new Map()));
  let kinds = ofMarkets.get(market);
  if (kinds === undefined) ofMarkets.set(market, (kinds = remembered((day) => kindOf(market, calendar, day))));
  return kinds;
}

const NO_CALENDAR: TradingCalendar = { from: Infinity, days: [] };
const made = new WeakMap<TradingCalendar, Map<Market, DayKinds>>();

function kindOf(market: Market, calendar: TradingCalendar, day: number): DayKind {
  return knownDayKind(calendar, day) ?? (usualHalfDay(market, day) ? "half" : "full");
}

/** Days looked at that are remembered, at most. */
const MOST_DAYS = 10_000;

function remembered(kindOfDay: DayKinds): DayKinds {
  const known = new Map<number, DayKind>();
  return (day) => {
    let kind = known.get(day);
    if (kind === undefined) {
      if (known.size >= MOST_DAYS) known.clear();
      known.set(day, (kind = kindOfDay(day)));
    }
    return kind;
  };
}

/** A day counted from 1970-01-01 as a calendar writes it, for example 20250703. */
export function yyyymmddOf(day: number): number {
  const { year, month, day: ofMonth } = civilFromDays(day);
  return year * 10_000 + month * 100 + ofMonth;
}

/** A day as a calendar writes it, counted from 1970-01-01. */
export function dayOfYyyymmdd(yyyymmdd: number): number {
  return daysFromCivil(Math.floor(yyyymmdd / 10_000), Math.floor(yyyymmdd / 100) % 100, yyyymmdd % 100);
}

/** Reads a calendar that was kept; undefined: it is none. */
export function readKeptCalendar(value: unknown): TradingCalendar | undefined {
  if (typeof value !== "object" || value === null || !("from" in value) || !("days" in value)) return undefined;
  const { from, days } = value;
  return isYyyymmdd(from) && Array.isArray(days) && days.every(isTradingDay) ? { from, days } : undefined;
}

function isTradingDay(value: unknown): value is TradingDay {
  if (typeof value !== "object" || value === null || !("yyyymmdd" in value) || !("kind" in value)) return false;
  return isYyyymmdd(value.yyyymmdd) && (value.kind === "full" || value.kind === "half");
}

/** The same day written again is the same number: 20250231 is no day. */
function isYyyymmdd(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && yyyymmddOf(dayOfYyyymmdd(value)) === value;
}
