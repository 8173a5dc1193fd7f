import type { Bar } from "../qos/bar";
import type { Cell } from "./cell";

type Row = readonly Cell[];
type MakeRow = (bar: Bar, before: Bar | undefined) => Row;

const NONE: readonly Bar[] = [];

/**
 * The rows of a table of bars, kept from one time to the next: of a table that moves, a row or two are others. A bar that
 * was corrected is another bar, and so is its row and that of the bar after it.
 */
export class BarRows {
  /** Of which the rows were made, from the place `#first` on. */
  #bars = NONE;
  #first = 0;
  #rows: readonly Row[] = [];
  #way = "";

  /** The rows of the bars from the place `first` on. `way`: all that rows of the same bars differ in. */
  of(bars: readonly Bar[], first: number, way: string, make: MakeRow): readonly Row[] {
    const known = way === this.#way ? this.#bars : NONE;
    // The same bars as before, or some later: those that have left are the first.
    const oldest = bars[first];
    const found = oldest === undefined ? -1 : known.indexOf(oldest, this.#first);
    const shift = Math.max(found, this.#first) - first;
    const rows = bars.slice(first).map((bar, at): Row => {
      const now = first + at;
      const then = now + shift;
      const row = this.#rows[then - this.#first];
      const isSame = known[then] === bar && known[then - 1] === bars[now - 1];
      return isSame && row !== undefined ? row : make(bar, bars[now - 1]);
    });
    this.#bars = bars;
    this.#first = first;
    this.#rows = rows;
    this.#way = way;
    return rows;
  }
}
