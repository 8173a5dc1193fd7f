import type { Area } from "./area";

/** A name of the workbook. */
export interface NameItem {
  readonly name: string;
  /** `=Sheet1!$A$1:$B$2`, or any other formula. */
  readonly formula: string;
  readonly comment: string;
  readonly visible: boolean;
}

/** A table, as Insert > Table makes it. */
export interface TableItem {
  readonly name: string;
  /** With the row of headings. */
  readonly area: Area;
  readonly hasHeaders: boolean;
  readonly style: string;
}

export interface ChartItem {
  readonly name: string;
  /** The sheet it lies on. */
  readonly sheet: string;
  /** Excel's name of the kind, for example `StockOHLC`. */
  readonly type: string;
  readonly source: Area;
  readonly seriesBy: "Auto" | "Columns" | "Rows";
  /** The cells it covers. */
  readonly place: Area;
  /** Whatever else was set, by path: `title.text`, `legend.visible`. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** Things of a workbook that have a name of their own. */
export interface ItemStore<Item extends { readonly name: string }> {
  all(): readonly Item[];
  /** Puts it there; one of the same name is replaced. */
  put(item: Item): void;
  /** Changes what is named `name`, the name itself perhaps. */
  change(name: string, change: Partial<Item>): void;
  remove(name: string): void;
}

/** A store that only remembers. Names differ by more than case, as Excel's do. */
export class MemoryItems<Item extends { readonly name: string }> implements ItemStore<Item> {
  readonly #items = new Map<string, Item>();

  constructor(items: Iterable<Item> = []) {
    for (const item of items) this.put(item);
  }

  all(): readonly Item[] {
    return [...this.#items.values()];
  }

  put(item: Item): void {
    this.#items.set(item.name.toLowerCase(), item);
  }

  change(name: string, change: Partial<Item>): void {
    const item = this.#items.get(name.toLowerCase());
    if (item === undefined) return;
    this.#items.delete(name.toLowerCase());
    this.put({ ...item, ...change });
  }

  remove(name: string): void {
    this.#items.delete(name.toLowerCase());
  }
}
