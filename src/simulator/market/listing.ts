import { toSeconds, epochMillis, epochSeconds } from "../../kernel/time";
import type { Closure } from "./closures";
import { DayHistory } from "./dayHistory";
import type { DayNumber, Instrument } from "./instrument";
import { mix, unit } from "./noise";
import { tradedOf, type Progress } from "./progress";
import { RunningTape } from "./runningTape";
import type { ExtendedSession, ExtendedStretch, Schedule } from "./schedule";
import { LEAST_TRADES, Tape } from "./tape";
import type { Trade, Traded } from "./trade";
import { roundToTick, stepDown, stepUp } from "./ticks";

/** How often instruments trade. */
export interface Pace {
  /** From this second on minutes hold `tradesAMinute`; earlier ones hold few, to be read quickly. */
  readonly liveFrom: number;
  readonly tradesAMinute: number;
}

/** Days of which is remembered what they came to. */
const DAYS_KEPT = 8;

const EARLIER_TRADES = LEAST_TRADES + 1;
const EXTENDED_SHARE: Readonly<Record<ExtendedSession, number>> = { pre: 0.02, post: 0.08, night: 0.01 };

/** A block of US extended trading as far as it has come, and what is new in it since the last look. */
export interface Extended {
  readonly progress: Readonly<Progress>;
  readonly previousClose: number;
  readonly trades: readonly Trade[];
}

/** One instrument in the market: its history, and today's trading as far as it has come. */
export class Listing {
  readonly instrument: Instrument;
  readonly history: DayHistory;
  readonly #schedule: Schedule;
  readonly #pace: Pace;
  readonly #extended = new Map<ExtendedSession, { readonly start: number; readonly running: RunningTape }>();
  readonly #whole = new Map<DayNumber, Progress>();
  #today: { readonly day: DayNumber; readonly running: RunningTape | undefined } | undefined;

  constructor(instrument: Instrument, schedule: Schedule, pace: Pace) {
    this.instrument = instrument;
    this.history = new DayHistory(instrument, schedule);
    this.#schedule = schedule;
    this.#pace = pace;
  }

  /** The day of the market's calendar at `now` (milliseconds). */
  dayAt(now: number): DayNumber {
    return this.#schedule.dayAt(this.instrument.market, toSeconds(epochMillis(now)));
  }

  /** Today's trading read up to `now`; `undefined` on a day without trading. */
  running(now: number): RunningTape | undefined {
    const day = this.dayAt(now);
    const known = this.#today;
    if (known === undefined || known.day !== day || (known.running !== undefined && known.running.reached > now)) {
      this.#today = { day, running: this.history.tradesOn(day) ? new RunningTape(this.tape(day)) : undefined };
    }
    return this.#today?.running;
  }

  /** All of the day's regular trading. */
  tape(day: DayNumber): Tape {
    return new Tape({
      rule: this.instrument.rule,
      seed: mix(this.instrument.seed, day + 500_000),
      whole: this.history.bar(day),
      volumeStep: this.instrument.volumeStep,
      stretches: this.#schedule.regular(this.instrument, day),
      tradesIn: this.#tradesIn,
      closures: this.#closures,
    });
  }

