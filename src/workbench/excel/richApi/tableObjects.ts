import { addressOf, intersection, type Area } from "../area";
import type { TableItem } from "../workbookItems";
import type { Scalar } from "../values";
import type { Workbook } from "./workbook";
import { collectionObject, freeName } from "./collection";
import { areaOf } from "./givenArea";
import { RichApiError, type HostObject } from "./hostObject";
import { namedItem } from "./namedItem";

/** Tables of the workbook, or of one sheet. */
export function tablesObject(workbook: Workbook, on?: string): HostObject {
  const all = () => workbook.port.tables.all().filter(({ area }) => on === undefined || area.sheet === on);
  return collectionObject({
    type: "TableCollection",
    all,
    nameOf: ({ name }) => name,
    toObject: (item) => tableObject(workbook, item),
    methods: {
      Add: (given, hasHeaders) => {
        const area = areaOf(given, on ?? workbook.port.selection().sheet);
        const overlap = workbook.port.tables.all().find((table) => intersection(table.area, area) !== undefined);
        if (overlap !== undefined) throw new RichApiError("InvalidArgument", `${overlap.name} is there already`);
        const name = freeName(
          workbook.port.tables.all().map((table) => table.name),
          undefined,
          "Table",
        );
        const item = { name, area, hasHeaders: hasHeaders === true, style: "TableStyleMedium2" };
        workbook.port.tables.put(item);
        return tableObject(workbook, item);
      },
    },
  });
}

function tableObject(workbook: Workbook, item: TableItem): HostObject {
  const { name, current, change, identity, properties } = namedItem(workbook.port.tables, item);
  const range = (area: Area) => workbook.range(area);
  return {
    type: "Table",
    identity,
    properties: {
      ...properties,
      ShowHeaders: { get: () => current().hasHeaders, set: (shown) => change({ hasHeaders: shown === true }) },
      ShowTotals: { get: () => false, set: () => undefined },
      ShowBandedRows: { get: () => true, set: () => undefined },
      ShowFilterButton: { get: () => true, set: () => undefined },
      Style: { get: () => current().style, set: (style) => change({ style: String(style) }) },
    },
    parts: { Columns: () => columnsObject(workbook, current()), Rows: () => rowsObject(workbook, current()) },
    methods: {
      GetRange: () => range(current().area),
      GetHeaderRowRange: () => range(headerOf(current())),
      GetDataBodyRange: () => range(bodyOf(current())),
      Resize: (given) => change({ area: areaOf(given, current().area.sheet) }),
      ConvertToRange: () => {
        const { area } = current();
        workbook.port.tables.remove(name());
        return range(area);
      },
      Delete: () => {
        const { area } = current();
        workbook.port.tables.remove(name());
        workbook.port.clear(area, "All");
      },
    },
  };
}

function columnsObject(workbook: Workbook, table: TableItem): HostObject {
  const { area, hasHeaders } = table;
  const heading = (at: number) =>
    hasHeaders ? String(workbook.port.text({ ...headerOf(table), column: area.column + at, columns: 1 })[0]?.[0]) : "";
  const part = (whole: Area, at: number) => workbook.range({ ...whole, column: area.column + at, columns: 1 });
  const nameAt = (at: number) => (heading(at) === "" ? `Column${at + 1}` : heading(at));
  return collectionObject({
    type: "TableColumnCollection",
    all: () => Array.from({ length: area.columns }, (_, at) => at),
    nameOf: nameAt,
    idOf: (at) => String(at + 1),
    toObject: (at) => ({
      type: "TableColumn",
      identity: { Id: at + 1 },
      properties: {
        Id: { get: () => at + 1 },
        Index: { get: () => at },
        Name: { get: () => nameAt(at) },
        Values: { get: () => workbook.port.values({ ...area, column: area.column + at, columns: 1 }) },
      },
      methods: {
        GetRange: () => part(area, at),
        GetDataBodyRange: () => part(bodyOf(table), at),
        GetHeaderRowRange: () => part(headerOf(table), at),
      },
    }),
  });
}

function rowsObject(workbook: Workbook, table: TableItem): HostObject {
  const body = bodyOf(table);
  return collectionObject({
    type: "TableRowCollection",
    all: () => Array.from({ length: body.rows }, (_, at) => at),
    nameOf: String,
    toObject: (at) => ({
      type: "TableRow",
      properties: {
        Index: { get: () => at },
        Values: { get: () => workbook.port.values({ ...body, row: body.row + at, rows: 1 }) },
      },
      methods: { GetRange: () => workbook.range({ ...body, row: body.row + at, rows: 1 }) },
    }),
    methods: {
      Add: (index, values) => {
        if (index !== null && index !== undefined) {
          throw new RichApiError("ApiNotAvailable", "this stand-in adds rows at a table's end only");
        }
        const rows = values as Scalar[][];
        workbook.port.setFormulas({ ...body, row: body.row + body.rows, rows: rows.length }, rows);
        workbook.port.tables.change(table.name, { area: { ...table.area, rows: table.area.rows + rows.length } });
        return { type: "TableRow", properties: { Index: { get: () => body.rows } } };
      },
    },
  });
}

function headerOf({ area, name, hasHeaders }: TableItem): Area {
  if (!hasHeaders) throw new RichApiError("ItemNotFound", `${name} has no headings`);
  return { ...area, rows: 1 };
}

function bodyOf({ area, hasHeaders }: TableItem): Area {
  const heads = hasHeaders ? 1 : 0;
  if (area.rows === heads) throw new RichApiError("ItemNotFound", `${addressOf(area)} has no rows`);
  return { ...area, row: area.row + heads, rows: area.rows - heads };
}
