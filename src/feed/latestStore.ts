import type { Clock } from "../kernel/clock";
import { Subscribable } from "../kernel/subscribable";
import type { EpochMillis } from "../kernel/time";

/** By which road a value came. */
export type Road = "push" | "poll";

/** The newest that is known of a subject. */
export interface Latest {
  readonly value: unknown;
  /** When it came, by this computer's clock. */
  readonly at: EpochMillis;
  readonly road: Road;
}

/**
 * How a topic's values follow each other: what is known (undefined at first) and what has come make what is known from
 * now on. `overPush`: the newcomer was asked for, what is known was pushed. `undefined`: the newcomer is late or a
 * repetition, and dropped.
 */
export type Merge = (known: unknown, newcomer: unknown, overPush: boolean) => unknown;

/** The newest value of every wanted subject. Between two frames only the last counts. */
export class LatestStore {
  /** Keys whose value has changed. */
  readonly changes = new Subscribable<string>();
  readonly #clock: Clock;
  readonly #latest = new Map<string, Latest>();
  #dropped = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Values that came too late and were dropped. */
  get dropped(): number {
    return this.#dropped;
  }

  get size(): number {
    return this.#latest.size;
  }

  keys(): IterableIterator<string> {
    return this.#latest.keys();
  }

  get(key: string): Latest | undefined {
    return this.#latest.get(key);
  }

  put(key: string, value: unknown, road: Road, merge: Merge): void {
    this.adopt(key, { value, road, at: this.#clock.now() }, merge);
  }

  /** Takes in a value with the time at which it came to somebody else on this computer. */
  adopt(key: string, { value, road, at }: Latest, merge: Merge): void {
    const known = this.#latest.get(key);
    const merged = merge(known?.value, value, road === "poll" && known?.road === "push");
    if (merged === undefined) {
      this.#dropped += 1;
      return;
    }
    this.#latest.set(key, { value: merged, at, road });
    this.changes.publish(key);
  }

  forget(key: string): void {
    this.#latest.delete(key);
  }

  clear(): void {
    this.#latest.clear();
  }
}
