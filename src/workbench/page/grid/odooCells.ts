import type { Model } from "@odoo/o-spreadsheet";
import { union, type Area } from "../../excel/area";
import type { CellsPort, Clearing, ColourRule, Look } from "../../excel/sheetPort";
import type { Scalar } from "../../excel/values";
import { OdooRules } from "./odooRules";
import type { CellPosition, EvaluatedCell } from "./odooTypes";
import type { Places } from "./places";
import { writeCells } from "./writeCells";

/** Excel tells widths in points of 1/72 inch, a page in pixels of 1/96. */
const PIXELS_PER_POINT = 96 / 72;

/** Cells of o-spreadsheet. */
export class OdooCells implements CellsPort {
  readonly #model: Model;
  readonly #places: Places;
  readonly #rules: OdooRules;

  constructor(model: Model, places: Places) {
    this.#model = model;
    this.#places = places;
    this.#rules = new OdooRules(model, places);
  }

  formulas(area: Area): Scalar[][] {
    return this.#each(area, "", (position) => {
      const { getters } = this.#model;
      if (getters.getCell(position)?.isFormula === true) return getters.getCellText(position, { showFormula: true });
      const value = getters.getEvaluatedCell(position).value as Scalar;
      return typeof value === "number" || typeof value === "boolean" ? value : (value ?? "");
    });
  }

  /** Answers the cells whose formula is what it was before. */
  setFormulas(area: Area, formulas: readonly (readonly Scalar[])[]): CellPosition[] {
    this.#places.makeRoom(area);
    const contents = this.#places.positions(area).flatMap((row, down) =>
      row.flatMap((position, across) => {
        const content = formulas[down]?.[across] ?? null;
        return content === null ? [] : [{ ...position, content: toContent(content) }];
      }),
    );
    const { getters } = this.#model;
    const same = contents.filter(
      ({ content, ...at }) => content.startsWith("=") && getters.getCellText(at, { showFormula: true }) === content,
    );
    writeCells(this.#model, contents);
    return same;
  }

  values(area: Area): Scalar[][] {
    return this.#each(area, "", (position) => (this.#evaluated(position).value as Scalar) ?? "");
  }

  text(area: Area): string[][] {
    return this.#each(area, "", (position) => this.#evaluated(position).formattedValue);
  }

  formats(area: Area): string[][] {
    return this.#each(area, "General", (position) => this.#evaluated(position).format ?? "General");
  }

  setFormats(area: Area, formats: readonly (readonly string[])[]): void {
    this.#places.makeRoom(area);
    const [[first = "General"] = []] = formats;
    if (formats.every((row) => row.every((format) => format === first))) return this.#format(area, first);
    formats.forEach((row, down) =>
      row.forEach((format, across) => {
        this.#format({ ...area, row: area.row + down, column: area.column + across, rows: 1, columns: 1 }, format);
      }),
    );
  }

  looks(area: Area): Look[][] {
    return this.#each(area, {}, (position): Look => {
      const style = this.#model.getters.getCellStyle(position);
      return {
        ...(style.bold === undefined ? {} : { bold: style.bold }),
        ...(style.italic === undefined ? {} : { italic: style.italic }),
        ...(style.underline === undefined ? {} : { underline: style.underline }),
        ...(style.fontSize === undefined ? {} : { fontSize: style.fontSize }),
        ...(style.textColor === undefined ? {} : { fontColor: style.textColor }),
        ...(style.fillColor === undefined ? {} : { fillColor: style.fillColor }),
        ...(style.align === undefined ? {} : { align: style.align }),
        ...(style.wrapping === undefined ? {} : { wrap: style.wrapping === "wrap" }),
      };
    });
  }

  setLook(area: Area, { fontColor, wrap, align, ...look }: Look): void {
    const zone = this.#places.shown(area);
    if (zone === undefined) return;
    const style = {
      ...look,
      ...(fontColor === undefined ? {} : { textColor: fontColor }),
      // Without an alignment numbers stand at the right.
      ...(align === undefined ? {} : { align: align === "general" ? undefined : align }),
      ...(wrap === undefined ? {} : { wrapping: wrap ? ("wrap" as const) : ("overflow" as const) }),
    };
    this.#model.dispatch("SET_FORMATTING", { sheetId: this.#places.sheetId(area.sheet), target: [zone], style });
  }

  addRule(area: Area, rule: ColourRule): string {
    return this.#rules.add(area, rule);
  }

  removeRule(sheet: string, name: string): void {
    this.#rules.remove(sheet, name);
  }

  clear(area: Area, what: Clearing): void {
    const zone = this.#places.shown(area);
    if (zone === undefined) return;
    if (what !== "Contents") this.#rules.clear(area);
    const at = { sheetId: this.#places.sheetId(area.sheet), target: [zone] };
    if (what !== "Formats") this.#model.dispatch("DELETE_CONTENT", at);
    if (what !== "Contents") this.#model.dispatch("CLEAR_FORMATTING", at);
  }

  spill(cell: Area): Area | undefined {
    const position = this.#places.position(cell);
    if (this.#model.getters.getCell(position)?.isFormula !== true) return undefined;
    const zone = this.#model.getters.getSpreadZone(position);
    return zone && this.#places.area(position.sheetId, zone);
  }

  spillParent(cell: Area): Area | undefined {
    const parent = this.#model.getters.getArrayFormulaSpreadingOn(this.#places.position(cell));
    if (parent === undefined) return undefined;
    const { sheetId, col, row } = parent;
    return this.#places.area(sheetId, { left: col, right: col, top: row, bottom: row });
  }

  used(sheet: string): Area | undefined {
    const sheetId = this.#places.sheetId(sheet);
    const filled = this.#model.getters
      .getEvaluatedCellsPositions(sheetId)
      .filter((position) => this.#evaluated(position).type !== "empty");
    return filled
      .map(({ col, row }) => this.#places.area(sheetId, { left: col, right: col, top: row, bottom: row }))
      .reduce<Area | undefined>((all, cell) => (all === undefined ? cell : union(all, cell)), undefined);
  }

  columnWidth(area: Area): number {
    const { getters } = this.#model;
    return getters.getColSize(this.#places.sheetId(area.sheet), area.column) / PIXELS_PER_POINT;
  }

  setColumnWidth(area: Area, points: number): void {
    const zone = this.#places.shown(area);
    if (zone === undefined) return;
    const sheetId = this.#places.sheetId(area.sheet);
    const size = Math.round(points * PIXELS_PER_POINT);
    this.#model.dispatch("RESIZE_COLUMNS_ROWS", { sheetId, dimension: "COL", elements: columnsOf(zone), size });
  }

  fitColumns(area: Area): void {
    const zone = this.#places.shown(area);
    if (zone === undefined) return;
    const cols = columnsOf(zone);
    this.#model.dispatch("AUTORESIZE_COLUMNS", { sheetId: this.#places.sheetId(area.sheet), cols });
  }

  /** `General` is what o-spreadsheet has without a format. What it cannot show stays as it was. */
  #format(area: Area, format: string): void {
    const zone = this.#places.shown(area);
    if (zone === undefined) return;
    this.#model.dispatch("SET_FORMATTING", {
      sheetId: this.#places.sheetId(area.sheet),
      target: [zone],
      format: format === "General" ? "" : format,
    });
  }

  #evaluated(position: CellPosition): EvaluatedCell {
    return this.#model.getters.getEvaluatedCell(position);
  }

  /** Cells beyond the sheet's last row or column are as empty ones. */
  #each<T>(area: Area, beyond: T, read: (position: CellPosition) => T): T[][] {
    const { numberOfCols, numberOfRows } = this.#model.getters.getSheetSize(this.#places.sheetId(area.sheet));
    const isThere = ({ col, row }: CellPosition) => col < numberOfCols && row < numberOfRows;
    return this.#places
      .positions(area)
      .map((row) => row.map((position) => (isThere(position) ? read(position) : beyond)));
  }
}

function columnsOf({ left, right }: { readonly left: number; readonly right: number }): number[] {
  return Array.from({ length: right - left + 1 }, (_, at) => left + at);
}

/** As it would be typed. */
function toContent(content: Scalar): string {
  if (typeof content === "boolean") return content ? "TRUE" : "FALSE";
  return String(content ?? "");
}
