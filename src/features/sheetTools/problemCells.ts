import type { Workbook, CellArea } from "../../host/workbookCells";
import { cellName, scan } from "./scan";

/** A cell that shows an error. */
export interface ProblemCell {
  /** `Sheet1!B2`, as a person reads it. */
  readonly address: string;
  readonly area: CellArea;
}

/** Cells listed at most. */
const MOST = 100;

/**
 * The cells of the workbook that show an error now and hold one of these formulas' functions. Where a formula names
 * its instrument itself, it must be one of theirs; where it takes it from another cell, the function alone tells.
 * `formulas` as `paneView` lists them. Rejects with a `CellsError`.
 */
export async function problemCells(workbook: Workbook, formulas: readonly string[]): Promise<readonly ProblemCell[]> {
  const looked = lookedFor(formulas);
  let count = 0;
  return scan<ProblemCell>(
    workbook,
    "workbook",
    ({ area, formula, value }) => {
      if (!isError(value) || !mayBe(formula, looked)) return undefined;
      count += 1;
      return { address: `${area.sheet.title}!${cellName(area.row, area.column)}`, area };
    },
    { stopped: () => count >= MOST, onProgress: () => undefined },
  );
}

/** Which of these formulas some cell of the workbook shows as an error now. Rejects with a `CellsError`. */
export async function stillShown(workbook: Workbook, formulas: readonly string[]): Promise<ReadonlySet<string>> {
  const left = new Map([...new Set(formulas)].map((formula) => [formula, lookedFor([formula])] as const));
  const shown = new Set<string>();
  await scan(
    workbook,
    "workbook",
    ({ formula, value }) => {
      if (!isError(value)) return undefined;
      for (const [text, looked] of left) {
        if (!mayBe(formula, looked)) continue;
        shown.add(text);
        left.delete(text);
      }
      return undefined;
    },
    { stopped: () => left.size === 0, onProgress: () => undefined },
  );
  return shown;
}

/** The functions and the instruments of formulas. */
interface Looked {
  readonly names: ReadonlySet<string | undefined>;
  readonly codes: readonly string[];
}

function lookedFor(formulas: readonly string[]): Looked {
  const names = new Set(formulas.map((formula) => /^=QOS\.(\w+)/i.exec(formula)?.[1]?.toUpperCase()));
  return { names, codes: formulas.flatMap(codesIn) };
}

function isError(value: unknown): boolean {
  return typeof value === "string" && /^#(N\/A|VALUE!)/.test(value);
}

function mayBe(formula: string, { names, codes }: Looked): boolean {
  const called = [...formula.matchAll(/QOS\.(\w+)\s*\(/gi)].some(([, name]) => names.has(name?.toUpperCase()));
  const own = codesIn(formula);
  return called && (own.length === 0 || own.some((code) => codes.includes(code)));
}

/** Texts in quotes that look like an instrument. */
function codesIn(formula: string): readonly string[] {
  return [...formula.matchAll(/"([^"]*[:.][^"]*)"/g)].map(([, code = ""]) => code.toUpperCase());
}
