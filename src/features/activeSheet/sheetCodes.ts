import type { Workbook, CellArea, CellBlock } from "../../host/workbookCells";
import { parseCodeList } from "../../market/codeList";
import type { InstrumentCode } from "../../market/instrumentCode";
import { rectangleOf, referencesIn } from "../../workbook/references";

/** Cells that are read at once: so few that neither Excel nor the page is held up. */
const BLOCK = 5_000;
/** Cells of one sheet that are read at most. */
const MOST_CELLS = 100_000;
/** Other sheets, and cells of each, from which formulas of the sheet take instruments. */
const MOST_SHEETS = 5;
const MOST_ELSEWHERE = 5_000;
/** Longer texts (characters) are no lists of instruments. */
const LONGEST = 2_000;

export interface ReadSheetOptions {
  readonly workbook: Pick<Workbook, "areas" | "read">;
  /** What the window shows, where that is known. */
  readonly window: CellArea | undefined;
  /** The sheet is not in front any more: nobody waits for the end. */
  readonly stopped: () => boolean;
}

/** The instruments that stand on a sheet. */
export interface SheetCodes {
  /** The name that Excel knows the sheet by; undefined for an empty one. */
  readonly sheet: string | undefined;
  /** Those in the window. */
  readonly seen: readonly InstrumentCode[];
  readonly nearby: readonly InstrumentCode[];
  /** Whether formulas take some from other sheets. */
  readonly fromElsewhere: boolean;
}

/**
 * Finds the instruments on the active sheet: in the contents of its cells, in the texts of our formulas, and in the
 * cells of other sheets that those name. Block by block, the window first; of a huge sheet a part. Rejects with a
 * `CellsError`.
 */
export async function readSheet({ workbook, window, stopped }: ReadSheetOptions): Promise<SheetCodes> {
  const [used] = await workbook.areas("sheet");
  const seen = new Set<InstrumentCode>();
  const all = new Set<InstrumentCode>();
  const elsewhere = new Map<string, CellArea>();
  const read = async (area: CellArea, codes: Set<InstrumentCode>): Promise<void> => {
    for (const part of partsOf(area)) {
      if (stopped()) return;
      collect(await workbook.read(part), codes, elsewhere);
    }
  };
  const shown = used && window && common(used, window);
  if (shown !== undefined) await read(shown, seen);
  if (used !== undefined) await read(used, all);
  // What a formula takes from another sheet shows on this one, nobody knows in which cell.
  const places = [...elsewhere.values()].slice(0, MOST_SHEETS);
  for (const place of places) await read(place, all).catch(() => undefined);
  return {
    sheet: used?.sheet.id,
    seen: [...seen],
    nearby: [...all].filter((code) => !seen.has(code)),
    fromElsewhere: places.length > 0,
  };
}

/** The instruments that the window shows now, of a sheet that has been read. Rejects with a `CellsError`. */
export async function readWindow({
  workbook,
  window,
  stopped,
}: ReadSheetOptions): Promise<ReadonlySet<InstrumentCode>> {
  const [used] = await workbook.areas("sheet");
  const shown = used && window && common(used, window);
  const seen = new Set<InstrumentCode>();
  if (shown === undefined) return seen;
  for (const part of partsOf(shown)) {
    if (stopped()) break;
    collect(await workbook.read(part), seen, new Map());
  }
  return seen;
}

function* partsOf(area: CellArea): Generator<CellArea> {
  const rows = Math.max(1, Math.floor(BLOCK / area.columns));
  const most = Math.min(area.rows, Math.ceil(MOST_CELLS / area.columns));
  for (let row = 0; row < most; row += rows) yield { ...area, row: area.row + row, rows: Math.min(rows, most - row) };
}

function common(left: CellArea, right: CellArea): CellArea | undefined {
  if (left.sheet.id !== right.sheet.id) return undefined;
  const row = Math.max(left.row, right.row);
  const column = Math.max(left.column, right.column);
  const rows = Math.min(left.row + left.rows, right.row + right.rows) - row;
  const columns = Math.min(left.column + left.columns, right.column + right.columns) - column;
  return rows > 0 && columns > 0 ? { sheet: left.sheet, row, column, rows, columns } : undefined;
}

function collect({ formulas, values }: CellBlock, codes: Set<InstrumentCode>, elsewhere: Map<string, CellArea>): void {
  for (const [down, line] of formulas.entries())
    for (const [across, formula] of line.entries()) {
      const value = values[down]?.[across];
      if (typeof value === "string") addCodes(value, codes);
      if (typeof formula !== "string" || !formula.startsWith("=") || !/QOS\./i.test(formula)) continue;
      for (const [, text = ""] of formula.matchAll(/"([^"]*)"/g)) addCodes(text, codes);
      addPlaces(formula, elsewhere);
    }
}

function addCodes(text: string, codes: Set<InstrumentCode>): void {
  if (text.length > LONGEST || !/[:.：．]/.test(text)) return;
  for (const entry of parseCodeList(text)) if (entry.ok) codes.add(entry.value.code);
}

/** Adds what a formula names on other sheets, one rectangle a sheet; what would grow too large is left out. */
function addPlaces(formula: string, elsewhere: Map<string, CellArea>): void {
  if (!formula.includes("!")) return;
  for (const { sheet: title, ...ends } of referencesIn(formula)) {
    const cells = rectangleOf(ends);
    if (title === undefined || cells === undefined) continue;
    const area = { sheet: { id: title, title }, ...cells };
    const known = elsewhere.get(title);
    const both = known === undefined ? area : union(known, area);
    if (both.rows * both.columns <= MOST_ELSEWHERE) elsewhere.set(title, both);
  }
}

function union(left: CellArea, right: CellArea): CellArea {
  const row = Math.min(left.row, right.row);
  const column = Math.min(left.column, right.column);
  const rows = Math.max(left.row + left.rows, right.row + right.rows) - row;
  const columns = Math.max(left.column + left.columns, right.column + right.columns) - column;
  return { sheet: left.sheet, row, column, rows, columns };
}
