import { parseCodeList } from "../../market/codeList";
import { parseInstrumentCode, type CodeProblem, type InstrumentCode } from "../../market/instrumentCode";
import { asQosError, QosError } from "../../qos/errors";
import { cellsOf, quote, readGiven } from "./given";

/** One row of an answer: an instrument, a blank cell of the range, or what was wrong with the cell. */
export type CodeRow =
  | { readonly kind: "code"; readonly code: InstrumentCode }
  | { readonly kind: "blank" }
  | { readonly kind: "error"; readonly error: QosError };

/** The one instrument of a formula. Throws a QosError that names what was given and what is accepted. */
export function readCode(raw: unknown): InstrumentCode {
  const given = readGiven(raw, "code");
  const text = given.kind === "blank" ? "" : String(given.value);
  const code = parseInstrumentCode(text);
  if (!code.ok) throw codeError(code.error);
  return code.value;
}

/**
 * The instruments of a formula: text with commas or semicolons, or a range of any shape. A blank cell keeps its row
 * and stays blank; a cell that is no code fails its own row.
 */
export function readCodes(raw: unknown): readonly CodeRow[] {
  const cells = cellsOf(raw);
  const rows = cells.flatMap((cell) => rowsOf(cell, cells.length === 1));
  if (rows.every((row) => row.kind === "blank")) throw codeError(problemOfNothing());
  return rows;
}

/** The instruments among rows, each once. */
export function codesOf(rows: readonly CodeRow[]): InstrumentCode[] {
  return [...new Set(rows.flatMap((row) => (row.kind === "code" ? [row.code] : [])))];
}

/** `alone`: what is wrong with the only cell is wrong with the formula. */
function rowsOf(raw: unknown, alone: boolean): readonly CodeRow[] {
  try {
    const cell = readGiven(raw, "codes");
    const entries = cell.kind === "blank" ? [] : parseCodeList(String(cell.value));
    if (entries.length === 0) return [{ kind: "blank" }];
    return entries.map((entry) =>
      entry.ok ? { kind: "code", code: entry.value } : { kind: "error", error: codeError(entry.error) },
    );
  } catch (thrown) {
    if (alone) throw thrown;
    return [{ kind: "error", error: asQosError(thrown) }];
  }
}

function codeError(problem: CodeProblem): QosError {
  if (problem.reason === "empty") return new QosError("noCode", { accepted: problem.accepted });
  return new QosError("badCode", { given: quote(problem.given), accepted: problem.accepted });
}

function problemOfNothing(): CodeProblem {
  const nothing = parseInstrumentCode("");
  if (nothing.ok) throw new QosError("internal");
  return nothing.error;
}
