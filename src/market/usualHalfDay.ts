import { civilFromDays, daysFromCivil, weekdayOf } from "../kernel/civilDay";
import type { Market } from "./markets";

/**
 * Whether an exchange usually closes early on a day (counted from 1970-01-01), for days of which no calendar is known.
 * Only the rules that the exchanges keep year by year: what is ordered once is not among them.
 */
export function usualHalfDay(market: Market, day: number): boolean {
  if (market === "US") return isHalfInNewYork(day);
  return market === "HK" && isHalfInHongKong(day);
}

/** The day before Independence Day and before Christmas, unless that is itself the day kept; the day after Thanksgiving. */
function isHalfInNewYork(day: number): boolean {
  const { month, day: ofMonth } = civilFromDays(day);
  const week = weekdayOf(day);
  if ((month === 7 && ofMonth === 3) || (month === 12 && ofMonth === 24)) return week >= 1 && week <= 4;
  return month === 11 && week === 5 && ofMonth >= 23 && ofMonth <= 29;
}

/** The eves of Christmas, of the New Year and of the Lunar New Year. */
function isHalfInHongKong(day: number): boolean {
  const week = weekdayOf(day);
  if (week === 0 || week === 6) return false;
  const { year, month, day: ofMonth } = civilFromDays(day);
  if (month === 12 && (ofMonth === 24 || ofMonth === 31)) return true;
  const lunar = LUNAR_NEW_YEARS[year - FIRST_LUNAR_YEAR];
  return lunar !== undefined && day === daysFromCivil(year, Math.floor(lunar / 100), lunar % 100) - 1;
}

const FIRST_LUNAR_YEAR = 2012;

/** First day of the lunar year, as month * 100 + day; of years beyond the list nothing is claimed. */
const LUNAR_NEW_YEARS = [
  123, 210, 131, 219, 208, 128, 216, 205, 125, 212, 201, 122, 210, 129, 217, 206, 126, 213, 203, 123, 211, 131, 219,
  208,
];
