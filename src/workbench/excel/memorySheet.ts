import { cellName, type Area, type Calculation, type SheetPort } from "./sheetPort";
import type { Scalar } from "./values";

/** A sheet that only remembers what is written into it. For tests of panes and buttons, where no grid is. */
export class MemorySheet implements SheetPort {
  readonly calculations: Calculation[] = [];
  readonly #cells = new Map<string, Scalar>();
  #selection: Area = { sheet: "Sheet1", row: 0, column: 0, rows: 1, columns: 1 };

  selection(): Area {
    return this.#selection;
  }

  select(area: Area): void {
    this.#selection = area;
  }

  sheets(): readonly string[] {
    return ["Sheet1"];
  }

  formulas(area: Area): Scalar[][] {
    return each(area, (name) => this.#cells.get(name) ?? "");
  }

  setFormulas(area: Area, formulas: readonly (readonly Scalar[])[]): void {
    each(area, (name, row, column) => this.#cells.set(name, formulas[row]?.[column] ?? ""));
  }

  values(area: Area): Scalar[][] {
    return this.formulas(area);
  }

  text(area: Area): string[][] {
    return this.formulas(area).map((row) => row.map(String));
  }

  calculate(type: Calculation): void {
    this.calculations.push(type);
  }
}

function each<T>(area: Area, read: (name: string, row: number, column: number) => T): T[][] {
  return Array.from({ length: area.rows }, (_, row) =>
    Array.from({ length: area.columns }, (__, column) =>
      read(cellName(area.row + row, area.column + column), row, column),
    ),
  );
}
