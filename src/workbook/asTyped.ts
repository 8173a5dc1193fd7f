/** What Excel would take for a number, a date, an error or a formula when it is written into a cell. */
const MEANS_MORE =
  /^\s*[-+=@#'"%.,(\d$¥￥€£]|^\s*(?:true|false|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|[\d%]\s*$/i;

/** Errors that a cell can be given; Excel reads them as such. */
const ERRORS = /^#(?:N\/A|VALUE!|REF!|NAME\?|NUM!|NULL!|DIV\/0!)$/;

/** A value as it must be written so that the cell holds exactly it: a text that looks like more gets an apostrophe. */
export function asTyped(value: unknown): string | number | boolean {
  if (typeof value === "number" || typeof value === "boolean") return value;
  const text = typeof value === "string" ? value : "";
  return MEANS_MORE.test(text) && !ERRORS.test(text) ? `'${text}` : text;
}
