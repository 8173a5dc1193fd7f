import { dateOf, dayOf, weekday } from "./days";
import type { Exchange } from "./exchanges";
import type { DayNumber } from "./instrument";

export type TradingDay = "full" | "half" | "closed";

/** An exchange with weekends and holidays. */
type Keeping = Exclude<Exchange, "CF" | "FX" | "CM">;

/** What each exchange does on each day: weekends, its usual holidays, and its half days. */
export class MarketCalendar {
  readonly #years = new Map<string, ReadonlyMap<DayNumber, TradingDay>>();

  dayIn(exchange: Exchange, day: DayNumber): TradingDay {
    const week = weekday(day);
    if (exchange === "CF") return "full";
    if (week === 0) return "closed";
    /** Their week ends on Saturday morning in UTC+8. */
    if (exchange === "FX" || exchange === "CM") return "full";
    if (week === 6) return "closed";
    return this.#exceptions(exchange, dateOf(day).year).get(day) ?? "full";
  }

  #exceptions(exchange: Keeping, year: number): ReadonlyMap<DayNumber, TradingDay> {
    const key = `${exchange}${year}`;
    let known = this.#years.get(key);
    if (known === undefined) this.#years.set(key, (known = EXCEPTIONS[exchange](year)));
    return known;
  }
}

const EXCEPTIONS: Readonly<Record<Keeping, (year: number) => ReadonlyMap<DayNumber, TradingDay>>> = {
  US: usExceptions,
  HK: hongKongExceptions,
  SH: mainlandExceptions,
  SZ: mainlandExceptions,
  TOKYO: tokyoExceptions,
  LONDON: londonExceptions,
  FRANKFURT: (year) => exceptions([], [...euroHolidays(year), dayOf(year, 12, 24), dayOf(year, 12, 31)]),
  PARIS: (year) => exceptions([dayOf(year, 12, 24), dayOf(year, 12, 31)], euroHolidays(year)),
};

function usExceptions(year: number): ReadonlyMap<DayNumber, TradingDay> {
  const thanksgiving = nthWeekday({ year, month: 11, week: 4, nth: 4 });
  const closed = [
    observed(dayOf(year, 1, 1)),
    nthWeekday({ year, month: 1, week: 1, nth: 3 }),
    nthWeekday({ year, month: 2, week: 1, nth: 3 }),
    easterSunday(year) - 2,
    nthWeekday({ year, month: 6, week: 1, nth: 1 }) - 7,
    ...(year >= 2022 ? [observed(dayOf(year, 6, 19))] : []),
    observed(dayOf(year, 7, 4)),
    nthWeekday({ year, month: 9, week: 1, nth: 1 }),
    thanksgiving,
    observed(dayOf(year, 12, 25)),
  ];
  return exceptions([dayOf(year, 7, 3), thanksgiving + 1, dayOf(year, 12, 24)], closed);
}

function hongKongExceptions(year: number): ReadonlyMap<DayNumber, TradingDay> {
  const newYear = lunarNewYear(year);
  const closed = [
    dayOf(year, 1, 1),
    newYear,
    newYear + 1,
    newYear + 2,
    easterSunday(year) - 2,
    easterSunday(year) + 1,
    dayOf(year, 4, 4),
    dayOf(year, 5, 1),
    dayOf(year, 7, 1),
    dayOf(year, 10, 1),
    dayOf(year, 12, 25),
    dayOf(year, 12, 26),
  ];
  return exceptions([newYear - 1, dayOf(year, 12, 24), dayOf(year, 12, 31)], closed);
}

function mainlandExceptions(year: number): ReadonlyMap<DayNumber, TradingDay> {
  const newYear = lunarNewYear(year);
  const closed = [dayOf(year, 1, 1), dayOf(year, 4, 4)];
  for (let offset = -1; offset < 6; offset += 1) closed.push(newYear + offset);
  for (let date = 1; date <= 5; date += 1) closed.push(dayOf(year, 5, date));
  for (let date = 1; date <= 7; date += 1) closed.push(dayOf(year, 10, date));
  return exceptions([], closed);
}

/** Those holidays of Japan that have a fixed date, and the exchange's days off at the turn of the year. */
function tokyoExceptions(year: number): ReadonlyMap<DayNumber, TradingDay> {
  const fixed = [
    [2, 11],
    [2, 23],
    [4, 29],
    [5, 3],
    [5, 4],
    [5, 5],
    [8, 11],
    [11, 3],
    [11, 23],
  ] as const;
  const turn = [dayOf(year, 1, 1), dayOf(year, 1, 2), dayOf(year, 1, 3), dayOf(year, 12, 31)];
  return exceptions([], [...turn, ...fixed.map(([month, date]) => dayOf(year, month, date))]);
}

function londonExceptions(year: number): ReadonlyMap<DayNumber, TradingDay> {
  const closed = [
    dayOf(year, 1, 1),
    easterSunday(year) - 2,
    easterSunday(year) + 1,
    nthWeekday({ year, month: 5, week: 1, nth: 1 }),
    nthWeekday({ year, month: 6, week: 1, nth: 1 }) - 7,
    nthWeekday({ year, month: 9, week: 1, nth: 1 }) - 7,
    dayOf(year, 12, 25),
    dayOf(year, 12, 26),
  ];
  return exceptions([dayOf(year, 12, 24), dayOf(year, 12, 31)], closed);
}

function euroHolidays(year: number): readonly DayNumber[] {
  return [
    dayOf(year, 1, 1),
    easterSunday(year) - 2,
    easterSunday(year) + 1,
    dayOf(year, 5, 1),
    dayOf(year, 12, 25),
    dayOf(year, 12, 26),
  ];
}

/** A day that is both is closed. */
function exceptions(half: readonly DayNumber[], closed: readonly DayNumber[]): ReadonlyMap<DayNumber, TradingDay> {
  const days = new Map<DayNumber, TradingDay>();
  for (const day of half) days.set(day, "half");
  for (const day of closed) days.set(day, "closed");
  return days;
}

/** A holiday on a Saturday is kept on Friday, on a Sunday on Monday. */
function observed(day: DayNumber): DayNumber {
  const week = weekday(day);
  if (week === 6) return day - 1;
  return week === 0 ? day + 1 : day;
}

function nthWeekday(which: { year: number; month: number; week: number; nth: number }): DayNumber {
  const first = dayOf(which.year, which.month, 1);
  return first + ((which.week - weekday(first) + 7) % 7) + (which.nth - 1) * 7;
}

/** Gauss's rule as given by Meeus, for the Gregorian calendar. */
function easterSunday(year: number): DayNumber {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return dayOf(year, Math.floor(n / 31), (n % 31) + 1);
}

/** First day of the lunar year, as month * 100 + date, from 2010 on. */
const LUNAR_NEW_YEARS = [
  214, 203, 123, 210, 131, 219, 208, 128, 216, 205, 125, 212, 201, 122, 210, 129, 217, 206, 126, 213, 203, 123, 211,
  131,
];

function lunarNewYear(year: number): DayNumber {
  const known = LUNAR_NEW_YEARS[year - 2010] ?? 205;
  return dayOf(year, Math.floor(known / 100), known % 100);
}
