import type { FunctionTable } from "../excel/functionTable";
import type { CellResult } from "../excel/values";
import { CellCalls } from "./calls/cellCalls";
import type { Grid, SavedWorkbook } from "./grid/grid";
import type { FieldNames } from "./grid/fieldNames";
import { OdooGrid, type OdooGridOptions } from "./grid/odooGrid";

export interface WorkbookOptions {
  readonly functions: FunctionTable;
  readonly element: HTMLElement;
  readonly fieldNames: FieldNames;
  readonly data: unknown;
  readonly remembered?: Readonly<Record<string, CellResult>>;
  /** Settles when the cells' questions are on their way; drawing the sheet then passes the time until the answers. */
  readonly asked: () => Promise<void>;
  /** Cells have been answered, and show it. */
  readonly onAnswers: () => void;
  readonly onEditing: (editing: boolean) => void;
  readonly onNotice: (text: string) => void;
  readonly onSheet: OdooGridOptions["onSheet"];
  /** Told to the functions before any formula is evaluated. */
  readonly onCalls: (calls: CellCalls) => void;
}

/** An open workbook: its grid, and the calls that its cells make. */
export class Workbook {
  readonly calls: CellCalls;
  readonly grid: Grid;

  private constructor(calls: CellCalls, grid: Grid) {
    this.calls = calls;
    this.grid = grid;
  }

  static async open(options: WorkbookOptions): Promise<Workbook> {
    const opened: { grid?: Grid } = {};
    const calls = new CellCalls({
      functions: options.functions,
      onResults: (cells) => {
        opened.grid?.refresh(cells);
        options.onAnswers();
      },
      ...(options.remembered === undefined ? {} : { remembered: options.remembered }),
    });
    options.onCalls(calls);
    const grid = new OdooGrid({
      element: options.element,
      fieldNames: options.fieldNames,
      data: options.data,
      calls,
      onEditing: options.onEditing,
      onNotice: options.onNotice,
      onSheet: options.onSheet,
      onCalculate: (type, isConcerned) => {
        if (type !== "Recalculate") calls.recalculate(isConcerned);
      },
    });
    opened.grid = grid;
    await options.asked();
    await grid.show();
    return new Workbook(calls, grid);
  }

  save(): SavedWorkbook {
    return { grid: this.grid.save(), results: this.calls.results };
  }

  close(): void {
    this.calls.close();
    this.grid.close();
  }
}
