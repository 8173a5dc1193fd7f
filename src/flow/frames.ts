import type { CancelTimer, Clock } from "../kernel/clock";
import { Stretch } from "./stretch";

export interface FramesOptions {
  readonly clock: Clock;
  /** Milliseconds between two frames, or `paused`; read anew each time. */
  readonly interval: () => number | "paused";
  readonly flush: () => void;
}

/** A timer this late (milliseconds) does not run as it should: the page is hidden and its timers are throttled. */
const LATE = 100;

/**
 * The beat in which cells change: at most one flush in an interval, and the first change after a quiet time shows at
 * once. Should the timer be starved, the next change that arrives does its work. Frames grow longer while flushes are
 * slow.
 */
export class Frames {
  readonly #options: FramesOptions;
  readonly #stretch = new Stretch();
  #last = 0;
  #due: { readonly at: number; readonly stop: CancelTimer } | undefined;

  constructor(options: FramesOptions) {
    this.#options = options;
  }

  /** Milliseconds between two frames as they are now. */
  get interval(): number | "paused" {
    const chosen = this.#options.interval();
    return chosen === "paused" ? chosen : this.#stretch.of(chosen);
  }

  /** Something has changed that a cell may show. */
  request(): void {
    const { interval } = this;
    if (interval === "paused") return;
    const now = this.#options.clock.now();
    if (this.#due !== undefined) {
      if (now > this.#due.at + LATE) return this.#run();
      if (now + interval >= this.#due.at) return;
      // The interval has been made shorter since.
      this.stop();
    }
    const sinceLast = now - this.#last;
    const delay = sinceLast < 0 || sinceLast >= interval ? 0 : interval - sinceLast;
    this.#due = { at: now + delay, stop: this.#options.clock.after(delay, () => this.#run()) };
  }

  stop(): void {
    this.#due?.stop();
    this.#due = undefined;
  }

  #run(): void {
    this.stop();
    const { clock, interval, flush } = this.#options;
    const chosen = interval();
    if (chosen === "paused") return;
    this.#last = clock.now();
    flush();
    this.#stretch.note(clock.now() - this.#last, chosen);
  }
}
