/** Cells that one answer may have: about as many, with the numbers of bars in them, as the runtime can send to Excel at once. */
export const MOST_CELLS = 140_000;
