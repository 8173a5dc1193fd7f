/** How far long work on cells has come. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** How long work on cells is watched, and ended before its time. */
export interface Control {
  readonly stopped: () => boolean;
  readonly onProgress: (progress: Progress) => void;
}

/** Work that nobody watches, and that is done to its end. */
export const UNWATCHED: Control = { stopped: () => false, onProgress: () => undefined };

/** Cells that one request of reading carries: Excel on the web takes at most 5 MB, about a hundred bytes a cell here. */
const BLOCK = 20_000;

/** Single cells or formulas of one request. */
const BATCH = 250;

/** Does the items in order, so many a request, until they are done or the user has enough. */
export async function inBatches<Item, Result>(
  items: readonly Item[],
  work: (batch: readonly Item[]) => Promise<readonly Result[]>,
  control: Control,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let at = 0; at < items.length && !control.stopped(); at += BATCH) {
    control.onProgress({ done: at, total: items.length });
    results.push(...(await work(items.slice(at, at + BATCH))));
  }
  return results;
}

/** Rows of a table so wide that one request carries. */
export function rowsOfBlock(columns: number): number {
  return Math.max(1, Math.floor(BLOCK / columns));
}
