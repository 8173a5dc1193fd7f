import { daysFromCivil } from "../../src/kernel/civilDay";
import type { WireBar, WireSnapshot } from "../../src/qos/wire";

/** Trading of one share in New York on one day, and what every part of it was worth. Independent of the product's rules. */
export interface UsDay {
  /** For example 20250313. */
  readonly yyyymmdd: number;
  readonly half: boolean;
  readonly pre: Part;
  readonly regular: Part & { readonly open: number };
  readonly post: Part;
  /** The night that leads to this day, from the evening before. */
  readonly night: Part;
}

/** Prices of one session at its end; at a moment within it, the last is `at(moment)`. */
export interface Part {
  readonly start: number;
  readonly end: number;
  readonly last: number;
  readonly high: number;
  readonly low: number;
  readonly volume: number;
  readonly turnover: number;
}

export type Name = "night" | "pre" | "regular" | "post";
export const NAMES: readonly Name[] = ["night", "pre", "regular", "post"];

const HALF_DAYS = new Set([20241129, 20241224, 20250703, 20251128, 20251224, 20261127, 20261224]);
/** The exchange's published holidays. */
const HOLIDAYS = new Set([
  20241128, 20241225, 20250101, 20250109, 20250120, 20250217, 20250418, 20250526, 20250619, 20250704, 20250901,
  20251127, 20251225, 20260101, 20260119, 20260216, 20260403, 20260525, 20260619, 20260703, 20260907, 20261126,
  20261225,
]);

/** Hours by which New York is behind UTC on a day: summer from the second Sunday of March to the first of November. */
function behind(year: number, month: number, day: number): number {
  const sunday = (m: number, nth: number): number => {
    const first = daysFromCivil(year, m, 1);
    return first + ((7 - ((((first + 4) % 7) + 7) % 7)) % 7) + (nth - 1) * 7;
  };
  const now = daysFromCivil(year, month, day);
  return now >= sunday(3, 2) && now < sunday(11, 1) ? 4 : 5;
}

/** The moment (seconds) at which New York's clock shows an hour, possibly above 24 or below 0, of a day. */
function newYork(yyyymmdd: number, hour: number): number {
  const [year, month, day] = [Math.floor(yyyymmdd / 10_000), Math.floor(yyyymmdd / 100) % 100, yyyymmdd % 100];
  const midnight = daysFromCivil(year, month, day) * 86_400;
  return midnight + Math.round((hour + behind(year, month, day)) * 3_600);
}

/** Every day of trading from 2024-11-13 on, for two years, each with figures that no other has. */
export const US_DAYS: readonly UsDay[] = (() => {
  const days: UsDay[] = [];
  for (let number = daysFromCivil(2024, 11, 13); number < daysFromCivil(2026, 11, 14); number += 1) {
    const date = new Date(number * 86_400_000);
    const yyyymmdd = date.getUTCFullYear() * 10_000 + (date.getUTCMonth() + 1) * 100 + date.getUTCDate();
    const week = date.getUTCDay();
    if (week === 0 || week === 6 || HOLIDAYS.has(yyyymmdd)) continue;
    days.push(usDay(yyyymmdd, days.length, HALF_DAYS.has(yyyymmdd)));
  }
  return days;
})();

function usDay(yyyymmdd: number, at: number, half: boolean): UsDay {
  const base = 100 + at;
  const part = (from: number, to: number, cents: number): Part => ({
    start: newYork(yyyymmdd, from),
    end: newYork(yyyymmdd, to),
    last: base + cents / 100,
    high: base + (cents + 7) / 100,
    low: base + (cents - 3) / 100,
    volume: volumeOf(at, cents),
    turnover: volumeOf(at, cents) * base,
  });
  const close = half ? 13 : 16;
  return {
    yyyymmdd,
    half,
    night: part(-4, 3.8333333333, 11),
    pre: part(4, 9.5, 23),
    regular: { ...part(9.5, close, 41), open: base + 0.39 },
    post: part(close, half ? 17 : 20, 67),
  };
}

/** Far more is traded in a regular session (41) than outside it. */
function volumeOf(at: number, cents: number): number {
  return (cents === 41 ? 50_000 : 1_000) + at * 10 + cents;
}

/** A moment of one session of one day. */
export interface Moment {
  readonly at: number;
  readonly session: Name;
  /** Place in `US_DAYS`. */
  readonly day: number;
}

