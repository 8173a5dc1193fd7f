import type { Language } from "../languages/translate";

/** Numbers, spans and moments in the user's language. */
export interface Formats {
  number(value: number): string;
  price(value: number): string;
  /** Any number, as exact as it is of use. */
  figure(value: number): string;
  /** A fraction as a percentage, always with its sign. */
  change(fraction: number): string;
  /** A stretch of time in one unit, whole unless it is to be exact. Milliseconds. */
  span(milliseconds: number, exact?: "exact"): string;
  /** A moment, milliseconds since the epoch: the time of day, with the date when it is not from today. */
  moment(milliseconds: number, now: number): string;
  /** A moment to come within two weeks: hour and minute, with the day of the week when it is not today. */
  bell(milliseconds: number, now: number): string;
}

const UNITS = [
  { unit: "day", length: 86_400_000 },
  { unit: "hour", length: 3_600_000 },
  { unit: "minute", length: 60_000 },
  { unit: "second", length: 1_000 },
] as const;

export function formatsOf(language: Language, timeZone?: string): Formats {
  const locale = language === "zh" ? "zh-CN" : undefined;
  const zone = timeZone === undefined ? {} : { timeZone };
  const number = new Intl.NumberFormat(locale);
  const price = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 8 });
  const figure = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 });
  const change = new Intl.NumberFormat(locale, {
    style: "percent",
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    signDisplay: "exceptZero",
  });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "short", ...zone });
  const time = new Intl.DateTimeFormat(locale, { timeStyle: "medium", ...zone });
  const minute = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", ...zone });
  const weekday = new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en", { weekday: "short", ...zone });
  const monthDay = new Intl.DateTimeFormat(locale, { month: "numeric", day: "numeric", ...zone });
  const spans = language === "zh" ? "zh-CN" : "en";
  const inUnit = (unit: string, value: number): string =>
    new Intl.NumberFormat(spans, { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: 2 }).format(value);
  return {
    number: (value) => number.format(value),
    price: (value) => price.format(value),
    figure: (value) => figure.format(value),
    change: (fraction) => change.format(fraction),
    span(milliseconds, exact) {
      const { unit, length } = UNITS.find((one) => milliseconds >= one.length) ?? { unit: "second", length: 1_000 };
      return inUnit(unit, exact === undefined ? Math.round(milliseconds / length) : milliseconds / length);
    },
    moment(milliseconds, now) {
      const [date, today] = [day.format(milliseconds), day.format(now)];
      return date === today ? time.format(milliseconds) : `${date} ${time.format(milliseconds)}`;
    },
    bell(milliseconds, now) {
      const clock = minute.format(milliseconds);
      if (day.format(milliseconds) === day.format(now)) return clock;
      const isSoon = milliseconds - now < 6 * 86_400_000;
      return `${isSoon ? weekday.format(milliseconds) : monthDay.format(milliseconds)} ${clock}`;
    },
  };
}
