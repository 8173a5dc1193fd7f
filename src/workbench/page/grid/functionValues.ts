import { EvaluationError } from "@odoo/o-spreadsheet";
import {
  EMPTY_CELL,
  isCellError,
  isErrorName,
  type Argument,
  type CellError,
  type CellResult,
  type CellValue,
  type Matrix,
  type Scalar,
} from "../../excel/values";
import { BUSY, isErrorOfSheet } from "./errorNames";
import type { FunctionMatrix, FunctionValue } from "./odooTypes";

type Shown = FunctionValue | EvaluationError;

/** An argument as the sheet has it, as Excel would hand it over. */
export function toArgument(given: FunctionValue | FunctionMatrix | undefined): Argument {
  if (given === undefined) return undefined;
  if (!isMatrix(given)) return toScalar(given);
  const rows = given[0]?.length ?? 0;
  const table = Array.from({ length: rows }, (_, row) => given.map((column) => toScalar(column[row])));
  // A reference to one cell is that cell's value, not a range of one.
  return rows === 1 && given.length === 1 ? table[0]?.[0] : table;
}

/** An argument that keeps the function from being called: an error, or a value that is itself waited for. */
export function blocking(given: FunctionValue | FunctionMatrix | undefined): EvaluationError | undefined {
  if (given === undefined) return undefined;
  const cells = isMatrix(given) ? given.flat() : [given];
  const found = cells.find(({ value }) => isErrorOfSheet(value));
  return found === undefined ? undefined : new EvaluationError(found.message ?? "", String(found.value));
}

/** What a function's answer shows, in the sheet's own form. */
export function toShown(result: CellResult | undefined): Shown | Shown[][] {
  // Without a text, so that no red corner marks a cell that merely waits.
  if (result === undefined) return new EvaluationError("", BUSY);
  if (isCellError(result)) return toError(result);
  if (!Array.isArray(result.value)) return toCell(result.value as Scalar, result.formats?.[0]?.[0]);
  return columns(result.value as Matrix, result);
}

function columns(rows: Matrix, { formats }: CellValue): Shown[][] {
  const width = rows[0]?.length ?? 0;
  return Array.from({ length: width }, (_, column) =>
    rows.map((row, at) => toCell(row[column] ?? "", formats?.[at]?.[column])),
  );
}

function toCell(cell: Scalar | CellError, format: string | undefined): Shown {
  if (isCellError(cell)) return toError(cell);
  return format === undefined ? { value: cell } : { value: cell, format };
}

function toError({ error, message }: CellError): EvaluationError {
  return new EvaluationError(message ?? "", error);
}

function toScalar(given: FunctionValue | undefined): Scalar | CellError | typeof EMPTY_CELL {
  const value = given?.value;
  if (value === undefined || value === null) return EMPTY_CELL;
  return isErrorName(value) ? { error: value } : (value as Scalar);
}

function isMatrix(given: FunctionValue | FunctionMatrix): given is FunctionMatrix {
  return Array.isArray(given);
}
