import type { Area } from "../../excel/area";
import type { SheetPort } from "../../excel/sheetPort";
import type { Argument, CellResult, Scalar } from "../../excel/values";
import type { CellId, Evaluation } from "../calls/cellCalls";

/** The part of a sheet that computes functions: the calls of the add-in's formulas go through here. */
export interface FunctionCalls {
  /** What the formula of `cell` shows for a call; undefined while it waits. */
  read(cell: CellId, name: string, args: readonly Argument[], address: string): CellResult | undefined;
  /** The same for a formula that is only being looked at. */
  peek(name: string, args: readonly Argument[]): CellResult | undefined;
  /** After each evaluation. */
  sweep(evaluation: Evaluation): void;
  /** After rows or columns were inserted or deleted, and evaluated. */
  inserted(): void;
  /** After formulas were written into cells, and evaluated. */
  written(cells: ReadonlySet<CellId | undefined>): void;
  /** Cells that call something. */
  readonly cells: readonly CellId[];
}

/** What a cell shows. */
export interface ShownCell {
  /** Raw value; the name of the error for an error. */
  readonly value: Scalar;
  /** As it is written in the cell. */
  readonly text: string;
  /** The text of an error. */
  readonly message: string | undefined;
}

/** A workbook as its file holds it. */
export interface SavedWorkbook {
  readonly grid: unknown;
  readonly results: Readonly<Record<string, CellResult>>;
}

/** A spreadsheet in the page. One implementation there is; the rest of the page knows only this. */
export interface Grid extends SheetPort {
  /** Where an address such as `B2`, `A1:C3` or `Sheet2!B2` lies. Throws on anything else. */
  locate(address: string): Area;
  cell(address: string): ShownCell;
  /** Writes formula or content as if it were typed. */
  set(address: string, content: string): void;
  /** Formula text or content as it would be edited. */
  formula(address: string): string;
  /** Evaluates these cells, and those that depend on them, again. */
  refresh(cells: ReadonlySet<CellId>): void;
  activate(sheet: string): void;
  insertRows(before: number, count: number): void;
  deleteRows(first: number, count: number): void;
  undo(): void;
  redo(): void;
  /** The workbook as plain data. */
  save(): unknown;
  focus(): void;
  /** Whether a cell is being edited. */
  readonly editing: boolean;
  close(): void;
}
