import {
  CellsError,
  type Workbook,
  type CellArea,
  type CellsFault,
  type Scope,
  type SheetName,
} from "../../../../src/host/workbookCells";
import { adjusted, moved, type SheetEdit } from "./sheetEdit";

interface Held {
  readonly content: unknown;
  readonly value: unknown;
}

/** What a formula shows: one value, or a table that spreads from its cell. */
export type Computed = unknown;

export interface MemoryWorkbookOptions {
  readonly sheets: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** What each formula shows. Default: 1. */
  readonly compute?: (formula: string) => Computed;
  /** Sheets that refuse every change. */
  readonly locked?: readonly string[];
  readonly selection?: { readonly sheet: string; readonly address: string };
  /** Most cells that one request reads. */
  readonly most?: number;
}

/** A workbook that only remembers: contents by sheet and address, and what its formulas spread to. */
export class MemoryWorkbook implements Workbook {
  /** Texts that travel with the workbook. */
  texts: readonly string[] = [];
  reads = 0;
  recalculated: CellArea[] = [];
  selected: CellArea | undefined;
  /** Names of the workbook and their formulas. */
  readonly namesNow = new Map<string, string>();
  readonly #cells = new Map<string, unknown>();
  readonly #formats = new Map<string, string>();
  #spreadingNow: readonly (readonly [at: string, formula: unknown])[] | undefined;
  readonly #options: MemoryWorkbookOptions;
  readonly #titles: readonly string[];

  constructor(options: MemoryWorkbookOptions) {
    this.#options = options;
    this.#titles = Object.keys(options.sheets);
    for (const [title, cells] of Object.entries(options.sheets))
      for (const [address, content] of Object.entries(cells)) this.set(title, address, content);
  }

  set(title: string, address: string, content: unknown): void {
    const { row, column } = parse(address);
    this.#spreadingNow = undefined;
    this.#cells.set(`${title}|${row}|${column}`, content);
  }

  /** Content of a cell, as a person would see it when editing. */
  content(title: string, address: string): unknown {
    const { row, column } = parse(address);
    return this.#held(title, row, column).content;
  }

  value(title: string, address: string): unknown {
    const { row, column } = parse(address);
    return this.#held(title, row, column).value;
  }

  format(title: string, address: string): string {
    const { row, column } = parse(address);
    return this.#formats.get(`${title}|${row}|${column}`) ?? "General";
  }

