import type { Clock } from "../kernel/clock";
import { MINUTE } from "../kernel/time";

/** Cells of tables that may leave in a millisecond; some 2 MB in a second where bars carry formatted times. */
const PACE = 80;
/** Milliseconds for which tables may be ahead of that after a rest. */
const BURST = 750;
/** Cells of a table that waits for others. Smaller ones are counted and leave at once. */
const LARGE = 1_000;

/**
 * The pace at which tables leave for an Excel that refuses long messages (5 MB on the web). What leaves within half a
 * second or so goes in one message. One that is too long is cut by Microsoft's runtime from its beginning, over and over
 * while tables move, so that the last of them would never be shown; where Excel gives no leave to cut, nothing would.
 */
export class OutputThrottle {
  readonly #clock: Clock;
  readonly #limited: () => boolean;
  /** When all that has left is made up for. */
  #even = 0;

  /** `limited`: whether long messages are refused, asked anew each time. */
  constructor(clock: Clock, limited: () => boolean) {
    this.#clock = clock;
    this.#limited = limited;
  }

  /**
   * A value or table is to leave; the milliseconds that it has to wait. It has its turn then, unless it is held: it is to
   * come again. At most a minute, also when the clock is set back.
   */
  take(shown: unknown, isHeld = false): number {
    if (!Array.isArray(shown)) return 0;
    const cells = shown.length * ((shown as unknown[][])[0]?.length ?? 0);
    const now = this.#clock.now();
    this.#even = Math.min(Math.max(now, this.#even), now + MINUTE);
    const wait = cells < LARGE || !this.#limited() ? 0 : Math.max(0, this.#even - now - BURST);
    if (wait === 0 || !isHeld) this.#even += cells / PACE;
    return wait;
  }

  /** Settles when it is the turn of an answer; undefined: it is. */
  turn(answer: unknown): Promise<void> | undefined {
    const wait = this.take(answer);
    return wait > 0 ? new Promise<void>((resolve) => void this.#clock.after(wait, resolve)) : undefined;
  }
}
