import type { Book } from "../../host/bookCells";
import { packFrozen, unpackFrozen, type FrozenSheet } from "../../workbook/frozen";

/** What the workbook keeps cannot be read: written by a newer version, or damaged. It is never overwritten. */
export class UnreadableRecord extends Error {}

/** The frozen formulas that the workbook keeps. */
export async function readFrozen(book: Book): Promise<FrozenSheet[]> {
  const frozen = unpackFrozen(await book.kept());
  if (frozen === undefined) throw new UnreadableRecord("the record of frozen formulas cannot be read");
  return frozen;
}

export async function keepFrozen(book: Book, frozen: readonly FrozenSheet[]): Promise<void> {
  await book.keep(packFrozen(frozen));
}
