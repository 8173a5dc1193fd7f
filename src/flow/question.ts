import { onAbort } from "../kernel/abort";
import { isFresh } from "../kernel/age";
import type { Clock } from "../kernel/clock";

/** One that waits for an answer. */
interface Waiter<Row> {
  readonly since: number;
  readonly resolve: (row: Row) => void;
  readonly reject: (reason: unknown) => void;
  waits: boolean;
  /** From now on leaving means nothing any more; undefined: it cannot leave. */
  stay: (() => void) | undefined;
}

/**
 * One question under way and all who wait for its answer. It is asked once, however many wait, and dropped before
 * it is sent when the last of them has left.
 */
export class Question<Query, Row> {
  readonly query: Query;
  readonly key: string;
  readonly #clock: Pick<Clock, "now">;
  /** In the order of their coming, some among them who wait no more; undefined: there are none. */
  #waiters: Waiter<Row>[] | undefined;
  /** How many wait. */
  #waiting = 0;
  /** Somebody was sent away with "later": the answer is wanted for the cache although nobody waits. */
  #promised = false;

  constructor(query: Query, key: string, clock: Pick<Clock, "now">) {
    this.query = query;
    this.key = key;
    this.#clock = clock;
  }

  get wanted(): boolean {
    return this.#promised || this.#waiting > 0;
  }

  /** Whether somebody was sent away who may come back for the answer. */
  get promised(): boolean {
    return this.#promised;
  }

  /** Waits for the answer. Aborting `signal` gives up this wait alone; its promise then stays unsettled. */
  join(onLeft: (left: this) => void, signal?: AbortSignal): Promise<Row> {
    return new Promise<Row>((resolve, reject) => {
      const waiter: Waiter<Row> = { since: this.#clock.now(), resolve, reject, waits: true, stay: undefined };
      this.#waiting += 1;
      // Most questions have one, and a list that grows takes the room of many.
      if (this.#waiters === undefined) this.#waiters = [waiter];
      else this.#waiters.push(waiter);
      if (signal !== undefined)
        waiter.stay = onAbort(signal, () => {
          if (this.#leave(waiter)) onLeft(this);
        });
    });
  }

  resolve(row: Row): void {
    for (const waiter of this.#take()) if (this.#release(waiter)) waiter.resolve(row);
  }

  reject(reason: unknown): void {
    for (const waiter of this.#take()) if (this.#release(waiter)) waiter.reject(reason);
  }

  /** Ends the wait of everybody, those who were to come back included. */
  abandon(reason: unknown): void {
    this.#promised = false;
    this.reject(reason);
  }

  /** Sends away those who have waited for `patience` milliseconds; the question itself goes on. */
  sendAway(patience: number, reason: unknown): void {
    const now = this.#clock.now();
    for (const waiter of this.#waiters ?? []) {
      if (isFresh({ at: waiter.since, ttl: patience }, now) || !this.#release(waiter)) continue;
      this.#promised = true;
      waiter.reject(reason);
    }
  }

  /** Has one wait no more; false: it did not. */
  #release(waiter: Waiter<Row>): boolean {
    if (!waiter.waits) return false;
    waiter.waits = false;
    waiter.stay?.();
    this.#waiting -= 1;
    return true;
  }

  #leave(waiter: Waiter<Row>): boolean {
    if (!this.#release(waiter)) return false;
    const waiters = this.#waiters ?? [];
    // Who has left is forgotten together with others: to look for each in a list of thousands would take long.
    if (waiters.length > 2 * this.#waiting) this.#waiters = waiters.filter(({ waits }) => waits);
    return true;
  }

  #take(): readonly Waiter<Row>[] {
    const waiters = this.#waiters ?? [];
    this.#waiters = undefined;
    return waiters;
  }
}
