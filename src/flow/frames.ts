import type { CancelTimer, Clock } from "../kernel/clock";
import { Stretch } from "./stretch";

export interface FramesOptions {
  readonly clock: Clock;
  /** Milliseconds between two frames, or `paused`; read anew each time. */
  readonly interval: () => number | "paused";
  /** Shows what has changed. `more`: there is too much for one moment, and it is to be called again for the rest. */
  readonly flush: () => "over" | "more";
}

/** A flush that is due. `rest`: of a frame that has begun. */
interface Due {
  readonly what: "frame" | "rest";
  readonly at: number;
  readonly stop: CancelTimer;
}

/** A timer this late (milliseconds) does not run as it should: the page is hidden and its timers are throttled. */
const LATE = 100;

/**
 * Between two parts of a frame (milliseconds): longer than Microsoft's runtime collects results for one message (50), so
 * that each part leaves in a message of its own.
 */
const BETWEEN_PARTS = 80;

/**
 * The beat in which cells change: at most one frame in an interval, in parts where it is much, and the first change after
 * a quiet time shows at once. Should the timer be starved, the next change that arrives does its work. Frames grow longer
 * while flushes are slow.
 */
export class Frames {
  readonly #options: FramesOptions;
  readonly #stretch = new Stretch();
  #last = 0;
  /** Milliseconds that the parts of the frame have taken so far. */
  #took = 0;
  #due: Due | undefined;

  constructor(options: FramesOptions) {
    this.#options = options;
  }

  /** Milliseconds between two frames as they are now. */
  get interval(): number | "paused" {
    const chosen = this.#options.interval();
    return chosen === "paused" ? chosen : this.#stretch.of(chosen);
  }

  /** Something has changed that a cell may show. */
  request(): "paused" | "coming" {
    const { interval } = this;
    if (interval === "paused") return "paused";
    const now = this.#options.clock.now();
    const due = this.#due;
    if (due !== undefined) {
      if (now > due.at + LATE) this.#run();
      else if (due.what === "frame" && now + interval < due.at) this.#schedule("frame", this.#delay(now, interval));
    } else this.#schedule("frame", this.#delay(now, interval));
    return "coming";
  }

  stop(): void {
    this.#due?.stop();
    this.#due = undefined;
  }

  #delay(now: number, interval: number): number {
    const sinceLast = now - this.#last;
    return sinceLast < 0 || sinceLast >= interval ? 0 : interval - sinceLast;
  }

  /** In place of what is due, should the interval have been made shorter since. */
  #schedule(what: Due["what"], delay: number): void {
    this.stop();
    const { clock } = this.#options;
    this.#due = { what, at: clock.now() + delay, stop: clock.after(delay, () => this.#run()) };
  }

  #run(): void {
    const isRest = this.#due?.what === "rest";
    this.stop();
    const { clock, interval, flush } = this.#options;
    const chosen = interval();
    if (chosen === "paused") return;
    const begun = clock.now();
    if (!isRest) {
      this.#last = begun;
      this.#took = 0;
    }
    const outcome = flush();
    this.#took += clock.now() - begun;
    if (outcome === "more") this.#schedule("rest", BETWEEN_PARTS);
    else this.#stretch.note(this.#took, chosen);
  }
}
