import type { Locale } from "../qos/errors";
import type { Cell, Table } from "./cell";
import type { CodeOfRow, Measured } from "./numberKind";
import { rememberKinds } from "./tableKinds";

/** What stands above a table: nothing, or the names of its columns in a language. */
export type Headings = "none" | Locale;

/** A column by its names; `header` is the name that the user gave it, which stands above it in any language. */
export interface Column extends Measured {
  readonly name: string;
  readonly zh: string;
  readonly header?: string | undefined;
}

export function headingsOf(shown: boolean, language: Locale): Headings {
  return shown ? language : "none";
}

/** A table with the columns' names on top, where wanted; `codeOf` tells of which instrument a row is. */
export function withHeadings(
  columns: readonly Column[],
  body: readonly (readonly Cell[])[],
  headings: Headings,
  codeOf?: CodeOfRow,
): Table {
  const table =
    headings === "none"
      ? body
      : [columns.map(({ name, zh, header }) => header ?? (headings === "zh" ? zh : name)), ...body];
  if (codeOf !== undefined) rememberKinds(table, table.length - body.length, columns, codeOf);
  return table;
}
