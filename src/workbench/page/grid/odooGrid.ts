import { Model } from "@odoo/o-spreadsheet";
import { parseArea, type Area, type Calculation } from "../../excel/sheetPort";
import type { Scalar } from "../../excel/values";
import type { CellId } from "../calls/cellCalls";
import type { FunctionCalls, Grid, ShownCell } from "./grid";
import { mountSpreadsheet, type MountedSpreadsheet } from "./mount";
import type { CellPosition, EvaluatedCell } from "./odooTypes";
import type { FieldNames } from "./templates";

export interface OdooGridOptions {
  readonly element: HTMLElement;
  readonly fieldNames: FieldNames;
  /** A saved or a new workbook, in o-spreadsheet's own form. */
  readonly data: unknown;
  /** The functions must be registered before. */
  readonly calls: FunctionCalls;
  readonly onEditing: (editing: boolean) => void;
  readonly onNotice: (text: string) => void;
  readonly onCalculate: (type: Calculation) => void;
}

/** `Grid` by o-spreadsheet. */
export class OdooGrid implements Grid {
  readonly #model: Model;
  readonly #options: OdooGridOptions;
  /** The last evaluation of each cell that calls something; another object tells that there was one since. */
  readonly #evaluated = new Map<CellId, EvaluatedCell>();
  #mounted: MountedSpreadsheet | undefined;

