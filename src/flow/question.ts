import { onAbort } from "../kernel/abort";
import { isFresh } from "../kernel/age";

/** One that waits for an answer. */
interface Waiter<Row> {
  readonly since: number;
  readonly resolve: (row: Row) => void;
  readonly reject: (reason: unknown) => void;
  /** From now on leaving means nothing any more. */
  readonly stay: () => void;
}

/**
 * One question under way and all who wait for its answer. It is asked once, however many wait, and dropped before
 * it is sent when the last of them has left.
 */
export class Question<Query, Row> {
  readonly query: Query;
  readonly key: string;
  readonly #waiters = new Set<Waiter<Row>>();
  readonly #now: () => number;
  /** Somebody was sent away with "later": the answer is wanted for the cache although nobody waits. */
  #promised = false;

  constructor(query: Query, key: string, now: () => number) {
    this.query = query;
    this.key = key;
    this.#now = now;
  }

  get wanted(): boolean {
    return this.#promised || this.#waiters.size > 0;
  }

  /** Whether somebody was sent away who may come back for the answer. */
  get promised(): boolean {
    return this.#promised;
  }

  /** Waits for the answer. Aborting `signal` gives up this wait alone; its promise then stays unsettled. */
  join(onLeft: () => void, signal?: AbortSignal): Promise<Row> {
    return new Promise<Row>((resolve, reject) => {
      const leave = (): void => {
        if (this.#waiters.delete(waiter)) onLeft();
      };
      const waiter: Waiter<Row> = { since: this.#now(), resolve, reject, stay: onAbort(signal, leave) };
      this.#waiters.add(waiter);
    });
  }

  resolve(row: Row): void {
    for (const waiter of this.#take()) waiter.resolve(row);
  }

  reject(reason: unknown): void {
    for (const waiter of this.#take()) waiter.reject(reason);
  }

  /** Ends the wait of everybody, those who were to come back included. */
  abandon(reason: unknown): void {
    this.#promised = false;
    this.reject(reason);
  }

  /** Sends away those who have waited for `patience` milliseconds; the question itself goes on. */
  sendAway(patience: number, reason: unknown): void {
    const now = this.#now();
    for (const waiter of [...this.#waiters]) {
      if (isFresh({ at: waiter.since, ttl: patience }, now)) continue;
      this.#waiters.delete(waiter);
      waiter.stay();
      this.#promised = true;
      waiter.reject(reason);
    }
  }

  #take(): Waiter<Row>[] {
    const waiters = [...this.#waiters];
    this.#waiters.clear();
    for (const waiter of waiters) waiter.stay();
    return waiters;
  }
}
