import { EDGE, parseArea, type Area } from "../area";
import type { SheetPort } from "../sheetPort";
import type { Workbook } from "./workbook";
import { chartsObject } from "./chartObjects";
import { collectionObject, freeName } from "./collection";
import { NULL_OBJECT, RichApiError, type HostObject } from "./hostObject";
import { tablesObject } from "./tableObjects";

export function worksheetsObject(workbook: Workbook): HostObject {
  const { port } = workbook;
  return collectionObject({
    type: "WorksheetCollection",
    all: () => port.sheets(),
    nameOf: (name) => name,
    toObject: workbook.worksheet,
    methods: {
      Add: (wanted) => {
        const name = freeName(port.sheets(), wanted, "Sheet");
        port.addSheet(name);
        return workbook.worksheet(name);
      },
      GetActiveWorksheet: () => workbook.worksheet(port.selection().sheet),
      GetFirst: () => workbook.worksheet(port.sheets()[0] ?? ""),
      GetLast: () => workbook.worksheet(port.sheets().at(-1) ?? ""),
      ...EVENTS,
    },
  });
}

/** Events are raised whether or not somebody has asked for them: office.js drops what nobody listens for. */
const EVENTS: NonNullable<HostObject["methods"]> = {
  _RegisterActivatedEvent: () => undefined,
  _UnregisterActivatedEvent: () => undefined,
  _RegisterDataChangedEvent: () => undefined,
  _UnregisterDataChangedEvent: () => undefined,
};

export function worksheetObject(workbook: Workbook, name: string): HostObject {
  return {
    type: "Worksheet",
    identity: { Id: name },
    properties: worksheetProperties(workbook.port, name),
    parts: {
      Tables: () => tablesObject(workbook, name),
      Charts: () => chartsObject(workbook, name),
      FreezePanes: () => freezePanesObject(),
    },
    methods: { ...rangesOn(workbook, name), ...worksheetMethods(workbook.port, name) },
  };
}

function worksheetProperties(port: SheetPort, name: string): NonNullable<HostObject["properties"]> {
  const others = () => port.sheets().filter((each) => each !== name);
  return {
    Name: { get: () => name, set: (to) => port.renameSheet(name, freeName(others(), to, "Sheet")) },
    Id: { get: () => name },
    Position: { get: () => port.sheets().indexOf(name) },
    Visibility: { get: () => "Visible", set: () => undefined },
    ShowGridlines: { get: () => true, set: () => undefined },
    TabColor: { get: () => "", set: () => undefined },
  };
}

function worksheetMethods(port: SheetPort, name: string): HostObject["methods"] {
  return {
    Activate: () => port.activate(name),
    Calculate: (markAllDirty) => port.calculate(markAllDirty === true ? "Full" : "Recalculate", name),
    Delete: () => {
      if (port.sheets().length === 1) throw new RichApiError("GeneralException", "a workbook needs a sheet");
      port.deleteSheet(name);
    },
  };
}

function rangesOn({ port, range }: Workbook, name: string): HostObject["methods"] {
  const at = (row: unknown, column: unknown, rows: unknown = 1, columns: unknown = 1) =>
    range({ sheet: name, row: Number(row), column: Number(column), rows: Number(rows), columns: Number(columns) });
  return {
    GetRange: (address) => range(areaOn(port, name, address)),
    GetRangeByIndexes: (row, column, rows, columns) => at(row, column, rows, columns),
    GetCell: (row, column) => at(row, column),
    // An empty sheet's used range is its first cell.
    GetUsedRange: () => range(port.used(name) ?? { sheet: name, row: 0, column: 0, rows: 1, columns: 1 }),
    GetUsedRangeOrNullObject: () => {
      const area = port.used(name);
      return area === undefined ? NULL_OBJECT : range(area);
    },
  };
}

/** An address on a sheet; of the workbook's names, those of ranges; nothing at all is the whole sheet. */
function areaOn(port: SheetPort, name: string, address: unknown): Area {
  if (address === undefined || address === null || address === "") {
    return { sheet: name, row: 0, column: 0, ...EDGE };
  }
  const text = String(address);
  const named = port.names.all().find((item) => item.name.toLowerCase() === text.toLowerCase());
  const area = parseArea(name, named?.formula.replace(/^=/, "") ?? text);
  if (area === undefined) throw new RichApiError("InvalidArgument", `no range ${text}`);
  return area;
}

/** Taken and not shown. */
function freezePanesObject(): HostObject {
  const taken = () => undefined;
  return {
    type: "FreezePanes",
    methods: { FreezeRows: taken, FreezeColumns: taken, FreezeAt: taken, Unfreeze: taken },
  };
}
