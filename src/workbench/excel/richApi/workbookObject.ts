import type { SheetPort } from "../sheetPort";
import { applicationObject } from "./applicationObject";
import type { Workbook } from "./workbook";
import { RichApiError, type HostObject } from "./hostObject";
import { namesObject } from "./nameObjects";
import { rangeObject } from "./rangeObject";
import { settingsObject, xmlPartsObject } from "./storeObjects";
import { tablesObject } from "./tableObjects";
import { worksheetObject, worksheetsObject } from "./worksheetObjects";

/** `context.workbook`, as far as it goes here. */
export function workbookObject(port: SheetPort): HostObject {
  const workbook: Workbook = {
    port,
    range: (area) => rangeObject(workbook, area),
    worksheet: (name) => worksheetObject(workbook, name),
  };
  return {
    type: "Workbook",
    properties: { Name: { get: () => "Book1.xlsx" } },
    parts: {
      Application: () => applicationObject(port),
      Worksheets: () => worksheetsObject(workbook),
      Names: () => namesObject(workbook),
      Tables: () => tablesObject(workbook),
      Settings: () => settingsObject(port.settings),
      CustomXmlParts: () => xmlPartsObject(port.xmlParts),
    },
    methods: {
      GetActiveCell: () => workbook.range({ ...port.selection(), rows: 1, columns: 1 }),
      GetSelectedRange: () => workbook.range(port.selection()),
      GetActiveChart: () => {
        throw new RichApiError("ItemNotFound", "no chart is selected");
      },
    },
  };
}
