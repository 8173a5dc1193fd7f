import { WINDOW } from "../flow/budget";
import { evenPace } from "../flow/evenPace";
import type { CancelTimer, Clock } from "../kernel/clock";
import { SECOND } from "../kernel/time";
import type { Subject } from "../qos/topics/topic";
import type { Aged, VisibleFirst } from "./visible/visibleFirst";

/** The share of an endpoint's budget that polling of one topic may use. */
export interface Polling {
  /** Requests of a minute, and products in one request. */
  readonly allowance: () => { readonly requests: number; readonly products: number };
  /** Slots of the budget that are used: when each is free again, ascending, and those of requests under way. */
  readonly used: () => { readonly free: readonly number[]; readonly running: number };
  /** Whether a request would start at once: polling never makes a cell's own question wait. */
  readonly idle: () => boolean;
  readonly refresh: (subjects: readonly Subject[]) => void;
}

export interface PollerOptions {
  readonly clock: Clock;
  readonly polling: Polling;
  /** Subjects that are wanted live but not pushed. */
  readonly unpushed: () => readonly Aged[];
  /** Whom to ask for first; undefined: the oldest. */
  readonly visible?: () => VisibleFirst | undefined;
}

/** Values younger than this (milliseconds) are not asked again. */
const FRESH = 2 * SECOND;

/**
 * Refreshes by requests what cannot be pushed, as fast as the budget's share allows: in turn, the oldest first, and
 * what is in front more often.
 */
export class Poller {
  readonly #options: PollerOptions;
  #timer: CancelTimer | undefined;
  #turn = 0;

  constructor(options: PollerOptions) {
    this.#options = options;
  }

  /**
   * Milliseconds between two requests of polling, as things stand. `asked`: requests that have been asked for just now,
   * and are not yet under way. Whole milliseconds, as timers count: none ends just before the slot it waits for is free.
   */
  spacing(asked = 0): number {
    const { clock, polling } = this.#options;
    const now = clock.now();
    const { free, running } = polling.used();
    const used = [...free, ...Array.from({ length: running + asked }, () => now + WINDOW)];
    return Math.max(SECOND, Math.ceil(evenPace({ used, requests: polling.allowance().requests, window: WINDOW }, now)));
  }

  /**
   * Milliseconds in which everything unpushed is refreshed once, or what of it is in front. While the pace recovers from
   * a burst of questions, that is what the oldest has waited.
   */
  cycle(which?: "visible"): number {
    const { clock, visible, polling, unpushed } = this.#options;
    const waiting = unpushed();
    const places = Math.max(1, polling.allowance().products);
    const turns = visible?.()?.turns(waiting, places, which) ?? Math.ceil(waiting.length / places);
    const cycle = turns * this.spacing();
    if (which === "visible") return cycle;
    const now = clock.now();
    const ages = waiting.map(({ at }) => (at > 0 && at <= now ? now - at : 0));
    return Math.max(cycle, Math.min(Math.max(0, ...ages), cycle + WINDOW));
  }

  /** Looks whether there is something to poll, and goes on until there is not. */
  wake(): void {
    this.#goOn(0);
  }

  stop(): void {
    this.#timer?.();
    this.#timer = undefined;
  }

  /** A turn that finds the budget taken comes again soon: a whole spacing later would stretch the cycle. */
  #wait(delay: number): void {
    this.#timer = this.#options.clock.after(delay, () => {
      this.#timer = undefined;
      if (this.#options.polling.idle()) this.#goOn(this.#poll());
      else if (this.#options.unpushed().length > 0) this.#wait(Math.min(delay, SECOND / 2));
    });
  }

  #goOn(asked: number): void {
    if (this.#timer !== undefined || this.#options.unpushed().length === 0) return;
    this.#wait(this.spacing(asked));
  }

  /** Asks for what is due; says in how many requests. */
  #poll(): number {
    const { clock, visible, unpushed, polling } = this.#options;
    const now = clock.now();
    // A moment still to come was noted before the clock was set back: nobody knows how old such a value is.
    const ages = unpushed().map(({ subject, at }) => ({ subject, at: at > now ? 0 : at }));
    const stale = ages.filter(({ at }) => now - at >= FRESH).sort((left, right) => left.at - right.at);
    const due = (visible?.()?.share(stale, this.#turn++) ?? stale).slice(0, polling.allowance().products);
    if (due.length === 0) return 0;
    polling.refresh(due.map(({ subject }) => subject));
    return 1;
  }
}
