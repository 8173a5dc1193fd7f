import type { SheetPort } from "../sheetPort";
import { applicationObject } from "./applicationObject";
import type { Book } from "./book";
import { RichApiError, type HostObject } from "./hostObject";
import { namesObject } from "./nameObjects";
import { rangeObject } from "./rangeObject";
import { settingsObject, xmlPartsObject } from "./storeObjects";
import { tablesObject } from "./tableObjects";
import { worksheetObject, worksheetsObject } from "./worksheetObjects";

/** `context.workbook`, as far as it goes here. */
export function workbookObject(port: SheetPort): HostObject {
  const book: Book = {
    port,
    range: (area) => rangeObject(book, area),
    worksheet: (name) => worksheetObject(book, name),
  };
  return {
    type: "Workbook",
    properties: { Name: { get: () => "Book1.xlsx" } },
    parts: {
      Application: () => applicationObject(port),
      Worksheets: () => worksheetsObject(book),
      Names: () => namesObject(book),
      Tables: () => tablesObject(book),
      Settings: () => settingsObject(port.settings),
      CustomXmlParts: () => xmlPartsObject(port.xmlParts),
    },
    methods: {
      GetActiveCell: () => book.range({ ...port.selection(), rows: 1, columns: 1 }),
      GetSelectedRange: () => book.range(port.selection()),
      GetActiveChart: () => {
        throw new RichApiError("ItemNotFound", "no chart is selected");
      },
    },
  };
}
