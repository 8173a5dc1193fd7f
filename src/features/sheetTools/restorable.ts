import type { Workbook, CellArea, CellsFault, SheetName, ShownCells } from "../../host/workbookCells";
import { markOf, mayCover, type FrozenCell, type FrozenSheet } from "../../workbook/frozen";
import { callsOurs } from "../../workbook/ours";
import { reachesOutside } from "../../workbook/reaching";
import { tokenize } from "../../workbook/tokens";
import { whereIs, type Names } from "./anchors";
import { inBatches, UNWATCHED, type Control } from "./control";
import { placeNames, readFrozen } from "./frozenWorkbook";
import { areaName } from "./scan";

/**
 * Why a formula does not come back. `edited`: its cells hold something else now. `deleted`: they, or cells that it
 * reads, are gone. `unsure`: no name tells its place, and its values stand elsewhere too. `notOurs`: a record of the
 * workbook holds it, but it calls no formula of this add-in, reaches outside the workbook, or is said to cover more than
 * any formula does: never written.
 */
export type WhyNotRestored = CellsFault | "edited" | "deleted" | "unsure" | "notOurs";

/** A formula of the record, and the cells that it is to be written into. */
export interface Kept {
  /** The sheet by which the record has it. */
  readonly keptOn: string;
  /** As the record has it. */
  readonly cell: FrozenCell;
  readonly area: CellArea;
  /** `B2`, or `D1:F3` where it covers more than one cell. */
  readonly address: string;
  /** As it reads where its cells are now. */
  readonly formula: string;
}

/** A frozen formula that does not come back, and why. It stays in the workbook's record. */
export interface NotRestored extends Kept {
  readonly why: WhyNotRestored;
}

/** What would be written, to be looked at first, and what would not. */
export interface Restorable {
  readonly rows: readonly Kept[];
  readonly failed: readonly NotRestored[];
}

/** A formula of the record as it is met, before its cells have been looked at. */
export interface MetKept extends Kept {
  /** Known without a look at the cells. */
  readonly why: "deleted" | "notOurs" | undefined;
  /** A name tells its place. */
  readonly named: boolean;
}

/** How many formulas the workbook keeps. */
export async function countFrozen(workbook: Workbook): Promise<number> {
  return (await readFrozen(workbook)).reduce((sum, { cells }) => sum + cells.length, 0);
}

/** Every formula that could be written back as things stand. Writes nothing. */
export async function findRestorable(workbook: Workbook, control: Control): Promise<Restorable> {
  const met = await meetKept(workbook, await readFrozen(workbook));
  const unsure = await unsureOnes(workbook, met);
  const whys = await inBatches(
    met,
    (batch) => lookAt(workbook, batch, unsure).then((looks) => looks.map(({ why }) => why)),
    control,
  );
  const looked = met.slice(0, whys.length);
  return {
    rows: looked.filter((_, at) => whys[at] === undefined),
    failed: looked.flatMap((kept, at) => {
      const why = whys[at];
      return why === undefined ? [] : [{ ...kept, why }];
    }),
  };
}

/**
 * The formulas of the record where they are now. Names of the workbook tell where that is after rows and columns have
 * come and gone, and what the formula's references have become.
 */
export async function meetKept(workbook: Workbook, frozen: readonly FrozenSheet[]): Promise<readonly MetKept[]> {
  const present = { names: await placeNames(workbook), sheets: await workbook.sheets() };
  return frozen.flatMap((sheet) => sheet.cells.map((cell) => meet(sheet, cell, present)));
}

interface Present {
  readonly names: Names;
  readonly sheets: readonly SheetName[];
}

function meet(sheet: FrozenSheet, cell: FrozenCell, { names, sheets }: Present): MetKept {
  const where = whereIs(cell, names, sheets);
  const kept = { keptOn: sheet.id, cell };
  if (where.at === "place") {
    const { area, formula } = where;
    return { ...kept, area, formula, address: areaName(area), why: mayBeWritten(formula, area), named: true };
  }
  // A copied workbook may give its sheets new inner names; their titles stay.
  const now = sheets.find(({ id }) => id === sheet.id) ?? sheets.find(({ title }) => title === sheet.title) ?? sheet;
  const { row, column, rows, columns, formula } = cell;
  const area = { sheet: { id: now.id, title: now.title }, row, column, rows, columns };
  const why = where.at === "deleted" ? "deleted" : mayBeWritten(formula, area);
  return { ...kept, area, formula, address: areaName(area), why, named: false };
}

/** What a workbook holds is not trusted: only a formula that freezing could have taken away comes back. */
function mayBeWritten(formula: string, area: CellArea): "notOurs" | undefined {
  return callsOurs(formula) && !reachesOutside(tokenize(formula)) && mayCover(area) ? undefined : "notOurs";
}

/**
 * Of the formulas without a name those that might have moved: something of their sheet does not stand where it was
 * frozen, and their own values are not the only ones of that kind.
 */
export async function unsureOnes(workbook: Workbook, met: readonly MetKept[]): Promise<ReadonlySet<MetKept>> {
  const unnamed = met.filter(({ named, why }) => !named && why === undefined);
  const stand = await inBatches(
    unnamed,
    async (batch) => {
      const shown = await workbook.show(batch.map(({ area }) => area));
      return batch.map(({ cell }, at) => stands(cell, shown[at]));
    },
    UNWATCHED,
  );
  const moved = new Set(unnamed.filter((_, at) => stand[at] === false).map(({ area }) => area.sheet.id));
  const kindOf = ({ area, cell }: MetKept): string => `${area.sheet.id} ${cell.mark}`;
  const times = new Map<string, number>();
  for (const each of unnamed) times.set(kindOf(each), (times.get(kindOf(each)) ?? 0) + 1);
  return new Set(unnamed.filter((each) => moved.has(each.area.sheet.id) && (times.get(kindOf(each)) ?? 0) > 1));
}

/** What the cells of each hold now, and what is in the way of writing there. */
export async function lookAt(
  workbook: Workbook,
  batch: readonly MetKept[],
  unsure: ReadonlySet<MetKept>,
): Promise<readonly { readonly why: WhyNotRestored | undefined; readonly cells: ShownCells | undefined }[]> {
  // The cells of what is never written are not looked at: a record may say that they are a whole sheet.
  const asked = batch.filter(({ why }) => why === undefined);
  const shown = await workbook.show(asked.map(({ area }) => area));
  const cellsOf = new Map(asked.map((kept, at) => [kept, shown[at]]));
  return batch.map((kept) => {
    const cells = cellsOf.get(kept);
    if (kept.why !== undefined) return { why: kept.why, cells };
    if (cells === undefined) return { why: "gone", cells };
    if (!stands(kept.cell, cells)) return { why: "edited", cells };
    return { why: unsure.has(kept) ? "unsure" : undefined, cells };
  });
}

/** Whether an area holds what was frozen into it, in its full size. */
function stands({ mark }: FrozenCell, cells: ShownCells | undefined): boolean {
  return cells !== undefined && markOf(cells.values) === mark && !hasFormula(cells);
}

function hasFormula({ formulas }: ShownCells): boolean {
  return formulas.flat().some((content) => typeof content === "string" && content.startsWith("="));
}
