import type { CodeRow } from "./arguments/codes";
import type { NamedField } from "./arguments/fields";
import type { Cell } from "./cell";
import type { Column } from "./headings";

export interface CodeColumnOptions {
  /** The argument of codes as the host gave it, and what was read from it. */
  readonly raw: unknown;
  readonly rows: readonly CodeRow[];
  readonly fields: readonly Pick<NamedField, "name">[];
  readonly headers: boolean;
}

/**
 * Whether the rows of a table want their codes in front of them: several were written into one text, so no cell beside the
 * table says which row is whose. One without headings is made for other formulas, and stays as it is.
 */
export function wantsCodeColumn({ raw, rows, fields, headers }: CodeColumnOptions): boolean {
  return headers && rows.length > 1 && isOneCell(raw) && fields.every(({ name }) => name !== "code");
}

/** A text arrives as a range of one cell, or as itself. */
function isOneCell(raw: unknown): boolean {
  if (!Array.isArray(raw)) return true;
  const [row, ...more]: readonly unknown[] = raw;
  return more.length === 0 && (!Array.isArray(row) || row.length === 1);
}

export const CODE_COLUMN: Column = { name: "code", zh: "代码", unit: "text" };

/** What stands in front of a row: its code, or what was given instead of one. */
export function codeCell(row: CodeRow): Cell {
  if (row.kind === "blank") return "";
  return row.kind === "code" ? row.code : row.given;
}
