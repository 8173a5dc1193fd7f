import type { Clock } from "../kernel/clock";
import { MINUTE, SECOND } from "../kernel/time";
import { Countdowns } from "./countdown";

/** How much may be asked of one endpoint. Read anew each time, so that a plan may change while requests wait. */
export interface Allowance {
  /** Requests in any stretch of `window`. */
  readonly requests: number;
}

export interface BudgetOptions {
  readonly clock: Clock;
  readonly allowance: () => Allowance;
  /** Requests under way at once. @default 4 */
  readonly parallel?: number;
  /** Length of the window in milliseconds. @default WINDOW */
  readonly window?: number;
}

/** What the pane shows of a budget. */
export interface BudgetState {
  readonly limit: number;
  readonly used: number;
  /** Of those used, requests that are under way. */
  readonly running: number;
  readonly left: number;
  /** Milliseconds until a used slot is free again; 0 when one is free now. */
  readonly freeIn: number;
  readonly waiting: number;
}

/** Ends a request that had its permit. `unspent`: it was not sent after all, so its slot is free again at once. */
export interface EndPermit {
  (unspent?: "unspent"): void;
  /** The permit is not the budget's own: the request goes by another transport. */
  readonly aside?: true;
}

/** A ticket in the queue. */
export interface Ticket {
  /** Settles when the request may start, or with undefined when the ticket was given up. Never rejects. */
  readonly permit: Promise<EndPermit | undefined>;
  /** Milliseconds until the permit comes, as things stand. */
  estimate(): number;
  /** Leaves the queue; nothing is spent. Does nothing once the permit has come. */
  leave(): void;
}

/** Permission to ask one endpoint: a queue before it, and what is known of the queue. */
export interface RequestBudget {
  /** Takes a ticket in the queue. `after`: how many requests of the same batch go before this one. */
  enqueue(after?: number): Ticket;
  /** The server asked to slow down: nothing starts for `milliseconds`. */
  pause(milliseconds: number): void;
  /** The plan may have grown: look whether somebody can start. */
  refresh(): void;
  /** Milliseconds until a request that came now could start. */
  wait(): number;
  state(): BudgetState;
}

/** What one that takes a budget over must know of it. Moments are milliseconds since the epoch. */
export interface BudgetUsage {
  /** When each used slot is free again, ascending. */
  readonly used: readonly number[];
  /** Until when nothing may start. */
  readonly pausedUntil: number;
}

/** One minute and one second (milliseconds): the server counts arrivals, and the second covers their jitter. */
export const WINDOW = MINUTE + SECOND;

/** Longest pause that is taken over from another workbook (milliseconds). */
const LONGEST_PAUSE = 10 * MINUTE;

interface Waiting {
  rank: number;
  readonly start: (end: EndPermit | undefined) => void;
}

/**
 * A sliding window: in no stretch of the window do more requests start than are allowed, bursts across a boundary
 * included. A slot stays used for a whole window after its request has ended, because the server may have counted
 * it at any moment until then. The window is measured by timers: to set the clock neither frees a slot nor holds it.
 *
 * Those who wait are served by rank, the moment they came plus what their batch already has before them, so that one
 * short question overtakes the tail of a long one and nobody waits for ever.
 */
export class Budget implements RequestBudget {
  readonly #clock: Clock;
  readonly #allowance: () => Allowance;
  readonly #parallel: number;
  readonly #window: number;
  /** Slots that become free again. */
  readonly #used: Countdowns;
  /** While there is one nothing starts. */
  readonly #pauses: Countdowns;
  #running = 0;
  #queue: Waiting[] = [];
  /** The newest moment by which somebody was ranked. */
  #rankedAt = 0;

  constructor(options: BudgetOptions) {
    this.#clock = options.clock;
    this.#allowance = options.allowance;
    this.#parallel = options.parallel ?? 4;
    this.#window = options.window ?? WINDOW;
    this.#used = new Countdowns(options.clock, () => this.#serve());
    this.#pauses = new Countdowns(options.clock, () => this.#serve());
  }

