import { epochSeconds, type EpochSeconds } from "../kernel/time";
import { parseInstrumentCode, type InstrumentCode } from "../market/instrumentCode";
import { QosError } from "./errors";
import { TextCursor } from "./pushText/textCursor";
import type { Notes } from "./unread";

/** A JSON object whose members have not been looked at. */
export type WireObject = Readonly<Record<string, unknown>>;

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
/** What feeds write where there is no figure: dashes of any number and kind, or a word for nothing. */
const NO_FIGURE = /^([\p{Pd}\u2212\s]*|n\/?a|nan|null|none|undefined)$/iu;
/** `ts` beyond this would be milliseconds; the API speaks seconds (§4.3.3). The year 5138. */
const LATEST_SECONDS = 100_000_000_000;

/**
 * Says what is wrong, what was wanted and what came, without quoting at length. `member` of `path`, or `path` itself;
 * they come apart, since joining them for each figure of each push would cost more than reading it.
 */
export function unexpected(path: string, wanted: string, got: unknown, member?: string): QosError {
  const place = member === undefined ? path : `${path}.${member}`;
  return new QosError("unexpectedShape", { detail: `${place} should be ${wanted}, but is ${describe(got)}` });
}

export function isObject(value: unknown): value is WireObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function decodeObject(value: unknown, path: string): WireObject {
  if (!isObject(value)) throw unexpected(path, "an object", value);
  return value;
}

export function decodeList(value: unknown, path: string): readonly unknown[] {
  if (!Array.isArray(value)) throw unexpected(path, "a list", value);
  return value as readonly unknown[];
}

/** Rows of an answer. Servers that find nothing may say null instead of an empty list. */
export function decodeRows(value: unknown, path: string): readonly unknown[] {
  return value === null ? [] : decodeList(value, path);
}

/** A value that should be a figure and is none. */
const UNREADABLE = Symbol("unreadable");

/**
 * A figure as text or number. Absent, null, blank, dashes and words for nothing mean "not sent": never 0.
 * The nearest double of the text is the figure; float noise (`"7076551.6299999999"`) falls away with it.
 */
function figureOf(value: unknown): number | undefined | typeof UNREADABLE {
  if (value === undefined || value === null) return undefined;
  if (typeof value === "number") return Number.isFinite(value) ? value : UNREADABLE;
  if (typeof value !== "string") return UNREADABLE;
  const plain = plainDecimal(value);
  if (plain !== undefined) return plain;
  const text = value.trim();
  if (DECIMAL.test(text)) {
    const figure = Number(text);
    return Number.isFinite(figure) ? figure : UNREADABLE;
  }
  return NO_FIGURE.test(text) ? undefined : UNREADABLE;
}

/** A figure of digits and at most one point between them, as nearly all are; undefined for whatever else. */
function plainDecimal(text: string): number | undefined {
  const cursor = new TextCursor(text);
  const figure = cursor.plainDecimal();
  return cursor.isAtEnd && !Number.isNaN(figure) ? figure : undefined;
}

/** A figure without which the rest means nothing. */
export function decodeDecimal(value: unknown, path: string, member?: string): number | undefined {
  const figure = figureOf(value);
  if (figure === UNREADABLE) throw unexpected(path, "a number", value, member);
  return figure;
}

/** A figure among others, such as a volume, of which 0 is one: if it cannot be read, it alone is missing. */
export function readFigure(value: unknown, path: string, member: string, notes: Notes): number | undefined {
  const figure = figureOf(value);
  if (figure !== UNREADABLE) return figure;
  notes.add(() => unexpected(path, "a number", value, member));
  return undefined;
}

/** A price: nothing costs 0, which says that there is no price. Prices below zero exist. */
export function readPrice(value: unknown, path: string, member: string, notes: Notes): number | undefined {
  const price = readFigure(value, path, member, notes);
  return price === 0 ? undefined : price;
}

export function decodeInteger(value: unknown, path: string, member?: string): number | undefined {
  const figure = decodeDecimal(value, path, member);
  if (figure !== undefined && !Number.isSafeInteger(figure)) throw unexpected(path, "a whole number", value, member);
  return figure;
}

export function decodeSeconds(value: unknown, path: string, member?: string): EpochSeconds | undefined {
  const figure = decodeInteger(value, path, member);
  if (figure === undefined || figure === 0) return undefined;
  if (!isSeconds(figure)) throw unexpected(path, "a time in seconds", value, member);
  return epochSeconds(figure);
}

/** Whether a figure may be a time of the wire, or 0 for none. */
export function isSeconds(figure: number): boolean {
  return Number.isInteger(figure) && figure >= 0 && figure <= LATEST_SECONDS;
}

export function decodeText(value: unknown, path: string, member?: string): string | undefined {
  if (value === undefined || value === null || value === "") return undefined;
  if (typeof value !== "string") throw unexpected(path, "text", value, member);
  return value;
}

/** A text among others: if it cannot be read, it alone is missing. */
export function readText(value: unknown, path: string, member: string, notes: Notes): string | undefined {
  if (value === undefined || value === null || value === "") return undefined;
  if (typeof value === "string") return value;
  notes.add(() => unexpected(path, "text", value, member));
  return undefined;
}

/** `s`: 1 is suspended (§4.3.3). */
export function readFlag(value: unknown, path: string, member: string, notes: Notes): boolean | undefined {
  const figure = readFigure(value, path, member, notes);
  return figure === undefined ? undefined : figure === 1;
}

/** The instrument that a row is about, in our spelling: `HK:00700` answers a question for `HK:700`. */
export function decodeCode(value: unknown, path: string, member?: string): InstrumentCode {
  const known = typeof value === "string" ? codes.get(value) : undefined;
  if (known !== undefined) return known;
  const code = typeof value === "string" ? parseInstrumentCode(value) : undefined;
  if (typeof value !== "string" || code === undefined || !code.ok)
    throw unexpected(path, "an instrument code", value, member);
  if (codes.size >= MOST_CODES) codes.clear();
  codes.set(value, code.value);
  return code.value;
}

/** The code of a spelling that `decodeCode` has read before. */
export function knownCode(text: string): InstrumentCode | undefined {
  return codes.get(text);
}

/** What servers have written, read once: each push names its instrument. */
const codes = new Map<string, InstrumentCode>();
const MOST_CODES = 20_000;

function describe(value: unknown): string {
  if (value === undefined) return "absent";
  if (value === null) return "null";
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === "object") return "an object";
  const text = String(value);
  return `${typeof value} ${JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text)}`;
}
