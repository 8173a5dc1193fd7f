import { epochSeconds, type EpochSeconds } from "../../kernel/time";
import type { DayNumber } from "./instrument";

/**
 * The exchanges' clocks by rule rather than from the time zone database, since years of intraday bars need
 * thousands of moments at once. Holds from 2007 on, when the United States last changed their rule.
 */
const DAY_SECONDS = 86_400;
const HOUR_SECONDS = 3_600;

/** Hours ahead of UTC in winter, and whose summer time is kept, an hour more. */
interface ZoneRule {
  readonly hours: number;
  readonly summer?: "us" | "eu";
}

const ZONES: Readonly<Record<string, ZoneRule>> = {
  UTC: { hours: 0 },
  "Asia/Shanghai": { hours: 8 },
  "Asia/Hong_Kong": { hours: 8 },
  "Asia/Tokyo": { hours: 9 },
  "America/New_York": { hours: -5, summer: "us" },
  "Europe/London": { hours: 0, summer: "eu" },
  "Europe/Berlin": { hours: 1, summer: "eu" },
  "Europe/Paris": { hours: 1, summer: "eu" },
};

const summers = new Map<string, { readonly from: number; readonly to: number }>();

/** The day that the calendar of `zone` shows at `moment`. */
export function dayAt(zone: string, moment: EpochSeconds): DayNumber {
  const rule = ruleOf(zone);
  const hours = rule.hours + (isSummer(rule, moment) ? 1 : 0);
  return Math.floor((moment + hours * HOUR_SECONDS) / DAY_SECONDS);
}

/**
 * The moment at which the clocks of `zone` show `minutes` after midnight of `day`; minutes may exceed a day. Of
 * the hour that comes twice in autumn, the first.
 */
export function momentOf(zone: string, day: DayNumber, minutes = 0): EpochSeconds {
  const rule = ruleOf(zone);
  const winter = day * DAY_SECONDS + minutes * 60 - rule.hours * HOUR_SECONDS;
  return epochSeconds(isSummer(rule, winter - HOUR_SECONDS) ? winter - HOUR_SECONDS : winter);
}

function ruleOf(zone: string): ZoneRule {
  const rule = ZONES[zone];
  if (rule === undefined) throw new Error(`no rule for the clocks of ${zone}`);
  return rule;
}

function isSummer({ summer }: ZoneRule, moment: number): boolean {
  if (summer === undefined) return false;
  const { year } = dateOf(Math.floor(moment / DAY_SECONDS));
  const key = `${summer}${year}`;
  let known = summers.get(key);
  if (known === undefined) summers.set(key, (known = summer === "us" ? americanSummer(year) : europeanSummer(year)));
  return moment >= known.from && moment < known.to;
}

/** From 2:00 in New York on the second Sunday of March to 2:00 on the first Sunday of November (§3). */
function americanSummer(year: number): { readonly from: number; readonly to: number } {
  return {
    from: (sundayFrom(dayOf(year, 3, 1)) + 7) * DAY_SECONDS + 7 * HOUR_SECONDS,
    to: sundayFrom(dayOf(year, 11, 1)) * DAY_SECONDS + 6 * HOUR_SECONDS,
  };
}

/** From 1:00 UTC on the last Sunday of March to 1:00 UTC on the last Sunday of October. */
function europeanSummer(year: number): { readonly from: number; readonly to: number } {
  return {
    from: sundayFrom(dayOf(year, 3, 25)) * DAY_SECONDS + HOUR_SECONDS,
    to: sundayFrom(dayOf(year, 10, 25)) * DAY_SECONDS + HOUR_SECONDS,
  };
}

/** The first Sunday on or after `day`. */
function sundayFrom(day: DayNumber): DayNumber {
  return day + ((7 - weekday(day)) % 7);
}

/** 0 is Sunday. */
export function weekday(day: DayNumber): number {
  return (((day + 4) % 7) + 7) % 7;
}

export interface CalendarDate {
  readonly year: number;
  /** 1 is January. */
  readonly month: number;
  readonly date: number;
}

export function dateOf(day: DayNumber): CalendarDate {
  const moment = new Date(day * DAY_SECONDS * 1_000);
  return { year: moment.getUTCFullYear(), month: moment.getUTCMonth() + 1, date: moment.getUTCDate() };
}

/** Month and date may exceed their range, as in `Date.UTC`. */
export function dayOf(year: number, month: number, date: number): DayNumber {
  return Date.UTC(year, month - 1, date) / (DAY_SECONDS * 1_000);
}

/** `yyyymmdd`, the form of the market calendar. */
export function compactDate(day: DayNumber): string {
  const { year, month, date } = dateOf(day);
  return String(year * 10_000 + month * 100 + date);
}
