import { isFresh, type Dated } from "../kernel/age";
import type { Clock } from "../kernel/clock";
import { MINUTE } from "../kernel/time";

interface Kept<V> extends Dated {
  readonly value: V;
  /** Milliseconds that it is kept from its first use on; undefined: `ttl` stands. */
  readonly afterUse: number | undefined;
}

/** Milliseconds for which an answer waits for one who was told to come back for it. */
const PROMISE = 5 * MINUTE;

/**
 * Answers kept for a while. Beyond `capacity` the one that was used longest ago makes room, and so do those that were not
 * used since and are good no more.
 */
export class TtlCache<K, V> {
  readonly #clock: Clock;
  readonly #capacity: number;
  /** In order of use: the first was used longest ago. */
  readonly #kept = new Map<K, Kept<V>>();
  #hits = 0;
  #misses = 0;

  constructor(options: { readonly clock: Clock; readonly capacity: number }) {
    this.#clock = options.clock;
    this.#capacity = options.capacity;
  }

  get size(): number {
    return this.#kept.size;
  }

  get hits(): number {
    return this.#hits;
  }

  get misses(): number {
    return this.#misses;
  }

  get(key: K): V | undefined {
    const value = this.use(key);
    if (value === undefined) this.#misses += 1;
    return value;
  }

  /** The same where finding nothing is no miss: who looks does not ask yet. */
  use(key: K): V | undefined {
    const kept = this.#kept.get(key);
    if (kept === undefined) return undefined;
    if (!isFresh(kept, this.#clock.now())) {
      this.#kept.delete(key);
      return undefined;
    }
    this.#hits += 1;
    this.#kept.delete(key);
    const { value, afterUse } = kept;
    if (afterUse === undefined) this.#kept.set(key, kept);
    else this.set(key, value, afterUse);
    return value;
  }

  /** The same without counting as use. */
  look(key: K): V | undefined {
    const kept = this.#kept.get(key);
    return kept === undefined || !isFresh(kept, this.#clock.now()) ? undefined : kept.value;
  }

  /** Keeps `value` for `ttl` milliseconds; 0 or less keeps nothing. */
  set(key: K, value: V, ttl: number): void {
    this.#keep(key, { value, at: this.#clock.now(), ttl, afterUse: undefined });
  }

  /** Keeps `value` until it is used, for minutes if need be, and for `ttl` milliseconds from then on. */
  promise(key: K, value: V, ttl: number): void {
    if (ttl <= 0) this.delete(key);
    else this.#keep(key, { value, at: this.#clock.now(), ttl: Math.max(PROMISE, ttl), afterUse: ttl });
  }

  #keep(key: K, kept: Kept<V>): void {
    this.#kept.delete(key);
    if (kept.ttl <= 0) return;
    this.#kept.set(key, kept);
    const now = this.#clock.now();
    // By keys: an entry would be a pair made for each answer that is kept.
    for (const oldest of this.#kept.keys()) {
      const one = this.#kept.get(oldest);
      if (this.#kept.size <= this.#capacity && one !== undefined && isFresh(one, now)) return;
      this.#kept.delete(oldest);
    }
  }

  delete(key: K): void {
    this.#kept.delete(key);
  }

  clear(): void {
    this.#kept.clear();
  }
}
