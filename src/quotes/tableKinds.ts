import { marketOf } from "../market/instrumentCode";
import type { Table } from "./cell";
import { isMeasured, numberKind, type CodeOfRow, type KindsOfTable, type Measured, type RowKinds } from "./numberKind";

/** The kinds of a table's numbers, told where somebody wants to know them. */
class TableKinds implements KindsOfTable {
  /** Rows above the first with numbers. */
  readonly headings: number;
  readonly #columns: readonly Measured[];
  readonly #codeOf: CodeOfRow;
  readonly #byMarket = new Map<string | undefined, RowKinds>();

  constructor(headings: number, columns: readonly Measured[], codeOf: CodeOfRow) {
    this.headings = headings;
    this.#columns = columns;
    this.#codeOf = codeOf;
  }

  /** Of a row below the headings, counted from 0. */
  row(at: number): RowKinds {
    const code = this.#codeOf(at);
    const market = code === undefined ? undefined : marketOf(code);
    let kinds = this.#byMarket.get(market);
    if (kinds === undefined)
      this.#byMarket.set(market, (kinds = this.#columns.map((column) => numberKind(column, code))));
    return kinds;
  }
}

const KINDS = Symbol("kinds of numbers");

/**
 * Tells of a table, unseen by whoever looks at its cells, of which instrument each row is and what its columns hold. A
 * number stays a number. (A map beside the tables would be cleaner, and takes ten times as long for tables that live shortly.)
 */
export function rememberKinds(table: Table, headings: number, columns: readonly Measured[], codeOf: CodeOfRow): void {
  if (!columns.some(isMeasured)) return;
  Object.defineProperty(table, KINDS, { value: new TableKinds(headings, columns, codeOf), configurable: true });
}

/** The kinds of a table's numbers; undefined: it has none that would be shown in a way of their own. */
export function numberKindsOf(table: readonly unknown[]): KindsOfTable | undefined {
  const kinds: unknown = Reflect.get(table, KINDS);
  return kinds instanceof TableKinds ? kinds : undefined;
}
