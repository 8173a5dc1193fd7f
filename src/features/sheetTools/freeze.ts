import type { Workbook, CellArea, CellsFault, CellWrite, Scope, SheetName, ShownCells } from "../../host/workbookCells";
import { asTyped } from "../../workbook/asTyped";
import { addFrozen, markOf, mayCover, removeFrozen, type FrozenCell } from "../../workbook/frozen";
import { callsOurs } from "../../workbook/ours";
import { reachesOutside } from "../../workbook/reaching";
import { tokenize } from "../../workbook/tokens";
import { anchor, relocated, type Anchored, type Placed } from "./anchors";
import { broughtFormat } from "./broughtFormat";
import { inBatches, type Control } from "./control";
import { keepFrozen, placeNames, readFrozen } from "./frozenWorkbook";
import { cellName, scan, type MetCell } from "./scan";

/** Why a formula was not frozen: it shows no value now, or Excel did not let its cell be changed. */
export type NotFrozen = CellsFault | "noValue" | "edited" | "notOurs";

export interface Frozen {
  /** Formulas that are values now. */
  readonly count: number;
  readonly failed: readonly { readonly area: CellArea; readonly address: string; readonly why: NotFrozen }[];
}

interface Candidate {
  readonly area: CellArea;
  readonly cell: FrozenCell;
  readonly write: CellWrite;
}

/**
 * Replaces our formulas by the values they show. Their texts go into the workbook first, so that nothing is lost
 * whatever happens meanwhile.
 */
export async function freeze(workbook: Workbook, scope: Scope, control: Control): Promise<Frozen> {
  const quiet = { ...control, onProgress: () => undefined };
  const ours = await scan(workbook, scope, (cell) => (callsOurs(cell.formula) ? cell : undefined), quiet);
  const read = await inBatches(ours, (batch) => readBatch(workbook, batch), control);
  const candidates = read.filter((each): each is Candidate => "write" in each);
  const failed = read.filter((each): each is Frozen["failed"][number] => "why" in each);
  if (control.stopped() || !(await keep(workbook, candidates, control))) return { count: 0, failed: [] };
  const faults = await inBatches(candidates, (batch) => workbook.write(batch.map(({ write }) => write)), control);
  // Stopped half-way: what was not written is a formula still.
  const unwritten = candidates.filter((_, at) => at >= faults.length || faults[at] !== undefined);
  if (unwritten.length > 0) await forget(workbook, unwritten);
  const refused = candidates.flatMap(({ area }, at) => {
    const why = faults[at];
    return why === undefined ? [] : [{ area, address: cellName(area.row, area.column), why }];
  });
  return { count: candidates.length - unwritten.length, failed: [...failed, ...refused] };
}

async function readBatch(
  workbook: Workbook,
  batch: readonly MetCell[],
): Promise<readonly (Candidate | Frozen["failed"][number])[]> {
  const areas = await workbook.spills(batch.map(({ area }) => area));
  const shown = await workbook.show(areas);
  return batch.map(({ formula }, at) => {
    const area = areas[at];
    const cells = shown[at];
    if (area === undefined) throw new Error("an area for each cell");
    const place = { area, address: cellName(area.row, area.column) };
    if (cells?.formulas[0]?.[0] !== formula) return { ...place, why: "edited" };
    // It could not be brought back: what a record holds is written only where it stays inside the workbook.
    if (reachesOutside(tokenize(formula)) || !mayCover(area)) return { ...place, why: "notOurs" };
    return hasValue(cells) ? candidate(area, formula, cells) : { ...place, why: "noValue" };
  });
}

/** A single error, or a cell that still waits, is nothing to keep. */
function hasValue({ values }: ShownCells): boolean {
  const waiting = values.flat().some((value) => value === "#BUSY!" || value === "#GETTING_DATA");
  const first = values[0]?.[0];
  return !waiting && !(typeof first === "string" && /^#[A-Z/0-9]+[!?]?$/.test(first));
}

function candidate(area: CellArea, formula: string, { values, texts, formats }: ShownCells): Candidate {
  const given = formats.map((row, down) =>
    row.map((format, across) =>
      format === "General" ? (broughtFormat(values[down]?.[across], texts[down]?.[across] ?? "") ?? null) : null,
    ),
  );
  const dated = given.flat().some((format) => format !== null);
  const { row, column, rows, columns } = area;
  return {
    area,
    cell: { row, column, rows, columns, formula, mark: markOf(values), dated, anchors: [] },
    write: {
      area,
      contents: { values: values.map((line) => line.map(asTyped)) },
      ...(dated ? { formats: given } : {}),
    },
  };
}

/** Names first, then the record; false where the user had enough before anything was recorded. */
async function keep(workbook: Workbook, candidates: readonly Candidate[], control: Control): Promise<boolean> {
  if (candidates.length === 0) return true;
  const [before, names, sheets] = [await readFrozen(workbook), await placeNames(workbook), await workbook.sheets()];
  const placed = candidates.map(({ area, cell }) => ({ sheet: area.sheet, cell }));
  const anchored = anchor(placed, sheets, names);
  const add = async (batch: Anchored["names"]): Promise<readonly never[]> => {
    await workbook.addNames(batch);
    return [];
  };
  await inBatches(anchored.names, add, control);
  if (control.stopped()) {
    await keepFrozen(workbook, before);
    return false;
  }
  let frozen = relocated(before, names, sheets);
  for (const [sheet, cells] of bySheet(anchored.placed)) frozen = addFrozen(frozen, { ...sheet, cells });
  await keepFrozen(workbook, frozen);
  return true;
}

async function forget(workbook: Workbook, candidates: readonly Candidate[]): Promise<void> {
  let frozen = await readFrozen(workbook);
  const placed = candidates.map(({ area, cell }) => ({ sheet: area.sheet, cell }));
  for (const [{ id }, cells] of bySheet(placed)) frozen = [...removeFrozen(frozen, id, cells)];
  await keepFrozen(workbook, frozen);
}

function bySheet(placed: readonly Placed[]): Map<SheetName, FrozenCell[]> {
  const sheets = new Map(placed.map(({ sheet }) => [sheet.id, sheet]));
  return new Map(
    [...sheets.values()].map((sheet) => [
      sheet,
      placed.filter(({ sheet: { id } }) => id === sheet.id).map(({ cell }) => cell),
    ]),
  );
}
