import type { ArgumentKind } from "./argumentKinds";

/** What a person has entered for an argument: how it stands in the formula, and what the formula would be given. */
export type Entry =
  | { readonly kind: "blank" }
  | { readonly kind: "literal"; readonly text: string; readonly value: string | number | boolean }
  /** Cells; their values have to be read. */
  | { readonly kind: "reference"; readonly text: string }
  /** Something that only Excel can calculate. */
  | { readonly kind: "expression"; readonly text: string };

const REFERENCE =
  /^(?:(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?\$?[A-Z]{1,3}\$?[1-9]\d{0,6}(?::\$?[A-Z]{1,3}\$?[1-9]\d{0,6})?$/iu;
const NUMBER = /^-?\d+(?:\.\d+)?$/;

/**
 * Reads what was entered: a cell or range stays one, `=` begins an expression, numbers and TRUE or FALSE are what they
 * look like, and everything else is text.
 */
export function readEntry(typed: string, { kind }: ArgumentKind): Entry {
  const text = typed.trim();
  if (text === "") return { kind: "blank" };
  const inner = text.startsWith("=") ? text.slice(1).trim() : text;
  if (inner === "") return { kind: "blank" };
  if (REFERENCE.test(inner) && (kind !== "text" || inner !== text)) return { kind: "reference", text: inner };
  if (inner !== text) return { kind: "expression", text: inner };
  if (NUMBER.test(text) && (kind === "number" || kind === "date"))
    return { kind: "literal", text, value: Number(text) };
  if (/^(true|false)$/i.test(text) && kind === "truth")
    return { kind: "literal", text: text.toUpperCase(), value: text.toUpperCase() === "TRUE" };
  return { kind: "literal", text: `"${text.replaceAll('"', '""')}"`, value: text };
}

/** The formula, in English and with commas, as `range.formulas` takes it whatever Excel's own language is. */
export function formulaText(formula: string, entries: readonly Entry[]): string {
  const texts = entries.map((entry) => (entry.kind === "blank" ? "" : entry.text));
  while (texts.at(-1) === "") texts.pop();
  return `=QOS.${formula}(${texts.join(",")})`;
}
