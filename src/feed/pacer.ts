import type { CancelTimer, Clock } from "../kernel/clock";
import { MINUTE, SECOND } from "../kernel/time";

export interface PacerOptions {
  readonly clock: Clock;
  /** Commands in any minute (§5.0.2), read anew each time. */
  readonly perMinute: () => number;
  /** Milliseconds between two commands (2025-06). @default 1100, a second and the jitter of their arrival */
  readonly gap?: number;
}

/** The pace of commands on the socket: never two within a gap, never more in a minute than the plan allows. */
export class Pacer {
  readonly #options: PacerOptions;
  readonly #gap: number;
  #sent: number[] = [];
  #waiters: { readonly task: () => void; readonly reserved: number }[] = [];
  #wake: CancelTimer | undefined;
  #hold = 0;
  #heldUntil = 0;

  constructor(options: PacerOptions) {
    this.#options = options;
    this.#gap = options.gap ?? 1_100;
  }

  /** Commands of the last minute. */
  get used(): number {
    this.#forget();
    return this.#sent.length;
  }

  /** When the commands of the last minute were sent (milliseconds since the epoch), for who takes over. */
  usage(): readonly number[] {
    this.#forget();
    return [...this.#sent];
  }

  /** Takes over what another workbook has sent; the server counts by key. */
  adopt(sent: readonly number[]): void {
    this.#sent = [...new Set([...this.#sent, ...sent])].sort((left, right) => left - right);
  }

  /** Milliseconds until the next command may be sent. `reserved`: commands of the minute that are left to others. */
  wait(reserved = 0): number {
    this.#forget();
    const now = this.#options.clock.now();
    const afterLast = (this.#sent.at(-1) ?? -Infinity) + this.#gap - now;
    const limit = Math.max(1, this.#options.perMinute() - reserved);
    const window = MINUTE + SECOND;
    const inMinute = this.#sent.length < limit ? 0 : (this.#sent[this.#sent.length - limit] ?? now) + window - now;
    return Math.max(0, afterLast, inMinute, this.#heldUntil - now);
  }

  /** A command has been sent now. */
  note(): void {
    this.#sent.push(this.#options.clock.now());
  }

  /** The server asked to slow down: no command for `milliseconds`. */
  hold(milliseconds: number): void {
    this.#hold = milliseconds;
    this.#heldUntil = this.#options.clock.now() + milliseconds;
  }

  /**
   * Runs `task` when the next command may be sent, after those that asked before. The task notes what it sends. The
   * returned function gives the ticket up.
   */
  whenFree(task: () => void, reserved = 0): CancelTimer {
    const waiter = { task, reserved };
    this.#waiters.push(waiter);
    this.#schedule();
    return () => {
      this.#waiters = this.#waiters.filter((other) => other !== waiter);
      this.#schedule();
    };
  }

  #schedule(): void {
    this.#wake?.();
    this.#wake = undefined;
    if (this.#waiters.length === 0) return;
    const soonest = Math.min(...this.#waiters.map(({ reserved }) => this.wait(reserved)));
    this.#wake = this.#options.clock.after(soonest, () => this.#serve());
  }

  #serve(): void {
    const next = this.#waiters.find(({ reserved }) => this.wait(reserved) === 0);
    this.#waiters = this.#waiters.filter((other) => other !== next);
    next?.task();
    this.#schedule();
  }

  /** A clock that was set back must not hold commands up for as long as it was set back. */
  #forget(): void {
    const now = this.#options.clock.now();
    this.#heldUntil = Math.min(this.#heldUntil, now + this.#hold);
    this.#sent = this.#sent.filter((at) => at > now - MINUTE - SECOND && at <= now);
  }
}
