import { Model } from "@odoo/o-spreadsheet";
import { parseArea, type Area } from "../../excel/area";
import type { Calculation, Clearing, ColourRule, Look } from "../../excel/sheetPort";
import type { Scalar } from "../../excel/values";
import type { CellId } from "../calls/cellCalls";
import type { FunctionCalls, Grid, ShownCell } from "./grid";
import { mountSpreadsheet, type MountedSpreadsheet } from "./mount";
import { loadCharts } from "./loadCharts";
import { NO_EXTRAS, type Extras } from "./extras";
import { OdooCells } from "./odooCells";
import { OdooCharts } from "./odooCharts";
import { OdooNames } from "./odooNames";
import { OdooTables } from "./odooTables";
import type { CellPosition, EvaluatedCell } from "./odooTypes";
import { Places } from "./places";
import type { FieldNames } from "./fieldNames";

export interface OdooGridOptions {
  readonly element: HTMLElement;
  readonly fieldNames: FieldNames;
  /** A saved or a new workbook, in o-spreadsheet's own form. */
  readonly data: unknown;
  /** The functions must be registered before. */
  readonly calls: FunctionCalls;
  readonly onEditing: (editing: boolean) => void;
  readonly onNotice: (text: string) => void;
  /** Cells of one sheet, or all. */
  readonly onCalculate: (type: Calculation, isConcerned: (cell: CellId) => boolean) => void;
  /** Another sheet is shown, or contents of cells of a sheet have changed. */
  readonly onSheet: (news: "shown" | "changed", sheet: string) => void;
}

interface DispatchedCommand extends CellPosition {
  readonly type: string;
  readonly content?: string;
  /** The sheet that is shown from now on. */
  readonly sheetIdTo?: string;
}

/** Rows of a sheet that the add-in adds, enough for the longest answer. */
const ROWS = 1_100;

/** `Grid` by o-spreadsheet. */
export class OdooGrid implements Grid {
  readonly names: OdooNames;
  readonly tables: OdooTables;
  readonly charts: OdooCharts;
  readonly settings: Map<string, string>;
  readonly xmlParts: Map<string, string>;
  readonly #model: Model;
  readonly #places: Places;
  readonly #cells: OdooCells;
  readonly #options: OdooGridOptions;
  /** The last evaluation of each cell that calls something; another object tells that there was one since. */
  readonly #evaluated = new Map<CellId, EvaluatedCell>();
  #mounted: MountedSpreadsheet | undefined;

  /** Evaluates all formulas at once. */
  constructor(options: OdooGridOptions) {
    this.#options = options;
    this.#model = new Model(options.data);
    const { workbench: extras = NO_EXTRAS } = options.data as { readonly workbench?: Extras };
    this.#places = new Places(this.#model);
    this.#cells = new OdooCells(this.#model, this.#places);
    this.names = new OdooNames(this.#model, this.#places, extras.names);
    this.tables = new OdooTables(this.#model, this.#places, extras.tables);
    this.charts = new OdooCharts(this.#model, this.#places, extras.charts);
    this.settings = new Map(extras.settings);
    this.xmlParts = new Map(extras.xmlParts);
    let inserted = false;
    const changed = new Set<string>();
    let written: CellPosition[] = [];
    const tellWritten = () => {
      const cells = new Set(written.map((at) => this.#model.getters.getCell(at)?.id));
      written = [];
      if (cells.size > 0) options.calls.written(cells);
    };
    this.#model.on("command-dispatched", this, (dispatched: object) => {
      const command = dispatched as DispatchedCommand;
      if (command.type === "ADD_COLUMNS_ROWS" || command.type === "REMOVE_COLUMNS_ROWS") inserted = true;
      if (command.type === "UPDATE_CELL" && command.content?.startsWith("=") === true) written.push(command);
      if (command.type === "UPDATE_CELL") changed.add(command.sheetId);
      if (command.type === "ACTIVATE_SHEET") options.onSheet("shown", this.#nameOf(command.sheetIdTo));
    });
    this.#model.on("command-finalized", this, () => {
      this.#sweep();
      if (inserted) options.calls.inserted();
      inserted = false;
      tellWritten();
      for (const id of changed) options.onSheet("changed", this.#nameOf(id));
      changed.clear();
    });
    // The same text again is no change to o-spreadsheet, and a new call to Excel.
    this.#model.on("command-rejected", this, (rejected: object) => {
      const { command } = rejected as { readonly command: DispatchedCommand };
      if (command.type !== "UPDATE_CELL" || command.content?.startsWith("=") !== true) return;
      written.push(command);
      tellWritten();
    });
    this.#sweep();
  }

  #nameOf(id: string | undefined): string {
    return this.#model.getters.tryGetSheetName(id ?? "") ?? "";
  }

