import { findCalls, isOperator, type Call } from "./calls";
import { nearest } from "../kernel/nearest";
import { answersTable, FORMULA_NAMES, readName } from "./formulaNames";
import { straightQuotes, toHalfWidth } from "./halfWidth";
import { composeCode } from "../market/instrumentCode";
import { isMarket } from "../market/markets";
import { reachesOutside } from "./reaching";
import { textOf, tokenize, type Token } from "./tokens";

/** What was wrong with a formula of ours. */
export type Fault =
  /** It shows #NAME?: Excel did not know the function when it read the cell, and does not look again by itself. */
  | "notRead"
  /** Excel's inner name of a function whose add-in it could not find: `_xldudf_QOS_PRICE`. */
  | "innerName"
  /** Another add-in's or workbook's file stands before the name: `'C:\…\x.xlam'!QOS.PRICE`. */
  | "otherFile"
  /** An @ keeps a table down to one cell. */
  | "atSign"
  /** `qos.price`, `QOSPRICE`, `QOS PRICE`. */
  | "spelling"
  /** No formula is called so, and one is nearly. */
  | "misspelt"
  /** The code is no instrument's, and another nearly the same is. */
  | "code"
  /** A formula that stands as text in its cell. */
  | "text"
  /** Semicolons between arguments. */
  | "separators"
  /** A code without quotation marks, or between round ones. */
  | "quotes";

/** Why a formula of ours that does not work cannot be mended without its author. */
export type Hopeless =
  /** Excel has replaced the function's name by #NAME?, so nobody knows which it was. */
  | "nameLost"
  /** No formula of this add-in is called so. */
  | "unknownFormula"
  /** What it pointed to has been deleted. */
  | "referenceLost"
  /** Semicolons and an array in braces: the array's marks differ by country. */
  | "foreignArray";

export type Repair =
  | { readonly kind: "fine" }
  | {
      readonly kind: "repaired";
      readonly after: string;
      readonly faults: readonly Fault[];
      /** Whether nobody can have meant it as it was. */
      readonly sure: boolean;
    }
  | { readonly kind: "hopeless"; readonly why: Hopeless; readonly what: string };

/** A cell as Excel gives it. */
export interface CellText {
  /** The formula, or the content where there is none. */
  readonly formula: string;
  /** What the cell shows, errors as their text. */
  readonly value: unknown;
}

/** A cheap look: whether a cell may hold one of our formulas in any shape. */
export function mayBeOurs(formula: string): boolean {
  return /qos/i.test(formula) || /[Ｑｑ]/.test(formula) || /#NAME\?\(/i.test(formula);
}

