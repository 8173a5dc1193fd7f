import { findPeriod, PERIODS, type PeriodRow } from "../../market/periods";
import type { Adjustment } from "../../qos/bar";
import { QosError } from "../../qos/errors";
import type { QuoteSession } from "../../qos/snapshot";
import { isNumberZero, quote, readChosen, readGiven } from "./given";
import { nearest } from "../../kernel/nearest";

/** Which price of the day is asked; `latest` is the newest of the four by time. */
export type SessionChoice = QuoteSession | "latest";

export const SESSIONS: ReadonlyMap<string, SessionChoice> = new Map<string, SessionChoice>([
  ["regular", "regular"],
  ["盘中", "regular"],
  ["rth", "regular"],
  ["pre", "pre"],
  ["盘前", "pre"],
  ["premarket", "pre"],
  ["pre-market", "pre"],
  ["post", "post"],
  ["盘后", "post"],
  ["postmarket", "post"],
  ["post-market", "post"],
  ["afterhours", "post"],
  ["after-hours", "post"],
  ["night", "night"],
  ["夜盘", "night"],
  ["overnight", "night"],
  ["latest", "latest"],
  ["最新", "latest"],
]);

export const ADJUSTMENTS: ReadonlyMap<string, Adjustment> = new Map<string, Adjustment>([
  ["none", "none"],
  ["不复权", "none"],
  ["unadjusted", "none"],
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
  const given = readChosen(raw, "adjust");
  if (given.kind === "value" && BACKWARD.test(fold(given.value)))
    throw new QosError("backwardAdjustment", { given: quote(given.value) });
  return readChoice(raw, "adjust", ADJUSTMENTS, "none", "none, forward");
}

export function readInterval(raw: unknown): PeriodRow {
  const given = readChosen(raw, "interval");
  const name = given.kind === "blank" ? "1d" : String(given.value);
  const period = findPeriod(name);
  if (period !== undefined) return period;
  throw notAnInterval(name);
}

/** A length that QOS has no bars of: those beside it, and what else it may have been meant as. */
function notAnInterval(name: string): QosError {
  const details = { argument: "interval", given: quote(name) };
  const accepted = PERIODS.map((row) => row.interval).join(", ");
  const [, count = "", unit = ""] = /^(\d{1,4}) ?(m|min|h|d|w|mo|y)$/.exec(fold(name)) ?? [];
  if (count === "") {
    const near = nearest(
      fold(name),
      PERIODS.flatMap(({ interval, aliases }) => [interval, ...aliases]),
    );
    if (near.length === 0) return new QosError("badChoice", { ...details, accepted });
    return new QosError("choiceNear", { ...details, near: near.join(", "), accepted });
  }
  const minutes = MINUTES[unit] ?? 1;
  const length = Number(count) * minutes;
  const near = [...PERIODS]
    .sort((one, other) => distance(one, length) - distance(other, length))
    .slice(0, 3)
    .sort((one, other) => minutesOf(one) - minutesOf(other))
    .map((row) => row.interval)
    .join(", ");
  if (!/^[mdwy]$/.test(unit)) return new QosError("choiceNear", { ...details, near, accepted });
  return new QosError("notAnInterval", { ...details, near, date: `-${count}${unit}` });
}

const MINUTES: Readonly<Record<string, number>> = { m: 1, min: 1, h: 60, d: 1_440, w: 10_080, mo: 43_200, y: 525_600 };

function minutesOf({ interval }: PeriodRow): number {
  const [, count = "1", unit = "d"] = /^(\d+)([a-z]+)$/.exec(interval) ?? [];
  return Number(count) * (MINUTES[unit] ?? 1);
}

function distance(row: PeriodRow, minutes: number): number {
  return Math.abs(Math.log(minutesOf(row) / Math.max(minutes, 1)));
}

/** TRUE or FALSE, also as text or as 1 and 0; not given: TRUE where the table has more than one column. */
export function readHeaders(raw: unknown, columns: number): boolean {
  if (isNumberZero(raw, "headers")) return false;
  const given = readGiven(raw, "headers");
  if (given.kind === "blank") return columns > 1;
  if (typeof given.value === "boolean") return given.value;
  const text = fold(given.value);
  if (text === "true" || text === "1") return true;
  if (text === "false" || text === "0") return false;
  throw new QosError("badChoice", { argument: "headers", given: quote(given.value), accepted: "TRUE, FALSE, 1, 0" });
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
  const given = readChosen(raw, argument);
  if (given.kind === "blank") return fallback;
  const choice = choices.get(fold(given.value));
  if (choice !== undefined) return choice;
  const near = nearest(fold(given.value), choices.keys());
  const details = { argument, given: quote(given.value), accepted };
  if (near.length > 0) throw new QosError("choiceNear", { ...details, near: near.join(", ") });
  throw new QosError("badChoice", details);
}

function fold(value: string | number | boolean): string {
  return String(value)
    .replace(/\p{Cf}/gu, "")
    .normalize("NFKC")
    .trim()
    .toLowerCase();
}
