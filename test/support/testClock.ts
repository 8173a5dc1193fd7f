import type { CancelTimer, Clock } from "../../src/kernel/clock";
import { epochMillis, type EpochMillis } from "../../src/kernel/time";

interface Timer {
  /** Milliseconds of the clock's own running, whatever its hands show. */
  readonly due: number;
  readonly task: () => void;
}

/** Where a test clock starts unless told otherwise: 2024-11-13 15:00 UTC, a Wednesday without
 * holidays; ten in the morning in New York, whose sessions are told apart. */
export const TEST_START = Date.UTC(2024, 10, 13, 15);

/** Lets everything run that waits only for promises: a turn of the real event loop empties the microtask queue. */
export async function settle(turns = 1): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve));
}

/** Time that the test owns: it stands still until it is told to go on. */
export class TestClock implements Clock {
  /** Milliseconds that the clock has run. */
  #run = 0;
  /** What the hands show when it has run for no time. */
  #start: number;
  /** In order of setting: of two timers due at once the older fires first. */
  readonly #timers = new Set<Timer>();

  constructor(start: number = TEST_START) {
    this.#start = start;
  }

  /** Timers that are still to fire. */
  get pending(): number {
    return this.#timers.size;
  }

  /** Milliseconds until the next timer fires; undefined when none is set. */
  get nextIn(): number | undefined {
    const next = this.#earliest();
    return next === undefined ? undefined : next.due - this.#run;
  }

  /** Milliseconds that it has run, wherever its hands were moved. */
  get passed(): number {
    return this.#run;
  }

  now(): EpochMillis {
    return epochMillis(this.#start + this.#run);
  }

  after(delay: number, task: () => void): CancelTimer {
    const timer = { due: this.#run + Math.max(0, delay), task };
    this.#timers.add(timer);
    return () => {
      this.#timers.delete(timer);
    };
  }

  /**
   * Goes on by so many milliseconds. Timers fire in order, each at its own moment, and what waits for promises runs
   * before time moves on.
   */
  async advance(milliseconds: number): Promise<void> {
    const end = this.#run + milliseconds;
    await settle();
    for (let next = this.#earliest(); next !== undefined && next.due <= end; next = this.#earliest()) {
      this.#run = next.due;
      this.#timers.delete(next);
      next.task();
      await settle();
    }
    this.#run = end;
  }

  /** Goes on from timer to timer until none is left; throws when some are still set after `limit` milliseconds. */
  async drain(limit = 3_600_000): Promise<void> {
    const end = this.#run + limit;
    await settle();
    for (let wait = this.nextIn; wait !== undefined; wait = this.nextIn) {
      if (this.#run + wait > end) throw new Error(`timers still set after ${limit} ms`);
      await this.advance(wait);
    }
  }

  /**
   * Moves the hands, forward or back, as a sleeping machine or a corrected system clock does. Nothing fires, and
   * what each timer has still to wait stays the same.
   */
  jump(milliseconds: number): void {
    this.#start += milliseconds;
  }

  #earliest(): Timer | undefined {
    let found: Timer | undefined;
    for (const timer of this.#timers) if (found === undefined || timer.due < found.due) found = timer;
    return found;
  }
}
