import { epochMillis, toSeconds } from "../../kernel/time";
import type { Closure } from "./closures";
import type { ExtendedSession } from "./exchanges";
import type { Instrument } from "./instrument";
import { mix, unit } from "./noise";
import { RunningTape } from "./runningTape";
import type { ExtendedStretch, Schedule } from "./schedule";
import { LEAST_TRADES, Tape } from "./tape";
import { roundToTick, stepDown, stepUp } from "./ticks";

const SESSIONS: readonly ExtendedSession[] = ["pre", "post", "night"];
const SHARE: Readonly<Record<ExtendedSession, number>> = { pre: 0.02, post: 0.08, night: 0.01 };

/** The first trade comes after the bell's own second, which belongs to the closing print of the session before. */
const AFTER_THE_BELL = 2_000;
const TAPES_KEPT = 12;

/** A session of US extended trading as far as it has come. */
export interface Extended {
  readonly stretch: ExtendedStretch;
  /** The last regular close before it, in the shares of its day: what its change is measured against. */
  readonly previousClose: number;
  readonly running: RunningTape;
}

export interface ExtendedParts {
  readonly instrument: Instrument;
  readonly schedule: Schedule;
  readonly tradesIn: (start: number) => number;
  readonly closures: (start: number, end: number) => readonly Closure[];
  /** Undefined where the instrument had not traded before. */
  readonly closeBefore: (stretch: ExtendedStretch) => number | undefined;
}

/** Trading of a US stock before the opening, after the close and in the night. No part of it enters a regular figure. */
export class ExtendedHours {
  readonly #parts: ExtendedParts;
  readonly #read = new Map<number, Extended>();

  constructor(parts: ExtendedParts) {
    this.#parts = parts;
  }

  /** The newest of its name in which anything was traded by `now` and that started before `before` (seconds). */
  newest(session: ExtendedSession, now: number, before = Number.POSITIVE_INFINITY): Extended | undefined {
    for (const stretch of this.#parts.schedule.begun(session, toSeconds(epochMillis(now)))) {
      const found = stretch.start < before ? this.at(stretch, now) : undefined;
      if (found !== undefined && found.running.progress.count > 0) return found;
    }
    return undefined;
  }

  /** Sessions of all names that touch the time from `since` to `now`, in order. */
  between(since: number, now: number): readonly Extended[] {
    const found: Extended[] = [];
    for (const session of SESSIONS) {
      for (const stretch of this.#parts.schedule.begun(session, toSeconds(epochMillis(now)))) {
        if ((stretch.start + stretch.minutes * 60) * 1_000 < since) break;
        const extended = this.at(stretch, now);
        if (extended !== undefined) found.push(extended);
      }
    }
    return found.sort((left, right) => left.stretch.start - right.stretch.start);
  }

  /** One session, read up to `now` (milliseconds). */
  at(stretch: ExtendedStretch, now: number): Extended | undefined {
    const known = this.#read.get(stretch.start);
    const kept = known !== undefined && known.running.reached <= now ? known : this.#open(stretch);
    kept?.running.advance(now);
    return kept;
  }

  #open(stretch: ExtendedStretch): Extended | undefined {
    const previousClose = this.#parts.closeBefore(stretch);
    if (previousClose === undefined) return undefined;
    const opened = { stretch, previousClose, running: new RunningTape(this.#tape(stretch, previousClose)) };
    if (this.#read.size >= TAPES_KEPT) this.#read.clear();
    this.#read.set(stretch.start, opened);
    return opened;
  }

  #tape(stretch: ExtendedStretch, before: number): Tape {
    const { instrument, tradesIn, closures } = this.#parts;
    const { rule, volatility, dailyVolume, volumeStep } = instrument;
    const seed = mix(mix(instrument.seed, stretch.day), SHARE[stretch.session] * 1_000);
    const drift = (salt: number, size: number): number => Math.exp(volatility * size * (unit(seed, salt) * 2 - 1));
    const open = roundToTick(rule, before * drift(1, 0.3));
    const close = roundToTick(rule, before * drift(2, 0.7));
    const steps = Math.round(dailyVolume * SHARE[stretch.session] * (0.5 + unit(seed, 3)));
    return new Tape({
      rule,
      seed,
      volumeStep,
      stretches: [stretch],
      tradesIn,
      closures,
      quiet: AFTER_THE_BELL,
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
