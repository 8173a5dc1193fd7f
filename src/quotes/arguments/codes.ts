import { remembered } from "../../kernel/remembered";
import { partsOfCodeList } from "../../market/codeList";
import type { InstrumentCode } from "../../market/instrumentCode";
import { MARKETS } from "../../market/markets";
import { readEntry, readSpelling, type CodeProblem } from "../../market/readSpelling";
import { asQosError, QosError } from "../../qos/errors";
import { quote, readGiven, soleText, usedCells } from "./given";

/** One row of an answer: an instrument, a blank cell of the range, or what was wrong with the cell. `given`: as typed. */
export type CodeRow =
  | { readonly kind: "code"; readonly code: InstrumentCode; readonly given: string }
  | { readonly kind: "blank" }
  | { readonly kind: "error"; readonly error: QosError; readonly given: string };

/** Codes that one formula takes: more would be a table that no plan and no sheet is made for. */
export const MOST_CODES = 5_000;
/** Rows, blank ones among them, that a range of codes may reach down to. */
const MOST_ROWS = 100_000;

const MARKET_NAMES = MARKETS.map(({ market }) => market).join(" ");
const FORM = `US:AAPL, HK:700, SH:600519 (markets: ${MARKET_NAMES})`;
const BLANK: CodeRow = { kind: "blank" };

/** The one instrument of a formula. Throws a QosError that names what was given and what is accepted. */
export function readCode(raw: unknown): InstrumentCode {
  const given = readGiven(raw, "code");
  if (given.kind === "value" && typeof given.value === "boolean")
    throw codeError({ reason: "unclear", given: String(given.value), instead: [] }, "code");
  const text = given.kind === "blank" ? "" : String(given.value);
  const code = readSpelling(text);
  if (!code.ok) throw codeError(code.error, "code");
  return code.value;
}

/** The same where a market might be meant as well: letters alone are two things there, and have to name their market. */
export function readNamedCode(raw: unknown): InstrumentCode {
  const code = readCode(raw);
  const given = readGiven(raw, "code");
  if (given.kind === "blank" || !/^[A-Za-z.-]+$/.test(String(given.value).trim())) return code;
  const entry = readEntry(String(given.value));
  if (entry.ok && entry.value.named) return code;
  throw codeError({ reason: "unclear", given: String(given.value), instead: [code] }, "code_or_market");
}

/**
 * The instruments of a formula: text with commas or semicolons, or a range of any shape. A blank cell keeps its row
 * and stays blank; a cell that is no code fails its own row.
 */
export function readCodes(raw: unknown): readonly CodeRow[] {
  const text = soleText(raw);
  return text === undefined ? readRange(raw) : readText(text);
}

const readText = remembered(readRange, 20_000);

function readRange(raw: unknown): readonly CodeRow[] {
  const cells = usedCells(raw, MOST_CODES);
  const rows: CodeRow[] = [];
  let codes = 0;
  for (const cell of cells) {
    for (const row of rowsOf(cell, cells.length === 1)) {
      if (row.kind !== "blank") codes += 1;
      if (codes <= MOST_CODES && rows.length < MOST_ROWS) rows.push(row);
    }
  }
  if (codes > MOST_CODES) throw new QosError("tooManyCodes", { argument: "codes", count: codes, most: MOST_CODES });
  if (cells.length > MOST_ROWS) throw new QosError("tooLarge", { rows: cells.length, most: MOST_ROWS });
  if (codes === 0) throw new QosError("noCode", { argument: "codes", accepted: FORM });
  return rows;
}

/** The instruments among rows, each once. */
export function codesOf(rows: readonly CodeRow[]): InstrumentCode[] {
  const codes = new Set<InstrumentCode>();
  for (const row of rows) if (row.kind === "code") codes.add(row.code);
  return [...codes];
}

/** `alone`: what is wrong with the only cell is wrong with the formula. */
function rowsOf(raw: unknown, alone: boolean): readonly CodeRow[] {
  try {
    const cell = readGiven(raw, "codes");
    if (cell.kind === "blank") return [BLANK];
    const entries = typeof cell.value === "boolean" ? [] : partsOfCodeList(String(cell.value));
    if (entries.length === 0) return [typeof cell.value === "boolean" ? noCode(cell.value) : BLANK];
    const [first] = entries;
    if (alone && entries.length === 1 && first?.read.ok === false) throw codeError(first.read.error, "codes");
    return entries.map(({ given, read }) =>
      read.ok
        ? { kind: "code", code: read.value.code, given }
        : { kind: "error", error: codeError(read.error, "codes"), given },
    );
  } catch (thrown) {
    if (alone) throw thrown;
    return [{ kind: "error", error: asQosError(thrown), given: "" }];
  }
}

function noCode(value: boolean): CodeRow {
  const given = String(value).toUpperCase();
  return { kind: "error", error: codeError({ reason: "unclear", given: String(value), instead: [] }, "codes"), given };
}

function codeError({ reason, given, instead }: CodeProblem, argument: string): QosError {
  const details = { argument, given: quote(given), accepted: instead.length > 0 ? instead.join(", ") : FORM };
  switch (reason) {
    case "empty":
      return new QosError("noCode", { argument, accepted: FORM });
    case "several":
      return new QosError("codeSeveral", details);
    case "blank":
      return new QosError("codeBlank", details);
    case "elsewhere":
      return new QosError("codeElsewhere", details);
    case "beijing":
      return new QosError("codeBeijing", { argument, given: details.given, markets: MARKET_NAMES });
    case "unclear":
      return new QosError("badCode", details);
  }
}
