const DATES: readonly (readonly [RegExp, string])[] = [
  [/^\d{4}-\d\d-\d\d$/, "yyyy-mm-dd"],
  [/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/, "yyyy-mm-dd hh:mm:ss"],
];
const PERCENT = "0.00%";
const WHOLE = "#,##0";
const DECIMALS = "#,##0.00######";

/** All that `broughtFormat` may say. */
export const BROUGHT_FORMATS: readonly string[] = [...DATES.map(([, format]) => format), PERCENT, WHOLE, DECIMALS];

/**
 * The format in which a cell without one of its own shows a number: our formulas bring theirs along, and Excel tells of it by
 * the text alone. Undefined: it is shown as it is. In whatever language: the marks between digits are counted, not read.
 */
export function broughtFormat(value: unknown, text: string): string | undefined {
  if (typeof value !== "number") return undefined;
  const dated = DATES.find(([look]) => look.test(text));
  if (dated !== undefined) return dated[1];
  // More decimals than two tell a change that two would show as none.
  if (text.endsWith("%")) return /\D\d\d\s?%$/.test(text) ? PERCENT : undefined;
  if (!/^-?\d[\d\s.,'’]*$/.test(text)) return undefined;
  const digits = text.replace(/\D/g, "");
  const marks = text.replace(/^-/, "").length - digits.length;
  if (digits === String(Math.abs(Math.round(value)))) return marks > 0 ? WHOLE : undefined;
  // Excel itself ends no number with a 0 behind the point, and groups none.
  return marks > 1 || (marks === 1 && digits.endsWith("0")) ? DECIMALS : undefined;
}
