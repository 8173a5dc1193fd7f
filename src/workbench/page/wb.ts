import type { ExcelHost } from "../excel/excelHost";
import type { Calculation } from "../excel/sheetPort";
import type { Scalar } from "../excel/values";
import type { Grid, SavedWorkbook, ShownCell } from "./grid/grid";

/** The page as tests and the browser's console reach it, `window.wb`. Addresses as in `B2`, `A1:C3`, `Sheet2!B2`. */
export interface Wb {
  /** Excel toward the add-in: calls, flushes, habits. */
  readonly host: ExcelHost;
  /** Settles when the add-in's functions may be called. */
  readonly ready: Promise<void>;
  get(address: string): ShownCell;
  values(area: string): Scalar[][];
  text(area: string): string[][];
  formula(address: string): string;
  set(address: string, content: string): void;
  select(address: string): void;
  activate(sheet: string): void;
  readonly sheets: readonly string[];
  insertRows(before: number, count?: number): void;
  deleteRows(first: number, count?: number): void;
  undo(): void;
  redo(): void;
  calculate(type?: Calculation): void;
  save(): SavedWorkbook;
  /** Closes the workbook and opens another, or a saved one. */
  open(saved: SavedWorkbook): Promise<void>;
  focus(): void;
  readonly editing: boolean;
}

declare global {
  interface Window {
    wb?: Wb;
  }
}

/** What of the page the console may use; `grid` is the one that is open. */
export interface WbParts {
  readonly host: ExcelHost;
  readonly grid: () => Grid;
  readonly save: () => SavedWorkbook;
  readonly open: (saved: SavedWorkbook) => Promise<void>;
}

export function createWb({ host, grid, save, open }: WbParts): Wb {
  return {
    host,
    ready: host.ready,
    get: (address) => grid().cell(address),
    values: (area) => grid().values(grid().locate(area)),
    text: (area) => grid().text(grid().locate(area)),
    formula: (address) => grid().formula(address),
    set: (address, content) => grid().set(address, content),
    select: (address) => grid().select(grid().locate(address)),
    activate: (sheet) => grid().activate(sheet),
    get sheets() {
      return grid().sheets();
    },
    insertRows: (before, count = 1) => grid().insertRows(before, count),
    deleteRows: (first, count = 1) => grid().deleteRows(first, count),
    undo: () => grid().undo(),
    redo: () => grid().redo(),
    calculate: (type = "Full") => grid().calculate(type),
    save,
    open,
    focus: () => grid().focus(),
    get editing() {
      return grid().editing;
    },
  };
}
