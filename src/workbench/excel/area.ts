/** A rectangle of cells; rows and columns count from 0. */
export interface Area {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** The size of a sheet of Excel. */
export const EDGE = { rows: 1_048_576, columns: 16_384 } as const;

export function isInside({ row, column, rows, columns }: Area): boolean {
  return (
    row >= 0 && column >= 0 && rows > 0 && columns > 0 && row + rows <= EDGE.rows && column + columns <= EDGE.columns
  );
}

/** `Sheet1!A1:B2`, `Sheet1!A:B`, `Sheet1!1:2`; a name with other than letters, digits and underscores is quoted. */
export function addressOf(area: Area): string {
  return `${quoted(area.sheet)}!${localAddressOf(area)}`;
}

/** The same as a formula's absolute reference: `Sheet1!$A$1:$B$2`. */
export function absoluteAddressOf(area: Area): string {
  return `${quoted(area.sheet)}!${localAddressOf(area).replace(/[A-Z]+|\d+/g, "$$$&")}`;
}

/**
 * The area of `A1`, `A1:B2`, `A:B` or `1:2`, with or without a sheet's name before it; undefined when it is none.
 * Without a name it lies on `sheet`.
 */
export function parseArea(sheet: string, text: string): Area | undefined {
  const match = /^(?:('(?:[^']|'')+'|[^'!]+)!)?([^!]+)$/.exec(text.trim());
  if (match === null) return undefined;
  const [, name, cells = ""] = match;
  const zone = parseCells(cells.replaceAll("$", ""));
  return zone && { sheet: name === undefined ? sheet : unquoted(name), ...zone };
}

export function cellName(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`;
}

/** What two areas of one sheet have in common. */
export function intersection(a: Area, b: Area): Area | undefined {
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const rows = Math.min(a.row + a.rows, b.row + b.rows) - row;
  const columns = Math.min(a.column + a.columns, b.column + b.columns) - column;
  return a.sheet === b.sheet && rows > 0 && columns > 0 ? { sheet: a.sheet, row, column, rows, columns } : undefined;
}

/** The smallest area around two of one sheet. */
export function union(a: Area, b: Area): Area {
  const row = Math.min(a.row, b.row);
  const column = Math.min(a.column, b.column);
  const rows = Math.max(a.row + a.rows, b.row + b.rows) - row;
  const columns = Math.max(a.column + a.columns, b.column + b.columns) - column;
  return { sheet: a.sheet, row, column, rows, columns };
}

function localAddressOf({ row, column, rows, columns }: Area): string {
  if (rows === EDGE.rows) return `${columnName(column)}:${columnName(column + columns - 1)}`;
  if (columns === EDGE.columns) return `${row + 1}:${row + rows}`;
  const first = cellName(row, column);
  const last = cellName(row + rows - 1, column + columns - 1);
  return first === last ? first : `${first}:${last}`;
}

function quoted(sheet: string): string {
  return /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(sheet) ? sheet : `'${sheet.replaceAll("'", "''")}'`;
}

function unquoted(name: string): string {
  return name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name;
}

function parseCells(text: string): Omit<Area, "sheet"> | undefined {
  const match = /^([A-Z]{0,3})(\d{0,7})(?::([A-Z]{0,3})(\d{0,7}))?$/i.exec(text);
  if (match === null) return undefined;
  const [, column1 = "", row1 = "", column2, row2] = match;
  const isRange = column2 !== undefined;
  const whole = { columns: row1 === "" && row2 === "", rows: column1 === "" && column2 === "" };
  if (isRange ? whole.columns && whole.rows : column1 === "" || row1 === "") return undefined;
  const rows = isRange && whole.columns ? [0, EDGE.rows - 1] : [Number(row1) - 1, Number(row2 ?? row1) - 1];
  const columns =
    isRange && whole.rows ? [0, EDGE.columns - 1] : [columnIndex(column1), columnIndex(column2 ?? column1)];
  const [top = 0, bottom = 0] = [...rows].sort((a, b) => a - b);
  const [left = 0, right = 0] = [...columns].sort((a, b) => a - b);
  if (top < 0 || left < 0) return undefined;
  return { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
}

function columnName(column: number): string {
  const rest = Math.floor(column / 26);
  const letter = String.fromCharCode(65 + (column % 26));
  return rest === 0 ? letter : columnName(rest - 1) + letter;
}

function columnIndex(letters: string): number {
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
