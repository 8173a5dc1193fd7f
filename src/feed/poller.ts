import type { CancelTimer, Clock } from "../kernel/clock";
import { SECOND } from "../kernel/time";
import type { InstrumentCode } from "../market/instrumentCode";

export interface PollerOptions {
  readonly clock: Clock;
  /** Instruments that are wanted live but not pushed, with the time their value came (0: never). */
  readonly unpushed: () => readonly { readonly code: InstrumentCode; readonly at: number }[];
  /** Requests of a minute that polling may use, and products in one request. */
  readonly allowance: () => { readonly requests: number; readonly products: number };
  /** Whether a request would start at once: polling never makes a cell's own question wait. */
  readonly idle: () => boolean;
  readonly refresh: (codes: readonly InstrumentCode[]) => void;
}

/** Values younger than this (milliseconds) are not asked again. */
const FRESH = 2 * SECOND;
const WINDOW = 61 * SECOND;

/** Refreshes by requests what cannot be pushed: in turn, the oldest first, as fast as the budget's share allows. */
export class Poller {
  readonly #options: PollerOptions;
  #timer: CancelTimer | undefined;

  constructor(options: PollerOptions) {
    this.#options = options;
  }

  /** Milliseconds between two requests of polling. */
  get spacing(): number {
    return Math.max(SECOND, WINDOW / Math.max(1, this.#options.allowance().requests));
  }

  /** Milliseconds in which everything unpushed is refreshed once. */
  cycle(): number {
    return Math.ceil(this.#options.unpushed().length / Math.max(1, this.#options.allowance().products)) * this.spacing;
  }

  /** Looks whether there is something to poll, and goes on until there is not. */
  wake(): void {
    if (this.#timer !== undefined || this.#options.unpushed().length === 0) return;
    this.#timer = this.#options.clock.after(this.spacing, () => {
      this.#timer = undefined;
      this.#poll();
      this.wake();
    });
  }

  stop(): void {
    this.#timer?.();
    this.#timer = undefined;
  }

  #poll(): void {
    const { clock, unpushed, allowance, idle, refresh } = this.#options;
    if (!idle()) return;
    const stale = unpushed().filter(({ at }) => clock.now() - at >= FRESH);
    const oldest = [...stale].sort((left, right) => left.at - right.at).slice(0, allowance().products);
    if (oldest.length > 0) refresh(oldest.map(({ code }) => code));
  }
}
