import type { ExcelHost, ExcelOptions } from "./excelHost";

/** What the add-in's page finds in its parent: how Excel is to behave there, and whom to tell that it is. */
export interface ExcelBridge {
  options(): ExcelOptions;
  attach(host: ExcelHost): void;
}

declare global {
  interface Window {
    /** Set before the add-in's page is loaded; read by the stand-in inside it. */
    excelBridge?: ExcelBridge;
  }
}
