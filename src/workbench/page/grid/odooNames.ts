import type { Model } from "@odoo/o-spreadsheet";
import { absoluteAddressOf, parseArea, type Area } from "../../excel/area";
import { MemoryItems, type NameItem, type ItemStore } from "../../excel/workbookItems";
import type { Places } from "./places";

const GONE = "=#REF!";

/** Names: those of ranges are o-spreadsheet's own, so that formulas know them; it has no others, which are only kept. */
export class OdooNames implements ItemStore<NameItem> {
  readonly #model: Model;
  readonly #places: Places;
  /** All that was ever put here, for comments and formulas; what it says of a range may be outdated. */
  readonly #kept: MemoryItems<NameItem>;

  constructor(model: Model, places: Places, saved: readonly NameItem[]) {
    this.#model = model;
    this.#places = places;
    this.#kept = new MemoryItems(saved);
  }

  all(): readonly NameItem[] {
    const ranges = this.#model.getters.getNamedRanges().map(({ name, range }): NameItem => {
      const formula = `=${absoluteAddressOf(this.#places.area(range.sheetId, range.zone))}`;
      return { name, comment: "", visible: true, ...this.#keptAs(name), formula };
    });
    const there = new Set(ranges.map(({ name }) => name.toLowerCase()));
    const others = this.#kept.all().filter(({ name }) => !there.has(name.toLowerCase()));
    // Excel keeps a name whose cells were deleted; o-spreadsheet does not.
    return [
      ...ranges,
      ...others.map((item) => (areaOf(item.formula) === undefined ? item : { ...item, formula: GONE })),
    ];
  }

  put(item: NameItem): void {
    this.remove(item.name);
    this.#kept.put(item);
    const area = areaOf(item.formula);
    if (area === undefined) return;
    this.#places.makeRoom(area);
    const sheetId = this.#places.sheetId(area.sheet);
    const ranges = [this.#model.getters.getRangeDataFromZone(sheetId, this.#places.zone(area))];
    this.#model.dispatch("CREATE_NAMED_RANGE", { name: item.name, ranges });
  }

  change(name: string, change: Partial<NameItem>): void {
    const item = this.all().find((each) => each.name === name);
    if (item === undefined) return;
    if (change.formula === undefined && change.name === undefined) this.#kept.put({ ...item, ...change });
    else this.put({ ...item, ...change });
  }

  remove(name: string): void {
    this.#kept.remove(name);
    if (this.#model.getters.getNamedRange(name) !== undefined) this.#model.dispatch("DELETE_NAMED_RANGE", { name });
  }

  #keptAs(name: string): NameItem | undefined {
    return this.#kept.all().find((item) => item.name.toLowerCase() === name.toLowerCase());
  }
}

function areaOf(formula: string): Area | undefined {
  const text = formula.slice(1);
  return text.includes("!") ? parseArea("", text) : undefined;
}
