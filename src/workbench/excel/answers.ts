import { isErrorName, type CellError, type CellResult, type ErrorName, type Scalar } from "./values";

/**
 * One result as the dispatcher sends it: call, success, value or error text, then, on a failure, the error's number,
 * then the time it took.
 */
export type WireResult = readonly [id: number, ok: boolean, value: unknown, ...rest: unknown[]];

/** The dispatcher's numbers of errors. All others (a thrown or rejected plain Error, NaN, no such function) are #VALUE!. */
const ERRORS: Readonly<Record<number, ErrorName>> = { 1: "#N/A", 5: "#DIV/0!", 6: "#NUM!", 7: "#VALUE!", 8: "#NULL!" };

/** What the cell shows for a result. */
export function readResult([, ok, value, code]: WireResult): CellResult {
  if (!ok) return cellError(ERRORS[Number(code)] ?? "#VALUE!", value);
  if (Array.isArray(value)) return readMatrix(value);
  const cell = readCell(value);
  if (cell.error !== undefined) return cell.error;
  return cell.format === undefined ? { value: cell.value } : { value: cell.value, formats: [[cell.format]] };
}

interface ReadCell {
  readonly value: Scalar;
  readonly format?: string;
  readonly error?: CellError;
}

function readMatrix(rows: readonly unknown[]): CellResult {
  const cells = rows.map((row) => (Array.isArray(row) ? row : [row]).map(readCell));
  const value = cells.map((row) => row.map((cell) => cell.error ?? cell.value));
  if (cells.every((row) => row.every(({ format }) => format === undefined))) return { value };
  return { value, formats: cells.map((row) => row.map(({ format }) => format)) };
}

/** Excel shows 0 where there is nothing: `undefined`, `null`, a function, and NaN inside a table arrive as null. */
function readCell(value: unknown): ReadCell {
  if (value === null || value === undefined) return { value: 0 };
  if (typeof value !== "object") return { value: value as Scalar };
  const { type, basicValue, numberFormat, message } = value as Readonly<Record<string, unknown>>;
  if (type === "FormattedNumber") return { value: basicValue as Scalar, format: String(numberFormat) };
  const error = cellError(isErrorName(basicValue) ? basicValue : "#VALUE!", message);
  return { value: error.error, error };
}

function cellError(error: ErrorName, message: unknown): CellError {
  return typeof message === "string" && message !== "" ? { error, message } : { error };
}
