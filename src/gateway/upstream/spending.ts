import { Budget, WINDOW } from "../../flow/budget";
import type { Clock } from "../../kernel/clock";
import { SECOND } from "../../kernel/time";
import type { Ledger } from "../bus/bus";

/** The longest that a request is under way (milliseconds). */
const LONGEST = 16 * SECOND;

/**
 * A budget whose state is written down before each request is sent, so that whoever comes after knows what was spent. A
 * request under way counts from the latest moment at which the server may have counted it.
 */
export class Spending {
  readonly budget: Budget;
  readonly #clock: Clock;
  readonly #ledger: Ledger;
  readonly #name: string;
  #last: Promise<void> = Promise.resolve();

  constructor(options: {
    readonly clock: Clock;
    readonly ledger: Ledger;
    readonly name: string;
    readonly requests: number;
    readonly parallel?: number;
  }) {
    this.#clock = options.clock;
    this.#ledger = options.ledger;
    this.#name = options.name;
    this.budget = new Budget({
      clock: options.clock,
      allowance: () => ({ requests: options.requests }),
      parallel: options.parallel ?? 4,
    });
  }

  /** Takes over what an earlier holder has written. */
  adopt(text: string | undefined): void {
    const used = parse(text);
    if (used !== undefined) this.budget.adopt({ used, pausedUntil: 0 });
  }

  /** Resolves when the spending of the present moment is written down; rejects if it is somebody else's by now. */
  note(): Promise<void> {
    const write = async (): Promise<void> => {
      const { used } = this.budget.usage();
      const { running } = this.budget.state();
      const latest = this.#clock.now() + WINDOW + LONGEST;
      await this.#ledger.save(this.#name, JSON.stringify([...used, ...Array<number>(running).fill(latest)]));
    };
    const done = this.#last.then(write, write);
    this.#last = done;
    return done;
  }
}

function parse(text: string | undefined): readonly number[] | undefined {
  if (text === undefined) return undefined;
  try {
    const value = JSON.parse(text) as unknown;
    return Array.isArray(value) ? value.filter((moment): moment is number => typeof moment === "number") : undefined;
  } catch {
    return undefined;
  }
}
