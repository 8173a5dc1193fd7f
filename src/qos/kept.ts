/** Whether a figure that was kept, or that another workbook has handed over, is one or is missing. */
export function isFigureOrNone(value: unknown): boolean {
  return value === undefined || (typeof value === "number" && Number.isFinite(value));
}

/** The same of a price, which is never 0. */
export function isPriceOrNone(value: unknown): boolean {
  return value !== 0 && isFigureOrNone(value);
}

/** The same of a moment in seconds since 1970. */
export function isMomentOrNone(value: unknown): boolean {
  return value === undefined || (typeof value === "number" && Number.isInteger(value) && value > 0);
}
