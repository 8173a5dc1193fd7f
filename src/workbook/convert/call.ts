import { NO_ARGUMENT, type Argument, type ValueOf } from "./argument";
import { Refused, type Difference } from "./outcome";

/** A call of another product, and where what was found out about it is noted. */
export class ForeignCall {
  readonly differences = new Set<Difference>();
  readonly valueOf: ValueOf;
  readonly #args: readonly Argument[];

  constructor(args: readonly Argument[], valueOf: ValueOf) {
    this.#args = args;
    this.valueOf = valueOf;
  }

  /** An argument by its place; one that is not there is blank. */
  at(place: number): Argument {
    return this.#args[place] ?? NO_ARGUMENT;
  }

  from(place: number): readonly Argument[] {
    return this.#args.slice(place);
  }

  /** Arguments from `place` on have no counterpart. */
  refuseFrom(place: number): void {
    const extra = this.#args.slice(place).find(({ blank }) => !blank);
    if (extra !== undefined) throw new Refused("argument", extra.text);
  }

  note(difference: Difference): void {
    this.differences.add(difference);
  }
}

export interface BarsCall {
  readonly instrument: string;
  readonly start: string;
  /** Undefined: until today. */
  readonly end: string | undefined;
  readonly interval?: string;
  readonly adjust?: "forward";
  readonly fields: readonly string[];
  readonly headers: boolean;
}

/** QOS.HISTORY with only the arguments that differ from their defaults. */
export function historyFormula({ instrument, start, end, interval, adjust, fields, headers }: BarsCall): string {
  const middle = [end ?? "", interval === undefined ? "" : `"${interval}"`, adjust === undefined ? "" : `"${adjust}"`];
  return `QOS.HISTORY(${[instrument, start, ...middle, `"${fields.join(",")}"`, headers ? "TRUE" : "FALSE"].join(",")})`;
}

export interface SeriesCall extends Omit<BarsCall, "instrument" | "interval" | "fields"> {
  readonly instruments: string;
  readonly field: string;
}

/** QOS.SERIES with only the arguments that differ from their defaults. */
export function seriesFormula({ instruments, start, end, field, adjust, headers }: SeriesCall): string {
  const last = [
    end ?? "",
    "",
    field === "close" ? "" : `"${field}"`,
    adjust === undefined ? "" : `"${adjust}"`,
    headers ? "" : "FALSE",
  ];
  while (last.at(-1) === "") last.pop();
  return `QOS.SERIES(${[instruments, start, ...last].join(",")})`;
}
