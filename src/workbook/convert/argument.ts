import { isBlank } from "../calls";
import { textOf, type Token } from "../tokens";
import { Refused } from "./outcome";
import { ourSecurity, type Security } from "./security";

/** What a cell holds that a formula refers to; undefined where it is not known. */
export type ValueOf = (reference: string) => unknown;

/** An argument of another product's formula. */
export interface Argument {
  /** As written, without blanks around. */
  readonly text: string;
  /** What it is, where that can be told from its text alone. */
  readonly literal: string | number | boolean | undefined;
  /** It refers to one cell. */
  readonly reference: boolean;
  readonly blank: boolean;
}

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

export const NO_ARGUMENT: Argument = { text: "", literal: undefined, reference: false, blank: true };

export function readArgument(tokens: readonly Token[]): Argument {
  if (isBlank(tokens)) return NO_ARGUMENT;
  const text = textOf(tokens).trim();
  const literal = literalOf(text);
  return { text, literal, reference: isReference(text), blank: literal === "" };
}

/** The instrument as our formula writes it, with its market where that is known. */
export interface Instrument {
  readonly text: string;
  readonly market: string | undefined;
  readonly guessed: boolean;
}

/**
 * The instrument that an argument names. A text is rewritten; a cell is kept if what it holds now is a code that our
 * formulas read.
 */
export function readInstrument(
  argument: Argument,
  spelling: (text: string) => Security | undefined,
  valueOf: ValueOf,
): Instrument {
  if (typeof argument.literal === "string") {
    const security = spelling(argument.literal) ?? ourSecurity(argument.literal);
    if (security === undefined) throw new Refused("security", argument.literal);
    return { text: quoted(security.code), market: security.market, guessed: security.guessed };
  }
  const held = argument.reference ? valueOf(argument.text) : undefined;
  const security = typeof held === "string" ? ourSecurity(held) : undefined;
  if (security === undefined) throw new Refused("securityInCell", argument.text);
  return { text: argument.text, market: security.market, guessed: security.guessed };
}

/**
 * The instruments that an argument names, where it names several: a text with commas, or texts in braces. Undefined
 * where it is one, or a cell.
 */
export function readInstruments(
  { text, literal }: Argument,
  spelling: (text: string) => Security | undefined,
): { readonly text: string; readonly each: readonly Instrument[] } | undefined {
  const names = typeof literal === "string" ? literal.split(/[,;]/) : namesInBraces(text);
  if (names.length < 2) return undefined;
  const each = names.map((name) => {
    const security = spelling(name.trim()) ?? ourSecurity(name.trim());
    if (security === undefined) throw new Refused("security", name.trim());
    return security;
  });
  return {
    text: quoted(each.map(({ code }) => code).join(",")),
    each: each.map(({ code, market, guessed }) => ({ text: quoted(code), market, guessed })),
  };
}

/** `{"AAPL US Equity","MSFT US Equity"}`. */
function namesInBraces(text: string): readonly string[] {
  const inner = /^\{\s*("[^"]*"(?:\s*[,;]\s*"[^"]*")*)\s*\}$/.exec(text)?.[1] ?? "";
  return [...inner.matchAll(/"([^"]*)"/g)].map(([, name = ""]) => name);
}

/** A text that must stand in the formula itself. */
export function readWord(argument: Argument, fallback: string): string {
  if (argument.blank) return fallback;
  if (typeof argument.literal === "string") return argument.literal.trim();
  throw new Refused("fieldInCell", argument.text);
}

/**
 * A date as our formulas read it: ISO text, yyyymmdd, a serial, or whatever a formula computes. `3/4/2024` is two days,
 * and `-1Y` is a word of the other product.
 */
export function readDay(argument: Argument): string {
  const { literal, text } = argument;
  if (typeof literal !== "string") return text;
  const compact = literal.trim();
  if (/^\d{8}$/.test(compact)) return compact;
  const named = /^(\d{1,2})-([A-Za-z]{3})-(\d{4})$/.exec(compact);
  const month = named === null ? -1 : MONTHS.indexOf(named[2]?.toLowerCase() ?? "");
  if (named !== null && month >= 0)
    return quoted(`${named[3] ?? ""}-${String(month + 1).padStart(2, "0")}-${(named[1] ?? "").padStart(2, "0")}`);
  if (/^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}$/.test(compact)) return quoted(compact.replace(/[/.]/g, "-"));
  throw new Refused("date", literal);
}

export function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function literalOf(text: string): string | number | boolean | undefined {
  if (/^"(?:[^"]|"")*"$/.test(text)) return text.slice(1, -1).replaceAll('""', '"');
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text)) return Number(text);
  return /^(true|false)$/i.test(text) ? text.toUpperCase() === "TRUE" : undefined;
}

function isReference(text: string): boolean {
  return /^(?:(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?\$?[A-Z]{1,3}\$?\d{1,7}$/iu.test(text);
}
