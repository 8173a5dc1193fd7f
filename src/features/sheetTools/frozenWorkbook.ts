import type { Workbook } from "../../host/workbookCells";
import { ANCHOR, packFrozen, unpackFrozen, type FrozenSheet } from "../../workbook/frozen";
import { unneeded, type Names } from "./anchors";
import { inBatches, UNWATCHED } from "./control";

/** What the workbook keeps cannot be read: written by a newer version, or damaged. It is never overwritten. */
export class UnreadableRecord extends Error {}

/** The frozen formulas that the workbook keeps. */
export async function readFrozen(workbook: Workbook): Promise<FrozenSheet[]> {
  const frozen = unpackFrozen(await workbook.kept());
  if (frozen === undefined) throw new UnreadableRecord("the record of frozen formulas cannot be read");
  return frozen;
}

/** Keeps these formulas and no others, and the names that they need. */
export async function keepFrozen(workbook: Workbook, frozen: readonly FrozenSheet[]): Promise<void> {
  await workbook.keep(packFrozen(frozen));
  const remove = async (names: readonly string[]): Promise<readonly never[]> => {
    await workbook.removeNames(names);
    return [];
  };
  await inBatches(unneeded(frozen, await placeNames(workbook)), remove, UNWATCHED);
}

/** The names that stand for places of frozen formulas. */
export function placeNames(workbook: Workbook): Promise<Names> {
  return workbook.names(ANCHOR);
}
