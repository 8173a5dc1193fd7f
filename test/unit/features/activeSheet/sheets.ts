import type { Workbook, CellArea } from "../../../../src/host/workbookCells";
import type { ActiveSheet, SheetNews } from "../../../../src/host/activeSheet";

type Cells = readonly (readonly unknown[])[];

/** Sheets in memory, each from its first cell on; of a formula `=…→value` the value is what follows the arrow. */
export class FakeSheets implements ActiveSheet {
  readonly sheets: Record<string, Cells>;
  /** The one in front. */
  active: string;
  /** Rows that the window shows, from the first on; undefined: Excel does not tell. */
  rows: { readonly first: number; readonly count: number } | undefined;
  /** What each reading took in. */
  readonly reads: CellArea[] = [];
  /** Why Excel cannot be asked. */
  fault: Error | undefined;
  #hear: (news: SheetNews) => void = () => undefined;

  constructor(sheets: Record<string, Cells>) {
    this.sheets = sheets;
    this.active = Object.keys(sheets)[0] ?? "";
  }

  readonly workbook: Pick<Workbook, "areas" | "read"> = {
    areas: async () => {
      if (this.fault !== undefined) throw this.fault;
      const cells = this.sheets[this.active] ?? [];
      const columns = Math.max(0, ...cells.map((row) => row.length));
      if (columns === 0) return [];
      return [{ sheet: this.#name(this.active), row: 0, column: 0, rows: cells.length, columns }];
    },
    read: async (area) => {
      if (this.fault !== undefined) throw this.fault;
      this.reads.push(area);
      const cells = this.sheets[area.sheet.id] ?? [];
      const part = Array.from({ length: area.rows }, (_, down) =>
        Array.from({ length: area.columns }, (__, across) => cells[area.row + down]?.[area.column + across] ?? ""),
      );
      const of = (at: 0 | 1) =>
        part.map((row) =>
          row.map((cell) => (typeof cell === "string" && cell.startsWith("=") ? (cell.split("→")[at] ?? "") : cell)),
        );
      return { ...area, formulas: of(0), values: of(1) };
    },
  };

  async watch(hear: (news: SheetNews) => void): Promise<void> {
    if (this.fault !== undefined) throw this.fault;
    this.#hear = hear;
  }

  async window(): Promise<CellArea | undefined> {
    if (this.rows === undefined) return undefined;
    const { first, count } = this.rows;
    return { sheet: this.#name(this.active), row: first, column: 0, rows: count, columns: 20 };
  }

  show(sheet: string): void {
    this.active = sheet;
    this.#hear({ kind: "activated", sheet });
  }

  edit(sheet: string, cells: Cells): void {
    this.sheets[sheet] = cells;
    this.#hear({ kind: "cells", sheet });
  }

  #name(id: string): { readonly id: string; readonly title: string } {
    return { id, title: id };
  }
}
