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
  /** Where the name stands; before it, from `start` on, a book that it is said to come from. */
  readonly nameAt: number;
  /** One span an argument; none for `NOW()`. */
  readonly args: readonly Span[];
}

/** Every call of a formula, the inner ones after those around them. A call whose bracket never closes is none. */
export function findCalls(tokens: readonly Token[]): Call[] {
  const calls: Call[] = [];
  tokens.forEach((token, at) => {
    if (token.kind !== "name" && token.kind !== "error") return;
    if (!isOperator(tokens[at + 1], "(")) return;
    const args = readArguments(tokens, at + 1);
    const [last] = args.slice(-1);
    if (last === undefined) return;
    const end = last.end + 1;
    const empty = args.length === 1 && isBlank(tokens.slice(last.start, last.end));
    calls.push({ name: token.text, nameAt: at, start: bookBefore(tokens, at), end, args: empty ? [] : args });
  });
  return calls;
}

export function isOperator(token: Token | undefined, text: string): boolean {
  return token?.kind === "operator" && token.text === text;
}

export function isBlank(tokens: readonly Token[]): boolean {
  return tokens.every(({ kind }) => kind === "space");
}

/** Arguments of the call whose bracket opens at `open`. A semicolon divides them too: some countries write it so. */
function readArguments(tokens: readonly Token[], open: number): Span[] {
  const args: Span[] = [];
  let depth = 0;
  let start = open + 1;
  for (let at = open; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (isOperator(token, "(") || isOperator(token, "{")) depth += 1;
    if (isOperator(token, ")") || isOperator(token, "}")) depth -= 1;
    const divides = depth === 1 && (isOperator(token, ",") || isOperator(token, ";"));
    if (divides || depth === 0) args.push({ start, end: at });
    if (depth === 0) return args;
    if (divides) start = at + 1;
  }
  return [];
}

/** The first token of `'C:\Add-ins\Quotes.xlam'!`, `[1]!` or `[Book.xlsx]Sheet1!` before a name; else the name itself. */
function bookBefore(tokens: readonly Token[], at: number): number {
  if (!isOperator(tokens[at - 1], "!")) return at;
  const before = tokens[at - 2]?.kind;
  if (before === "quoted" || before === "bracket") return at - 2;
  if (before !== "name") return at;
  return tokens[at - 3]?.kind === "bracket" ? at - 3 : at - 2;
}