  enqueue(after = 0): Ticket {
    let start: (end: EndPermit | undefined) => void = () => undefined;
    const permit = new Promise<EndPermit | undefined>((resolve) => (start = resolve));
    const waiting: Waiting = { rank: this.#moment() + after * 2 * SECOND, start };
    const behind = this.#queue.findIndex((other) => other.rank > waiting.rank);
    this.#queue.splice(behind < 0 ? this.#queue.length : behind, 0, waiting);
    this.#serve();
    return {
      permit,
      estimate: () => this.#estimate(waiting),
      leave: () => {
        const position = this.#queue.indexOf(waiting);
        if (position < 0) return;
        this.#queue.splice(position, 1);
        waiting.start(undefined);
      },
    };
  }

  pause(milliseconds: number): void {
    this.#pauses.begin(milliseconds);
  }

  refresh(): void {
    this.#serve();
  }

  /** `ahead`: how many wait elsewhere who will be served first. */
  wait(ahead = 0): number {
    return this.#startOf(this.#queue.length + ahead);
  }

  /** Counts a request that has started elsewhere on the same budget, allowed or not, until it is ended. */
  begin(): EndPermit {
    this.#running += 1;
    return this.#ender();
  }

  usage(): BudgetUsage {
    return { used: this.#used.ends(), pausedUntil: this.#pauses.ends().at(-1) ?? 0 };
  }

  /** Takes over what somebody else knows of the slots used so far, in place of what is known here. */
  adopt({ used, pausedUntil }: BudgetUsage): void {
    const now = this.#clock.now();
    this.#used.clear();
    for (const free of used) this.#used.begin(Math.min(free - now, this.#window));
    this.#pauses.clear();
    this.#pauses.begin(Math.min(pausedUntil - now, LONGEST_PAUSE));
    this.#serve();
  }

  state(): BudgetState {
    const { requests } = this.#allowance();
    const used = this.#used.count + this.#running;
    const left = Math.max(0, requests - used);
    const freeIn = left > 0 ? 0 : this.#freeIn();
    return { limit: requests, used, running: this.#running, left, freeIn, waiting: this.#queue.length };
  }

  /** The moment by which to rank; after a clock was set back those who wait are moved back with it. */
  #moment(): number {
    const now = this.#clock.now();
    const back = this.#rankedAt - now;
    if (back > 0) for (const waiting of this.#queue) waiting.rank -= back;
    this.#rankedAt = now;
    return now;
  }

  #serve(): void {
    const free = Math.min(
      this.#parallel - this.#running,
      this.#allowance().requests - this.#used.count - this.#running,
    );
    for (const next of this.#pauses.count === 0 && free > 0 ? this.#queue.splice(0, free) : []) {
      this.#running += 1;
      next.start(this.#ender());
    }
  }

  #ender(): EndPermit {
    let ended = false;
    return (unspent) => {
      if (ended) return;
      ended = true;
      this.#running -= 1;
      if (unspent === undefined) this.#used.begin(this.#window);
      this.#serve();
    };
  }

  /** Milliseconds until the first used slot is free; a window if all are under way. */
  #freeIn(): number {
    const [first] = this.#used.ends();
    return first === undefined ? this.#window : first - this.#clock.now();
  }

  #estimate(waiting: Waiting): number {
    const position = this.#queue.indexOf(waiting);
    return position < 0 ? 0 : this.#startOf(position);
  }

  /**
   * When the request at `position` of the queue starts, if each lasts no time. Slot after slot becomes free; a slot
   * taken from the queue is free a window later, for the one as many behind as the plan allows requests.
   */
  #startOf(position: number): number {
    const now = this.#clock.now();
    const limit = Math.max(1, this.#allowance().requests);
    const places = [...this.#used.ends(), ...Array<number>(this.#running).fill(now + this.#window)];
    // Those before it leave room once all but `limit - 1` of the slots are free again.
    const free = places[places.length - limit + (position % limit)] ?? now;
    const rounds = Math.floor(position / limit);
    return Math.max((this.#pauses.ends().at(-1) ?? 0) - now, free - now, 0) + rounds * this.#window;
  }
}
