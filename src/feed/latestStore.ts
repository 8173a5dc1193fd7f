import { isFresh } from "../kernel/age";
import type { Clock } from "../kernel/clock";
import { Subscribable } from "../kernel/subscribable";
import { MINUTE, type EpochMillis } from "../kernel/time";

/** How a value was delivered. */
export type Delivery = "push" | "poll";

/** The newest that is known of a subject. */
export interface Latest<State> {
  readonly value: State;
  /** When it came, by this computer's clock. */
  readonly at: EpochMillis;
  readonly delivery: Delivery;
  /** When a push last changed it; undefined: none has, as far as is known here. */
  readonly pushedAt?: EpochMillis;
}

/** Messages overtake each other by less (milliseconds). */
const LONGEST_DELAY = 10 * MINUTE;

/**
 * How values follow each other: what is known (undefined at first) and what has come make what is known from now on.
 * `overPush`: the newcomer was asked for, what is known was pushed. `outlived`: so it was, and no push can be on its way
 * any more that the newcomer does not know of: it is right where they disagree. `undefined`: the newcomer is late or a
 * repetition, and dropped.
 */
export type Merge<State, Newcomer> = (
  known: State | undefined,
  newcomer: Newcomer,
  overPush: boolean,
  outlived: boolean,
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

  put<Newcomer>(key: string, value: Newcomer, delivery: Delivery, merge: Merge<State, Newcomer>): void {
    const at = this.#clock.now();
    const pushedAt = delivery === "push" ? at : this.#latest.get(key)?.pushedAt;
    this.adopt(key, { value, delivery, at, ...(pushedAt === undefined ? {} : { pushedAt }) }, merge);
  }

  /** Takes in a value with the time at which it came to somebody else on this computer. */
  adopt<Newcomer>(key: string, latest: Latest<Newcomer>, merge: Merge<State, Newcomer>): void {
    const known = this.#latest.get(key);
    const asked = latest.delivery === "poll";
    const outlived =
      asked && known?.pushedAt !== undefined && !isFresh({ at: known.pushedAt, ttl: LONGEST_DELAY }, latest.at);
    const merged = merge(known?.value, latest.value, asked && known?.delivery === "push", outlived);
    if (merged === undefined) {
      this.#dropped += 1;
      return;
    }
    this.#latest.set(key, { ...latest, value: merged });
    this.changes.publish(key);
  }

  forget(key: string): void {
    this.#latest.delete(key);
  }

  clear(): void {
    this.#latest.clear();
  }
}