  /** The day of the newest trade at `now`, today if there has been one. */
  lastTradedDay(now: number): DayNumber | undefined {
    const running = this.running(now);
    running?.advance(now);
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
    const running = new RunningTape(this.tape(day));
    running.advance(Number.POSITIVE_INFINITY);
    if (this.#whole.size >= DAYS_KEPT) this.#whole.clear();
    this.#whole.set(day, running.progress);
    return running.progress;
  }

  /** What a day that is over came to: less than its history says where the market was closed by order. */
  traded(day: DayNumber): Traded {
    return this.#wasInterrupted(day) ? tradedOf(this.wholeDay(day)) : this.history.bar(day);
  }

  /** The close before `day`, in the shares of `day`: what a change is measured against. */
  previousClose(day: DayNumber): number {
    const before = this.previous(day);
    if (before === undefined) return this.history.previousClose(day);
    return roundToTick(this.instrument.rule, this.#close(before) / this.history.adjustment(before, day));
  }

  /** The newest trades, newest first, of today and the trading day before. */
  latestTrades(now: number, count: number): readonly Trade[] {
    const running = this.running(now);
    running?.advance(now);
    const found = running?.latestTrades(count) ?? [];
    const before = found.length < count ? this.previous(this.dayAt(now)) : undefined;
    if (before === undefined) return found;
    const earlier = new RunningTape(this.tape(before));
    return [...found, ...lastOf(earlier.tape, count - found.length)];
  }

  /** The last US extended trading of that kind, read up to `now`; `undefined` where there has been none. */
  extended(session: ExtendedSession, now: number): Extended | undefined {
    if (this.instrument.market !== "US" || this.instrument.suspendedFrom !== undefined) return undefined;
    const stretch = this.#schedule.lastExtended(session, toSeconds(epochMillis(now)));
    if (stretch === undefined) return undefined;
    const previousClose = this.#closeBefore(stretch);
    const known = this.#extended.get(session);
    const kept = known !== undefined && known.start === stretch.start && known.running.reached <= now;
    const running = kept ? known.running : new RunningTape(this.#extendedTape(stretch, previousClose));
    this.#extended.set(session, { start: stretch.start, running });
    const trades = [...running.advance(now)];
    return running.progress.count === 0 ? undefined : { progress: running.progress, previousClose, trades };
  }

  readonly #closures = (start: number, end: number): readonly Closure[] =>
    this.#schedule.closures.within(this.instrument.hours, start, end);

  #wasInterrupted(day: DayNumber): boolean {
    const { market } = this.instrument;
    const [start, end] = [day, day + 1].map((each) => this.#schedule.startOf(market, each) * 1_000) as [number, number];
    return this.#closures(start, end).length > 0;
  }

  #hasTraded(day: DayNumber): boolean {
    return !this.#wasInterrupted(day) || this.wholeDay(day).count > 0;
  }

  #close(day: DayNumber): number {
    return this.#wasInterrupted(day) ? this.wholeDay(day).last : this.history.close(day);
  }

  readonly #tradesIn = (start: number): number =>
    start >= this.#pace.liveFrom ? this.#pace.tradesAMinute : EARLIER_TRADES;

  /** After-hours and night trading follow the close of their own day, pre-market that of the day before. */
  #closeBefore({ session, day }: ExtendedStretch): number {
    const closed = session !== "pre" && this.history.tradesOn(day) && this.#hasTraded(day);
    const from = closed ? day : this.previous(day);
    return from === undefined ? this.instrument.reference : this.#close(from);
  }

  #extendedTape(stretch: ExtendedStretch, before: number): Tape {
    const { rule, volatility, dailyVolume, volumeStep } = this.instrument;
    const seed = mix(mix(this.instrument.seed, stretch.day), EXTENDED_SHARE[stretch.session] * 1_000);
    const drift = (salt: number, size: number): number => Math.exp(volatility * size * (unit(seed, salt) * 2 - 1));
    const open = roundToTick(rule, before * drift(1, 0.3));
    const close = roundToTick(rule, before * drift(2, 0.7));
    const steps = Math.round(dailyVolume * EXTENDED_SHARE[stretch.session] * (0.5 + unit(seed, 3)));
    return new Tape({
      rule,
      seed,
      volumeStep,
      stretches: [{ start: epochSeconds(stretch.start), minutes: stretch.minutes }],
      tradesIn: this.#tradesIn,
      closures: this.#closures,
      whole: {
        open,
        close,
        high: stepUp(rule, roundToTick(rule, Math.max(open, close) * (1 + volatility * 0.3 * unit(seed, 4))), 2),
        low: stepDown(rule, roundToTick(rule, Math.min(open, close) * (1 - volatility * 0.3 * unit(seed, 5))), 2),
        volume: Math.max(stretch.minutes * 2 * LEAST_TRADES, steps) * volumeStep,
      },
    });
  }
}

/** The last trades of a whole tape, newest first. */
function lastOf(tape: Tape, count: number): Trade[] {
  const found: Trade[] = [];
  for (let minute = tape.minutes - 1; minute >= 0 && found.length < count; minute -= 1) {
    found.push(...[...tape.trades(minute)].reverse());
  }
  return found.slice(0, count);
}
