import type { Clock } from "../../kernel/clock";
import type { InstrumentCode } from "../../market/instrumentCode";
import { codeOf, type SlotKey } from "../values/topic";

interface Want {
  watchers: number;
  /** When the last watcher left; undefined while somebody watches. */
  leftAt: number | undefined;
}

/** What the clients of all edges watch, and which of it is worth one of the plan's products. */
export class Wanted {
  readonly #clock: Clock;
  readonly #grace: number;
  readonly #edges = new Map<string, ReadonlyMap<SlotKey, number>>();
  #wants = new Map<SlotKey, Want>();

  /** `grace`: milliseconds for which what nobody watches any more stays where it is. */
  constructor(clock: Clock, grace: number) {
    this.#clock = clock;
    this.#grace = grace;
  }

  /** An edge tells all that its clients watch. */
  set(edge: string, watched: ReadonlyMap<SlotKey, number>): void {
    if (watched.size === 0) this.#edges.delete(edge);
    else this.#edges.set(edge, watched);
    this.#count();
  }

  /** Whatever has watchers. */
  *watched(): IterableIterator<SlotKey> {
    for (const [key, { watchers }] of this.#wants) if (watchers > 0) yield key;
  }

  isWatched(key: SlotKey): boolean {
    return (this.#wants.get(key)?.watchers ?? 0) > 0;
  }

  /**
   * What is to be subscribed: all topics of at most `products` instruments, those with the most watchers first. One that
   * is subscribed already keeps its place against one with as many watchers; what is in its grace comes last.
   */
  chosen(products: number, subscribed: ReadonlySet<SlotKey>): ReadonlySet<SlotKey> {
    this.#forget();
    const watchers = new Map<InstrumentCode, number>();
    for (const [key, want] of this.#wants) {
      const code = codeOf(key);
      const bonus = subscribed.has(key) ? 0.5 : 0;
      watchers.set(code, (watchers.get(code) ?? 0) + want.watchers + bonus / 8);
    }
    const codes = [...watchers].sort(([, left], [, right]) => right - left).slice(0, products);
    const chosen = new Set(codes.map(([code]) => code));
    const keys = [...this.#wants].filter(
      ([key, { watchers: count }]) => chosen.has(codeOf(key)) && (count > 0 || subscribed.has(key)),
    );
    return new Set(keys.map(([key]) => key));
  }

  #count(): void {
    const counts = new Map<SlotKey, number>();
    for (const watched of this.#edges.values()) {
      for (const [key, count] of watched) counts.set(key, (counts.get(key) ?? 0) + count);
    }
    const now = this.#clock.now();
    for (const [key, want] of this.#wants) {
      if (counts.has(key)) continue;
      want.watchers = 0;
      want.leftAt ??= now;
    }
    for (const [key, count] of counts) this.#wants.set(key, { watchers: count, leftAt: undefined });
    this.#forget();
  }

  #forget(): void {
    const end = this.#clock.now() - this.#grace;
    for (const [key, { leftAt }] of this.#wants) {
      if (leftAt !== undefined && leftAt <= end) this.#wants.delete(key);
    }
  }
}
