import { addressOf, isInside, parseArea, type Area, type Calculation, type SheetPort } from "../sheetPort";
import type { Scalar } from "../values";
import { RichApiError, type HostObject } from "./hostObject";

/** `context.workbook`, as far as it goes here: application, active sheet, selection, ranges. */
export function workbookObject(sheet: SheetPort): HostObject {
  return {
    type: "Workbook",
    parts: {
      Application: () => applicationObject(sheet),
      Worksheets: () => worksheetsObject(sheet),
    },
    methods: {
      GetActiveCell: () => {
        const { sheet: name, row, column } = sheet.selection();
        return rangeObject(sheet, { sheet: name, row, column, rows: 1, columns: 1 });
      },
      GetSelectedRange: () => rangeObject(sheet, sheet.selection()),
    },
  };
}

function applicationObject(sheet: SheetPort): HostObject {
  return {
    type: "Application",
    properties: { CalculationMode: { get: () => "Automatic", set: () => undefined } },
    methods: {
      Calculate: (type) => {
        if (type !== "Recalculate" && type !== "Full" && type !== "FullRebuild") {
          throw new RichApiError("InvalidArgument", `no calculation of type ${String(type)}`);
        }
        sheet.calculate(type satisfies Calculation);
      },
      SuspendApiCalculationUntilNextSync: () => undefined,
      SuspendScreenUpdatingUntilNextSync: () => undefined,
    },
  };
}

function worksheetsObject(sheet: SheetPort): HostObject {
  return {
    type: "WorksheetCollection",
    methods: {
      GetActiveWorksheet: () => worksheetObject(sheet, sheet.selection().sheet),
      GetItem: (name) => {
        if (!sheet.sheets().includes(String(name))) throw new RichApiError("ItemNotFound", `no sheet ${String(name)}`);
        return worksheetObject(sheet, String(name));
      },
    },
  };
}

function worksheetObject(sheet: SheetPort, name: string): HostObject {
  return {
    type: "Worksheet",
    properties: { Name: { get: () => name }, Id: { get: () => name } },
    methods: {
      GetRange: (address) => {
        const area = parseArea(name, String(address ?? "A1"));
        if (area === undefined) throw new RichApiError("InvalidArgument", `no range ${String(address)}`);
        return rangeObject(sheet, area);
      },
      Activate: () => undefined,
    },
  };
}

function rangeObject(sheet: SheetPort, area: Area): HostObject {
  if (!isInside(area)) throw new RichApiError("InvalidArgument", "the range lies outside the sheet");
  const write = (given: unknown) => sheet.setFormulas(area, shaped(given, area));
  const at = (change: Partial<Area>) => rangeObject(sheet, { ...area, ...change });
  return {
    type: "Range",
    referable: true,
    properties: {
      Address: { get: () => addressOf(area) },
      RowIndex: { get: () => area.row },
      ColumnIndex: { get: () => area.column },
      RowCount: { get: () => area.rows },
      ColumnCount: { get: () => area.columns },
      CellCount: { get: () => area.rows * area.columns },
      Formulas: { get: () => sheet.formulas(area), set: write },
      Values: { get: () => sheet.values(area), set: write },
      Text: { get: () => sheet.text(area) },
    },
    parts: {
      Worksheet: () => worksheetObject(sheet, area.sheet),
      Format: () => formatObject(),
    },
    methods: {
      GetOffsetRange: (rows, columns) => at({ row: area.row + Number(rows), column: area.column + Number(columns) }),
      GetResizedRange: (rows, columns) =>
        at({ rows: area.rows + Number(rows), columns: area.columns + Number(columns) }),
      GetCell: (row, column) =>
        at({ row: area.row + Number(row), column: area.column + Number(column), rows: 1, columns: 1 }),
      Select: () => sheet.select(area),
      Clear: () => write(""),
    },
  };
}

/** Looks are taken and not shown. */
function formatObject(): HostObject {
  return { type: "RangeFormat", methods: { AutofitColumns: () => undefined, AutofitRows: () => undefined } };
}

/** One value for every cell, or a table of the range's own shape. */
function shaped(given: unknown, { rows, columns }: Area): Scalar[][] {
  if (!Array.isArray(given)) {
    return Array.from({ length: rows }, () => Array.from({ length: columns }, () => given as Scalar));
  }
  const table = given as Scalar[][];
  if (table.length !== rows || table.some((row) => !Array.isArray(row) || row.length !== columns)) {
    throw new RichApiError("InvalidArgument", `the table given is not ${rows} by ${columns}`);
  }
  return table;
}
