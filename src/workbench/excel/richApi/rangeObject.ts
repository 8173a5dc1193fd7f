import { addressOf, EDGE, intersection, isInside, union, type Area } from "../area";
import type { Clearing, SheetPort } from "../sheetPort";
import { isErrorName, type Scalar } from "../values";
import type { Workbook } from "./workbook";
import { conditionalFormatsObject } from "./conditionalFormats";
import { formatObject } from "./formatObject";
import { areaOf } from "./givenArea";
import { RichApiError, type HostObject } from "./hostObject";

/** More cells than this at once are too many for Excel as well. */
const MOST_CELLS = 5_000_000;

export function rangeObject(workbook: Workbook, area: Area): HostObject {
  if (!isInside(area)) throw new RichApiError("InvalidArgument", "the range lies outside the sheet");
  return {
    type: "Range",
    referable: true,
    area,
    properties: rangeProperties(workbook.port, area),
    parts: {
      Worksheet: () => workbook.worksheet(area.sheet),
      Format: () => formatObject(workbook.port, area),
      ConditionalFormats: () => conditionalFormatsObject(workbook.port, area),
    },
    methods: { ...rangeNeighbours(workbook, area), ...rangeContents(workbook, area) },
  };
}

function rangeProperties(sheet: SheetPort, area: Area): NonNullable<HostObject["properties"]> {
  const read = <T>(from: (area: Area) => T) => ({ get: () => from(readable(area)) });
  const write = (given: unknown) => sheet.setFormulas(area, shaped(given, area) as Scalar[][]);
  const content = { get: () => sheet.formulas(readable(area)), set: write };
  const format = {
    get: () => sheet.formats(readable(area)),
    set: (given: unknown) => sheet.setFormats(area, shaped(given, area) as string[][]),
  };
  const spilled = () => (single(area) ? sheet.spill(area) : undefined) !== undefined;
  return {
    Address: { get: () => addressOf(area) },
    AddressLocal: { get: () => addressOf(area) },
    RowIndex: { get: () => area.row },
    ColumnIndex: { get: () => area.column },
    RowCount: { get: () => area.rows },
    ColumnCount: { get: () => area.columns },
    CellCount: { get: () => area.rows * area.columns },
    IsEntireColumn: { get: () => area.rows === EDGE.rows },
    IsEntireRow: { get: () => area.columns === EDGE.columns },
    Formulas: content,
    FormulasLocal: content,
    Values: { ...read((of) => sheet.values(of)), set: write },
    Text: read((of) => sheet.text(of)),
    ValueTypes: read((of) => sheet.values(of).map((row) => row.map(typeOf))),
    NumberFormat: format,
    NumberFormatLocal: format,
    HasSpill: { get: () => spilled() || (single(area) && sheet.spillParent(area) !== undefined) },
  };
}

/** Ranges that are reached by counting. */
function rangeNeighbours({ range }: Workbook, area: Area): HostObject["methods"] {
  const at = (change: Partial<Area>) => range({ ...area, ...change });
  const offset = (rows: unknown, columns: unknown) => ({
    row: area.row + Number(rows),
    column: area.column + Number(columns),
  });
  const [lastRow, lastColumn] = [area.row + area.rows - 1, area.column + area.columns - 1];
  return {
    GetOffsetRange: (rows, columns) => at(offset(rows, columns)),
    GetResizedRange: (rows, columns) => at({ rows: area.rows + Number(rows), columns: area.columns + Number(columns) }),
    GetAbsoluteResizedRange: (rows, columns) => at({ rows: Number(rows), columns: Number(columns) }),
    GetCell: (row, column) => at({ ...offset(row, column), rows: 1, columns: 1 }),
    GetRow: (row) => at({ row: area.row + Number(row), rows: 1 }),
    GetColumn: (column) => at({ column: area.column + Number(column), columns: 1 }),
    GetLastCell: () => at({ row: lastRow, column: lastColumn, rows: 1, columns: 1 }),
    GetLastRow: () => at({ row: lastRow, rows: 1 }),
    GetLastColumn: () => at({ column: lastColumn, columns: 1 }),
    GetEntireColumn: () => at({ row: 0, rows: EDGE.rows }),
    GetEntireRow: () => at({ column: 0, columns: EDGE.columns }),
    GetBoundingRect: (other) => range(union(area, areaOf(other, area.sheet))),
  };
}

/** Ranges that depend on what is in the sheet, and what is done to it. */
function rangeContents({ port, range }: Workbook, area: Area): HostObject["methods"] {
  const orNothing = (found: Area | undefined) => {
    if (found === undefined) throw new RichApiError("ItemNotFound", `${addressOf(area)} has none`);
    return range(found);
  };
  return {
    GetIntersection: (other) => orNothing(intersection(area, areaOf(other, area.sheet))),
    GetUsedRange: () => orNothing(usedIn(port, area)),
    GetSpillingToRange: () => orNothing(single(area) ? port.spill(area) : undefined),
    GetSpillParent: () => orNothing(single(area) ? port.spillParent(area) : undefined),
    Select: () => port.select(area),
    Clear: (what) => port.clear(area, clearing(what)),
    SetDirty: () =>
      port.setFormulas(
        area,
        port.formulas(readable(area)).map((row) => row.map(formulaOrNothing)),
      ),
  };
}

/** A formula written anew is called anew; null leaves its cell as it is. */
function formulaOrNothing(content: Scalar): Scalar {
  return typeof content === "string" && content.startsWith("=") ? content : null;
}

function usedIn(sheet: SheetPort, area: Area): Area | undefined {
  const used = sheet.used(area.sheet);
  return used && intersection(area, used);
}

function single({ rows, columns }: Area): boolean {
  return rows === 1 && columns === 1;
}

function readable(area: Area): Area {
  if (area.rows * area.columns > MOST_CELLS) {
    throw new RichApiError("InvalidArgument", `${addressOf(area)} has too many cells to be read at once`);
  }
  return area;
}

function clearing(what: unknown): Clearing {
  return what === "Contents" || what === "Formats" ? what : "All";
}

function typeOf(value: Scalar): string {
  if (value === null || value === "") return "Empty";
  if (typeof value === "number") return "Double";
  if (typeof value === "boolean") return "Boolean";
  return isErrorName(value) || value === "#BUSY!" || value === "#SPILL!" ? "Error" : "String";
}

/** One value for every cell, or a table of the range's own shape. */
function shaped(given: unknown, area: Area): unknown[][] {
  const { rows, columns } = readable(area);
  if (!Array.isArray(given)) {
    return Array.from({ length: rows }, () => Array.from({ length: columns }, () => given));
  }
  const table = given as unknown[][];
  if (table.length !== rows || table.some((row) => !Array.isArray(row) || row.length !== columns)) {
    throw new RichApiError("InvalidArgument", `the table given is not ${rows} by ${columns}`);
  }
  return table;
}
