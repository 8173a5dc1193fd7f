import { CellsError, type Workbook, type CellArea, type CellBlock, type Scope } from "../../host/workbookCells";
import { rowsOfBlock, type Control } from "./control";

/** One cell with a content, as it was met. */
export interface MetCell {
  /** The cell alone. */
  readonly area: CellArea;
  readonly formula: string;
  readonly value: unknown;
}

/** Goes through the used cells of a scope, block by block, and gives what `pick` makes of those that hold a text. */
export async function scan<Found>(
  workbook: Workbook,
  scope: Scope,
  pick: (cell: MetCell) => Found | undefined,
  control: Control,
): Promise<Found[]> {
  const areas = await workbook.areas(scope);
  const total = areas.reduce((sum, { rows, columns }) => sum + rows * columns, 0);
  const found: Found[] = [];
  let done = 0;
  for (const area of areas) {
    let rows = rowsOfBlock(area.columns);
    for (let row = 0; row < area.rows && !control.stopped();) {
      const part = { ...area, row: area.row + row, rows: Math.min(rows, area.rows - row) };
      const block = await readOr(workbook, part);
      if (block === "tooLarge") {
        // Long texts: half as many rows, down to one.
        rows = Math.max(1, Math.floor(part.rows / 2));
        continue;
      }
      found.push(...pickFrom(block, pick));
      row += part.rows;
      done += part.rows * part.columns;
      control.onProgress({ done, total });
    }
  }
  return found;
}

/** An address as a person reads it: `B2` on its sheet. */
export function cellName(row: number, column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
}

/** `B2`, or `D1:F3` for more than one cell. */
export function areaName({ row, column, rows, columns }: Omit<CellArea, "sheet">): string {
  const first = cellName(row, column);
  return rows * columns === 1 ? first : `${first}:${cellName(row + rows - 1, column + columns - 1)}`;
}

async function readOr(workbook: Workbook, area: CellArea): Promise<CellBlock | "tooLarge"> {
  try {
    return await workbook.read(area);
  } catch (thrown) {
    if (thrown instanceof CellsError && thrown.fault === "tooLarge" && area.rows > 1) return "tooLarge";
    throw thrown;
  }
}

function* pickFrom<Found>(
  { sheet, row, column, formulas, values }: CellBlock,
  pick: (cell: MetCell) => Found | undefined,
): Generator<Found> {
  for (const [down, line] of formulas.entries())
    for (const [across, formula] of line.entries()) {
      if (typeof formula !== "string" || formula === "") continue;
      const area = { sheet, row: row + down, column: column + across, rows: 1, columns: 1 };
      const found = pick({ area, formula, value: values[down]?.[across] });
      if (found !== undefined) yield found;
    }
}
