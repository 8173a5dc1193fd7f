import { cellName, intersection, parseArea, union, type Area } from "./area";
import { MemoryItems, type ChartItem, type NameItem, type TableItem } from "./workbookItems";
import type { Calculation, Clearing, ColourRule, Look, SheetPort } from "./sheetPort";
import type { Scalar } from "./values";

const START: Area = { sheet: "Sheet1", row: 0, column: 0, rows: 1, columns: 1 };

/** A change that holds for an area; of several the later counts. */
interface Layer<T> {
  readonly area: Area;
  readonly value: T;
}

/** A workbook that only remembers what is written into it. For tests of panes and buttons, where no grid is. */
export class MemorySheet implements SheetPort {
  readonly calculations: Calculation[] = [];
  readonly names = new MemoryItems<NameItem>();
  readonly tables = new MemoryItems<TableItem>();
  readonly charts = new MemoryItems<ChartItem>();
  readonly settings = new Map<string, string>();
  readonly xmlParts = new Map<string, string>();
  readonly #sheets = new Map<string, Map<string, Scalar>>([[START.sheet, new Map()]]);
  #formats: Layer<string>[] = [];
  #looks: Layer<Look | undefined>[] = [];
  #rules: Layer<ColourRule & { readonly name: string }>[] = [];
  #ruleCount = 0;
  readonly #widths = new Map<string, number>();
  #selection = START;

  selection(): Area {
    return this.#selection;
  }

  select(area: Area): void {
    this.#selection = area;
  }

  sheets(): readonly string[] {
    return [...this.#sheets.keys()];
  }

  addSheet(name: string): void {
    this.#sheets.set(name, new Map());
  }

  renameSheet(name: string, to: string): void {
    const renamed = [...this.#sheets].map(([each, cells]) => [each === name ? to : each, cells] as const);
    this.#sheets.clear();
    for (const [each, cells] of renamed) this.#sheets.set(each, cells);
    const moved = <T>(layers: Layer<T>[]) =>
      layers.map((layer) => (layer.area.sheet === name ? { ...layer, area: { ...layer.area, sheet: to } } : layer));
    this.#formats = moved(this.#formats);
    this.#looks = moved(this.#looks);
    if (this.#selection.sheet === name) this.#selection = { ...this.#selection, sheet: to };
  }

  deleteSheet(name: string): void {
    this.#sheets.delete(name);
    if (this.#selection.sheet === name) this.activate(this.sheets()[0] ?? START.sheet);
  }

  activate(name: string): void {
    if (this.#selection.sheet !== name) this.#selection = { ...START, sheet: name };
  }

  formulas(area: Area): Scalar[][] {
    const cells = this.#cells(area);
    return each(area, (name) => cells.get(name) ?? "");
  }

  setFormulas(area: Area, formulas: readonly (readonly Scalar[])[]): void {
    const cells = this.#cells(area);
    each(area, (name, row, column) => {
      const content = formulas[row]?.[column] ?? null;
      if (content === "") cells.delete(name);
      else if (content !== null) cells.set(name, content);
    });
  }

  values(area: Area): Scalar[][] {
    return this.formulas(area);
  }

  text(area: Area): string[][] {
    return this.formulas(area).map((row) => row.map(String));
  }

  formats(area: Area): string[][] {
    return each(area, (_, row, column) => last(this.#formats, cellOf(area, row, column)) ?? "General");
  }

  setFormats(area: Area, formats: readonly (readonly string[])[]): void {
    const [[first] = []] = formats;
    if (first !== undefined && formats.every((row) => row.every((format) => format === first))) {
      this.#formats.push({ area, value: first });
      return;
    }
    each(area, (_, row, column) => {
      this.#formats.push({ area: cellOf(area, row, column), value: formats[row]?.[column] ?? "General" });
    });
  }

  looks(area: Area): Look[][] {
    return each(area, (_, row, column) => {
      const cell = cellOf(area, row, column);
      const layers = this.#looks.filter((layer) => intersection(layer.area, cell) !== undefined);
      return layers.reduce<Look>((look, { value }) => (value === undefined ? {} : { ...look, ...value }), {});
    });
  }

  setLook(area: Area, look: Look): void {
    this.#looks.push({ area, value: look });
  }

  get rules(): readonly { readonly area: Area; readonly value: ColourRule }[] {
    return this.#rules;
  }

  addRule(area: Area, rule: ColourRule): string {
    const name = `rule ${(this.#ruleCount += 1)}`;
    this.#rules.push({ area, value: { ...rule, name } });
    return name;
  }

  removeRule(_sheet: string, name: string): void {
    this.#rules = this.#rules.filter(({ value }) => value.name !== name);
  }

  clear(area: Area, what: Clearing): void {
    if (what !== "Formats") {
      const cells = this.#cells(area);
      const used = this.used(area.sheet);
      const cleared = used && intersection(area, used);
      if (cleared !== undefined) each(cleared, (name) => cells.delete(name));
    }
    if (what !== "Contents") {
      this.#formats.push({ area, value: "General" });
      this.#looks.push({ area, value: undefined });
      this.#rules = this.#rules.filter((rule) => intersection(rule.area, area) === undefined);
    }
  }

  spill(): undefined {
    return undefined;
  }

  spillParent(): undefined {
    return undefined;
  }

  used(sheet: string): Area | undefined {
    const names = [...(this.#sheets.get(sheet)?.keys() ?? [])];
    return names
      .map((name) => parseArea(sheet, name))
      .reduce((all, cell) => (all !== undefined && cell !== undefined ? union(all, cell) : cell), undefined);
  }

  columnWidth(area: Area): number {
    return this.#widths.get(`${area.sheet}!${area.column}`) ?? 48;
  }

  setColumnWidth(area: Area, points: number): void {
    for (let at = 0; at < area.columns; at++) this.#widths.set(`${area.sheet}!${area.column + at}`, points);
  }

  fitColumns(): void {
    return;
  }

  calculate(type: Calculation): void {
    this.calculations.push(type);
  }

  #cells({ sheet }: Area): Map<string, Scalar> {
    return this.#sheets.get(sheet) ?? new Map<string, Scalar>();
  }
}

function last<T>(layers: readonly Layer<T>[], cell: Area): T | undefined {
  return layers.filter(({ area }) => intersection(area, cell) !== undefined).at(-1)?.value;
}

function cellOf(area: Area, row: number, column: number): Area {
  return { sheet: area.sheet, row: area.row + row, column: area.column + column, rows: 1, columns: 1 };
}

function each<T>(area: Area, read: (name: string, row: number, column: number) => T): T[][] {
  return Array.from({ length: area.rows }, (_, row) =>
    Array.from({ length: area.columns }, (__, column) =>
      read(cellName(area.row + row, area.column + column), row, column),
    ),
  );
}
