import type { FaultBox, FaultName } from "../faults";
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
    if (faults.take("older-rows", ...places)) rows = rows.flatMap((row) => [row, ...asOlder(row)]);
    for (const [fault, change] of BAR_FAULTS) {
      if (faults.take(fault, ...places)) rows = rows.map((row) => withMiddleBar(row, change));
    }
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

/** What a bar in the middle of a series becomes. */
const BAR_FAULTS: readonly (readonly [FaultName, (bar: object) => readonly object[]])[] = [
  ["bar-kt-null", (bar) => [{ ...bar, kt: null }]],
  ["bar-kt-text", (bar) => [{ ...bar, kt: "x" }]],
  ["bar-kt-other", (bar) => [{ ...bar, kt: "kt" in bar && bar.kt === 1_001 ? 1_007 : 1_001 }]],
  ["bar-repeated", (bar) => [bar, bar]],
  ["bar-foreign", (bar) => [{ ...bar, c: FOREIGN_CODE }]],
  ["bar-missing", () => []],
];

function withMiddleBar(row: unknown, change: (bar: object) => readonly object[]): unknown {
  const bars = seriesOf(row);
  if (bars === undefined) return row;
  const middle = Math.floor(bars.length / 2);
  return { ...bars.row, k: bars.k.flatMap((bar, place) => (place === middle ? change(bar) : [bar])) };
}

/** Seconds by which a repeated row is older. */
const OLDER = 60;

/** The row as it was: a snapshot at its low, a book, a series without its newest bar. Trades and names have no past. */
function asOlder(row: unknown): readonly unknown[] {
  const bars = seriesOf(row);
  if (bars !== undefined) return [{ ...bars.row, k: bars.k.slice(0, -1) }];
  if (!isObject(row) || typeof row["ts"] !== "number") return [];
  if ("lp" in row) return [{ ...row, ts: row["ts"] - OLDER, lp: row["l"] }];
  return "b" in row ? [{ ...row, ts: row["ts"] - OLDER }] : [];
}

function seriesOf(
  row: unknown,
): { readonly row: object; readonly k: readonly object[]; readonly length: number } | undefined {
  if (!isObject(row) || !Array.isArray(row["k"])) return undefined;
  const k = row["k"].filter(isObject);
  return { row, k, length: k.length };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

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

/**
 * A figure with decimals as its double is in ten places, which shows on turnovers (§4.3.4): 80089373.507 becomes
 * 80089373.5069999993. Whole numbers stay as they are.
 */
function noisy(leaf: unknown): unknown {
  return typeof leaf === "string" && /^\d+\.\d+$/.test(leaf) ? Number(leaf).toFixed(10) : leaf;
}

/** Times are the numbers called `time` and `ts`; the shares of an instrument (§4.2.3) are called `ts` too. */
function skewed(leaf: unknown, name: string, seconds: number): unknown {
  const isTime = typeof leaf === "number" && (name === "time" || name === "ts");
  return isTime ? leaf + seconds : leaf;
}
