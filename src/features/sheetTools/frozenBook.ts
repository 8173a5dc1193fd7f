import type { Book } from "../../host/bookCells";
import { ANCHOR, packFrozen, unpackFrozen, type FrozenSheet } from "../../workbook/frozen";
import { unneeded, type Names } from "./anchors";
import { inBatches, UNWATCHED } from "./control";

/** What the workbook keeps cannot be read: written by a newer version, or damaged. It is never overwritten. */
export class UnreadableRecord extends Error {}

/** The frozen formulas that the workbook keeps. */
export async function readFrozen(book: Book): Promise<FrozenSheet[]> {
  const frozen = unpackFrozen(await book.kept());
  if (frozen === undefined) throw new UnreadableRecord("the record of frozen formulas cannot be read");
  return frozen;
}

/** Keeps these formulas and no others, and the names that they need. */
export async function keepFrozen(book: Book, frozen: readonly FrozenSheet[]): Promise<void> {
  await book.keep(packFrozen(frozen));
  const remove = async (names: readonly string[]): Promise<readonly never[]> => {
    await book.removeNames(names);
    return [];
  };
  await inBatches(unneeded(frozen, await placeNames(book)), remove, UNWATCHED);
}

/** The names that stand for places of frozen formulas. */
export function placeNames(book: Book): Promise<Names> {
  return book.names(ANCHOR);
}
