import { MINUTE } from "../../kernel/time";

/** Counts what happened in the last minute, one list for each name. A refused request does not count. */
export class RateMeter {
  readonly #moments = new Map<string, number[]>();

  /** Whether one more is allowed at `now` (milliseconds); counts it if so. */
  admit(name: string, limit: number, now: number): boolean {
    const recent = (this.#moments.get(name) ?? []).filter((moment) => moment > now - MINUTE && moment <= now);
    const allowed = recent.length < limit;
    if (allowed) recent.push(now);
    this.#moments.set(name, recent);
    return allowed;
  }

  /** The last one admitted, in milliseconds. */
  last(name: string): number | undefined {
    return this.#moments.get(name)?.at(-1);
  }
}
