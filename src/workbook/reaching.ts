import type { Token } from "./tokens";

/** Functions that send something out of the workbook, fetch from outside, or run what is not a formula. */
const REACHING: ReadonlySet<string> = new Set(
  (
    "WEBSERVICE ENCODEURL FILTERXML HYPERLINK IMAGE RTD CALL REGISTER REGISTER.ID EXEC EXECUTE INITIATE POKE REQUEST " +
    "TERMINATE EVALUATE CUBEVALUE CUBEMEMBER CUBESET SQL.REQUEST PY COPILOT TRANSLATE " +
    "DETECTLANGUAGE IMPORTTEXT IMPORTCSV"
  ).split(" "),
);

/**
 * Whether a formula reaches outside its workbook: by a function, by DDE (`cmd|'/c calc'!A1`), or by a link to another
 * file. Such a formula is never written unless a person has seen it and chosen it.
 */
export function reachesOutside(tokens: readonly Token[]): boolean {
  return tokens.some((token, at) => {
    if (token.text.includes("|")) return token.kind !== "string";
    if (token.kind === "open") return true;
    const next = tokens[at + 1];
    if (token.kind === "bracket" || token.kind === "quoted") return isLink(token, next);
    if (token.kind !== "name") return false;
    const name = token.text.toUpperCase().replace(/^(?:_XLFN\.|_XLWS\.|_XLL\.|_XLUDF\.)+/, "");
    const opens = tokens.slice(at + 1, at + 3).find(({ kind }) => kind !== "space")?.text === "(";
    return (opens && REACHING.has(name)) || /\.(?:xla|xlam|xll|xlsx?|xlsm|xlsb)$/i.test(name);
  });
}

/** `[Book.xlsx]Sheet1!A1`, `[1]!Name`, `'C:\\[Book.xlsx]Sheet1'!A1`; a table's columns follow its name without a mark. */
function isLink({ kind, text }: Token, next: Token | undefined): boolean {
  if (kind === "quoted") return /[[\\/]/.test(text);
  return next?.kind === "name" || next?.text === "!";
}
