import type { Asking } from "./problems";

/** Characters of an argument that are shown. */
const LONGEST = 40;

/** Formulas as a cell could hold them, each once; an area is shown by its first cell. */
export function formulaTexts(formulas: readonly Asking[]): readonly string[] {
  return [...new Set(formulas.filter(({ name }) => name !== "").map(textOf))];
}

function textOf({ name, given }: Asking): string {
  const last = given.reduce<number>((found, value, at) => (isGiven(value) ? at : found), -1);
  return `=QOS.${name.replace(/^QOS\./i, "")}(${given
    .slice(0, last + 1)
    .map(argument)
    .join(",")})`;
}

function argument(value: unknown): string {
  if (Array.isArray(value)) {
    const [first] = value.flat(2) as readonly unknown[];
    const many = value.flat(2).length > 1;
    return `${argument(first)}${many ? "…" : ""}`;
  }
  if (typeof value === "string")
    return `"${value.slice(0, LONGEST).replaceAll('"', '""')}${value.length > LONGEST ? "…" : ""}"`;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return typeof value === "number" ? String(value) : "";
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "";
}