  /** Evaluates all formulas at once. */
  constructor(options: OdooGridOptions) {
    this.#options = options;
    this.#model = new Model(options.data);
    let inserted = false;
    this.#model.on("command-dispatched", this, (command: Readonly<Record<string, unknown>>) => {
      if (command["type"] === "ADD_COLUMNS_ROWS" || command["type"] === "REMOVE_COLUMNS_ROWS") inserted = true;
    });
    this.#model.on("command-finalized", this, () => {
      this.#sweep();
      if (inserted) options.calls.inserted();
      inserted = false;
    });
    this.#sweep();
  }

  /** Draws it. It may be refreshed before. */
  async show(): Promise<void> {
    const { element, fieldNames, onEditing, onNotice } = this.#options;
    this.#mounted = await mountSpreadsheet({ model: this.#model, element, fieldNames, onEditing, onNotice });
  }

  get editing(): boolean {
    return this.#mounted?.editing() ?? false;
  }

  selection(): Area {
    const { left, right, top, bottom } = this.#model.getters.getSelectedZone();
    const sheet = this.#model.getters.getActiveSheetName();
    return { sheet, row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
  }

  select(area: Area): void {
    this.activate(area.sheet);
    const zone = {
      left: area.column,
      right: area.column + area.columns - 1,
      top: area.row,
      bottom: area.row + area.rows - 1,
    };
    this.#model.selection.selectZone({ cell: { col: zone.left, row: zone.top }, zone });
  }

  sheets(): readonly string[] {
    return this.#model.getters.getSheetIds().map((id) => this.#model.getters.getSheetName(id));
  }

  locate(address: string): Area {
    const at = address.lastIndexOf("!");
    const sheet = at < 0 ? this.#model.getters.getActiveSheetName() : address.slice(0, at).replaceAll("'", "");
    const area = parseArea(sheet, address.slice(at + 1));
    if (area === undefined) throw new Error(`no range: ${address}`);
    return area;
  }

  cell(address: string): ShownCell {
    const { value, formattedValue, message } = this.#evaluatedAt(address);
    return { value: value as Scalar, text: formattedValue, message: message === "" ? undefined : message };
  }

  set(address: string, content: string): void {
    this.#write(this.#positionsOf(this.locate(address))[0]?.[0], content);
  }

  formula(address: string): string {
    const [[position] = []] = this.#positionsOf(this.locate(address));
    return position === undefined ? "" : this.#model.getters.getCellText(position, { showFormula: true });
  }

  formulas(area: Area): Scalar[][] {
    return this.#each(area, (position) => this.#model.getters.getCellText(position, { showFormula: true }));
  }

  setFormulas(area: Area, formulas: readonly (readonly Scalar[])[]): void {
    this.#positionsOf(area).forEach((row, rowAt) =>
      row.forEach((position, at) => this.#write(position, String(formulas[rowAt]?.[at] ?? ""))),
    );
  }

  values(area: Area): Scalar[][] {
    return this.#each(area, (position) => this.#model.getters.getEvaluatedCell(position).value as Scalar);
  }

  text(area: Area): string[][] {
    return this.#each(area, (position) => this.#model.getters.getEvaluatedCell(position).formattedValue);
  }

  calculate(type: Calculation): void {
    this.#options.onCalculate(type);
  }

  refresh(cells: ReadonlySet<CellId>): void {
    const cellIds = [...cells].filter((id) => this.#model.getters.tryGetCellPosition(id) !== undefined);
    if (cellIds.length > 0) this.#model.dispatch("EVALUATE_CELLS", { cellIds });
  }

  activate(sheet: string): void {
    const sheetIdTo = this.#sheetId(sheet);
    const sheetIdFrom = this.#model.getters.getActiveSheetId();
    if (sheetIdTo !== sheetIdFrom) this.#model.dispatch("ACTIVATE_SHEET", { sheetIdFrom, sheetIdTo });
  }

  insertRows(before: number, count: number): void {
    this.#model.dispatch("ADD_COLUMNS_ROWS", {
      sheetId: this.#model.getters.getActiveSheetId(),
      sheetName: this.#model.getters.getActiveSheetName(),
      dimension: "ROW",
      position: "before",
      base: before,
      quantity: count,
    });
  }

  deleteRows(first: number, count: number): void {
    this.#model.dispatch("REMOVE_COLUMNS_ROWS", {
      sheetId: this.#model.getters.getActiveSheetId(),
      sheetName: this.#model.getters.getActiveSheetName(),
      dimension: "ROW",
      elements: Array.from({ length: count }, (_, at) => first + at),
    });
  }

  undo(): void {
    this.#model.dispatch("REQUEST_UNDO");
  }

  redo(): void {
    this.#model.dispatch("REQUEST_REDO");
  }

  save(): unknown {
    return this.#model.exportData();
  }

  focus(): void {
    this.#mounted?.focus();
  }

  close(): void {
    this.#model.off("command-dispatched", this);
    this.#model.off("command-finalized", this);
    this.#mounted?.close();
  }

  /** Tells the calls which cells are gone, and which were evaluated since the last time. */
  #sweep(): void {
    const { getters } = this.#model;
    const evaluated = (cell: CellId): EvaluatedCell | undefined => {
      const position = getters.tryGetCellPosition(cell);
      return position === undefined ? undefined : getters.getEvaluatedCell(position);
    };
    this.#options.calls.sweep({
      isGone: (cell) => evaluated(cell) === undefined,
      wasEvaluated: (cell) => this.#evaluated.get(cell) !== evaluated(cell),
    });
    this.#evaluated.clear();
    for (const cell of this.#options.calls.cells) {
      const now = evaluated(cell);
      if (now !== undefined) this.#evaluated.set(cell, now);
    }
  }

  #write(position: CellPosition | undefined, content: string): void {
    if (position !== undefined) this.#model.dispatch("UPDATE_CELL", { ...position, content });
  }

  #evaluatedAt(address: string): EvaluatedCell {
    const [[position] = []] = this.#positionsOf(this.locate(address));
    if (position === undefined) throw new Error(`no cell: ${address}`);
    return this.#model.getters.getEvaluatedCell(position);
  }

  #each<T>(area: Area, read: (position: CellPosition) => T): T[][] {
    return this.#positionsOf(area).map((row) => row.map(read));
  }

  #positionsOf({ sheet, row, column, rows, columns }: Area): CellPosition[][] {
    const sheetId = this.#sheetId(sheet);
    return Array.from({ length: rows }, (_, down) =>
      Array.from({ length: columns }, (__, across) => ({ sheetId, row: row + down, col: column + across })),
    );
  }

  #sheetId(name: string): string {
    const id = this.#model.getters.getSheetIds().find((each) => this.#model.getters.getSheetName(each) === name);
    if (id === undefined) throw new Error(`no sheet: ${name}`);
    return id;
  }
}
