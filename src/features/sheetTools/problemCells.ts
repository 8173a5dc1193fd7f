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
  const names = new Set(formulas.map((formula) => /^=QOS\.(\w+)/i.exec(formula)?.[1]?.toUpperCase()));
  const codes = formulas.flatMap(codesIn);
  let count = 0;
  return scan<ProblemCell>(
    workbook,
    "workbook",
    ({ area, formula, value }) => {
      if (typeof value !== "string" || !/^#(N\/A|VALUE!)/.test(value)) return undefined;
      const called = [...formula.matchAll(/QOS\.(\w+)\s*\(/gi)].some(([, name]) => names.has(name?.toUpperCase()));
      const own = codesIn(formula);
      if (!called || (own.length > 0 && !own.some((code) => codes.includes(code)))) return undefined;
      count += 1;
      return { address: `${area.sheet.title}!${cellName(area.row, area.column)}`, area };
    },
    { stopped: () => count >= MOST, onProgress: () => undefined },
  );
}

/** Texts in quotes that look like an instrument. */
function codesIn(formula: string): readonly string[] {
  return [...formula.matchAll(/"([^"]*[:.][^"]*)"/g)].map(([, code = ""]) => code.toUpperCase());
}
