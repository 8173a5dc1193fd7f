import type { Token } from "./tokens";

/** A stretch of tokens: from `start` up to, but without, `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A function's call in a formula, by the places of its tokens. */
export interface Call extends Span {
  /** The name as it is written. */
  readonly name: string;
  /** Where the name stands; before it, from `start` on, a workbook that it is said to come from. */
  readonly nameAt: number;
  /** One span an argument; none for `NOW()`. */
  readonly args: readonly Span[];
}

/** Excel nests functions no deeper; in a text that does, no call is looked for. */
const DEEPEST = 64;

interface Open {
  readonly at: number;
  /** What opened it is a function's bracket. */
  readonly call: boolean;
  start: number;
  readonly args: Span[];
}

/**
 * Every call of a formula, the inner ones after those around them, found in one pass. A call whose bracket never closes
 * is none; a semicolon divides arguments too, as some countries write it.
 */
export function findCalls(tokens: readonly Token[]): Call[] {
  const found: (Call & { readonly open: number })[] = [];
  const open: Open[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    const inner = open.at(-1);
    if (isOperator(token, "(") || isOperator(token, "{")) {
      const before = tokens[at - 1]?.kind;
      const call = isOperator(token, "(") && (before === "name" || before === "error");
      open.push({ at, call, start: at + 1, args: [] });
      if (open.length > DEEPEST) return [];
    } else if (inner !== undefined && (isOperator(token, ",") || isOperator(token, ";"))) {
      inner.args.push({ start: inner.start, end: at });
      inner.start = at + 1;
    } else if (inner !== undefined && (isOperator(token, ")") || isOperator(token, "}"))) {
      open.pop();
      if (!inner.call) continue;
      const args = [...inner.args, { start: inner.start, end: at }];
      const empty = args.length === 1 && isBlank(tokens.slice(inner.start, at));
      const nameAt = inner.at - 1;
      const name = tokens[nameAt]?.text ?? "";
      found.push({
        name,
        nameAt,
        start: workbookBefore(tokens, nameAt),
        end: at + 1,
        args: empty ? [] : args,
        open: inner.at,
      });
    }
  }
  return found.sort((one, other) => one.open - other.open).map(({ open: _open, ...call }) => call);
}

export function isOperator(token: Token | undefined, text: string): boolean {
  return token?.kind === "operator" && token.text === text;
}

export function isBlank(tokens: readonly Token[]): boolean {
  return tokens.every(({ kind }) => kind === "space");
}

/** The first token of `'C:\Add-ins\Quotes.xlam'!`, `[1]!` or `[Book.xlsx]Sheet1!` before a name; else the name itself. */
function workbookBefore(tokens: readonly Token[], at: number): number {
  // A link that was lost: `#REF!_xldudf_QOS_PRICE(…)`.
  const lost = tokens[at - 1];
  if (lost?.kind === "error" && lost.text.toUpperCase() === "#REF!") return at - 1;
  if (!isOperator(tokens[at - 1], "!")) return at;
  const before = tokens[at - 2]?.kind;
  if (before === "quoted" || before === "bracket") return at - 2;
  if (before !== "name") return at;
  return tokens[at - 3]?.kind === "bracket" ? at - 3 : at - 2;
}
