import type { Area } from "../area";
import type { SheetPort } from "../sheetPort";
import type { HostObject } from "./hostObject";

/** A workbook, and Excel's objects for its parts: each of them leads to the others. */
export interface Workbook {
  readonly port: SheetPort;
  readonly range: (area: Area) => HostObject;
  readonly worksheet: (name: string) => HostObject;
}
