import type { NameItem } from "../../excel/workbookItems";
import type { SavedChart } from "./odooCharts";
import type { SavedTable } from "./odooTables";

/** What the workbook's file has beside o-spreadsheet's own. */
export interface Extras {
  readonly names: readonly NameItem[];
  readonly tables: readonly SavedTable[];
  readonly charts: readonly SavedChart[];
  readonly settings: readonly (readonly [string, string])[];
  readonly xmlParts: readonly (readonly [string, string])[];
}

export const NO_EXTRAS: Extras = { names: [], tables: [], charts: [], settings: [], xmlParts: [] };
