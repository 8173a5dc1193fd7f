import { civilFromDays, daysFromCivil, isCivilDay } from "../../kernel/civilDay";

/** What a text says of a date: the day, since 1970-01-01, two days that it may be, or what it may have been meant as. */
export type DateReading =
  | { readonly days: number; readonly seconds: number | undefined }
  | { readonly several: readonly number[] }
  | { readonly near: readonly string[] };

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const LONG_MONTHS = /^(?:january|february|march|april|may|june|july|august|september|sept|october|november|december)$/;

const TIME = String.raw`(?:[ t]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?`;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${TIME}$`);
const CHINESE = new RegExp(String.raw`^(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?[日号]?${TIME}$`);
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})${TIME}$`);
const DAY_AND_NAME = new RegExp(String.raw`^(\d{1,2})[- ]([a-z]{3,9})\.?[- ,]+(\d{4})${TIME}$`);
const NAME_AND_DAY = new RegExp(String.raw`^([a-z]{3,9})\.? (\d{1,2}),? (\d{4})${TIME}$`);

/** A date as people of several countries write it; `12/31/2023` and the like only where one reading exists. */
export function readDateText(written: string): DateReading | undefined {
  const text = foldDate(written);
  const compact = COMPACT.exec(text);
  if (compact !== null) return ofParts(compact[1], compact[2], compact[3]);
  const first = YEAR_FIRST.exec(text);
  if (first !== null) return ofParts(first[1], first[3], first[4], first.slice(5));
  const chinese = CHINESE.exec(text);
  if (chinese !== null) return ofParts(chinese[1], chinese[2], chinese[3], chinese.slice(4));
  const last = YEAR_LAST.exec(text);
  if (last !== null) return ofTwo(last[4], [last[1], last[3]], last.slice(5));
  const named = DAY_AND_NAME.exec(text);
  if (named !== null) return ofParts(named[3], monthOf(named[2]), named[1], named.slice(4));
  const american = NAME_AND_DAY.exec(text);
  if (american !== null) return ofParts(american[3], monthOf(american[1]), american[2], american.slice(4));
  return nearby(text);
}

/** 19737 as 2024-01-15. */
export function dashedDay(days: number): string {
  const { year, month, day } = civilFromDays(days);
  return `${String(year)}-${two(month)}-${two(day)}`;
}

/** Small letters, plain digits and marks, single blanks, and nothing invisible. */
export function foldDate(text: string): string {
  return text
    .replace(/\p{Cf}/gu, "")
    .normalize("NFKC")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
}

/** Day and month in either order: one of them must be no month, or both be the same. */
function ofTwo(
  year: string | undefined,
  [one, other]: readonly (string | undefined)[],
  time: readonly (string | undefined)[],
): DateReading | undefined {
  const readings = [ofParts(year, one, other, time), ofParts(year, other, one, time)].flatMap((each) =>
    each !== undefined && "days" in each ? [each] : [],
  );
  const [first, second] = readings;
  if (first === undefined || second === undefined || first.days === second.days) return first;
  return { several: readings.map(({ days }) => days) };
}

function ofParts(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  time: readonly (string | undefined)[] = [],
): DateReading | undefined {
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  const [hour, minute, second] = time.map((part) => (part === undefined ? 0 : Number(part)));
  if (!isCivilDay(y, m, d)) return undefined;
  const days = daysFromCivil(y, m, d);
  if (time[0] === undefined) return { days, seconds: undefined };
  const [h, min, s] = [hour ?? 0, minute ?? 0, second ?? 0];
  return h > 23 || min > 59 || s > 59 ? undefined : { days, seconds: h * 3_600 + min * 60 + s };
}

function monthOf(name: string | undefined): string | undefined {
  const place = name === undefined ? -1 : MONTHS.indexOf(name.slice(0, 3));
  return place >= 0 && (name?.length === 3 || LONG_MONTHS.test(name ?? "")) ? String(place + 1) : undefined;
}

/** What a slip may have been meant as. */
function nearby(text: string): DateReading | undefined {
  const back = /^\+?(\d{1,4}) ?(d|w|m|y|td)$/.exec(text);
  if (back !== null) return { near: [`-${back[1] ?? ""}${back[2] ?? ""}`] };
  const month = /^(\d{4})[-/.年](\d{1,2})月?$/.exec(text);
  if (month !== null && isCivilDay(Number(month[1]), Number(month[2]), 1))
    return { near: [dashedDay(daysFromCivil(Number(month[1]), Number(month[2]), 1))] };
  const stamp = /^(\d{4}-\d{2}-\d{2})t(\d{2}:\d{2}:\d{2}).+$/.exec(text);
  if (stamp !== null) return { near: [`${stamp[1] ?? ""} ${stamp[2] ?? ""}`, stamp[1] ?? ""] };
  return undefined;
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
