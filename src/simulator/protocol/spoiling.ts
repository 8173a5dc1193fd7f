import type { FaultBox } from "../faults";
import type { World } from "../world";

/** Applies the faults that change what an answer holds. `places`: where this answer is given. */
export function spoilRows(world: World, data: unknown, places: readonly string[]): unknown {
  const { faults } = world;
  if (faults.none) return data;
  let spoilt = data;
  if (Array.isArray(spoilt)) {
    let rows = spoilt as readonly unknown[];
    if (faults.take("reverse-rows", ...places)) rows = [...rows].reverse();
    if (faults.take("duplicate-rows", ...places)) rows = rows.flatMap((row) => [row, row]);
    if (faults.take("omit-rows", ...places)) rows = rows.slice(1);
    if (faults.take("foreign-rows", ...places)) rows = [...rows, ...rows.slice(0, 1).map(asForeign)];
    spoilt = rows;
  }
  return faults.take("null-data", ...places) ? null : spoilt;
}

/** Applies the faults that change how a message is written. */
export function spoilText(faults: FaultBox, message: object, places: readonly string[]): string {
  if (faults.none) return JSON.stringify(message);
  let written: unknown = message;
  if (faults.take("numbers-as-texts", ...places)) written = mapLeaves(written, numberAsText);
  if (faults.take("texts-as-numbers", ...places)) written = mapLeaves(written, textAsNumber);
  if (faults.take("float-noise", ...places)) written = mapLeaves(written, noisy);
  const skew = faults.take("clock-skew", ...places)?.ms;
  if (skew !== undefined) written = mapLeaves(written, (leaf, name) => skewed(leaf, name, skew / 1_000));
  const text = JSON.stringify(written);
  if (faults.take("truncated", ...places)) return text.slice(0, Math.floor(text.length / 2));
  return faults.take("invalid-json", ...places) ? `${text.slice(0, -1)},,]` : text;
}

/** An instrument that exists in no request: the documented snapshot example holds one that was not asked for. */
export const FOREIGN_CODE = "US:NOTASKED";

function asForeign(row: unknown): unknown {
  return mapLeaves(row, (value, name) => (name === "c" ? FOREIGN_CODE : value));
}

function mapLeaves(value: unknown, change: (leaf: unknown, name: string) => unknown, name = ""): unknown {
  if (Array.isArray(value)) return value.map((entry: unknown) => mapLeaves(entry, change, name));
  if (typeof value !== "object" || value === null) return change(value, name);
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, mapLeaves(entry, change, key)]));
}

function numberAsText(leaf: unknown): unknown {
  return typeof leaf === "number" ? String(leaf) : leaf;
}

function textAsNumber(leaf: unknown): unknown {
  return typeof leaf === "string" && /^-?\d+(\.\d+)?$/.test(leaf) ? Number(leaf) : leaf;
}

/** Leaves whole numbers alone: the vendor's noise is on turnovers and prices with decimals (§4.3.4). */
function noisy(leaf: unknown): unknown {
  return typeof leaf === "string" && /^\d+\.\d+$/.test(leaf) ? `${leaf}${"0".repeat(9)}1` : leaf;
}

/** Times are the numbers called `time` and `ts`; the shares of an instrument (§4.2.3) are called `ts` too. */
function skewed(leaf: unknown, name: string, seconds: number): unknown {
  const isTime = typeof leaf === "number" && (name === "time" || name === "ts");
  return isTime ? leaf + seconds : leaf;
}
