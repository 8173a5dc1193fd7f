import { QosError } from "../../qos/errors";
import { stockOfCell } from "./stocksCell";

/**
 * An argument as the host gave it, reduced to what a person typed: a 1 x 1 range is its cell, a typed cell value
 * (`{type, basicValue}`) its plain value. Blank text, null and an empty cell's 0 all mean "not given".
 */
export type Given = { readonly kind: "blank" } | { readonly kind: "value"; readonly value: string | number | boolean };

export function readGiven(raw: unknown, argument: string): Given {
  const value = plain(raw, argument);
  if (value === undefined || value === null || value === 0) return { kind: "blank" };
  if (typeof value === "string") return value.trim() === "" ? { kind: "blank" } : { kind: "value", value };
  if (typeof value === "number" || typeof value === "boolean") return { kind: "value", value };
  throw new QosError("badChoice", { argument, given: "a range", accepted: "a single value" });
}

/** Whether the number 0 was given, which an argument of truth takes for FALSE. */
export function isNumberZero(raw: unknown, argument: string): boolean {
  return plain(raw, argument) === 0;
}

/**
 * An argument that Excel offers choices for, and so hands over as text: the 0 of an empty cell is "0" then, and still
 * means "not given".
 */
export function readChosen(raw: unknown, argument: string): Given {
  const given = readGiven(raw, argument);
  return given.kind === "value" && given.value === "0" ? { kind: "blank" } : given;
}

/** The text of an argument that is one cell, blank where it is not given; undefined for whatever else. */
export function soleText(raw: unknown): string | undefined {
  if (typeof raw === "string") return raw;
  if (raw === undefined || raw === null || raw === 0) return "";
  return Array.isArray(raw) && raw.length === 1 ? soleText(raw[0]) : undefined;
}

/** All cells of a range, row by row; a single value is a range of one cell. */
export function readCells(raw: unknown, argument: string): readonly Given[] {
  return cellsOf(raw).map((cell) => readGiven(cell, argument));
}

function cellsOf(raw: unknown): readonly unknown[] {
  return Array.isArray(raw) ? raw.flat() : [raw];
}

/**
 * The cells of a range down to the last that holds something, where the range is larger than `most`: of a whole column
 * only the used part counts. A smaller range keeps all its cells.
 */
export function usedCells(raw: unknown, most: number): readonly unknown[] {
  if (!Array.isArray(raw)) return [raw];
  const rows: readonly unknown[] = raw;
  const width = Array.isArray(rows[0]) ? rows[0].length : 1;
  if (rows.length * width <= most) return rows.flat();
  let used = rows.length;
  while (used > 0 && isBlankRow(rows[used - 1])) used -= 1;
  const cells = rows.slice(0, used).flat();
  if (used > 1) return cells;
  // A whole row: what lies behind its last cell does not count either.
  let end = cells.length;
  while (end > 0 && isBlankCell(cells[end - 1])) end -= 1;
  return cells.slice(0, end);
}

/** Written as a loop: a whole column has a million rows. */
function isBlankRow(row: unknown): boolean {
  if (!Array.isArray(row)) return isBlankCell(row);
  for (let at = 0; at < row.length; at += 1) if (!isBlankCell(row[at])) return false;
  return true;
}

function isBlankCell(cell: unknown): boolean {
  if (cell === "" || cell === null || cell === 0 || cell === undefined) return true;
  if (typeof cell === "string") return cell.trim() === "";
  if (typeof cell !== "object" || !("basicValue" in cell) || !("type" in cell) || cell.type === "Error") return false;
  return isBlankCell(cell.basicValue);
}

/** What was given, short enough to quote in a message. */
export function quote(value: string | number | boolean): string {
  const text = String(value);
  return `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`;
}

function plain(raw: unknown, argument: string): unknown {
  if (Array.isArray(raw)) return raw.length === 1 ? plain(raw[0], argument) : raw;
  if (typeof raw !== "object" || raw === null) return raw;
  if ("type" in raw && raw.type === "Error") throw new QosError("argumentError", { argument });
  const stock = stockOfCell(raw);
  if (stock !== undefined) return stock;
  if ("basicValue" in raw) return plain(raw.basicValue, argument);
  return raw;
}
