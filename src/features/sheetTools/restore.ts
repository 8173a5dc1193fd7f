import type { Book, CellArea, CellsFault, CellWrite, SheetName, ShownCells } from "../../host/bookCells";
import { markOf, removeFrozen, type FrozenCell, type FrozenSheet } from "../../workbook/frozen";
import { callsOurs } from "../../workbook/ours";
import { reachesOutside } from "../../workbook/reaching";
import { tokenize } from "../../workbook/tokens";
import { whereIs, type Names } from "./anchors";
import { inBatches, UNWATCHED, type Control } from "./control";
import { GIVEN_FORMATS } from "./freeze";
import { keepFrozen, placeNames, readFrozen } from "./frozenBook";
import { cellName } from "./scan";

/**
 * Why a formula did not come back. `edited`: its cells hold something else now. `deleted`: they, or cells that it
 * reads, are gone. `unsure`: no name tells its place, and its values stand elsewhere too. `notOurs`: a record of the
 * workbook holds it, but it calls no formula of this add-in, or reaches outside the workbook: never written.
 */
export type WhyNotRestored = CellsFault | "edited" | "deleted" | "unsure" | "notOurs";

/** A frozen formula that did not come back, and why. It stays in the workbook's record. */
export interface NotRestored {
  readonly area: CellArea;
  readonly address: string;
  readonly formula: string;
  readonly why: WhyNotRestored;
  /** As the record has it. */
  readonly cell: FrozenCell;
}

export interface Restored {
  readonly count: number;
  readonly failed: readonly NotRestored[];
}

interface Asked {
  readonly area: CellArea;
  readonly cell: FrozenCell;
  /** The formula as it reads where its cells are now. */
  readonly formula: string;
  /** Known without a look at the cells. */
  readonly why: "deleted" | "notOurs" | undefined;
  /** A name tells its place. */
  readonly named: boolean;
}

/** How many formulas the workbook keeps. */
export async function countFrozen(book: Book): Promise<number> {
  return (await readFrozen(book)).reduce((sum, { cells }) => sum + cells.length, 0);
}

/**
 * Puts every frozen formula back where its values still stand as they were frozen. Names of the workbook tell where
 * that is after rows and columns have come and gone, and what the formula's references have become.
 */
export async function restore(book: Book, control: Control): Promise<Restored> {
  const frozen = await readFrozen(book);
  const [names, sheets] = [await placeNames(book), await book.sheets()];
  const asked = frozen.flatMap((sheet) => sheet.cells.map((cell) => askFor(sheet, cell, { names, sheets })));
  const unsure = await unsureOnes(book, asked);
  const outcomes = await inBatches(asked, (batch) => restoreBatch(book, batch, unsure), control);
  const restored = asked.filter((_, at) => at < outcomes.length && outcomes[at] === undefined);
  await forgetFrozen(book, frozen, new Set(restored.map(({ cell }) => cell)));
  const failed = asked.flatMap(({ area, cell }, at) => {
    const why = outcomes[at];
    const address = cellName(area.row, area.column);
    return why === undefined ? [] : [{ area, address, formula: cell.formula, why, cell }];
  });
  return { count: restored.length, failed };
}

/** Gives up the formulas of these cells: what stands there now is to stay. */
export async function giveUp(book: Book, unwanted: readonly NotRestored[]): Promise<void> {
  const frozen = await readFrozen(book);
  const keyOf = ({ row, column, formula }: FrozenCell): string => `${row} ${column} ${formula}`;
  const keys = new Set(unwanted.map(({ cell }) => keyOf(cell)));
  const cells = frozen.flatMap((sheet) => sheet.cells).filter((cell) => keys.has(keyOf(cell)));
  await forgetFrozen(book, frozen, new Set(cells));
}

interface Workbook {
  readonly names: Names;
  readonly sheets: readonly SheetName[];
}

function askFor(sheet: FrozenSheet, cell: FrozenCell, { names, sheets }: Workbook): Asked {
  const where = whereIs(cell, names, sheets);
  if (where.at === "place") return { ...where, cell, why: mayBeWritten(where.formula), named: true };
  // A copied workbook may give its sheets new inner names; their titles stay.
  const now = sheets.find(({ id }) => id === sheet.id) ?? sheets.find(({ title }) => title === sheet.title) ?? sheet;
  const { row, column, rows, columns, formula } = cell;
  const area = { sheet: { id: now.id, title: now.title }, row, column, rows, columns };
  return { area, cell, formula, why: where.at === "deleted" ? "deleted" : mayBeWritten(formula), named: false };
}

/** What a workbook holds is not trusted: only a formula that freezing could have taken away comes back. */
function mayBeWritten(formula: string): "notOurs" | undefined {
  return callsOurs(formula) && !reachesOutside(tokenize(formula)) ? undefined : "notOurs";
}

/**
 * Of the formulas without a name those that might have moved: something of their sheet does not stand where it was
 * frozen, and their own values are not the only ones of that kind.
 */
async function unsureOnes(book: Book, asked: readonly Asked[]): Promise<ReadonlySet<Asked>> {
  const unnamed = asked.filter(({ named, why }) => !named && why === undefined);
  const stand = await inBatches(
    unnamed,
    async (batch) => {
      const shown = await book.show(batch.map(({ area }) => area));
      return batch.map(({ cell }, at) => stands(cell, shown[at]));
    },
    UNWATCHED,
  );
  const moved = new Set(unnamed.filter((_, at) => stand[at] === false).map(({ area }) => area.sheet.id));
  const kindOf = ({ area, cell }: Asked): string => `${area.sheet.id} ${cell.mark}`;
  const times = new Map<string, number>();
  for (const each of unnamed) times.set(kindOf(each), (times.get(kindOf(each)) ?? 0) + 1);
  return new Set(unnamed.filter((each) => moved.has(each.area.sheet.id) && (times.get(kindOf(each)) ?? 0) > 1));
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

async function restoreBatch(
  book: Book,
  batch: readonly Asked[],
  unsure: ReadonlySet<Asked>,
): Promise<readonly (WhyNotRestored | undefined)[]> {
  const shown = await book.show(batch.map(({ area }) => area));
  const stood = batch.map((asked, at): WhyNotRestored | undefined => {
    const cells = shown[at];
    if (asked.why !== undefined) return asked.why;
    if (cells === undefined) return "gone";
    if (!stands(asked.cell, cells)) return "edited";
    return unsure.has(asked) ? "unsure" : undefined;
  });
  const ready = batch.flatMap((asked, at) => (stood[at] === undefined ? [{ asked, cells: shown[at] }] : []));
  const faults = await book.write(ready.map(({ asked, cells }) => writeOf(asked, cells)));
  const faultOf = new Map(ready.map(({ asked }, at) => [asked, faults[at]]));
  return batch.map((asked, at) => stood[at] ?? faultOf.get(asked));
}

/** Whether an area holds what was frozen into it, in its full size. */
function stands({ mark }: FrozenCell, cells: ShownCells | undefined): boolean {
  return cells !== undefined && markOf(cells.values) === mark && !hasFormula(cells);
}

function writeOf({ area, cell, formula }: Asked, shown: ShownCells | undefined): CellWrite {
  const contents = { formula };
  if (!cell.dated || shown === undefined) return { area, contents };
  const formats = shown.formats.map((row) => row.map((format) => (GIVEN_FORMATS.includes(format) ? "General" : null)));
  return { area, contents, formats };
}

function hasFormula({ formulas }: ShownCells): boolean {
  return formulas.flat().some((content) => typeof content === "string" && content.startsWith("="));
}
