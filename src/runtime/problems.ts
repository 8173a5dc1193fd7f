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
  /** Formulas that show it now, as far as is known. */
  readonly open: number;
}

/** Who has a problem: a call that streams, or all cells with the same formula that answers once. */
type Asker = object | string;

interface Noted extends Omit<Problem, "open"> {
  readonly askers: Map<Asker, Asking>;
}

/** A formula by its function's name and its arguments. Excel tells no address without giving each cell a call of its own. */
export interface Asking {
  readonly name: string;
  readonly given: readonly unknown[];
}

/** Formulas kept of a problem. */
const MOST_FORMULAS = 5;
/** Who shows a problem is known of so many; of more the newest. */
const MOST_ASKERS = 10_000;
/** Different problems kept. */
const MOST = 50;

/** What went wrong lately. Several Excel builds hide a cell's text, so the same words stand here. */
export class Problems {
  readonly changes = new Subscribable<void>();
  readonly #clock: Clock;
  readonly #level: () => "errors" | "off" | "all";
  /** By text; the one that came last stands last. */
  readonly #problems = new Map<string, Noted>();
  /** Which problem each has now, by its text. */
  readonly #open = new Map<Asker, string>();

  constructor(clock: Clock, level: () => "errors" | "off" | "all" = () => "errors") {
    this.#clock = clock;
    this.#level = level;
  }

  /** A formula ended with `error`, or something did that is no formula. `call`: of one that goes on, its call. */
  note(error: QosError, formula?: Asking, call?: object): void {
    const level = this.#level();
    if (level !== "all" && NO_END.has(error.id)) return;
    const asker = formula === undefined || NO_END.has(error.id) ? undefined : (call ?? askerOf(formula));
    if (asker !== undefined) this.#leave(asker);
    if (level === "off" || (level === "errors" && QUIET.has(error.id))) return;
    const known = this.#problems.get(error.message);
    this.#problems.delete(error.message);
    const formulas = known?.formulas ?? [];
    const askers = known?.askers ?? new Map<Asker, Asking>();
    this.#problems.set(error.message, {
      error,
      times: (known?.times ?? 0) + 1,
      lastAt: this.#clock.now(),
      formulas: formula === undefined ? formulas : [formula, ...formulas].slice(0, MOST_FORMULAS),
      askers,
    });
    if (asker !== undefined && formula !== undefined) {
      askers.set(asker, formula);
      this.#open.set(asker, error.message);
      const [first] = askers.keys();
      if (askers.size > MOST_ASKERS && first !== undefined) this.#leave(first);
    }
    const [oldest] = this.#problems.keys();
    if (this.#problems.size > MOST && oldest !== undefined) this.#drop(oldest);
    this.changes.publish();
  }

  /** What a formula that goes on shows now: an error is its problem, anything else the end of it. */
  shown(value: unknown, formula: Asking, call: object): void {
    if (!(value instanceof QosError)) return this.over(call);
    const text = this.#open.get(call);
    // The same again, as of values that grow older: told once.
    if (text !== undefined && this.#problems.get(text)?.error.id === value.id) return;
    this.note(value, formula, call);
  }

  /** A formula that answers once shows a value, or a call has ended. */
  over(asker: Asking | object): void {
    // Nearly always nothing is wrong, and nothing has to be looked up.
    if (this.#open.size === 0) return;
    if (this.#leave("given" in asker ? askerOf(asker) : asker)) this.changes.publish();
  }

  /** Formulas that answer once and have a problem now. */
  once(): readonly Asking[] {
    return [...this.#problems.values()].flatMap(({ askers }) =>
      [...askers].flatMap(([asker, formula]) => (typeof asker === "string" ? [formula] : [])),
    );
  }

  /** The newest first. */
  list(): readonly Problem[] {
    return [...this.#problems.values()].reverse().map(publicOf);
  }

  get latest(): Problem | undefined {
    const last = [...this.#problems.values()].at(-1);
    return last && publicOf(last);
  }

  #leave(asker: Asker): boolean {
    const text = this.#open.get(asker);
    if (text === undefined) return false;
    this.#open.delete(asker);
    this.#problems.get(text)?.askers.delete(asker);
    return true;
  }

  #drop(text: string): void {
    for (const asker of this.#problems.get(text)?.askers.keys() ?? []) this.#open.delete(asker);
    this.#problems.delete(text);
  }

  clear(): void {
    this.#problems.clear();
    this.#open.clear();
    this.changes.publish();
  }
}

/** Ends of calls that no cell shows. */
const NO_END: ReadonlySet<string> = new Set(["preview", "cancelled"]);

/** States of every day, not problems. */
const QUIET: ReadonlySet<string> = new Set(["stopped", "connecting", "released"]);

function publicOf({ askers, ...problem }: Noted): Problem {
  return { ...problem, open: askers.size };
}

function askerOf({ name, given }: Asking): string {
  try {
    return JSON.stringify([name, given]);
  } catch {
    return name;
  }
}

/** Whatever was thrown, as a problem with words. */
export function asProblem(thrown: unknown): QosError {
  return asQosError(thrown);
}

/** A formula is only being looked at: nothing is asked for it. */
export function previewOnly(): QosError {
  return new QosError("preview");
}
