import type { Clock } from "../kernel/clock";
import { Subscribable } from "../kernel/subscribable";
import { asQosError, QosError } from "../qos/errors";

/** A problem in words, how often it came, and when last. */
export interface Problem {
  readonly error: QosError;
  readonly times: number;
  /** Milliseconds since the epoch. */
  readonly lastAt: number;
  /** Formulas that ended so, the newest first, as far as they are known. */
  readonly formulas: readonly Asking[];
}

/** A formula by its function's name and its arguments. Excel tells no address without giving each cell a call of its own. */
export interface Asking {
  readonly name: string;
  readonly given: readonly unknown[];
}

/** Formulas kept of a problem. */
const MOST_FORMULAS = 5;
/** Different problems kept. */
const MOST = 50;

/** What went wrong lately. Several Excel builds hide a cell's text, so the same words stand here. */
export class Problems {
  readonly changes = new Subscribable<void>();
  readonly #clock: Clock;
  readonly #level: () => "errors" | "off" | "all";
  /** By text; the one that came last stands last. */
  readonly #problems = new Map<string, Problem>();

  constructor(clock: Clock, level: () => "errors" | "off" | "all" = () => "errors") {
    this.#clock = clock;
    this.#level = level;
  }

  note(error: QosError, formula?: Asking): void {
    const level = this.#level();
    if (level === "off" || (level === "errors" && QUIET.has(error.id))) return;
    const known = this.#problems.get(error.message);
    this.#problems.delete(error.message);
    const formulas = known?.formulas ?? [];
    this.#problems.set(error.message, {
      error,
      times: (known?.times ?? 0) + 1,
      lastAt: this.#clock.now(),
      formulas: formula === undefined ? formulas : [formula, ...formulas].slice(0, MOST_FORMULAS),
    });
    const [oldest] = this.#problems.keys();
    if (this.#problems.size > MOST && oldest !== undefined) this.#problems.delete(oldest);
    this.changes.publish();
  }

  /** The newest first. */
  list(): readonly Problem[] {
    return [...this.#problems.values()].reverse();
  }

  get latest(): Problem | undefined {
    return [...this.#problems.values()].at(-1);
  }

  clear(): void {
    this.#problems.clear();
    this.changes.publish();
  }
}

/** States of every day, not problems. */
const QUIET: ReadonlySet<string> = new Set(["preview", "cancelled", "stopped", "connecting"]);

/** Whatever was thrown, as a problem with words. */
export function asProblem(thrown: unknown): QosError {
  return asQosError(thrown);
}

/** A formula is only being looked at: nothing is asked for it. */
export function previewOnly(): QosError {
  return new QosError("preview");
}
