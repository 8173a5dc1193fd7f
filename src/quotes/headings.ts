import type { Locale } from "../qos/errors";
import type { Cell, Table } from "./cell";

/** What stands above a table: nothing, or the names of its columns in a language. */
export type Headings = "none" | Locale;

/** A column by its names; `header` is the name that the user gave it, which stands above it in any language. */
export interface Column {
  readonly name: string;
  readonly zh: string;
  readonly header?: string | undefined;
}

export function headingsOf(shown: boolean, language: Locale): Headings {
  return shown ? language : "none";
}

/** A table with the columns' names on top, where wanted. */
export function withHeadings(
  columns: readonly Column[],
  body: readonly (readonly Cell[])[],
  headings: Headings,
): Table {
  if (headings === "none") return body;
  return [columns.map(({ name, zh, header }) => header ?? (headings === "zh" ? zh : name)), ...body];
}
