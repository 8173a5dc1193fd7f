import type { Model } from "@odoo/o-spreadsheet";
import { addressOf } from "../../excel/area";
import type { ItemStore, TableItem } from "../../excel/workbookItems";
import type { Places } from "./places";

/** What o-spreadsheet does not keep of a table, and where it was when the workbook was saved. */
export interface SavedTable {
  readonly name: string;
  readonly address: string;
}

const DEFAULT_STYLE = "TableStyleMedium2";

/** Tables of o-spreadsheet, which have no names there. */
export class OdooTables implements ItemStore<TableItem> {
  readonly #model: Model;
  readonly #places: Places;
  /** By sheet and number within the sheet. */
  readonly #names = new Map<string, string>();

  constructor(model: Model, places: Places, saved: readonly SavedTable[]) {
    this.#model = model;
    this.#places = places;
    for (const { key, area } of this.#found()) {
      const known = saved.find(({ address }) => address === addressOf(area));
      if (known !== undefined) this.#names.set(key, known.name);
    }
  }

  all(): readonly TableItem[] {
    return this.#found().map(({ key, area, config }) => ({
      name: this.#nameOf(key),
      area,
      hasHeaders: config.numberOfHeaders > 0,
      style: config.styleId,
    }));
  }

  put({ name, area, hasHeaders, style }: TableItem): void {
    this.#places.makeRoom(area);
    const sheetId = this.#places.sheetId(area.sheet);
    const config = { ...CONFIG, numberOfHeaders: hasHeaders ? 1 : 0, styleId: this.#style(style) };
    const ranges = [this.#model.getters.getRangeDataFromZone(sheetId, this.#places.zone(area))];
    this.#model.dispatch("CREATE_TABLE", { sheetId, ranges, config, tableType: "static" });
    const made = this.#found().find((table) => addressOf(table.area) === addressOf(area));
    if (made !== undefined) this.#names.set(made.key, name);
  }

  change(name: string, { name: newName, area, hasHeaders, style }: Partial<TableItem>): void {
    const found = this.#named(name);
    if (found === undefined) return;
    if (newName !== undefined) this.#names.set(found.key, newName);
    const { sheetId, zone } = found;
    const config = {
      ...(hasHeaders === undefined ? {} : { numberOfHeaders: hasHeaders ? 1 : 0 }),
      ...(style === undefined ? {} : { styleId: this.#style(style) }),
    };
    const moved = area && this.#model.getters.getRangeDataFromZone(sheetId, this.#places.zone(area));
    this.#model.dispatch("UPDATE_TABLE", { sheetId, zone, config, ...(moved && { newTableRange: moved }) });
  }

  remove(name: string): void {
    const found = this.#named(name);
    if (found === undefined) return;
    this.#model.dispatch("REMOVE_TABLE", { sheetId: found.sheetId, target: [found.zone] });
    this.#names.delete(found.key);
  }

  save(): readonly SavedTable[] {
    return this.all().map(({ name, area }) => ({ name, address: addressOf(area) }));
  }

  #named(name: string) {
    return this.#found().find(({ key }) => this.#nameOf(key).toLowerCase() === name.toLowerCase());
  }

  #found() {
    const { getters } = this.#model;
    return getters.getSheetIds().flatMap((sheetId) =>
      getters.getCoreTables(sheetId).map(({ id, range, config }) => ({
        key: `${sheetId} ${id}`,
        sheetId,
        zone: range.zone,
        area: this.#places.area(sheetId, range.zone),
        config,
      })),
    );
  }

  /** A table that the user made on the page gets the next free name. */
  #nameOf(key: string): string {
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    const taken = new Set(this.#names.values());
    let number = 1;
    while (taken.has(`Table${number}`)) number += 1;
    this.#names.set(key, `Table${number}`);
    return `Table${number}`;
  }

  #style(wanted: string): string {
    return this.#model.getters.getTableStyles()[wanted] === undefined ? DEFAULT_STYLE : wanted;
  }
}

const CONFIG = {
  hasFilters: true,
  totalRow: false,
  firstColumn: false,
  lastColumn: false,
  bandedRows: true,
  bandedColumns: false,
};
