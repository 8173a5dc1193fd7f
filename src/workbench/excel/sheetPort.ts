import type { Scalar } from "./values";

/** A rectangle of cells; rows and columns count from 0. */
export interface Area {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** `full` calls every function anew, the others those whose inputs changed. */
export type Calculation = "Recalculate" | "Full" | "FullRebuild";

/** The workbook as far as a pane or a ribbon button asks for it. */
export interface SheetPort {
  selection(): Area;
  select(area: Area): void;
  sheets(): readonly string[];
  /** Formula text beginning with `=`, or the plain content. */
  formulas(area: Area): Scalar[][];
  setFormulas(area: Area, formulas: readonly (readonly Scalar[])[]): void;
  values(area: Area): Scalar[][];
  text(area: Area): string[][];
  calculate(type: Calculation): void;
}

const EDGE = { rows: 1_048_576, columns: 16_384 } as const;

export function isInside({ row, column, rows, columns }: Area): boolean {
  return (
    row >= 0 && column >= 0 && rows > 0 && columns > 0 && row + rows <= EDGE.rows && column + columns <= EDGE.columns
  );
}

/** `Sheet1!A1:B2`; a name with other than letters, digits and underscores is quoted. */
export function addressOf({ sheet, row, column, rows, columns }: Area): string {
  const name = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(sheet) ? sheet : `'${sheet.replaceAll("'", "''")}'`;
  const first = cellName(row, column);
  const last = cellName(row + rows - 1, column + columns - 1);
  return `${name}!${first === last ? first : `${first}:${last}`}`;
}

/** The area of `A1` or `A1:B2`, without a sheet's name; undefined when it is none. */
export function parseArea(sheet: string, text: string): Area | undefined {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/i.exec(text.trim());
  if (match === null) return undefined;
  const [, column1 = "", row1 = "", column2 = column1, row2 = row1] = match;
  const [left, right] = [columnIndex(column1), columnIndex(column2)].sort((a, b) => a - b) as [number, number];
  const [top, bottom] = [Number(row1) - 1, Number(row2) - 1].sort((a, b) => a - b) as [number, number];
  return { sheet, row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
}

export function cellName(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`;
}

function columnName(column: number): string {
  const rest = Math.floor(column / 26);
  const letter = String.fromCharCode(65 + (column % 26));
  return rest === 0 ? letter : columnName(rest - 1) + letter;
}

function columnIndex(letters: string): number {
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
