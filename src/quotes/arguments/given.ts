import { QosError } from "../../qos/errors";

/**
 * An argument as the host gave it, reduced to what a person typed: a 1 x 1 range is its cell, a typed cell value
 * (`{type, basicValue}`) its plain value. Blank text, null and an empty cell's 0 all mean "not given".
 */
export type Given = { readonly kind: "blank" } | { readonly kind: "value"; readonly value: string | number | boolean };

export function readGiven(raw: unknown, argument: string): Given {
  const value = plain(raw, argument);
  if (value === undefined || value === null || value === 0) return { kind: "blank" };
  if (typeof value === "string") return value.trim() === "" ? { kind: "blank" } : { kind: "value", value };
  if (typeof value === "number" || typeof value === "boolean") return { kind: "value", value };
  throw new QosError("badChoice", { argument, given: "a range", accepted: "a single value" });
}

/** All cells of a range, row by row; a single value is a range of one cell. */
export function readCells(raw: unknown, argument: string): readonly Given[] {
  return cellsOf(raw).map((cell) => readGiven(cell, argument));
}

/** The same cells as the host gave them, for whoever can say of each alone what is wrong with it. */
export function cellsOf(raw: unknown): readonly unknown[] {
  return Array.isArray(raw) ? raw.flat() : [raw];
}

/** What was given, short enough to quote in a message. */
export function quote(value: string | number | boolean): string {
  const text = String(value);
  return `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`;
}

function plain(raw: unknown, argument: string): unknown {
  if (Array.isArray(raw)) return raw.length === 1 ? plain(raw[0], argument) : raw;
  if (typeof raw !== "object" || raw === null) return raw;
  if ("type" in raw && raw.type === "Error") throw new QosError("argumentError", { argument });
  if ("basicValue" in raw) return plain(raw.basicValue, argument);
  return raw;
}
