import type { Clock } from "../kernel/clock";
import { Subscribable } from "../kernel/subscribable";
import type { EpochMillis } from "../kernel/time";

/** By which road a value came. */
export type Road = "push" | "poll";

/** The newest that is known of a subject. */
export interface Latest<State> {
  readonly value: State;
  /** When it came, by this computer's clock. */
  readonly at: EpochMillis;
  readonly road: Road;
}

/**
 * How values follow each other: what is known (undefined at first) and what has come make what is known from now on.
 * `overPush`: the newcomer was asked for, what is known was pushed. `undefined`: the newcomer is late or a repetition,
 * and dropped.
 */
export type Merge<State, Newcomer> = (
  known: State | undefined,
  newcomer: Newcomer,
  overPush: boolean,
) => State | undefined;

/** The newest value of every wanted subject of one topic. Between two frames only the last counts. */
export class LatestStore<State> {
  /** Keys whose value has changed. */
  readonly changes: Subscribable<string>;
  readonly #clock: Clock;
  readonly #latest = new Map<string, Latest<State>>();
  #dropped = 0;

  constructor(clock: Clock, changes = new Subscribable<string>()) {
    this.#clock = clock;
    this.changes = changes;
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

  get(key: string): Latest<State> | undefined {
    return this.#latest.get(key);
  }

  put<Newcomer>(key: string, value: Newcomer, road: Road, merge: Merge<State, Newcomer>): void {
    this.adopt(key, { value, road, at: this.#clock.now() }, merge);
  }

  /** Takes in a value with the time at which it came to somebody else on this computer. */
  adopt<Newcomer>(key: string, { value, road, at }: Latest<Newcomer>, merge: Merge<State, Newcomer>): void {
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
