import type { CancelTimer, Clock } from "../../kernel/clock";
import { MINUTE, SECOND } from "../../kernel/time";
import type { Ledger } from "../bus/bus";

export interface CommandPaceOptions {
  readonly clock: Clock;
  /** Commands in any minute, and milliseconds between two. */
  readonly commands: number;
  readonly gap: number;
  readonly ledger: Ledger;
  readonly spent: string | undefined;
}

const NAME = "commands";

/** The pace of commands on the socket. Each is written down before it is sent, so that a successor keeps the pace. */
export class CommandPace {
  static readonly ledgerName = NAME;
  readonly #options: CommandPaceOptions;
  #sent: number[];
  #heldUntil = 0;

  constructor(options: CommandPaceOptions) {
    this.#options = options;
    this.#sent = read(options.spent);
  }

  /** Milliseconds until the next command may be sent. */
  wait(): number {
    const { clock, commands, gap } = this.#options;
    const now = clock.now();
    this.#sent = this.#sent.filter((at) => at > now - MINUTE - SECOND && at <= now);
    const afterLast = (this.#sent.at(-1) ?? -Infinity) + gap - now;
    const inMinute =
      this.#sent.length < commands ? 0 : (this.#sent[this.#sent.length - commands] ?? now) + MINUTE + SECOND - now;
    return Math.max(0, afterLast, inMinute, this.#heldUntil - now);
  }

  /** Writes down that a command is sent now. Rejects where somebody else speaks to the server by now. */
  note(): Promise<void> {
    this.#sent.push(this.#options.clock.now());
    return this.#options.ledger.save(NAME, JSON.stringify(this.#sent));
  }

  /** The server asked to slow down. */
  hold(milliseconds: number): void {
    this.#heldUntil = this.#options.clock.now() + milliseconds;
  }

  whenFree(task: () => void): CancelTimer {
    return this.#options.clock.after(this.wait(), task);
  }
}

function read(text: string | undefined): number[] {
  try {
    const value = JSON.parse(text ?? "[]") as unknown;
    return Array.isArray(value) ? value.filter((at): at is number => typeof at === "number") : [];
  } catch {
    return [];
  }
}
