import type { Workbook, CellArea, CellWrite, ShownCells } from "../../host/workbookCells";
import { removeFrozen, type FrozenCell, type FrozenSheet } from "../../workbook/frozen";
import { inBatches, type Control } from "./control";
import { BROUGHT_FORMATS } from "./broughtFormat";
import { keepFrozen, readFrozen } from "./frozenWorkbook";
import {
  lookAt,
  meetKept,
  unsureOnes,
  type Kept,
  type MetKept,
  type NotRestored,
  type WhyNotRestored,
} from "./restorable";

export interface Restored {
  readonly count: number;
  readonly failed: readonly NotRestored[];
}

/**
 * Writes formulas back that somebody has looked at, each only where it would still be written as it was shown: same cells,
 * same text, and its values still stand as they were frozen.
 */
export async function restore(workbook: Workbook, chosen: readonly Kept[], control: Control): Promise<Restored> {
  const frozen = await readFrozen(workbook);
  const met = await meetKept(workbook, frozen);
  const unsure = await unsureOnes(workbook, met);
  const now = new Map(met.map((kept) => [keyOf(kept), kept]));
  const asShown = chosen.map((shown) => {
    const kept = now.get(keyOf(shown));
    return { shown, kept: kept !== undefined && isSame(kept, shown) ? kept : undefined };
  });
  const outcomes = await inBatches(asShown, (batch) => restoreBatch(workbook, batch, unsure), control);
  const restored = asShown.flatMap(({ kept }, at) =>
    kept !== undefined && at < outcomes.length && outcomes[at] === undefined ? [kept.cell] : [],
  );
  await forgetFrozen(workbook, frozen, new Set(restored));
  const failed = asShown.flatMap(({ shown }, at) => {
    const why = outcomes[at];
    return why === undefined ? [] : [{ ...shown, why }];
  });
  return { count: restored.length, failed };
}

/** Gives up the formulas of these cells: what stands there now is to stay. */
export async function giveUp(workbook: Workbook, unwanted: readonly NotRestored[]): Promise<void> {
  const frozen = await readFrozen(workbook);
  const keys = new Set(unwanted.map(keyOf));
  const cells = frozen.flatMap(({ id, cells: known }) => known.filter((cell) => keys.has(keyOf({ keptOn: id, cell }))));
  await forgetFrozen(workbook, frozen, new Set(cells));
}

function keyOf({ keptOn, cell }: Pick<Kept, "keptOn" | "cell">): string {
  return JSON.stringify([keptOn, cell.row, cell.column, cell.formula]);
}

function isSame(kept: Kept, shown: Kept): boolean {
  return kept.formula === shown.formula && placeOf(kept.area) === placeOf(shown.area);
}

function placeOf({ sheet, row, column, rows, columns }: CellArea): string {
  return JSON.stringify([sheet.id, row, column, rows, columns]);
}

interface AsShown {
  /** Undefined where it would not be written as it was shown any more. */
  readonly kept: MetKept | undefined;
}

async function restoreBatch(
  workbook: Workbook,
  batch: readonly AsShown[],
  unsure: ReadonlySet<MetKept>,
): Promise<readonly (WhyNotRestored | undefined)[]> {
  const here = batch.flatMap(({ kept }) => kept ?? []);
  const looks = await lookAt(workbook, here, unsure);
  const ready = here.flatMap((kept, at) => (looks[at]?.why === undefined ? [{ kept, cells: looks[at]?.cells }] : []));
  const faults = await workbook.write(ready.map(({ kept, cells }) => writeOf(kept, cells)));
  const outcomes = new Map<MetKept, WhyNotRestored | undefined>(here.map((kept, at) => [kept, looks[at]?.why]));
  ready.forEach(({ kept }, at) => outcomes.set(kept, faults[at]));
  return batch.map(({ kept }) => (kept === undefined ? "edited" : outcomes.get(kept)));
}

function writeOf({ area, cell, formula }: MetKept, shown: ShownCells | undefined): CellWrite {
  const contents = { formula };
  if (!cell.dated || shown === undefined) return { area, contents };
  const formats = shown.formats.map((row) =>
    row.map((format) => (BROUGHT_FORMATS.includes(format) ? "General" : null)),
  );
  return { area, contents, formats };
}

async function forgetFrozen(
  workbook: Workbook,
  frozen: readonly FrozenSheet[],
  cells: ReadonlySet<FrozenCell>,
): Promise<void> {
  if (cells.size === 0) return;
  let left = frozen;
  for (const { id, cells: known } of frozen)
    left = removeFrozen(
      left,
      id,
      known.filter((cell) => cells.has(cell)),
    );
  await keepFrozen(workbook, left);
}
