import type { Model } from "@odoo/o-spreadsheet";
import type { Area } from "../../excel/area";
import type { CellPosition } from "./odooTypes";

/** A rectangle as o-spreadsheet has it; all four edges belong to it. */
export interface Zone {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where cells are, in our words and in o-spreadsheet's. */
export class Places {
  readonly #model: Model;

  constructor(model: Model) {
    this.#model = model;
  }

  sheetId(name: string): string {
    const id = this.#model.getters.getSheetIds().find((each) => this.#model.getters.getSheetName(each) === name);
    if (id === undefined) throw new Error(`no sheet: ${name}`);
    return id;
  }

  /** Row by row. */
  positions({ sheet, row, column, rows, columns }: Area): CellPosition[][] {
    const sheetId = this.sheetId(sheet);
    return Array.from({ length: rows }, (_, down) =>
      Array.from({ length: columns }, (__, across) => ({ sheetId, row: row + down, col: column + across })),
    );
  }

  position(cell: Area): CellPosition {
    return { sheetId: this.sheetId(cell.sheet), row: cell.row, col: cell.column };
  }

  zone({ row, column, rows, columns }: Area): Zone {
    return { left: column, right: column + columns - 1, top: row, bottom: row + rows - 1 };
  }

  /** The part of an area that the sheet has room for: a sheet here ends earlier than Excel's. */
  shown(area: Area): Zone | undefined {
    const { numberOfCols, numberOfRows } = this.#model.getters.getSheetSize(this.sheetId(area.sheet));
    const { left, right, top, bottom } = this.zone(area);
    if (left >= numberOfCols || top >= numberOfRows) return undefined;
    return { left, top, right: Math.min(right, numberOfCols - 1), bottom: Math.min(bottom, numberOfRows - 1) };
  }

  area(sheetId: string, { left, right, top, bottom }: Zone): Area {
    const sheet = this.#model.getters.getSheetName(sheetId);
    return { sheet, row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
  }

  /** Makes the sheet as large as the area needs. */
  makeRoom(area: Area): void {
    const sheetId = this.sheetId(area.sheet);
    const { numberOfCols, numberOfRows } = this.#model.getters.getSheetSize(sheetId);
    const add = (dimension: "ROW" | "COL", have: number, need: number) => {
      if (need <= have) return;
      this.#model.dispatch("ADD_COLUMNS_ROWS", {
        sheetId,
        sheetName: area.sheet,
        dimension,
        position: "after",
        base: have - 1,
        quantity: need - have,
      });
    };
    add("COL", numberOfCols, area.column + area.columns);
    add("ROW", numberOfRows, area.row + area.rows);
  }
}
