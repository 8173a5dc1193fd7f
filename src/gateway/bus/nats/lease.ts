import type { KV, KvEntry } from "@nats-io/kv";
import type { CancelTimer, Clock, Random } from "../../../kernel/clock";
import { SECOND } from "../../../kernel/time";
import type { LeaseHandlers } from "../bus";

/** How long a lease holds since its holder last said so, and how long the holder itself dares to believe in it. */
const LEASE = 2.2 * SECOND;
const BELIEF = 1.5 * SECOND;
/** A word to the bucket that is not answered by then is given up: a bus that was away answers no old questions. */
const ANSWER = 500;
/** How often a holder says so, and how often the others look (milliseconds). */
const RENEW = 400;
const LOOK = 150;
const FREE = "free";
const KEY = "holder";

export interface LeaseOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly bucket: () => KV;
  readonly handlers: LeaseHandlers;
}

/**
 * One entry of a bucket that its holder rewrites again and again, each time over its own last revision. Whoever has seen
 * the same revision for the length of a lease, by its own clock, writes over it; of several only one can. No clock is
 * compared with another: the holder's belief begins before its write is seen by anybody and is shorter than the lease.
 */
export class Lease {
  readonly #options: LeaseOptions;
  readonly #name: string;
  #revision: number | undefined;
  #seen: { readonly revision: number; readonly at: number } | undefined;
  #doubt: CancelTimer | undefined;
  #next: CancelTimer | undefined;
  #left = false;
  #turn: Promise<void> = Promise.resolve();

  constructor(options: LeaseOptions) {
    this.#options = options;
    this.#name = `${options.clock.now()}-${options.random()}`;
    this.#schedule(0);
  }

  /** Gives the lease back, so that another takes it at once. */
  async leave(): Promise<void> {
    this.#left = true;
    this.#next?.();
    await this.#turn;
    const revision = this.#revision;
    this.#lose();
    if (revision !== undefined)
      await this.#options
        .bucket()
        .update(KEY, FREE, revision)
        .catch(() => undefined);
  }

  /** Says nothing more: others take it when its time is over. */
  abandon(): void {
    this.#left = true;
    this.#next?.();
    this.#lose();
  }

  #schedule(delay: number): void {
    if (this.#left) return;
    this.#next = this.#options.clock.after(delay, () => {
      this.#turn = (this.#revision === undefined ? this.#look() : this.#renew(this.#revision))
        .catch(() => undefined)
        .finally(() =>
          this.#schedule(this.#revision === undefined ? LOOK * (0.8 + this.#options.random() * 0.4) : RENEW),
        );
    });
  }

  async #renew(revision: number): Promise<void> {
    const started = this.#options.clock.now();
    try {
      const renewed = await this.#soon(this.#options.bucket().update(KEY, this.#name, revision));
      // Doubted meanwhile: what was written now is given up like any other lease.
      if (this.#revision !== undefined) this.#believe(renewed, started);
    } catch (error) {
      // Somebody else has written: a fact. Anything else is only silence, which the belief bounds.
      if (isOvertaken(error)) await this.#recognise(started);
    }
  }

  /** The last word may be this holder's own, whose receipt was lost. */
  async #recognise(started: number): Promise<void> {
    const entry = await this.#soon(this.#options.bucket().get(KEY));
    if (this.#revision === undefined) return;
    if (entry?.string() === this.#name) this.#believe(entry.revision, started);
    else this.#lose();
  }

  #soon<T>(answer: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const stop = this.#options.clock.after(ANSWER, () => reject(new Error("no answer")));
      answer.then(resolve, reject).finally(stop);
    });
  }

  async #look(): Promise<void> {
    const { clock, bucket } = this.#options;
    const started = clock.now();
    const entry = await this.#soon(bucket().get(KEY));
    const revision =
      entry === null ? await this.#soon(bucket().create(KEY, this.#name)) : await this.#takeOver(entry, started);
    if (revision === undefined || this.#left) return;
    this.#believe(revision, started);
    this.#options.handlers.held(revision);
  }

  async #takeOver(entry: KvEntry, started: number): Promise<number | undefined> {
    const { clock, bucket } = this.#options;
    if (this.#seen?.revision !== entry.revision) this.#seen = { revision: entry.revision, at: clock.now() };
    // Its own name: a write whose receipt was lost.
    const isFree = entry.operation !== "PUT" || [FREE, this.#name].includes(entry.string());
    if (!isFree && started - this.#seen.at < LEASE) return undefined;
    return this.#soon(bucket().update(KEY, this.#name, entry.revision));
  }

  #believe(revision: number, since: number): void {
    const { clock } = this.#options;
    this.#revision = revision;
    this.#doubt?.();
    this.#doubt = clock.after(Math.max(0, since + BELIEF - clock.now()), () => this.#lose());
  }

  #lose(): void {
    this.#doubt?.();
    this.#seen = undefined;
    if (this.#revision === undefined) return;
    this.#revision = undefined;
    this.#options.handlers.lost();
  }
}

/** The server's word that the revision is not the last one. */
function isOvertaken(error: unknown): boolean {
  return error instanceof Error && /wrong last sequence/i.test(error.message);
}
