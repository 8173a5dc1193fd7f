import { isCellError, isErrorName, type CellResult } from "../../../src/workbench/excel/values";
import type { Cells, ExpectedCell, Serial } from "./case";

/** What a formula handed to the host, as the cells of a case. */
export function readHost(value: unknown): Cells {
  return Array.isArray(value) ? value.map((row) => (row as unknown[]).map(readCell)) : readCell(value);
}

function readCell(value: unknown): ExpectedCell {
  if (typeof value !== "object" || value === null) return value as ExpectedCell;
  const { code, message, basicValue, numberFormat } = value as Readonly<Record<string, unknown>>;
  if (isErrorName(code)) return { error: code, message: String(message) };
  if (typeof basicValue === "number") return withFormat(basicValue, String(numberFormat));
  throw new Error(`no cell: ${String(value)}`);
}

/** What Excel shows, as the cells of a case. */
export function readResult(result: CellResult): Cells {
  if (isCellError(result)) return result;
  const { value, formats } = result;
  if (!Array.isArray(value)) return withFormat(value as ExpectedCell, formats?.[0]?.[0]);
  return (value as readonly (readonly ExpectedCell[])[]).map((row, at) =>
    row.map((cell, column) => withFormat(cell, formats?.[at]?.[column])),
  );
}

function withFormat(cell: ExpectedCell, format: string | undefined): ExpectedCell {
  return format === undefined || typeof cell !== "number" || !isOfTime(format) ? cell : { serial: cell, format };
}

/** The formats of other numbers are no matter of the cases: `numberFormats.test.ts` has them. */
function isOfTime(format: string): format is Serial["format"] {
  return format.startsWith("yyyy");
}
