import { epochSeconds, type EpochSeconds } from "../../kernel/time";
import type { DayNumber } from "./instrument";

/**
 * The exchanges' clocks by rule rather than from the time zone database, since years of intraday bars need
 * thousands of moments at once. Holds from 2007 on, when the United States last changed their rule.
 */
const DAY_SECONDS = 86_400;
const HOUR_SECONDS = 3_600;
const FIXED_HOURS: Readonly<Record<string, number>> = { UTC: 0, "Asia/Shanghai": 8, "Asia/Hong_Kong": 8 };
const summers = new Map<number, { readonly from: number; readonly to: number }>();

/** The day that the calendar of `zone` shows at `moment`. */
export function dayAt(zone: string, moment: EpochSeconds): DayNumber {
  const fixed = FIXED_HOURS[zone];
  const hours = fixed ?? (isNewYorkSummer(zone, moment) ? -4 : -5);
  return Math.floor((moment + hours * HOUR_SECONDS) / DAY_SECONDS);
}

/**
 * The moment at which the clocks of `zone` show `minutes` after midnight of `day`; minutes may exceed a day. Of
 * the hour that comes twice in autumn, the first.
 */
export function momentOf(zone: string, day: DayNumber, minutes = 0): EpochSeconds {
  const local = day * DAY_SECONDS + minutes * 60;
  const fixed = FIXED_HOURS[zone];
  if (fixed !== undefined) return epochSeconds(local - fixed * HOUR_SECONDS);
  const inSummer = local + 4 * HOUR_SECONDS;
  return epochSeconds(isNewYorkSummer(zone, inSummer) ? inSummer : inSummer + HOUR_SECONDS);
}

/** From 2:00 on the second Sunday of March to 2:00 on the first Sunday of November (§3). */
function isNewYorkSummer(zone: string, moment: number): boolean {
  if (zone !== "America/New_York") throw new Error(`no rule for the clocks of ${zone}`);
  const { year } = dateOf(Math.floor(moment / DAY_SECONDS));
  let summer = summers.get(year);
  if (summer === undefined) {
    const march = dayOf(year, 3, 1);
    const november = dayOf(year, 11, 1);
    summer = {
      from: (march + ((7 - weekday(march)) % 7) + 7) * DAY_SECONDS + 7 * HOUR_SECONDS,
      to: (november + ((7 - weekday(november)) % 7)) * DAY_SECONDS + 6 * HOUR_SECONDS,
    };
    summers.set(year, summer);
  }
  return moment >= summer.from && moment < summer.to;
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
