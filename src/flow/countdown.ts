import { leftOf } from "../kernel/age";
import type { CancelTimer, Clock } from "../kernel/clock";

/**
 * Stretches of time under way, each over when it has lasted, not when the hands of the clock say so: a timer tells the
 * end. What is left of them is told by the hands, as well as these can.
 */
export class Countdowns {
  readonly #clock: Clock;
  readonly #onEnd: () => void;
  readonly #running = new Set<{ readonly end: number; readonly length: number; readonly stop: CancelTimer }>();

  constructor(clock: Clock, onEnd: () => void) {
    this.#clock = clock;
    this.#onEnd = onEnd;
  }

  get count(): number {
    return this.#running.size;
  }

  /** When each is over (milliseconds since the epoch), ascending. */
  ends(): readonly number[] {
    const now = this.#clock.now();
    return [...this.#running].map((stretch) => now + leftOf(stretch, now)).sort((left, right) => left - right);
  }

  /** Begins one of `length` milliseconds; none where it is over already. */
  begin(length: number): void {
    if (length <= 0) return;
    const stretch = {
      end: this.#clock.now() + length,
      length,
      stop: this.#clock.after(length, () => {
        this.#running.delete(stretch);
        this.#onEnd();
      }),
    };
    this.#running.add(stretch);
  }

  clear(): void {
    for (const { stop } of this.#running) stop();
    this.#running.clear();
  }
}
