import { periodOfKt } from "../../market/periods";
import { epochMillis, toSeconds } from "../../kernel/time";
import { dateOf, dayOf, weekday } from "./days";
import type { DayNumber } from "./instrument";
import type { Listing } from "./listing";
import { tradedOf } from "./progress";
import type { Schedule } from "./schedule";
import type { Traded } from "./trade";

/** A bar; `start` in seconds. */
export interface Bar extends Traded {
  readonly start: number;
}

export interface BarsQuery {
  /** Wire number of the period (§2.1). */
  readonly kt: number;
  readonly count: number;
  /** In prices of today's shares (`a`: 1). */
  readonly adjusted?: boolean;
  /** Bars that start after this second are left out. */
  readonly end?: number | undefined;
}

/** Bars of one listing, of every period, all folded from its days or its minutes. */
export class PeriodBars {
  readonly #listing: Listing;
  readonly #schedule: Schedule;
  /** What the days before today add to the bar that is growing, by `kt`. */
  readonly #closedPart = new Map<number, { readonly day: DayNumber; readonly part: Traded | undefined }>();

  constructor(listing: Listing, schedule: Schedule) {
    this.#listing = listing;
    this.#schedule = schedule;
  }

  /** Up to `count` bars as they stand at `now` (milliseconds), oldest first; empty for an unknown `kt`. */
  bars(query: BarsQuery, now: number): readonly Bar[] {
    const period = periodOfKt(query.kt);
    if (period === undefined || query.count <= 0) return [];
    const found = period.seconds === undefined ? this.#long(query, now) : this.#short(query, period.seconds / 60, now);
    return found.reverse();
  }

  /** The bar that is growing at `now`, unadjusted; cheap enough for every push. */
  current(kt: number, now: number): Bar | undefined {
    if (kt < 1_007) return this.bars({ kt, count: 1 }, now)[0];
    const day = this.#listing.dayAt(now);
    const running = this.#listing.running(now);
    if (running === undefined || running.progress.count === 0) return this.bars({ kt, count: 1 }, now)[0];
    const today = tradedOf(running.progress);
    const opening = periodStart(kt, day);
    let closed = this.#closedPart.get(kt);
    if (closed?.day !== day) this.#closedPart.set(kt, (closed = { day, part: this.#fold(opening, day) }));
    const whole = closed.part === undefined ? today : join(closed.part, today);
    return { start: this.#schedule.startOf(this.#listing.instrument, opening), ...whole };
  }

  /** Newest first. */
  #long(query: BarsQuery, now: number): Bar[] {
    const { instrument } = this.#listing;
    const end = Math.min(query.end ?? Number.POSITIVE_INFINITY, toSeconds(epochMillis(now)));
    const today = this.#listing.dayAt(now);
    const found: Bar[] = [];
    let day = this.#lastDay(query.kt, end, now);
    while (day !== undefined) {
      const opening = periodStart(query.kt, day);
      const start = this.#schedule.startOf(instrument, opening);
      const traded = this.#dayAsTraded(day, today, { adjusted: query.adjusted === true, now });
      const growing = found.at(-1);
      if (growing?.start === start) found[found.length - 1] = { start, ...join(traded, growing) };
      else if (found.length === query.count) break;
      else found.push({ start, ...traded });
      day = this.#listing.previous(day);
    }
    return found;
  }

  /** The last day with trades in a period that starts by `end`. */
  #lastDay(kt: number, end: number, now: number): DayNumber | undefined {
    const newest = this.#listing.lastTradedDay(now);
    if (newest === undefined) return undefined;
    const asked = this.#schedule.dayAt(this.#listing.instrument, toSeconds(epochMillis(end * 1_000)));
    const last = periodStart(kt, periodStart(kt, asked) + spanOf(kt)) - 1;
    return last >= newest ? newest : this.#listing.previous(last + 1);
  }

  #dayAsTraded(day: DayNumber, today: DayNumber, how: { readonly adjusted: boolean; readonly now: number }): Traded {
    const running = day === today ? this.#listing.running(how.now) : undefined;
    const traded = running === undefined ? this.#listing.traded(day) : tradedOf(running.progress);
    if (!how.adjusted) return traded;
    return adjust(traded, this.#listing.history.adjustment(day, today));
  }

  /** Newest first. */
  #short(query: BarsQuery, size: number, now: number): Bar[] {
    const end = Math.min(query.end ?? Number.POSITIVE_INFINITY, toSeconds(epochMillis(now)));
    const today = this.#listing.dayAt(now);
    const found: Bar[] = [];
    let day = this.#lastDay(1_001, end, now);
    while (day !== undefined && found.length <= query.count) {
      const factor = query.adjusted === true ? this.#listing.history.adjustment(day, today) : 1;
      for (const bar of this.#minutesBackward(day, size, now)) {
        if (bar.start > end) continue;
        const traded = factor === 1 ? bar : { start: bar.start, ...adjust(bar, factor) };
        const growing = found.at(-1);
        if (growing?.start === bar.start) found[found.length - 1] = { start: bar.start, ...join(traded, growing) };
        else if (found.push(traded) > query.count) break;
      }
      day = this.#listing.previous(day);
    }
    return found.slice(0, query.count);
  }

  /** The minutes of a day, the last first, each with the start of the bar of `size` minutes it belongs to. */
  *#minutesBackward(day: DayNumber, size: number, now: number): Generator<Bar> {
    const running = day === this.#listing.dayAt(now) ? this.#listing.running(now) : undefined;
    const tape = running?.tape ?? this.#listing.tape(day);
    for (let minute = running?.newestMinute ?? tape.minutes - 1; minute >= 0; minute -= 1) {
      const traded = running === undefined ? tape.bar(minute) : running.bar(minute);
      if (traded !== undefined) yield { start: tape.bucketOf(minute, size), ...traded };
    }
  }

  /** The days from `opening` up to, not including, `day` as one candle. */
  #fold(opening: DayNumber, day: DayNumber): Traded | undefined {
    let sum: Traded | undefined;
    for (let earlier = this.#listing.previous(day); earlier !== undefined && earlier >= opening;) {
      const traded = this.#listing.traded(earlier);
      sum = sum === undefined ? traded : join(traded, sum);
      earlier = this.#listing.previous(earlier);
    }
    return sum;
  }
}

/** The first day of the calendar's day, week (from Monday), month or year that holds `day`. */
function periodStart(kt: number, day: DayNumber): DayNumber {
  if (kt === 1_001) return day;
  if (kt === 1_007) return day - ((weekday(day) + 6) % 7);
  const { year, month } = dateOf(day);
  return dayOf(year, kt === 1_030 ? month : 1, 1);
}

/** Days that lead from the first day of a period safely into the next one. */
function spanOf(kt: number): number {
  if (kt === 1_001) return 1;
  if (kt === 1_007) return 7;
  return kt === 1_030 ? 31 : 366;
}

function join(earlier: Traded, later: Traded): Traded {
  return {
    open: earlier.open,
    high: Math.max(earlier.high, later.high),
    low: Math.min(earlier.low, later.low),
    close: later.close,
    volume: earlier.volume + later.volume,
  };
}

function adjust({ open, high, low, close, volume }: Traded, factor: number): Traded {
  const scale = (price: number): number => Math.max(1, Math.round(price / factor));
  return { open: scale(open), high: scale(high), low: scale(low), close: scale(close), volume };
}
