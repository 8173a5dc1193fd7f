import type { Clock } from "../kernel/clock";

interface Kept<V> {
  readonly value: V;
  readonly until: number;
}

/** Answers kept for a while. Beyond `capacity` the one that was used longest ago makes room. */
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
    const kept = this.#kept.get(key);
    if (kept === undefined || kept.until <= this.#clock.now()) {
      if (kept !== undefined) this.#kept.delete(key);
      this.#misses += 1;
      return undefined;
    }
    this.#hits += 1;
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    return kept.value;
  }

  /** Keeps `value` for `ttl` milliseconds; 0 or less keeps nothing. */
  set(key: K, value: V, ttl: number): void {
    this.#kept.delete(key);
    if (ttl <= 0) return;
    this.#kept.set(key, { value, until: this.#clock.now() + ttl });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > this.#capacity && oldest !== undefined) this.#kept.delete(oldest);
  }

  clear(): void {
    this.#kept.clear();
  }
}
