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

/**
 * Pushes that carry a list on. They are collected, and put into the list together when somebody looks at the whole of it: a
 * copy of the list for each would cost more than all else, and one for each frame half of it.
 */
export interface Collected<State, Push> {
  /** What the first push follows; undefined: nothing that says whether it is news. */
  readonly newest: (known: State) => Push | undefined;
  /** Whether a push is news after `newest`; what is none came too late or is a repetition, and is dropped. */
  readonly isNews: (newest: Push, pushed: Push) => boolean;
  /** The same as `closes` of a topic, by what a push follows. */
  readonly closes?: (newest: Push, pushed: Push) => boolean;
  /** Whether a push stands in the place of the one that it follows. @default none does */
  readonly replaces?: (newest: Push, pushed: Push) => boolean;
  /** The newest so many of a list, which pushes carry on like the whole. @default the whole list */
  readonly newestOf?: (known: State, most: number) => State;
  /** The list with these, in the order of their coming. */
  readonly splice: (known: State | undefined, pushes: readonly Push[]) => State;
}

/** Pushes that have not been put into their list yet. */
interface Waiting<State, Push> {
  readonly pushes: Push[];
  readonly how: Collected<State, Push>;
  /** When the last of them came. */
  at: EpochMillis;
}

/** So many are put into their list whether somebody looks or not. */
const MOST_WAITING = 64;

/** The newest value of every wanted subject of one topic. Between two frames only the last counts. */
export class LatestStore<State, Push = State> {
  /** Keys whose value has changed. */
  readonly changes: Subscribable<string>;
  readonly #clock: Clock;
  readonly #latest = new Map<string, Latest<State>>();
  /** By key; of these `#latest` has all but the value. */
  readonly #waiting = new Map<string, Waiting<State, Push>>();
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

  /** `most`: of a list its newest so many are enough; more may be given. */
  get(key: string, most?: number): Latest<State> | undefined {
    const waiting = this.#waiting.get(key);
    if (waiting === undefined) return this.#latest.get(key);
    const known = this.#latest.get(key);
    const { newestOf } = waiting.how;
    if (most === undefined || known === undefined || newestOf === undefined) return this.#spliceIn(key, waiting);
    return spliced(newestOf(known.value, most), waiting);
  }

  put<Newcomer>(key: string, value: Newcomer, delivery: Delivery, merge: Merge<State, Newcomer>): void {
    const at = this.#clock.now();
    const known = this.get(key);
    if (delivery === "push") {
      const merged = merge(known?.value, value, false, false);
      if (merged === undefined) this.#dropped += 1;
      else this.#set(key, { value: merged, at, delivery, pushedAt: at });
      return;
    }
    const pushedAt = known?.pushedAt;
    this.adopt(key, pushedAt === undefined ? { value, delivery, at } : { value, delivery, at, pushedAt }, merge);
  }

  #set(key: string, latest: Latest<State>): void {
    this.#latest.set(key, latest);
    this.changes.publish(key);
  }

  /** What a push of a list follows. */
  newest(key: string, { newest }: Collected<State, Push>): Push | undefined {
    const waiting = this.#waiting.get(key)?.pushes.at(-1);
    if (waiting !== undefined) return waiting;
    const known = this.#latest.get(key);
    return known === undefined ? undefined : newest(known.value);
  }

  /** Takes in a push of a list. */
  collect(key: string, pushed: Push, how: Collected<State, Push>): void {
    const newest = this.newest(key, how);
    if (newest !== undefined && !how.isNews(newest, pushed)) {
      this.#dropped += 1;
      return;
    }
    const at = this.#clock.now();
    let waiting = this.#waiting.get(key);
    if (waiting === undefined) this.#waiting.set(key, (waiting = { pushes: [], how, at }));
    else waiting.at = at;
    const { pushes } = waiting;
    const last = pushes.at(-1);
    if (last !== undefined && how.replaces?.(last, pushed) === true) pushes[pushes.length - 1] = pushed;
    else pushes.push(pushed);
    if (!this.#latest.has(key) || pushes.length >= MOST_WAITING) this.#spliceIn(key, waiting);
    this.changes.publish(key);
  }

  #spliceIn(key: string, waiting: Waiting<State, Push>): Latest<State> {
    this.#waiting.delete(key);
    const latest = spliced(this.#latest.get(key)?.value, waiting);
    this.#latest.set(key, latest);
    return latest;
  }

  /** Takes in a value with the time at which it came to somebody else on this computer. */
  adopt<Newcomer>(key: string, latest: Latest<Newcomer>, merge: Merge<State, Newcomer>): void {
    const known = this.get(key);
    const asked = latest.delivery === "poll";
    const outlived =
      asked && known?.pushedAt !== undefined && !isFresh({ at: known.pushedAt, ttl: LONGEST_DELAY }, latest.at);
    const merged = merge(known?.value, latest.value, asked && known?.delivery === "push", outlived);
    if (merged === undefined) {
      this.#dropped += 1;
      return;
    }
    const { at, delivery, pushedAt } = latest;
    this.#set(
      key,
      pushedAt === undefined ? { value: merged, at, delivery } : { value: merged, at, delivery, pushedAt },
    );
  }

  forget(key: string): void {
    this.#waiting.delete(key);
    this.#latest.delete(key);
  }

  clear(): void {
    this.#waiting.clear();
    this.#latest.clear();
  }
}

function spliced<State, Push>(known: State | undefined, { how, pushes, at }: Waiting<State, Push>): Latest<State> {
  return { value: how.splice(known, pushes), at, delivery: "push", pushedAt: at };
}
