/** A rectangle of cells; rows and columns count from 0. */
export interface Rectangle {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** Single cells as few rectangles: neighbours in a row become one, and equal ones below each other. */
export function toRectangles(cells: readonly { readonly row: number; readonly column: number }[]): Rectangle[] {
  const sorted = [...cells].sort((one, other) => one.row - other.row || one.column - other.column);
  const lines: Rectangle[] = [];
  for (const { row, column } of sorted) {
    const last = lines.at(-1);
    if (last?.row === row && last.column + last.columns >= column)
      lines[lines.length - 1] = { ...last, columns: Math.max(last.columns, column - last.column + 1) };
    else lines.push({ row, column, rows: 1, columns: 1 });
  }
  const open = new Map<string, Rectangle>();
  const done: Rectangle[] = [];
  for (const line of lines) {
    const key = `${line.column} ${line.columns}`;
    const above = open.get(key);
    if (above !== undefined && above.row + above.rows === line.row) open.set(key, { ...above, rows: above.rows + 1 });
    else {
      if (above !== undefined) done.push(above);
      open.set(key, line);
    }
  }
  return [...done, ...open.values()];
}
