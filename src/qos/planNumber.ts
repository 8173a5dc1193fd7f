/** More than any plan has; a larger number is a slip or an attack, and is cut to this. */
const MOST = 9_999_999;

/**
 * A limit of a plan, wherever it comes from: the server, the user, another workbook, storage. A whole number from 1
 * on, so that whatever is dealt out by it comes to an end. Undefined where there is none: absent, zero, negative, no
 * number. A fraction counts as what it holds whole.
 */
export function readPlanNumber(raw: unknown): number | undefined {
  const figure = typeof raw === "string" && /^\s*\d{1,20}(\.\d{0,20})?\s*$/.test(raw) ? Number(raw) : raw;
  if (typeof figure !== "number" || Number.isNaN(figure) || figure < 1) return undefined;
  return Math.min(MOST, Math.floor(figure));
}