  /** Draws it. It may be refreshed before. */
  async show(): Promise<void> {
    const { element, fieldNames, onEditing, onNotice } = this.#options;
    if (this.#model.getters.getSheetIds().some((id) => this.#model.getters.getChartIds(id).length > 0))
      await loadCharts();
    await this.charts.drawNew();
    this.#mounted = await mountSpreadsheet({ model: this.#model, element, fieldNames, onEditing, onNotice });
  }

  get editing(): boolean {
    return this.#mounted?.editing() ?? false;
  }

  selection(): Area {
    const { getters } = this.#model;
    return this.#places.area(getters.getActiveSheetId(), getters.getSelectedZone());
  }

  select(area: Area): void {
    this.activate(area.sheet);
    const zone = this.#places.shown(area);
    if (zone !== undefined) this.#model.selection.selectZone({ cell: { col: zone.left, row: zone.top }, zone });
  }

  sheets(): readonly string[] {
    return this.#model.getters.getSheetIds().map((id) => this.#model.getters.getSheetName(id));
  }

  addSheet(name: string): void {
    const sheetId = this.#model.uuidGenerator.smallUuid();
    const position = this.sheets().length;
    this.#model.dispatch("CREATE_SHEET", { sheetId, position, name, rows: ROWS, cols: 26 });
  }

  renameSheet(oldName: string, newName: string): void {
    this.#model.dispatch("RENAME_SHEET", { sheetId: this.#places.sheetId(oldName), oldName, newName });
  }

  deleteSheet(sheetName: string): void {
    this.#model.dispatch("DELETE_SHEET", { sheetId: this.#places.sheetId(sheetName), sheetName });
  }

  locate(address: string): Area {
    const at = address.lastIndexOf("!");
    const sheet = at < 0 ? this.#model.getters.getActiveSheetName() : address.slice(0, at).replaceAll("'", "");
    const area = parseArea(sheet, address.slice(at + 1));
    if (area === undefined) throw new Error(`no range: ${address}`);
    return area;
  }

  cell(address: string): ShownCell {
    const position = this.#places.position(this.locate(address));
    const { value, formattedValue, message } = this.#model.getters.getEvaluatedCell(position);
    return { value: value as Scalar, text: formattedValue, message: message === "" ? undefined : message };
  }

  set(address: string, content: string): void {
    this.#model.dispatch("UPDATE_CELL", { ...this.#places.position(this.locate(address)), content });
  }

  formula(address: string): string {
    return this.#model.getters.getCellText(this.#places.position(this.locate(address)), { showFormula: true });
  }

  formulas(area: Area): Scalar[][] {
    return this.#cells.formulas(area);
  }

  setFormulas(area: Area, formulas: readonly (readonly Scalar[])[]): void {
    const same = this.#cells.setFormulas(area, formulas);
    this.#options.calls.written(new Set(same.map((at) => this.#model.getters.getCell(at)?.id)));
  }

  values(area: Area): Scalar[][] {
    return this.#cells.values(area);
  }

  text(area: Area): string[][] {
    return this.#cells.text(area);
  }

  formats(area: Area): string[][] {
    return this.#cells.formats(area);
  }

  setFormats(area: Area, formats: readonly (readonly string[])[]): void {
    this.#cells.setFormats(area, formats);
  }

  looks(area: Area): Look[][] {
    return this.#cells.looks(area);
  }

  setLook(area: Area, look: Look): void {
    this.#cells.setLook(area, look);
  }

  addRule(area: Area, rule: ColourRule): string {
    return this.#cells.addRule(area, rule);
  }

  removeRule(sheet: string, name: string): void {
    this.#cells.removeRule(sheet, name);
  }

  clear(area: Area, what: Clearing): void {
    this.#cells.clear(area, what);
  }

  spill(cell: Area): Area | undefined {
    return this.#cells.spill(cell);
  }

  spillParent(cell: Area): Area | undefined {
    return this.#cells.spillParent(cell);
  }

  used(sheet: string): Area | undefined {
    return this.#cells.used(sheet);
  }

  columnWidth(area: Area): number {
    return this.#cells.columnWidth(area);
  }

  setColumnWidth(area: Area, points: number): void {
    this.#cells.setColumnWidth(area, points);
  }

  fitColumns(area: Area): void {
    this.#cells.fitColumns(area);
  }

  calculate(type: Calculation, sheet?: string): void {
    const on = sheet === undefined ? undefined : this.#places.sheetId(sheet);
    this.#options.onCalculate(
      type,
      (cell) => on === undefined || this.#model.getters.tryGetCellPosition(cell)?.sheetId === on,
    );
  }

  refresh(cells: ReadonlySet<CellId>): void {
    const cellIds = [...cells].filter((id) => this.#model.getters.tryGetCellPosition(id) !== undefined);
    if (cellIds.length > 0) this.#model.dispatch("EVALUATE_CELLS", { cellIds });
  }

  activate(sheet: string): void {
    const sheetIdTo = this.#places.sheetId(sheet);
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
    const extras: Extras = {
      names: this.names.all(),
      tables: this.tables.save(),
      charts: this.charts.all(),
      settings: [...this.settings],
      xmlParts: [...this.xmlParts],
    };
    return { ...this.#model.exportData(), workbench: extras };
  }

  focus(): void {
    this.#mounted?.focus();
  }

  close(): void {
    this.#model.off("command-dispatched", this);
    this.#model.off("command-rejected", this);
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
}
