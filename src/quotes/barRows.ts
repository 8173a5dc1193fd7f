import type { Bar } from "../qos/bar";
import type { Cell } from "./cell";

type Row = readonly Cell[];
type MakeRow = (bar: Bar, before: Bar | undefined) => Row;

interface Made {
  readonly bar: Bar;
  readonly before: Bar | undefined;
  readonly row: Row;
}

const NONE: readonly Made[] = [];

/**
 * The rows of a table of bars, kept from one time to the next: of a table that moves, a row or two are others. A bar that
 * was corrected is another bar, and so is its row and that of the bar after it.
 */
export class BarRows {
  #made: readonly Made[] = NONE;
  #way = "";

  /** The rows of the bars from the place `first` on. `way`: all that rows of the same bars differ in. */
  of(bars: readonly Bar[], first: number, way: string, make: MakeRow): readonly Row[] {
    const known = way === this.#way ? this.#made : NONE;
    const oldest = bars[first];
    // The same bars as before, or some later: those that have left are the first.
    const shift = Math.max(
      0,
      known.findIndex(({ bar }) => bar === oldest),
    );
    const made = bars.slice(first).map((bar, at): Made => {
      const before = bars[first + at - 1];
      const same = known[shift + at];
      return same?.bar === bar && same.before === before ? same : { bar, before, row: make(bar, before) };
    });
    this.#made = made;
    this.#way = way;
    return made.map(({ row }) => row);
  }
}
