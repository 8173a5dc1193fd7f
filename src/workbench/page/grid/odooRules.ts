import type { Model } from "@odoo/o-spreadsheet";
import { intersection, type Area } from "../../excel/area";
import type { ColourRule } from "../../excel/sheetPort";
import type { Places } from "./places";

/** Colours of numbers by what they are, as o-spreadsheet's conditional formats. */
export class OdooRules {
  readonly #model: Model;
  readonly #places: Places;

  constructor(model: Model, places: Places) {
    this.#model = model;
    this.#places = places;
  }

  /** Gives the rule's name. */
  add(area: Area, { operator, than, fontColor }: ColourRule): string {
    const id = this.#model.uuidGenerator.smallUuid();
    const zone = this.#places.shown(area);
    if (zone === undefined) return id;
    const sheetId = this.#places.sheetId(area.sheet);
    this.#model.dispatch("ADD_CONDITIONAL_FORMAT", {
      sheetId,
      ranges: [this.#model.getters.getRangeDataFromZone(sheetId, zone)],
      cf: {
        id,
        rule: {
          type: "CellIsRule",
          operator: `is${operator}`,
          values: [String(than)],
          style: { textColor: fontColor },
        },
      },
    });
    return id;
  }

  remove(sheet: string, id: string): void {
    this.#model.dispatch("REMOVE_CONDITIONAL_FORMAT", { sheetId: this.#places.sheetId(sheet), id });
  }

  /** Those that hold for cells of this area alone. */
  clear(area: Area): void {
    const sheetId = this.#places.sheetId(area.sheet);
    const { getters } = this.#model;
    for (const { id, ranges } of getters.getConditionalFormats(sheetId)) {
      const covered = ranges.map((range) =>
        this.#places.area(sheetId, getters.getRangeFromSheetXC(sheetId, range).zone),
      );
      if (!covered.every((each) => isWithin(each, area))) continue;
      this.#model.dispatch("REMOVE_CONDITIONAL_FORMAT", { sheetId, id });
    }
  }
}

function isWithin(inner: Area, outer: Area): boolean {
  const common = intersection(inner, outer);
  return common?.rows === inner.rows && common.columns === inner.columns;
}
