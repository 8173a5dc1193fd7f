import type { InstrumentCode } from "../market/instrumentCode";
import type { CodeRow } from "./arguments/codes";
import type { Cell, Table } from "./cell";
import { CODE_COLUMN, codeCell } from "./codeColumn";
import { withHeadings, type Column, type Headings } from "./headings";

export interface RowTableOptions {
  readonly rows: readonly CodeRow[];
  readonly columns: readonly Column[];
  readonly headers: Headings;
  /** Whether each row begins with its code. */
  readonly codes: boolean;
  /** The cells of an instrument's row. */
  readonly cells: (code: InstrumentCode) => readonly Cell[];
}

/** A table with one row a code, in the order asked: a blank stays blank, and what is no code fails its own row. */
export function rowTable({ rows, columns, headers, codes, cells }: RowTableOptions): Table {
  const cellsOf = (row: CodeRow): readonly Cell[] => {
    if (row.kind === "code") return cells(row.code);
    return columns.map(() => (row.kind === "blank" ? "" : row.error));
  };
  const body = rows.map((row) => (codes ? [codeCell(row), ...cellsOf(row)] : cellsOf(row)));
  return withHeadings(codes ? [CODE_COLUMN, ...columns] : columns, body, headers, (at) => {
    const row = rows[at];
    return row?.kind === "code" ? row.code : undefined;
  });
}
