import { epochSeconds, excelSerial, type EpochSeconds } from "../../kernel/time";
import { momentInZone, zoneOffset } from "../../market/zone";
import type { DayNumber } from "./instrument";

const DAY_SECONDS = 86_400;
/** Days from Excel's day 0 to 1970-01-01. */
const SERIAL_OF_EPOCH = 25_569;

/** The day that the calendar of `zone` shows at `moment`. */
export function dayAt(zone: string, moment: EpochSeconds): DayNumber {
  return Math.floor((moment + zoneOffset(zone, moment)) / DAY_SECONDS);
}

/** The moment at which the clocks of `zone` show `minutes` after midnight of `day`; minutes may exceed a day. */
export function momentOf(zone: string, day: DayNumber, minutes = 0): EpochSeconds {
  if (zone === "UTC") return epochSeconds(day * DAY_SECONDS + minutes * 60);
  return momentInZone(excelSerial(day + SERIAL_OF_EPOCH + minutes / 1_440), zone);
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