  /** Everything that is in the cells. */
  get contents(): ReadonlyMap<string, unknown> {
    return new Map([...this.#cells].filter(([, content]) => content !== "").sort());
  }

  areas(scope: Scope): Promise<readonly CellArea[]> {
    const { selection } = this.#options;
    if (scope === "workbook") return Promise.resolve(this.#titles.flatMap((title) => this.#used(title)));
    const title = selection?.sheet ?? this.#titles[0] ?? "";
    if (scope === "sheet") return Promise.resolve(this.#used(title));
    const [from = "A1", to = from] = (selection?.address ?? "A1").split(":");
    const [first, last] = [parse(from), parse(scope === "cell" ? from : to)];
    const [rows, columns] = [last.row - first.row + 1, last.column - first.column + 1];
    return Promise.resolve([{ sheet: nameOf(title), ...first, rows, columns }]);
  }

  read(area: CellArea) {
    this.reads += 1;
    if (area.rows * area.columns > (this.#options.most ?? Infinity)) return Promise.reject(new CellsError("tooLarge"));
    return Promise.resolve({ ...area, ...this.#table(area) });
  }

  show(areas: readonly CellArea[]) {
    return Promise.resolve(
      areas.map((area) => {
        if (!this.#titles.includes(area.sheet.id)) return undefined;
        const { formulas, values } = this.#table(area);
        const texts = values.map((row) => row.map((value) => (value === 45_292 ? "2024-01-01" : String(value))));
        return { formulas, values, texts, formats: this.#each(area, (row, column) => this.#format(area, row, column)) };
      }),
    );
  }

  valuesAt(references: Parameters<Workbook["valuesAt"]>[0]) {
    const unknown = references.some(({ reference }) => reference.startsWith("Nowhere!"));
    if (unknown) return Promise.reject(new CellsError("gone"));
    return Promise.resolve(
      references.map(({ sheet, reference }) => {
        const [address = "", title = sheet.title] = reference.replaceAll("$", "").split("!").reverse();
        return this.value(title, address);
      }),
    );
  }

  spills(cells: readonly CellArea[]) {
    return Promise.resolve(
      cells.map((cell) => {
        const table = this.#spread(this.#cells.get(`${cell.sheet.title}|${cell.row}|${cell.column}`));
        return table === undefined ? cell : { ...cell, rows: table.length, columns: table[0]?.length ?? 1 };
      }),
    );
  }

  write(writes: Parameters<Workbook["write"]>[0]) {
    return Promise.resolve(
      writes.map(({ area, contents, formats }): CellsFault | undefined => {
        const { title } = area.sheet;
        if (this.#options.locked?.includes(title) === true) return "protected";
        this.#each(area, (row, column) => {
          const at = `${title}|${row}|${column}`;
          const [down, across] = [row - area.row, column - area.column];
          const format = formats?.[down]?.[across];
          if (typeof format === "string") this.#formats.set(at, format);
          const first = down === 0 && across === 0;
          const content = "values" in contents ? contents.values[down]?.[across] : first ? contents.formula : "";
          this.#spreadingNow = undefined;
          this.#cells.set(at, typeof content === "string" ? content.replace(/^'/, "") : content);
        });
        return undefined;
      }),
    );
  }

  recalculate(areas: readonly CellArea[]) {
    this.recalculated.push(...areas);
    return Promise.resolve();
  }

  select(area: CellArea) {
    this.selected = area;
    return Promise.resolve();
  }

  sheets() {
    return Promise.resolve(this.#titles.map(nameOf));
  }

  kept() {
    return Promise.resolve(this.texts);
  }

  keep(texts: readonly string[]) {
    this.texts = [...texts];
    return Promise.resolve();
  }

  names(beginning: string) {
    return Promise.resolve(new Map([...this.namesNow].filter(([name]) => name.startsWith(beginning))));
  }

  addNames(names: readonly (readonly [string, string])[]) {
    for (const [name, formula] of names) this.namesNow.set(name, formula);
    return Promise.resolve();
  }

  removeNames(names: readonly string[]) {
    for (const name of names) this.namesNow.delete(name);
    return Promise.resolve();
  }

  /** Inserts or deletes rows or columns, as a person does: cells, formulas and names move as in Excel. */
  edit(edit: SheetEdit): void {
    const before = [...this.#cells];
    this.#cells.clear();
    for (const [at, content] of before) {
      const [title = "", row = "", column = ""] = at.split("|");
      const isFormula = typeof content === "string" && content.startsWith("=");
      const now = isFormula ? adjusted(content, title, edit) : content;
      const down = title === edit.sheet && edit.of === "rows" ? moved(edit, Number(row)) : Number(row);
      const across = title === edit.sheet && edit.of === "columns" ? moved(edit, Number(column)) : Number(column);
      if (down !== undefined && across !== undefined) this.#cells.set(`${title}|${down}|${across}`, now);
    }
    for (const [name, formula] of this.namesNow) this.namesNow.set(name, adjusted(formula, "", edit));
    this.#spreadingNow = undefined;
  }

  #format({ sheet }: CellArea, row: number, column: number): string {
    return this.#formats.get(`${sheet.title}|${row}|${column}`) ?? "General";
  }

  #table(area: CellArea) {
    const held = this.#each(area, (row, column) => this.#held(area.sheet.title, row, column));
    return {
      formulas: held.map((row) => row.map(({ content }) => content)),
      values: held.map((row) => row.map(({ value }) => value)),
    };
  }

  #held(title: string, row: number, column: number): Held {
    const content = this.#cells.get(`${title}|${row}|${column}`) ?? "";
    if (content !== "") {
      const computed = this.#computed(content);
      return { content, value: Array.isArray(computed) ? (computed as unknown[][])[0]?.[0] : computed };
    }
    for (const [at, formula] of this.#spreading()) {
      const [sheet, top, left] = at.split("|");
      const value = sheet === title ? this.#spread(formula)?.[row - Number(top)]?.[column - Number(left)] : undefined;
      if (value !== undefined) return { content: value, value };
    }
    return { content: "", value: "" };
  }

  #computed(content: unknown): unknown {
    if (typeof content !== "string" || !content.startsWith("=")) return content;
    return this.#options.compute === undefined ? 1 : this.#options.compute(content);
  }

  /** Few cells spread; looking through all of them for each that is empty would take minutes. */
  #spreading(): readonly (readonly [at: string, formula: unknown])[] {
    this.#spreadingNow ??= [...this.#cells].filter(([, content]) => this.#spread(content) !== undefined);
    return this.#spreadingNow;
  }

  #spread(content: unknown): unknown[][] | undefined {
    const computed = this.#computed(content);
    return Array.isArray(computed) ? (computed as unknown[][]) : undefined;
  }

  #used(title: string): readonly CellArea[] {
    const places = [...this.#cells.keys()].map((at) => at.split("|")).filter(([sheet]) => sheet === title);
    if (places.length === 0) return [];
    const [rows, columns] = [places.map(([, row]) => Number(row)), places.map(([, , column]) => Number(column))];
    return [
      { sheet: nameOf(title), row: 0, column: 0, rows: Math.max(...rows) + 1, columns: Math.max(...columns) + 1 },
    ];
  }

  #each<T>({ row, column, rows, columns }: CellArea, of: (row: number, column: number) => T): T[][] {
    return Array.from({ length: rows }, (_, down) =>
      Array.from({ length: columns }, (__, across) => of(row + down, column + across)),
    );
  }
}

function nameOf(title: string): SheetName {
  return { id: title, title };
}

function parse(address: string): { readonly row: number; readonly column: number } {
  const [, letters = "A", row = "1"] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
  return {
    row: Number(row) - 1,
    column: [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1,
  };
}
