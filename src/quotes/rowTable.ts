import type { InstrumentCode } from "../market/instrumentCode";
import type { CodeRow } from "./arguments/codes";
import type { Cell, Table } from "./cell";
import { withHeadings, type Column, type Headings } from "./headings";

export interface RowTableOptions {
  readonly rows: readonly CodeRow[];
  readonly columns: readonly Column[];
  readonly headers: Headings;
  /** The cells of an instrument's row. */
  readonly cells: (code: InstrumentCode) => readonly Cell[];
}

/** A table with one row a code, in the order asked: a blank stays blank, and what is no code fails its own row. */
export function rowTable({ rows, columns, headers, cells }: RowTableOptions): Table {
  const body = rows.map((row): readonly Cell[] => {
    if (row.kind === "code") return cells(row.code);
    return columns.map(() => (row.kind === "blank" ? "" : row.error));
  });
  return withHeadings(columns, body, headers);
}
