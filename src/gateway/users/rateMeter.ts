import type { Clock } from "../../kernel/clock";
import { MINUTE } from "../../kernel/time";

/** Names that are remembered. */
const MOST_NAMES = 50_000;

/** Counts what was let through in the last minute, by name. What is refused does not count. */
export class RateMeter {
  readonly #clock: Clock;
  readonly #moments = new Map<string, number[]>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Whether one more is allowed now; counts it if so. */
  admit(name: string, limit: number): boolean {
    const now = this.#clock.now();
    const recent = (this.#moments.get(name) ?? []).filter((moment) => moment > now - MINUTE && moment <= now);
    const allowed = recent.length < limit;
    if (allowed) recent.push(now);
    this.#moments.delete(name);
    this.#moments.set(name, recent);
    if (this.#moments.size > MOST_NAMES) this.#forgetOldest();
    return allowed;
  }

  #forgetOldest(): void {
    for (const name of this.#moments.keys()) {
      this.#moments.delete(name);
      return;
    }
  }
}
