import type { DayNumber, Instrument } from "./instrument";
import { mix, unit, walk } from "./noise";
import type { Schedule } from "./schedule";
import type { Traded } from "./trade";
import { roundToTick, stepDown, stepUp } from "./ticks";

/** Octaves of the walk of daily closes: its longest wave is 512 days. */
const OCTAVES = 9;
/** The least volume of a day, in steps: enough for the trades of every minute of a round-the-clock day. */
const LEAST_STEPS = 24_000;

/** A finished day, and the factor that leads from its prices to those of today's shares. */
export interface DayBar extends Traded {
  readonly day: DayNumber;
}

/** An instrument's days for years back, each found without the others. Prices as they were traded on that day. */
export class DayHistory {
  readonly #instrument: Instrument;
  readonly #schedule: Schedule;

  constructor(instrument: Instrument, schedule: Schedule) {
    this.#instrument = instrument;
    this.#schedule = schedule;
  }

  tradesOn(day: DayNumber): boolean {
    const { listed, suspendedFrom } = this.#instrument;
    if (day < listed || (suspendedFrom !== undefined && day >= suspendedFrom)) return false;
    return this.#schedule.trades(this.#instrument, day);
  }

  /** The last day before `day` on which the instrument traded, if there is one. */
  previous(day: DayNumber): DayNumber | undefined {
    const { listed, suspendedFrom } = this.#instrument;
    const from = suspendedFrom === undefined ? day : Math.min(day, suspendedFrom);
    const found = this.#schedule.previousTradingDay(this.#instrument, from);
    return found < listed ? undefined : found;
  }

  /** The whole of `day`, also where it is not over yet. Only for a day on which the instrument trades. */
  bar(day: DayNumber): DayBar {
    const { rule, seed, volatility } = this.#instrument;
    const before = this.#schedule.previousTradingDay(this.#instrument, day);
    const own = mix(seed, day);
    const factor = this.#sharesAfter(day);
    const close = this.#level(day);
    const open = this.#level(before) * Math.exp(volatility * 0.5 * (unit(own, 1) * 2 - 1));
    const spread = volatility * (0.4 + 0.8 * unit(own, 2));
    const high = Math.max(open, close) * Math.exp(spread * 0.6 * unit(own, 3));
    const low = Math.min(open, close) * Math.exp(-spread * 0.6 * unit(own, 4));
    const traded = { open: roundToTick(rule, open * factor), close: roundToTick(rule, close * factor) };
    return {
      day,
      ...traded,
      high: Math.max(roundToTick(rule, high * factor), stepUp(rule, Math.max(traded.open, traded.close), 3)),
      low: Math.min(roundToTick(rule, low * factor), stepDown(rule, Math.min(traded.open, traded.close), 3)),
      volume: this.#volume(own, factor),
    };
  }

  /** Close of `day` as it was traded. */
  close(day: DayNumber): number {
    return roundToTick(this.#instrument.rule, this.#level(day) * this.#sharesAfter(day));
  }

  /** How many shares of `today` one share of `day` has become: what forward adjustment divides by (§4.6.1, `a`: 1). */
  adjustment(day: DayNumber, today: DayNumber): number {
    return ratioOf(this.#instrument, (action) => action > day && action <= today);
  }

  #level(day: DayNumber): number {
    const { reference, volatility, seed } = this.#instrument;
    return reference * Math.exp(volatility * 0.8 * walk(seed, day, OCTAVES) * 0.6);
  }

  #sharesAfter(day: DayNumber): number {
    return ratioOf(this.#instrument, (action) => action > day);
  }

  #volume(own: number, factor: number): number {
    const { dailyVolume, volumeStep } = this.#instrument;
    const steps = Math.round((dailyVolume * Math.exp((unit(own, 5) + unit(own, 6) - 1) * 0.9)) / factor);
    return Math.max(LEAST_STEPS, steps) * volumeStep;
  }
}

function ratioOf(instrument: Instrument, counts: (day: DayNumber) => boolean): number {
  let ratio = 1;
  for (const action of instrument.actions) if (counts(action.day)) ratio *= action.ratio;
  return ratio;
}
