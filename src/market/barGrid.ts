import { civilFromDays, daysFromCivil, weekdayOf } from "../kernel/civilDay";
import { SERIAL_OF_EPOCH, epochSeconds, excelSerial, type EpochSeconds } from "../kernel/time";
import type { HoursRow } from "./hours";
import { openingsOf, tradesExtended, type Opening } from "./openings";
import { periodOf, type Interval } from "./periods";
import { dayIn, momentInZone } from "./zone";

/** What decides into which bars an instrument's trades fall. */
export interface BarRule {
  readonly interval: Interval;
  /** IANA zone in which the days of the instrument begin. */
  readonly zone: string;
  /** Undefined where they are not known: then every hour counts as regular. */
  readonly hours: HoursRow | undefined;
  /** Whether the exchange closes early on a day, counted from 1970-01-01. */
  readonly isHalf: (day: number) => boolean;
}

/** The bar that a trade belongs to. */
export type BarPlace =
  | { readonly bar: "at"; readonly start: EpochSeconds }
  /** In none: it was made outside regular hours where those are a session of their own, or on a day without trading. */
  | { readonly bar: "none" }
  /** Hours are unknown, so bars within a day cannot be counted from an opening. */
  | { readonly bar: "unknown" };

/**
 * Where the bars of an instrument begin. Within a day they are counted from each opening and end with it. Where trading
 * knows no sessions beyond the regular ones, what is told before an opening is its auction and belongs to its first
 * bar, what is told in a break or after the close to the bar before. Elsewhere only what is traded from the opening to
 * the stroke of the close counts. Days begin at midnight of the exchange, weeks on Monday.
 */
export class BarGrid {
  readonly #rule: BarRule;
  /** Openings of the day that was looked at last: trades come by the thousand, of one day. */
  #looked: { readonly day: number; readonly openings: readonly Opening[] } | undefined;

  constructor(rule: BarRule) {
    this.#rule = rule;
  }

  placeOf(time: EpochSeconds): BarPlace {
    const { interval, zone, hours } = this.#rule;
    const { seconds } = periodOf(interval);
    const day = dayIn(zone, time);
    if (hours === undefined)
      return seconds === undefined ? { bar: "at", start: this.#startOfPeriod(day) } : { bar: "unknown" };
    const openings = this.#openings(hours, day);
    const opening = tradesExtended(hours) ? openingAround(openings, time) : openingNear(openings, time);
    if (opening === undefined) return { bar: "none" };
    if (seconds === undefined) return { bar: "at", start: this.#startOfPeriod(day) };
    const elapsed = Math.min(Math.max(time, opening.start), opening.end - 1) - opening.start;
    return { bar: "at", start: epochSeconds(opening.start + Math.floor(elapsed / seconds) * seconds) };
  }

  #openings(hours: HoursRow, day: number): readonly Opening[] {
    const { zone, isHalf } = this.#rule;
    if (this.#looked?.day !== day)
      this.#looked = { day, openings: openingsOf({ hours, zone, day, half: isHalf(day) }) };
    return this.#looked.openings;
  }

  #startOfPeriod(day: number): EpochSeconds {
    const { interval, zone } = this.#rule;
    return momentInZone(excelSerial(firstDayOf(day, interval) + SERIAL_OF_EPOCH), zone);
  }
}

/** The first day, counted from 1970-01-01, of the day, week (from Monday), month or year that holds a day. */
export function firstDayOf(day: number, interval: Interval): number {
  const { year, month } = civilFromDays(day);
  switch (interval) {
    case "1w":
      return day - ((weekdayOf(day) + 6) % 7);
    case "1mo":
      return daysFromCivil(year, month, 1);
    case "1y":
      return daysFromCivil(year, 1, 1);
    default:
      return day;
  }
}

/** The stroke of the close still belongs to what it closes. */
function openingAround(openings: readonly Opening[], time: EpochSeconds): Opening | undefined {
  return openings.find(({ start, end }) => time >= start && time <= end);
}

function openingNear(openings: readonly Opening[], time: EpochSeconds): Opening | undefined {
  return openings.filter(({ start }) => start <= time).at(-1) ?? openings[0];
}
