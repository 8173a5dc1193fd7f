import type { InstrumentCode } from "../market/instrumentCode";
import type { CodeRow } from "./arguments/codes";
import type { Cell, Table } from "./cell";

/** A column; `header` is what stands above it where that is not its name. */
interface Column {
  readonly name: string;
  readonly header?: string;
}

export interface RowTableOptions {
  readonly rows: readonly CodeRow[];
  readonly columns: readonly Column[];
  readonly headers: boolean;
  /** The cells of an instrument's row. */
  readonly cells: (code: InstrumentCode) => readonly Cell[];
}

/** A table with one row a code, in the order asked: a blank stays blank, and what is no code fails its own row. */
export function rowTable({ rows, columns, headers, cells }: RowTableOptions): Table {
  const body = rows.map((row): readonly Cell[] => {
    if (row.kind === "code") return cells(row.code);
    return columns.map(() => (row.kind === "blank" ? "" : row.error));
  });
  return withHeader(columns, body, headers);
}

/** A table with the columns' names on top, where wanted. */
export function withHeader(columns: readonly Column[], body: readonly (readonly Cell[])[], headers: boolean): Table {
  return headers ? [columns.map(({ name, header }) => header ?? name), ...body] : body;
}
