/** What a piece of a formula's text is. `open`: a string or a quoted name that never ends. */
export type TokenKind =
  "string" | "quoted" | "bracket" | "space" | "number" | "error" | "name" | "operator" | "open" | "other";

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

/**
 * Pieces in the order in which they are tried. A name is also a cell (`$A$1`), a function, TRUE, or an unquoted workbook
 * (`Quotes.xlam`). Formulas are read as the file holds them: with commas and points, whatever the country.
 */
const PIECES: readonly (readonly [TokenKind, RegExp])[] = [
  ["string", /"(?:[^"]|"")*"/y],
  ["quoted", /'(?:[^']|'')*'/y],
  ["open", /["'][\s\S]*/y],
  ["space", /\s+/y],
  ["number", /(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?(?![\p{L}\p{N}_.])/iuy],
  ["error", /#(?:[A-Z]+\/?[A-Z0-9]*[!?]|N\/A)/iy],
  ["name", /[\p{L}\p{N}_\\$][\p{L}\p{N}\p{M}_\\.?$．。]*/uy],
  ["operator", /<=|>=|<>|[-+*/^&=<>%:!,;(){}@#]/y],
];

/** A formula's text in pieces; joined they are the text again. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length;) {
    const token = bracketAt(text, at) ?? pieceAt(text, at) ?? { kind: "other", text: characterAt(text, at) };
    tokens.push(token);
    at += token.text.length;
  }
  return tokens;
}

export function textOf(tokens: readonly Token[]): string {
  return tokens.map(({ text }) => text).join("");
}

function pieceAt(text: string, at: number): Token | undefined {
  for (const [kind, pattern] of PIECES) {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined && found !== "") return { kind, text: found };
  }
  return undefined;
}

/** `[1]`, `[Book.xlsx]` or the nested brackets of a table's columns, in which `'` takes the next sign's meaning away. */
function bracketAt(text: string, from: number): Token | undefined {
  if (text[from] !== "[") return undefined;
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === "'") at += 1;
    else if (sign === "[") depth += 1;
    else if (sign === "]") depth -= 1;
    if (depth === 0) return { kind: "bracket", text: text.slice(from, at + 1) };
  }
  return { kind: "open", text: text.slice(from) };
}

function characterAt(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at) ?? 0);
}
