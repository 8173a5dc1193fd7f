/** One cell's plain content. */
export type Scalar = number | string | boolean | null;

/** The names of Excel's errors that a function may answer with or be given. */
export const ERROR_NAMES = ["#N/A", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!", "#NAME?", "#REF!"] as const;
export type ErrorName = (typeof ERROR_NAMES)[number];

/** An error in a cell, with the text Excel shows when it is pointed at. */
export interface CellError {
  readonly error: ErrorName;
  readonly message?: string;
}

/** A blank cell that a formula refers to; a parameter that was left out is `null` or `undefined`. */
export const EMPTY_CELL = Symbol("empty cell");

/** What a formula hands to a function. */
export type Argument = Scalar | undefined | CellError | typeof EMPTY_CELL | readonly (readonly Element[])[];
type Element = Scalar | CellError | typeof EMPTY_CELL;

export type Matrix = readonly (readonly (Scalar | CellError)[])[];

/** A value, alone or as a table that spills; `formats` has the number formats, one a cell, where any came. */
export interface CellValue {
  readonly value: Scalar | Matrix;
  readonly formats?: readonly (readonly (string | undefined)[])[];
}

/** What a formula shows. */
export type CellResult = CellValue | CellError;

export function isCellError(value: unknown): value is CellError {
  return typeof value === "object" && value !== null && "error" in value;
}

export function isErrorName(name: unknown): name is ErrorName {
  return ERROR_NAMES.includes(name as ErrorName);
}