/** Says what is wrong with a cell's formula, and how it should read. */
export function repair({ formula, value }: CellText): Repair {
  const isText = value === formula && /^['＝=]/.test(formula);
  const content = formula.replace(/^'/, "");
  const unread = value === "#NAME?";
  const written = isText ? toHalfWidth(content) : unread ? straightQuotes(formula) : formula;
  if (!written.startsWith("=") || !mayBeOurs(written)) return { kind: "fine" };
  if (written.length > LONGEST) return { kind: "fine" };
  const mending = new Mending(tokenize(written));
  if (mending.calls === 0) return mending.nameLost ? hopeless("nameLost", "#NAME?") : { kind: "fine" };
  if (mending.unknown !== undefined) return hopeless("unknownFormula", mending.unknown);
  if (isText) mending.mendSeparators();
  if (isText || unread) mending.quoteCodes();
  if (!isText && written !== formula) mending.faults.add("quotes");
  if (mending.foreignArray) return hopeless("foreignArray", "{ }");
  const after = mending.text;
  const faults: Fault[] = [...(isText ? (["text"] as const) : []), ...mending.faults];
  if (faults.length === 0 && value === "#NAME?") faults.push("notRead");
  // A text without a single wrong sign may be meant as one, to show how a formula is written.
  const sure =
    mending.sure && (!isText || written !== content || mending.faults.size > 0) && !reachesOutside(tokenize(after));
  if (faults.length > 0) return { kind: "repaired", after, faults, sure };
  return /#REF!/.test(written) && value === "#REF!" ? hopeless("referenceLost", "#REF!") : { kind: "fine" };
}

/** Excel's own bound of a formula, in characters. */
const LONGEST = 8_192;

function hopeless(why: Hopeless, what: string): Repair {
  return { kind: "hopeless", why, what };
}

/** One formula under repair. Tokens that go away become empty, so that places stay. */
class Mending {
  readonly faults = new Set<Fault>();
  /** Calls of our formulas. */
  calls = 0;
  sure = true;
  unknown: string | undefined;
  nameLost = false;
  foreignArray = false;
  readonly #tokens: Token[];

  constructor(tokens: readonly Token[]) {
    this.#tokens = [...tokens];
    this.#joinSpacedNames();
    for (const call of findCalls(this.#tokens)) this.#mendCall(call);
  }

  get text(): string {
    return textOf(this.#tokens);
  }

  /** In a text a person has typed what the keyboard's country wants: semicolons, and a comma before decimals. */
  mendSeparators(): void {
    const tokens = this.#tokens;
    const semicolons = outsideBraces(tokens).filter((at) => isOperator(tokens[at], ";"));
    if (semicolons.length === 0) return;
    if (tokens.some((token) => isOperator(token, "{"))) this.foreignArray = true;
    tokens.forEach((token, at) => {
      const [left, right] = [tokens[at - 1]?.kind, tokens[at + 1]?.kind];
      if (isOperator(token, ",") && left === "number" && right === "number") this.#put(at, ".");
    });
    for (const at of semicolons) this.#put(at, ",");
    this.faults.add("separators");
  }

  /** `QOS.PRICE(US:AAPL)`: to Excel these are columns, or names that there are not. */
  quoteCodes(): void {
    for (const call of findCalls(this.#tokens)) {
      if (readName(call.name).kind !== "ours") continue;
      const [first] = call.args;
      if (first === undefined) continue;
      const places = Array.from({ length: first.end - first.start }, (_, at) => first.start + at).filter(
        (at) => this.#tokens[at]?.kind !== "space",
      );
      const [market, colon, symbol, more] = places.map((at) => this.#tokens[at]);
      const at = places[0];
      if (market === undefined || symbol === undefined || more !== undefined || at === undefined) continue;
      if (!isOperator(colon, ":") || (symbol.kind !== "name" && symbol.kind !== "number")) continue;
      const name = market.text.toUpperCase();
      const code = isMarket(name) ? composeCode(name, symbol.text.toUpperCase()) : undefined;
      if (code === undefined) continue;
      for (const place of places) this.#put(place, "");
      this.#tokens[at] = { kind: "string", text: `"${code}"` };
      this.faults.add("quotes");
    }
  }

  /** `QOS PRICE(…)` is one name to a person and two to Excel. */
  #joinSpacedNames(): void {
    const tokens = this.#tokens;
    tokens.forEach((token, at) => {
      const [space, name, open] = tokens.slice(at + 1, at + 4);
      if (token.kind !== "name" || !/^qos\.?$/i.test(token.text) || space?.kind !== "space") return;
      if (name?.kind !== "name" || !isOperator(open, "(") || readName(`QOS.${name.text}`).kind !== "ours") return;
      tokens.splice(at, 3, { kind: "name", text: `QOS ${name.text}` });
    });
  }

  #mendCall({ name: written, nameAt, start }: Call): void {
    if (written.toUpperCase() === "#NAME?") this.nameLost = true;
    const read = readName(written.replace(/^QOS (?=\w)/i, "QOS"));
    if (read.kind === "foreign") return;
    this.calls += 1;
    if (read.kind === "unknown") {
      const [near] = nearest(read.given.replace(/^QOS\./, ""), FORMULA_NAMES);
      // What a later version may know is not taken for a slip without being asked.
      this.sure = false;
      if (near === undefined) this.unknown ??= read.given;
      else {
        this.#put(nameAt, `QOS.${near}`);
        this.faults.add("misspelt");
      }
      return;
    }
    if (start < nameAt) {
      for (let at = start; at < nameAt; at += 1) this.#put(at, "");
      this.faults.add("otherFile");
    }
    if (read.spelt === "wrong") {
      this.#put(nameAt, `QOS.${read.name}`);
      this.faults.add(/^_xl/i.test(written) ? "innerName" : "spelling");
    }
    this.#mendAt(start, answersTable(read.name));
    this.#mendSingle(start, nameAt, answersTable(read.name));
  }

  /** `@QOS.KLINE(…)`: Excel writes the sign where it did not know that the function answers with a table. */
  #mendAt(start: number, table: boolean): void {
    if (!isOperator(this.#tokens[start - 1], "@")) return;
    this.#put(start - 1, "");
    this.faults.add("atSign");
    if (table) this.sure = false;
  }

  /** `_xlfn.SINGLE(QOS.KLINE(…))` is the same sign as a file holds it. */
  #mendSingle(start: number, nameAt: number, table: boolean): void {
    const outer = this.#tokens[start - 2];
    if (outer?.kind !== "name" || !/^_xlfn\.SINGLE$/i.test(outer.text)) return;
    const inner = findCalls(this.#tokens).find((call) => call.nameAt === nameAt);
    const around = findCalls(this.#tokens).find((call) => call.nameAt === start - 2);
    if (inner === undefined || around?.end !== inner.end + 1) return;
    for (const at of [start - 2, start - 1, inner.end]) this.#put(at, "");
    this.faults.add("atSign");
    if (table) this.sure = false;
  }

  #put(at: number, text: string): void {
    const token = this.#tokens[at];
    if (token !== undefined) this.#tokens[at] = text === "" ? { kind: "space", text } : { ...token, text };
  }
}

function outsideBraces(tokens: readonly Token[]): number[] {
  let depth = 0;
  return tokens.flatMap((token, at) => {
    if (isOperator(token, "{")) depth += 1;
    if (isOperator(token, "}")) depth -= 1;
    return depth === 0 ? [at] : [];
  });
}
