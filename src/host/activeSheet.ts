import type { CellArea } from "./workbookCells";
import { run } from "./run";

/** What happens to the sheets of the workbook. `sheet`: the name that Excel knows it by. */
export interface SheetNews {
  /** `front`: another sheet is shown. `cells`: cells of a sheet were changed, by whomever. */
  readonly kind: "activated" | "cells";
  readonly sheet: string;
}

/** What the user looks at, as far as Excel tells. */
export interface ActiveSheet {
  /** Calls `hear` from now on, for as long as the page lives. Rejects where Excel does not tell. */
  watch(hear: (news: SheetNews) => void): Promise<void>;
  /** The cells that the window shows; undefined where Excel does not tell. Never rejects. */
  window(): Promise<CellArea | undefined>;
}

/** The sheets of the workbook that this runtime belongs to. */
export const hostActiveSheet: ActiveSheet = {
  async watch(hear) {
    await run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.onActivated.add(async ({ worksheetId }) => hear({ kind: "activated", sheet: worksheetId }));
      worksheets.onChanged.add(async ({ worksheetId }) => hear({ kind: "cells", sheet: worksheetId }));
      await context.sync();
    });
  },

  async window() {
    try {
      if (!Office.context.requirements.isSetSupported("ExcelApiDesktop", "1.1")) return undefined;
      return await run(async (context) => {
        const range = context.workbook.application.activeWindow.visibleRange;
        range.load(["rowIndex", "columnIndex", "rowCount", "columnCount"]);
        range.worksheet.load(["id", "name"]);
        await context.sync();
        const { worksheet, rowIndex, columnIndex, rowCount, columnCount } = range;
        const sheet = { id: worksheet.id, title: worksheet.name };
        return { sheet, row: rowIndex, column: columnIndex, rows: rowCount, columns: columnCount };
      });
    } catch {
      return undefined;
    }
  },
};
