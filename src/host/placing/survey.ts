import { run } from "../run";
import { isFilled } from "./remember";

/** What stands from the active cell on, to the right and down. */
export interface Survey {
  /** Of the active cell, counted from 0. */
  readonly row: number;
  readonly column: number;
  readonly filled: readonly (readonly boolean[])[];
}

/** Looks at so many cells; undefined where Excel cannot tell, as at the edge of a sheet. Never rejects. */
export async function surveyFromActiveCell(rows: number, columns: number): Promise<Survey | undefined> {
  try {
    return await run(async (context) => {
      const range = context.workbook.getActiveCell().getResizedRange(rows - 1, columns - 1);
      range.load(["rowIndex", "columnIndex", "values"]);
      await context.sync();
      const values = range.values as readonly (readonly unknown[])[];
      return { row: range.rowIndex, column: range.columnIndex, filled: values.map((line) => line.map(isFilled)) };
    });
  } catch {
    return undefined;
  }
}
