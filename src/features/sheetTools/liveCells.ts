import type { CellArea, Workbook } from "../../host/workbookCells";
import { parseCodeList } from "../../market/codeList";
import { rectangleOf, referencesIn, type Rectangle } from "../../workbook/references";
import { cellName, scan } from "./scan";

/** A cell whose formula shows a live subscription. */
export interface LiveCell {
  /** `Sheet1!B2`, as a person reads it. */
  readonly address: string;
  readonly area: CellArea;
}

/** What is looked for: an instrument, and the letter of its topic. */
export interface Looked {
  readonly code: string;
  readonly topic: string;
}

/** Cells listed at most. */
const MOST = 500;
/** Longer texts (characters) are no lists of instruments. */
const LONGEST = 2_000;

/** The formulas that can show a topic. */
const FORMULAS: Readonly<Record<string, readonly string[]>> = {
  S: ["LIVE", "LIVEQUOTE", "LIVEFXRATE"],
  T: ["LIVETRADES", "LIVE", "LIVEQUOTE", "LIVEKLINE", "LIVEINDICATOR"],
  D: ["LIVEDEPTH", "LIVE", "LIVEQUOTE"],
  K: ["LIVEKLINE", "LIVEINDICATOR"],
};

interface Candidate extends LiveCell {
  readonly formula: string;
}

/** Formulas that show rates of currencies: which instruments tell them, the formula does not say. */
const RATED = /QOS\.LIVEFXRATE\s*\(|@[A-Z]{3}/i;

/**
 * The cells of the workbook whose formula can show a subscription: it names the instrument itself, or a cell that does, or
 * it shows a rate that a pair of currencies may be part of.
 * Rejects with a `CellsError`.
 */
export async function liveCells(workbook: Workbook, { code, topic }: Looked): Promise<readonly LiveCell[]> {
  const names = FORMULAS[topic] ?? [];
  /** Cells whose content names the instrument. */
  const named: CellArea[] = [];
  const candidates = await scan<Candidate>(
    workbook,
    "workbook",
    ({ area, formula, value }) => {
      if (typeof value === "string" && namesIt(value, code)) named.push(area);
      const calls = [...formula.matchAll(/QOS\.(\w+)\s*\(/gi)].some(([, name = ""]) =>
        names.includes(name.toUpperCase()),
      );
      if (!formula.startsWith("=") || !calls) return undefined;
      return { formula, area, address: `${area.sheet.title}!${cellName(area.row, area.column)}` };
    },
    { stopped: () => false, onProgress: () => undefined },
  );
  const isPair = topic === "S" && /^FX:/.test(code);
  return candidates
    .filter(({ formula, area }) => {
      if (isPair && RATED.test(formula)) return true;
      if ([...formula.matchAll(/"([^"]*)"/g)].some(([, text = ""]) => namesIt(text, code))) return true;
      return referencesIn(formula).some(({ sheet, ...ends }) => {
        const cells = rectangleOf(ends);
        const title = (sheet ?? area.sheet.title).toLowerCase();
        return (
          cells !== undefined && named.some((cell) => cell.sheet.title.toLowerCase() === title && holds(cells, cell))
        );
      });
    })
    .slice(0, MOST)
    .map(({ address, area }) => ({ address, area }));
}

function namesIt(text: string, code: string): boolean {
  if (text.length > LONGEST || text.trim() === "") return false;
  return parseCodeList(text).some((entry) => entry.ok && entry.value.code === code);
}

function holds({ row, column, rows, columns }: Rectangle, cell: CellArea): boolean {
  return cell.row >= row && cell.row < row + rows && cell.column >= column && cell.column < column + columns;
}
