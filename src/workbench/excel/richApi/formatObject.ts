import { intersection, type Area } from "../area";
import type { Look, SheetPort } from "../sheetPort";
import type { HostObject, Property } from "./hostObject";

/** Larger areas are looked at where something is in them. */
const LOOKED_AT = 10_000;

/** How a range looks. What the sheet cannot show is taken and forgotten. */
export function formatObject(sheet: SheetPort, area: Area): HostObject {
  const look = <Name extends keyof Look>(name: Name, otherwise: Look[Name]): Property => ({
    get: () => {
      const all = common(sheet, area, name);
      return all === undefined || all === "" ? otherwise : all;
    },
    set: (value) => sheet.setLook(area, { [name]: value } as Look),
  });
  const fill: HostObject = {
    type: "RangeFill",
    properties: { Color: look("fillColor", "#FFFFFF") },
    methods: { Clear: () => sheet.setLook(area, { fillColor: "" }) },
  };
  const font: HostObject = {
    type: "RangeFont",
    properties: {
      Bold: look("bold", false),
      Italic: look("italic", false),
      Size: look("fontSize", 11),
      Color: look("fontColor", "#000000"),
      Underline: {
        get: () => (common(sheet, area, "underline") === true ? "Single" : "None"),
        set: (kind) => sheet.setLook(area, { underline: kind !== "None" }),
      },
      Name: forgotten("Aptos Narrow"),
    },
  };
  return {
    type: "RangeFormat",
    properties: {
      HorizontalAlignment: {
        get: () => capitalised(common(sheet, area, "align") ?? "general"),
        set: (align) => {
          const wanted = String(align).toLowerCase();
          const known = (["general", "left", "center", "right"] as const).find((each) => each === wanted);
          if (known !== undefined) sheet.setLook(area, { align: known });
        },
      },
      WrapText: look("wrap", false),
      VerticalAlignment: forgotten("Bottom"),
      ColumnWidth: {
        get: () => sheet.columnWidth(area),
        set: (points) => sheet.setColumnWidth(area, Number(points)),
      },
      RowHeight: forgotten(15),
      IndentLevel: forgotten(0),
    },
    parts: { Fill: () => fill, Font: () => font, Borders: () => bordersObject() },
    methods: { AutofitColumns: () => sheet.fitColumns(area), AutofitRows: () => undefined },
  };
}

/** What all cells of an area have, or null where they differ, as Excel answers; undefined where nothing is set. */
function common<Name extends keyof Look>(sheet: SheetPort, area: Area, name: Name): Look[Name] | null | undefined {
  const used = area.rows * area.columns > LOOKED_AT ? sheet.used(area.sheet) : area;
  const seen = used && intersection(area, used);
  const all = new Set((seen === undefined ? [] : sheet.looks(seen)).flat().map((look) => look[name]));
  return all.size > 1 ? null : [...all][0];
}

function bordersObject(): HostObject {
  const border: HostObject = {
    type: "RangeBorder",
    properties: { Style: forgotten("None"), Color: forgotten("#000000"), Weight: forgotten("Thin") },
  };
  return { type: "RangeBorderCollection", methods: { GetItem: () => border } };
}

function forgotten(value: unknown): Property {
  return { get: () => value, set: () => undefined };
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
