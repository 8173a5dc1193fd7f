/** Short words in which cases are written. They know nothing of the product. */
import type { CellError } from "../../../src/workbench/excel/values";
import type { Serial } from "./case";

export { version as productVersion } from "../../../package.json";

/** A blank cell that a formula refers to. */
export { EMPTY_CELL as EMPTY } from "../../../src/workbench/excel/values";

/** No value now, and why. */
export function na(message: string): CellError {
  return { error: "#N/A", message };
}

/** No value now, in words that are not settled yet. */
export const NONE: CellError = { error: "#N/A" };

/** The formula is wrong, and how. */
export function wrong(message: string): CellError {
  return { error: "#VALUE!", message };
}

/** The server did not send this figure. */
export function noValue(field: string, code: string): CellError {
  return na(`QOS sent no ${field} for ${code}`);
}

/** The server knows nothing of this code. */
export function notFound(code: string): CellError {
  return na(`QOS has no data for ${code}. Check the code`);
}

/** Seconds since 1970 of a moment with its offset, `2024-11-13T09:30:00-05:00`: a `ts` of the wire. */
export function ts(moment: string): number {
  const seconds = Date.parse(moment) / 1_000;
  if (!/[+-]\d\d:\d\d$|Z$/.test(moment) || !Number.isInteger(seconds)) throw new Error(`no moment: ${moment}`);
  return seconds;
}

/** A cell with a date, `2024-11-13`. */
export function date(day: string): Serial {
  return { serial: serialOf(`${day}T00:00:00Z`), format: "yyyy-mm-dd" };
}

/** A cell with a date and a time of day, `2024-11-13 09:30:00`, as the cell reads. */
export function moment(text: string): Serial {
  return { serial: serialOf(`${text.replace(" ", "T")}Z`), format: "yyyy-mm-dd hh:mm:ss" };
}

/** Days since the one that Excel calls 0; 1970-01-01 is day 25569. */
function serialOf(utc: string): number {
  return Date.parse(utc) / 86_400_000 + 25_569;
}