/** What is so at a moment: the sessions that have begun, newest last. The present one stands at its last price. */
function begun({ day, session }: Moment): readonly { readonly name: Name; readonly day: number }[] {
  const list: { name: Name; day: number }[] = [];
  for (let place = Math.max(0, day - 1); place <= day; place += 1)
    for (const name of NAMES) {
      list.push({ name, day: place });
      if (place === day && name === session) return list;
    }
  return list;
}

/** Ways in which servers tell the same (NOTES, "Traps"). */
export interface Shape {
  /** The top figures are of the newest session, else always of the regular one. */
  readonly bySession: boolean;
  readonly tt: boolean;
  /** `yp` of a row of extended hours has rolled over to the last close. */
  readonly rolled: boolean;
  /** Blocks of the sessions that are not at the top. */
  readonly blocks: boolean;
}

const TT: Readonly<Record<Name, number>> = { night: 1, pre: 2, regular: 3, post: 4 };

/** The row of `/snapshot` at a moment. */
export function usRow(code: string, moment: Moment, shape: Shape): WireSnapshot & { readonly tt?: number } {
  const list = begun(moment);
  const regularDay = moment.session === "regular" || moment.session === "post" ? moment.day : moment.day - 1;
  const top = shape.bySession
    ? { name: moment.session, day: moment.day }
    : { name: "regular" as const, day: regularDay };
  const part = partOf(top);
  const isRegular = top.name === "regular";
  const yp = closeOf(isRegular || !shape.rolled ? regularDay - 1 : regularDay);
  const block = (name: "pre" | "post" | "night"): object | undefined => {
    const newest = [...list]
      .reverse()
      .find((one) => one.name === name && !(one.name === top.name && one.day === top.day));
    if (newest === undefined || !shape.blocks) return undefined;
    const { last, high, low, volume, turnover } = partOf(newest);
    const before = newest.name === "post" ? newest.day : newest.day - 1;
    if (before < 0) return undefined;
    const ts = timeOf(newest, moment);
    return {
      lp: text(last),
      yp: text(closeOf(before)),
      h: text(high),
      l: text(low),
      v: text(volume),
      t: text(turnover),
      ts,
    };
  };
  const [pq, aq, nq] = [block("pre"), block("post"), block("night")];
  return {
    c: code,
    lp: text(part.last),
    yp: text(yp),
    o: text(isRegular ? dayAt(top.day).regular.open : part.last),
    h: text(part.high),
    l: text(part.low),
    ts: timeOf(top, moment),
    v: text(part.volume),
    t: text(part.turnover),
    s: 0,
    ...(shape.tt ? { tt: TT[top.name] } : {}),
    ...(pq === undefined ? {} : { pq }),
    ...(aq === undefined ? {} : { aq }),
    ...(nq === undefined ? {} : { nq }),
  } as WireSnapshot & { readonly tt?: number };
}

/** The daily bars that `/kline` has at a moment, oldest first. */
export function usDayBars(code: string, { day, session }: Moment, count: number): WireBar[] {
  const last = session === "regular" || session === "post" ? day : day - 1;
  const days = US_DAYS.slice(Math.max(0, last - count + 1), last + 1);
  return days.map(({ yyyymmdd, regular }) => ({
    c: code,
    o: text(regular.open),
    cl: text(regular.last),
    h: text(regular.high),
    l: text(regular.low),
    v: text(regular.volume),
    ts: newYork(yyyymmdd, 0),
    kt: 1001,
  }));
}

/** A session that is over is stamped with its last second; the present one with the moment. */
function timeOf(one: { readonly name: Name; readonly day: number }, moment: Moment): number {
  const isPresent = one.name === moment.session && one.day === moment.day;
  if (isPresent) return moment.at;
  const { end } = partOf(one);
  return one.name === "regular" ? end : end - 2;
}

export function partOf({ name, day }: { readonly name: Name; readonly day: number }): Part {
  return dayAt(day)[name];
}

export function closeOf(day: number): number {
  return dayAt(day).regular.last;
}

export function dayAt(day: number): UsDay {
  const found = US_DAYS[day];
  if (found === undefined) throw new Error(`no such day: ${day}`);
  return found;
}

function text(figure: number): string {
  return String(Number(figure.toFixed(4)));
}
