import { findPeriod, PERIODS, type PeriodRow } from "../../market/periods";
import type { Adjustment } from "../../qos/bar";
import { QosError } from "../../qos/errors";
import type { QuoteSession } from "../../qos/snapshot";
import { quote, readGiven } from "./given";

/** Which price of the day is asked; `latest` is the newest of the four by time. */
export type SessionChoice = QuoteSession | "latest";

export const SESSIONS: ReadonlyMap<string, SessionChoice> = new Map<string, SessionChoice>([
  ["regular", "regular"],
  ["盘中", "regular"],
  ["pre", "pre"],
  ["盘前", "pre"],
  ["post", "post"],
  ["盘后", "post"],
  ["night", "night"],
  ["夜盘", "night"],
  ["latest", "latest"],
  ["最新", "latest"],
]);

export const ADJUSTMENTS: ReadonlyMap<string, Adjustment> = new Map<string, Adjustment>([
  ["none", "none"],
  ["不复权", "none"],
  ["forward", "forward"],
  ["前复权", "forward"],
  ["qfq", "forward"],
  ["1", "forward"],
]);

const BACKWARD = /^(backward|back|后复权|hfq|2|b)$/;

export function readSession(raw: unknown): SessionChoice {
  return readChoice(raw, "session", SESSIONS, "regular", "regular, pre, post, night, latest");
}

export function readAdjustment(raw: unknown): Adjustment {
  const given = readGiven(raw, "adjust");
  if (given.kind === "value" && BACKWARD.test(fold(given.value)))
    throw new QosError("backwardAdjustment", { given: quote(given.value) });
  return readChoice(raw, "adjust", ADJUSTMENTS, "none", "none, forward");
}

export function readInterval(raw: unknown): PeriodRow {
  const given = readGiven(raw, "interval");
  const name = given.kind === "blank" ? "1d" : String(given.value);
  const period = findPeriod(name);
  if (period !== undefined) return period;
  const accepted = PERIODS.map((row) => row.interval).join(", ");
  throw new QosError("badChoice", { argument: "interval", given: quote(name), accepted });
}

/** TRUE or FALSE, also as text; not given: TRUE where the table has more than one column. */
export function readHeaders(raw: unknown, columns: number): boolean {
  const given = readGiven(raw, "headers");
  if (given.kind === "blank") return columns > 1;
  if (typeof given.value === "boolean") return given.value;
  const text = fold(given.value);
  if (text === "true" || text === "1") return true;
  if (text === "false") return false;
  throw new QosError("badChoice", { argument: "headers", given: quote(given.value), accepted: "TRUE, FALSE" });
}

/** A whole number within bounds; not given: `fallback`. */
export function readCount(
  raw: unknown,
  argument: string,
  bounds: { readonly from: number; readonly to: number; readonly fallback: number },
): number {
  const given = readGiven(raw, argument);
  if (given.kind === "blank") return bounds.fallback;
  const count = typeof given.value === "boolean" ? NaN : Number(given.value);
  if (Number.isInteger(count) && count >= bounds.from && count <= bounds.to) return count;
  throw new QosError("badNumber", { argument, given: quote(given.value), from: bounds.from, to: bounds.to });
}

function readChoice<T>(
  raw: unknown,
  argument: string,
  choices: ReadonlyMap<string, T>,
  fallback: T,
  accepted: string,
): T {
  const given = readGiven(raw, argument);
  if (given.kind === "blank") return fallback;
  const choice = choices.get(fold(given.value));
  if (choice !== undefined) return choice;
  throw new QosError("badChoice", { argument, given: quote(given.value), accepted });
}

function fold(value: string | number | boolean): string {
  return String(value).normalize("NFKC").trim().toLowerCase();
}
