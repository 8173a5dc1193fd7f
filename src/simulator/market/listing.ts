import { toSeconds, epochMillis } from "../../kernel/time";
import type { Closure } from "./closures";
import { DayHistory } from "./dayHistory";
import { closedWith } from "./exchanges";
import { ExtendedHours } from "./extendedHours";
import type { DayNumber, Instrument } from "./instrument";
import { mix } from "./noise";
import { tradedOf, type Progress } from "./progress";
import { RunningTape } from "./runningTape";
import type { ExtendedStretch, Schedule } from "./schedule";
import { LEAST_TRADES, Tape } from "./tape";
import type { Trade, Traded } from "./trade";
import { roundToTick } from "./ticks";

/** How often instruments trade, and when. */
export interface Pace {
  /** From this second on minutes hold `tradesAMinute`; earlier ones hold few, to be read quickly. */
  readonly liveFrom: number;
  readonly tradesAMinute: number;
  /** Seconds after the close at which the last trade of a day is stamped; undefined: somewhere in its minute. */
  readonly closingPrint: (instrument: Instrument) => number | undefined;
}

/** Days of which is remembered what they came to. */
const DAYS_KEPT = 8;
/** Days back in which trades are looked for, and the most that a single step may lead over. */
const DAYS_BACK = 5;

const EARLIER_TRADES = LEAST_TRADES + 1;

/** What was traded in a while, oldest first; `regular` is that part of it that counts in bars and in the day. */
export interface Fresh {
  readonly trades: readonly Trade[];
  readonly regular: readonly Trade[];
}

/** One instrument in the market: its history, and today's trading as far as it has come. */
export class Listing {
  readonly instrument: Instrument;
  readonly history: DayHistory;
  /** US stocks alone have it, and none while suspended. */
  readonly extendedHours: ExtendedHours | undefined;
  readonly #schedule: Schedule;
  readonly #pace: Pace;
  readonly #whole = new Map<DayNumber, Progress>();
  #today: { readonly day: DayNumber; readonly running: RunningTape | undefined } | undefined;
  /** Up to when news has been told, in milliseconds. */
  #told: number | undefined;

  constructor(instrument: Instrument, schedule: Schedule, pace: Pace) {
    this.instrument = instrument;
    this.history = new DayHistory(instrument, schedule);
    this.#schedule = schedule;
    this.#pace = pace;
    if (instrument.market === "US" && instrument.suspendedFrom === undefined) {
      this.extendedHours = new ExtendedHours({
        instrument,
        schedule,
        tradesIn: this.#tradesIn,
        closures: this.#closures,
        closeBefore: (stretch) => this.#closeBefore(stretch),
      });
    }
  }

  /** The day of the instrument's calendar at `now` (milliseconds). */
  dayAt(now: number): DayNumber {
    return this.#schedule.dayAt(this.instrument, toSeconds(epochMillis(now)));
  }

  /** Today's regular trading read up to `now`; `undefined` on a day without trading. */
  running(now: number): RunningTape | undefined {
    const day = this.dayAt(now);
    const known = this.#today;
    if (known === undefined || known.day !== day || (known.running !== undefined && known.running.reached > now)) {
      this.#today = { day, running: this.history.tradesOn(day) ? new RunningTape(this.tape(day)) : undefined };
    }
    return this.#today?.running?.advance(now);
  }

  /** All of the day's regular trading. */
  tape(day: DayNumber): Tape {
    const closing = this.#schedule.isAlwaysOpen(this.instrument, day)
      ? undefined
      : this.#pace.closingPrint(this.instrument);
    return new Tape({
      rule: this.instrument.rule,
      seed: mix(this.instrument.seed, day + 500_000),
      whole: this.history.bar(day),
      volumeStep: this.instrument.volumeStep,
      stretches: this.#schedule.regular(this.instrument, day),
      tradesIn: this.#tradesIn,
      closures: this.#closures,
      ...(closing === undefined ? {} : { closing }),
    });
  }

  /** The day of the newest regular trade at `now`, today if there has been one. */
  lastTradedDay(now: number): DayNumber | undefined {
    const running = this.running(now);
    const day = this.dayAt(now);
    return running !== undefined && running.progress.count > 0 ? day : this.previous(day);
  }

