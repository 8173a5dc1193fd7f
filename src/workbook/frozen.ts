/** A formula that was replaced by its values: where it stood, and how to know that nobody has changed them since. */
export interface FrozenCell {
  /** Counted from 0, as the size of what it covered; 1 x 1 for a formula that did not spread. */
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly formula: string;
  /** `markOf` its values. */
  readonly mark: string;
  /** Some of its cells were given a format of dates, which the formula had brought along. */
  readonly dated: boolean;
  /**
   * Numbers of the workbook's names that move with its cells: of its own place, then of what its references point to,
   * in the order of the text. Empty in a record made without them.
   */
  readonly anchors: readonly number[];
}

/** The frozen formulas of one sheet. */
export interface FrozenSheet {
  /** Excel's own name of the sheet, which a new title does not change. */
  readonly id: string;
  readonly title: string;
  readonly cells: readonly FrozenCell[];
}

/** A record that holds more was not written by this program. */
const MOST_CELLS = 200_000;
/** Excel's bounds: characters of a formula, rows and columns of a sheet. */
const LONGEST_FORMULA = 8_192;
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
/** Cells of the largest table that leaves for Excel, and more. */
const MOST_COVERED = 2_000_000;

/** Most characters of one piece: a setting of a workbook holds so many with certainty. */
const PIECE = 30_000;

/** Written into each record; the older form has no anchors. A form beyond these is not read. */
const FORMS: readonly unknown[] = [1, 2];
const FORM = 2;

/** The name of the workbook that stands for a place. */
export function anchorName(anchor: number): string {
  return `${ANCHOR}${anchor}`;
}

/** How the names that stand for places begin. */
export const ANCHOR = "_QOS_frozen_";

/** Formulas as one sheet's record keeps them: equal ones once. */
interface SheetRecord {
  readonly form: number;
  readonly id: string;
  readonly title: string;
  readonly formulas: readonly string[];
  /** Row, column, rows, columns, place in `formulas`, mark, 1 for dated, anchors. */
  readonly cells: readonly (readonly [number, number, number, number, number, string, 0 | 1, ...number[]])[];
}

/** Sheets as texts that a workbook can keep. None where nothing is frozen. */
export function packFrozen(sheets: readonly FrozenSheet[]): string[] {
  const kept = sheets.filter(({ cells }) => cells.length > 0);
  if (kept.length === 0) return [];
  const text = JSON.stringify(kept.map(toRecord));
  return Array.from({ length: Math.ceil(text.length / PIECE) }, (_, at) => text.slice(at * PIECE, (at + 1) * PIECE));
}

/** The sheets again. Undefined where a piece is missing or written by something else. */
export function unpackFrozen(pieces: readonly unknown[]): FrozenSheet[] | undefined {
  if (pieces.length === 0) return [];
  if (!pieces.every((piece) => typeof piece === "string")) return undefined;
  try {
    const records: unknown = JSON.parse(pieces.join(""));
    return Array.isArray(records) && records.every(isRecord) ? records.map(fromRecord) : undefined;
  } catch {
    return undefined;
  }
}

/** Puts newly frozen cells among the known ones; a cell that was frozen before gets its new formula. */
export function addFrozen(known: readonly FrozenSheet[], added: FrozenSheet): FrozenSheet[] {
  const before = known.find(({ id }) => id === added.id)?.cells ?? [];
  const cells = [...before.filter((cell) => !added.cells.some((other) => samePlace(cell, other))), ...added.cells];
  return [...known.filter(({ id }) => id !== added.id), { ...added, cells }];
}

/** Takes cells out that are formulas again. */
export function removeFrozen(
  known: readonly FrozenSheet[],
  id: string,
  restored: readonly FrozenCell[],
): readonly FrozenSheet[] {
  return known.map((sheet) =>
    sheet.id === id
      ? { ...sheet, cells: sheet.cells.filter((cell) => !restored.some((other) => samePlace(cell, other))) }
      : sheet,
  );
}

/** A short text that differs for different values. The last digits of a number do not count: files round them. */
export function markOf(values: readonly (readonly unknown[])[]): string {
  const text = JSON.stringify(values, (_, value: unknown) =>
    typeof value === "number" ? Number(value.toPrecision(12)) : value,
  );
  // FNV-1a, 32 bits.
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}

function samePlace(one: FrozenCell, other: FrozenCell): boolean {
  return one.row === other.row && one.column === other.column;
}

function toRecord({ id, title, cells }: FrozenSheet): SheetRecord {
  const formulas = [...new Set(cells.map(({ formula }) => formula))];
  const places = new Map(formulas.map((formula, at) => [formula, at]));
  return {
    form: FORM,
    id,
    title,
    formulas,
    cells: cells.map(({ row, column, rows, columns, formula, mark, dated, anchors }) => [
      row,
      column,
      rows,
      columns,
      places.get(formula) ?? 0,
      mark,
      dated ? 1 : 0,
      ...anchors,
    ]),
  };
}

function fromRecord({ id, title, formulas, cells }: SheetRecord): FrozenSheet {
  return {
    id,
    title,
    cells: cells.map(([row, column, rows, columns, at, mark, dated, ...anchors]) => ({
      row,
      column,
      rows,
      columns,
      formula: formulas[at] ?? "",
      mark,
      dated: dated === 1,
      anchors,
    })),
  };
}

function isRecord(value: unknown): value is SheetRecord {
  if (typeof value !== "object" || value === null) return false;
  const { form, id, title, formulas, cells } = value as Partial<SheetRecord>;
  return (
    FORMS.includes(form) &&
    typeof id === "string" &&
    typeof title === "string" &&
    Array.isArray(formulas) &&
    formulas.every((formula) => typeof formula === "string") &&
    Array.isArray(cells) &&
    formulas.length <= MOST_CELLS &&
    formulas.every((formula) => formula.length <= LONGEST_FORMULA) &&
    cells.length <= MOST_CELLS &&
    cells.every((cell) => isCell(cell, formulas.length))
  );
}

/** Row, column, rows, columns within a sheet, a formula that is there, a mark, 1 or 0, and numbers of anchors. */
function isCell(value: unknown, formulas: number): boolean {
  if (!Array.isArray(value) || value.length < 7) return false;
  const [row, column, rows, columns, at, mark, dated, ...anchors]: readonly unknown[] = value;
  return (
    isWithin(row, 0, MOST_ROWS - 1) &&
    isWithin(column, 0, MOST_COLUMNS - 1) &&
    isWithin(rows, 1, MOST_ROWS) &&
    isWithin(columns, 1, MOST_COLUMNS) &&
    isWithin(at, 0, formulas - 1) &&
    typeof mark === "string" &&
    mark.length <= 16 &&
    (dated === 0 || dated === 1) &&
    anchors.every((anchor) => isWithin(anchor, 0, Number.MAX_SAFE_INTEGER))
  );
}

/** Whether one formula could cover so much of a sheet. */
export function mayCover({
  row,
  column,
  rows,
  columns,
}: Pick<FrozenCell, "row" | "column" | "rows" | "columns">): boolean {
  return row + rows <= MOST_ROWS && column + columns <= MOST_COLUMNS && rows * columns <= MOST_COVERED;
}

function isWithin(value: unknown, least: number, most: number): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= least && value <= most;
}
