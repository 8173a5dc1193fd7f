import type { CancelTimer, Clock } from "../kernel/clock";
import { epochMillis, type EpochMillis } from "../kernel/time";

/** The machine's own clock. Its timers keep the process alive: a server waits for its next step. */
export const systemClock: Clock = {
  now: (): EpochMillis => epochMillis(Date.now()),
  after: (delay: number, task: () => void): CancelTimer => {
    const timer = setTimeout(task, delay);
    return () => clearTimeout(timer);
  },
};

/** The machine's clock, set to a moment (milliseconds) of one's own choice. */
export function clockFrom(moment: number, base: Clock = systemClock): Clock {
  const shift = moment - base.now();
  return { now: () => epochMillis(base.now() + shift), after: (delay, task) => base.after(delay, task) };
}

/** A clock that stands still until it is told to go on: the same steps give the same market. */
export class SteppedClock implements Clock {
  #now: number;
  #nextId = 0;
  readonly #timers = new Map<number, { readonly due: number; readonly task: () => void }>();

  constructor(start: number) {
    this.#now = start;
  }

  /** Timers that are still to come. */
  get pending(): number {
    return this.#timers.size;
  }

  now(): EpochMillis {
    return epochMillis(this.#now);
  }

  after(delay: number, task: () => void): CancelTimer {
    const id = this.#nextId;
    this.#nextId += 1;
    this.#timers.set(id, { due: this.#now + delay, task });
    return () => {
      this.#timers.delete(id);
    };
  }

  /** Goes on by some milliseconds, running what falls due on the way, in order. */
  advance(milliseconds: number): void {
    const end = this.#now + milliseconds;
    for (;;) {
      const next = this.#earliest();
      if (next === undefined || next.due > end) break;
      this.#now = Math.max(this.#now, next.due);
      this.#timers.delete(next.id);
      next.task();
    }
    this.#now = end;
  }

  /** Goes on to a moment (milliseconds), which must not lie behind. */
  advanceTo(moment: number): void {
    if (moment < this.#now) throw new Error("a clock does not go back");
    this.advance(moment - this.#now);
  }

  #earliest(): { readonly id: number; readonly due: number; readonly task: () => void } | undefined {
    let found: { readonly id: number; readonly due: number; readonly task: () => void } | undefined;
    for (const [id, timer] of this.#timers) if (found === undefined || timer.due < found.due) found = { id, ...timer };
    return found;
  }
}