  /** The last day before `day` on which anything was traded. */
  previous(day: DayNumber): DayNumber | undefined {
    let found = this.history.previous(day);
    while (found !== undefined && !this.#hasTraded(found)) found = this.history.previous(found);
    return found;
  }

  /** All of a day that is over. */
  wholeDay(day: DayNumber): Progress {
    const known = this.#whole.get(day);
    if (known !== undefined) return known;
    const { progress } = this.#readWhole(day);
    if (this.#whole.size >= DAYS_KEPT) this.#whole.clear();
    this.#whole.set(day, progress);
    return progress;
  }

  /** What a day that is over came to: less than its history says where the market was closed by order. */
  traded(day: DayNumber): Traded {
    return this.#wasInterrupted(day) ? tradedOf(this.wholeDay(day)) : this.history.bar(day);
  }

  /** The close before `day`, in the shares of `day`; undefined on the first day of all. */
  previousClose(day: DayNumber): number | undefined {
    const before = this.previous(day);
    if (before === undefined) return undefined;
    return roundToTick(this.instrument.rule, this.#close(before) / this.history.adjustment(before, day));
  }

  /** What was traded since this was last asked, regular and not; nothing the first time. */
  fresh(now: number): Fresh {
    const since = this.#told;
    this.#told = now;
    if (since === undefined || since >= now) return NOTHING;
    const regular: Trade[] = [];
    const today = this.dayAt(now);
    for (let day = Math.max(this.dayAt(since), today - DAYS_BACK); day <= today; day += 1) {
      if (!this.history.tradesOn(day)) continue;
      const running = day === today ? this.running(now) : this.#readAgain(day);
      regular.push(...(running?.tradesAfter(since) ?? []));
    }
    const extended = (this.extendedHours?.between(since, now) ?? []).flatMap(({ running }) =>
      running.tradesAfter(since),
    );
    if (extended.length === 0) return { trades: regular, regular };
    return { trades: [...regular, ...extended].sort((left, right) => left.at - right.at), regular };
  }

  /** The newest trades, newest first, of the last days, regular and not. */
  latestTrades(now: number, count: number): readonly Trade[] {
    const found: Trade[] = [];
    for (const reader of this.#readersBackward(now)) {
      found.push(...reader.latestTrades(count - found.length));
      // Before the next reader is made: an earlier day is read as a whole.
      if (found.length >= count) break;
    }
    return found;
  }

  /** Every piece of trading that had begun by `now`, the newest first. */
  *#readersBackward(now: number): Generator<RunningTape> {
    const today = this.dayAt(now);
    const extended = this.extendedHours;
    for (let day = today; day > today - DAYS_BACK * 3; day -= 1) {
      for (const session of ["night", "post"] as const) yield* this.#extendedOn(session, day, now);
      if (this.history.tradesOn(day)) {
        const running = day === today ? this.running(now) : this.#readAgain(day);
        if (running !== undefined) yield running;
      }
      if (extended !== undefined) yield* this.#extendedOn("pre", day, now);
    }
  }

  *#extendedOn(session: ExtendedStretch["session"], day: DayNumber, now: number): Generator<RunningTape> {
    const stretch = this.extendedHours === undefined ? undefined : this.#schedule.extendedOn(session, day);
    if (stretch === undefined || stretch.start * 1_000 > now) return;
    const found = this.extendedHours?.at(stretch, now);
    if (found !== undefined) yield found.running;
  }

  readonly #closures = (start: number, end: number): readonly Closure[] =>
    this.#schedule.closures.within(closedWith(this.instrument.market, this.instrument.hours), start, end);

  #wasInterrupted(day: DayNumber): boolean {
    const [start, end] = [day, day + 1].map((each) => this.#schedule.startOf(this.instrument, each) * 1_000) as [
      number,
      number,
    ];
    return this.#closures(start, end).length > 0;
  }

  #hasTraded(day: DayNumber): boolean {
    return !this.#wasInterrupted(day) || this.wholeDay(day).count > 0;
  }

  #close(day: DayNumber): number {
    return this.#wasInterrupted(day) ? this.wholeDay(day).last : this.history.close(day);
  }

  #readWhole(day: DayNumber): RunningTape {
    return new RunningTape(this.tape(day)).advance(Number.POSITIVE_INFINITY);
  }

  /** A day that is over: the reader of yesterday is still there just after midnight. */
  #readAgain(day: DayNumber): RunningTape {
    const kept = this.#today?.day === day ? this.#today.running : undefined;
    return kept?.advance(Number.POSITIVE_INFINITY) ?? this.#readWhole(day);
  }

  readonly #tradesIn = (start: number): number =>
    start >= this.#pace.liveFrom ? this.#pace.tradesAMinute : EARLIER_TRADES;

  /** After-hours and night trading follow the close of the day on which they start, pre-market that of the day before. */
  #closeBefore({ session, day, tradingDay }: ExtendedStretch): number | undefined {
    const closed = session !== "pre" && this.history.tradesOn(day) && this.#hasTraded(day);
    const from = closed ? day : this.previous(day);
    if (from === undefined) return undefined;
    return roundToTick(this.instrument.rule, this.#close(from) / this.history.adjustment(from, tradingDay));
  }
}

const NOTHING: Fresh = { trades: [], regular: [] };
