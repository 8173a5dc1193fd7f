/** No value, for whatever reason, but with words. */
export interface NoValue {
  readonly none: "an error";
}

export const ERROR: NoValue = { none: "an error" };

/** A number that was calculated: equal but for the last digits. */
export interface Near {
  readonly near: number;
}

/** What a cell has to show. */
export type Expected = number | string | boolean | NoValue | Near;

/** `exact`: what can be read has to be shown. `orError`: it may be missing, but nothing else may stand there. */
export type Manner = "exact" | "orError";

/** What was looked at. */
export interface Tally {
  cells: number;
  figures: number;
  errors: number;
}

/** Words of a fault of the program itself: they are no answer. */
let escape = "";

export function setEscapeWords(words: string): void {
  escape = words;
}

/** What is wrong with a value as such, whatever it should be: it could not stand in a cell, or tells of a fault. */
export function unsound(value: unknown): string | undefined {
  if (Array.isArray(value)) return unsoundTable(value);
  if (typeof value === "number") return Number.isFinite(value) ? undefined : `the number ${value}`;
  if (typeof value === "string") return value.length > 32_767 ? `a text of ${value.length} characters` : undefined;
  if (typeof value === "boolean") return undefined;
  if (!isError(value)) return `what is no cell: ${describe(value)}`;
  if (value.message === "") return "an error without words";
  if (value.message.length > 2_000) return `an error of ${value.message.length} characters`;
  return value.message === escape ? "the words of an internal fault" : undefined;
}

function unsoundTable(rows: readonly unknown[]): string | undefined {
  const width = Array.isArray(rows[0]) ? rows[0].length : 0;
  if (width === 0) return "an empty table";
  for (const row of rows) {
    if (!Array.isArray(row) || row.length !== width) return "a table with rows of different lengths";
    for (const cell of row) {
      const wrong = Array.isArray(cell) ? "a table in a cell" : unsound(cell);
      if (wrong !== undefined) return wrong;
    }
  }
  return undefined;
}

/** What is wrong with what one call showed; undefined: nothing. */
export function misjudged(
  shown: unknown,
  expected: Expected | readonly (readonly Expected[])[],
  { manner, tally }: { readonly manner: Manner; readonly tally: Tally },
): string | undefined {
  if (shown === undefined) return "nothing at all was shown";
  const bad = unsound(shown);
  if (bad !== undefined) return bad;
  if (!Array.isArray(expected)) return cellFault(shown, expected as Expected, manner, tally);
  const table = expected as readonly (readonly Expected[])[];
  if (isError(shown)) {
    const all = table.flat();
    tally.cells += all.length;
    tally.errors += all.length;
    if (manner === "orError" || all.every((cell) => cell === ERROR)) return undefined;
    return `#N/A in all, though figures were to be had: ${shown.message}`;
  }
  if (!Array.isArray(shown)) return `${describe(shown)} instead of a table`;
  if (shown.length !== table.length) return `${shown.length} rows, not ${table.length}`;
  for (const [at, row] of table.entries()) {
    const cells = shown[at] as readonly unknown[];
    if (cells.length !== row.length) return `${cells.length} columns, not ${row.length}`;
    for (const [column, cell] of row.entries()) {
      const fault = cellFault(cells[column], cell, manner, tally);
      if (fault !== undefined) return `row ${at}, column ${column}: ${fault}`;
    }
  }
  return undefined;
}

function cellFault(shown: unknown, expected: Expected, manner: Manner, tally: Tally): string | undefined {
  tally.cells += 1;
  if (isError(shown)) {
    tally.errors += 1;
    if (expected === ERROR || manner === "orError") return undefined;
    return `${shown.code} "${shown.message}" instead of ${describe(expected)}`;
  }
  tally.figures += 1;
  return same(shown, expected) ? undefined : `${describe(shown)} instead of ${describe(expected)}`;
}

function same(shown: unknown, expected: Expected): boolean {
  if (typeof expected !== "object") return shown === expected;
  if ("none" in expected) return false;
  const { near } = expected;
  return typeof shown === "number" && Math.abs(shown - near) <= 1e-9 * Math.max(1, Math.abs(near));
}

interface CellError {
  readonly code: string;
  readonly message: string;
}

export function isError(value: unknown): value is CellError {
  if (typeof value !== "object" || value === null || !("code" in value) || !("message" in value)) return false;
  return (value.code === "#N/A" || value.code === "#VALUE!") && typeof value.message === "string";
}

export function describe(value: unknown): string {
  if (value === ERROR) return ERROR.none;
  if (isError(value)) return `${value.code} "${value.message}"`;
  const text = typeof value === "string" || typeof value === "object" ? JSON.stringify(value) : String(value);
  return text !== undefined && text.length > 300 ? `${text.slice(0, 300)}…` : String(text);
}
