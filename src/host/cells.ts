import { placed, spotsOf, type Placed } from "./placing/placed";
import { remember } from "./placing/remember";
import { splitReference } from "./reference";

/** What the pane reads from and writes to the sheets. Each call is one conversation with Excel; none rejects. */

export type CellContent = string | number | boolean;

/** Formulas (beginning with `=`, in English, commas between arguments) or plain contents, row by row. */
export type Contents = readonly (readonly CellContent[])[];

/** A place in the workbook; rows and columns count from 0. */
export interface Place {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** The cells that are selected. */
export interface Selected extends Place {
  /** `Sheet1!A1:B2` */
  readonly address: string;
  readonly values: readonly (readonly unknown[])[];
}

/** How a writing ended. */
export type Placing =
  | Placed
  /** So many of the cells are filled, and nobody has agreed to that: nothing was written. */
  | { readonly kind: "occupied"; readonly address: string; readonly filled: number }
  /** In Excel's words. */
  | { readonly kind: "failed"; readonly reason: string };

export interface WriteOptions {
  readonly contents: Contents;
  /** What stands there may go. */
  readonly replace: boolean;
  /** Cells that a formula of one cell is known to spread to, itself included; they have to be free as well. */
  readonly spread?: { readonly rows: number; readonly columns: number } | undefined;
  /** Selects the cell below what was written, so that the next goes there. */
  readonly onward?: boolean;
}

/** Writes from the active cell on, to the right and down. */
export function writeAtActiveCell(options: WriteOptions): Promise<Placing> {
  return placing((context) => write(context, context.workbook.getActiveCell(), options));
}

/** Writes from a given cell on. */
export function writeAt({ sheet, row, column }: Place, options: WriteOptions): Promise<Placing> {
  return placing((context) => {
    const cell = context.workbook.worksheets.getItem(sheet).getRange("A1").getOffsetRange(row, column);
    return write(context, cell, options);
  });
}

/** Of larger selections only the used part is looked at. */
const MOST_CELLS = 20_000;

/** What is selected; undefined where Excel cannot say (several areas, a chart). Of a whole column, its used part. */
export async function readSelection(): Promise<Selected | undefined> {
  try {
    return await Excel.run(async (context) => {
      const selected = context.workbook.getSelectedRange();
      selected.load("cellCount");
      await context.sync();
      // Excel says -1 for more than it can count.
      const many = selected.cellCount < 0 || selected.cellCount > MOST_CELLS;
      const range = many ? selected.getUsedRange(true) : selected;
      range.load(["address", "rowIndex", "columnIndex", "values"]);
      range.worksheet.load("name");
      await context.sync();
      const { address, rowIndex, columnIndex, values } = range;
      return { address, sheet: range.worksheet.name, row: rowIndex, column: columnIndex, values };
    });
  } catch {
    return undefined;
  }
}

/** The values of `A1:B2` or `Sheet1!A1:B2`; undefined where there is no such range. */
export async function readCells(reference: string): Promise<readonly (readonly unknown[])[] | undefined> {
  const { sheet, address } = splitReference(reference);
  try {
    return await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      const worksheet = sheet === undefined ? worksheets.getActiveWorksheet() : worksheets.getItem(sheet);
      const range = worksheet.getRange(address);
      range.load("values");
      await context.sync();
      return range.values as readonly (readonly unknown[])[];
    });
  } catch {
    return undefined;
  }
}

async function write(
  context: Excel.RequestContext,
  first: Excel.Range,
  { contents, spread, replace, onward }: WriteOptions,
): Promise<Placing> {
  const [rows, columns] = [contents.length, contents[0]?.length ?? 0];
  const area = first.getResizedRange(
    Math.max(rows, spread?.rows ?? 0) - 1,
    Math.max(columns, spread?.columns ?? 0) - 1,
  );
  const before = await remember(context, area);
  if (!replace && before.filled > 0) return { kind: "occupied", address: before.address, filled: before.filled };
  if (before.filled > 0) area.clear("Contents");
  first.getResizedRange(rows - 1, columns - 1).formulas = contents.map((row) => [...row]);
  if (onward === true) first.getOffsetRange(rows, 0).select();
  await context.sync();
  return placed(context, before, { spots: spotsOf(contents) });
}

/** While a cell is being edited Excel takes nothing: the writing waits for the end of it. Never rejects. */
export async function placing(work: (context: Excel.RequestContext) => Promise<Placing>): Promise<Placing> {
  try {
    return await Excel.run({ delayForCellEdit: true }, work);
  } catch (thrown) {
    return { kind: "failed", reason: thrown instanceof Error ? thrown.message : String(thrown) };
  }
}
