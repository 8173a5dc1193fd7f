import type { CancelTimer, Clock } from "../../src/kernel/clock";
import { epochMillis, type EpochMillis } from "../../src/kernel/time";

interface Timer {
  /** Milliseconds of the clock's own running, whatever its hands show. */
  readonly due: number;
  /** Of two timers due at once the one that was set first fires first. */
  readonly number: number;
  task: () => void;
}

/** What a cancelled timer would do. */
const NOTHING = (): void => undefined;

/** Where a test clock starts unless told otherwise: 2024-11-13 15:00 UTC, a Wednesday without
 * holidays; ten in the morning in New York, whose sessions are told apart. */
export const TEST_START = Date.UTC(2024, 10, 13, 15);

/** Settles when no code is being loaded. Without it nothing is waited for. */
let allLoaded: (() => Promise<void>) | undefined;

/** From now on time stands still until `loaded` settles, which takes real time. */
export function waitForWhatLoads(loaded: () => Promise<void>): void {
  allLoaded = loaded;
}

/** Lets everything run that waits only for promises: a turn of the real event loop empties the microtask queue. */
export async function settle(turns = 1): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) {
    await new Promise<void>((resolve) => setImmediate(resolve));
    if (allLoaded !== undefined) await allLoaded();
  }
}

/** Time that the test owns: it stands still until it is told to go on. */
export class TestClock implements Clock {
  /** Milliseconds that the clock has run. */
  #run = 0;
  /** What the hands show when it has run for no time. */
  #start: number;
  readonly #timers = new Set<Timer>();
  /** A heap of them, and of some that were cancelled: none fires before its parent. */
  readonly #heap: Timer[] = [];
  #set = 0;

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
    const timer: Timer = { due: this.#run + Math.max(0, delay), number: this.#set++, task };
    this.#timers.add(timer);
    this.#push(timer);
    return () => {
      // It stays in the heap until it is due; what it would have done need not.
      if (this.#timers.delete(timer)) timer.task = NOTHING;
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

  /** The next to fire; those on top that were cancelled or have fired are forgotten. */
  #earliest(): Timer | undefined {
    for (let top = this.#heap[0]; top !== undefined; top = this.#heap[0]) {
      if (this.#timers.has(top)) return top;
      this.#pop();
    }
    return undefined;
  }

  #push(timer: Timer): void {
    const heap = this.#heap;
    let at = heap.length;
    for (let parent = (at - 1) >> 1; at > 0 && isBefore(timer, heap[parent]); parent = (at - 1) >> 1) {
      heap[at] = heap[parent] ?? timer;
      at = parent;
    }
    heap[at] = timer;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let at = 0;
    for (let child = 1; child < heap.length; child = 2 * at + 1) {
      const [left, right] = [heap[child], heap[child + 1]];
      if (right !== undefined && isBefore(right, left)) child += 1;
      const next = heap[child];
      if (next === undefined || !isBefore(next, last)) break;
      heap[at] = next;
      at = child;
    }
    heap[at] = last;
  }
}

function isBefore(left: Timer, right: Timer | undefined): boolean {
  if (right === undefined) return true;
  return left.due === right.due ? left.number < right.number : left.due < right.due;
}
