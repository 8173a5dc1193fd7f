import type { Book, CellArea, CellsFault, CellWrite, ShownCells } from "../../host/bookCells";
import { markOf, removeFrozen, type FrozenCell, type FrozenSheet } from "../../workbook/frozen";
import { inBatches, type Control } from "./control";
import { GIVEN_FORMATS } from "./freeze";
import { keepFrozen, readFrozen } from "./frozenBook";
import { cellName } from "./scan";

/** A frozen formula that did not come back, and why. It stays in the workbook's record. */
export interface NotRestored {
  readonly area: CellArea;
  readonly address: string;
  readonly formula: string;
  /** `edited`: the cells hold something else now. */
  readonly why: CellsFault | "edited";
}

export interface Restored {
  readonly count: number;
  readonly failed: readonly NotRestored[];
}

interface Asked {
  readonly area: CellArea;
  readonly cell: FrozenCell;
}

/** How many formulas the workbook keeps. */
export async function countFrozen(book: Book): Promise<number> {
  return (await readFrozen(book)).reduce((sum, { cells }) => sum + cells.length, 0);
}

/** Puts every frozen formula back where its values still stand as they were frozen. */
export async function restore(book: Book, control: Control): Promise<Restored> {
  const frozen = await readFrozen(book);
  const sheets = await book.sheets();
  const asked = frozen.flatMap((sheet) => {
    // A copied workbook may give its sheets new inner names; their titles stay.
    const now = sheets.find(({ id }) => id === sheet.id) ?? sheets.find(({ title }) => title === sheet.title);
    return sheet.cells.map((cell): Asked => ({ area: areaOf(now ?? sheet, cell), cell }));
  });
  const outcomes = await inBatches(asked, (batch) => restoreBatch(book, batch), control);
  const restored = asked.filter((_, at) => at < outcomes.length && outcomes[at] === undefined);
  await forgetFrozen(book, frozen, new Set(restored.map(({ cell }) => cell)));
  const failed = asked.flatMap(({ area, cell }, at) => {
    const why = outcomes[at];
    const address = cellName(area.row, area.column);
    return why === undefined ? [] : [{ area, address, formula: cell.formula, why }];
  });
  return { count: restored.length, failed };
}

/** Gives up the formulas of these cells: what stands there now is to stay. */
export async function giveUp(book: Book, unwanted: readonly NotRestored[]): Promise<void> {
  const frozen = await readFrozen(book);
  const places = new Set(unwanted.map(({ area, formula }) => `${area.row} ${area.column} ${formula}`));
  const cells = frozen
    .flatMap((sheet) => sheet.cells)
    .filter(({ row, column, formula }) => places.has(`${row} ${column} ${formula}`));
  await forgetFrozen(book, frozen, new Set(cells));
}

async function forgetFrozen(book: Book, frozen: readonly FrozenSheet[], cells: ReadonlySet<FrozenCell>): Promise<void> {
  if (cells.size === 0) return;
  let left = frozen;
  for (const { id, cells: known } of frozen)
    left = removeFrozen(
      left,
      id,
      known.filter((cell) => cells.has(cell)),
    );
  await keepFrozen(book, left);
}

async function restoreBatch(book: Book, batch: readonly Asked[]): Promise<readonly (NotRestored["why"] | undefined)[]> {
  const shown = await book.show(batch.map(({ area }) => area));
  const stood = batch.map(({ cell }, at) => {
    const cells = shown[at];
    if (cells === undefined) return "gone";
    return markOf(cells.values) === cell.mark && !hasFormula(cells) ? undefined : "edited";
  });
  const ready = batch.flatMap((asked, at) => (stood[at] === undefined ? [{ asked, cells: shown[at] }] : []));
  const faults = await book.write(ready.map(({ asked, cells }) => writeOf(asked, cells)));
  const faultOf = new Map(ready.map(({ asked }, at) => [asked, faults[at]]));
  return batch.map((asked, at) => stood[at] ?? faultOf.get(asked));
}

function writeOf({ area, cell }: Asked, shown: ShownCells | undefined): CellWrite {
  const contents = { formula: cell.formula };
  if (!cell.dated || shown === undefined) return { area, contents };
  const formats = shown.formats.map((row) => row.map((format) => (GIVEN_FORMATS.includes(format) ? "General" : null)));
  return { area, contents, formats };
}

function hasFormula({ formulas }: ShownCells): boolean {
  return formulas.flat().some((content) => typeof content === "string" && content.startsWith("="));
}

function areaOf({ id, title }: { readonly id: string; readonly title: string }, cell: FrozenCell): CellArea {
  const { row, column, rows, columns } = cell;
  return { sheet: { id, title }, row, column, rows, columns };
}
