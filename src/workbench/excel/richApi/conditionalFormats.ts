import type { Area } from "../area";
import type { SheetPort } from "../sheetPort";
import { RichApiError, type HostObject } from "./hostObject";

const OPERATORS = ["GreaterThan", "LessThan"] as const;
type Operator = (typeof OPERATORS)[number];

/** Conditional formats of a range, as far as a font's colour by a cell's value goes. */
export function conditionalFormatsObject(sheet: SheetPort, area: Area): HostObject {
  return {
    type: "ConditionalFormatCollection",
    methods: {
      Add: (type) => {
        if (type !== "CellValue") throw new RichApiError("ApiNotAvailable", `conditional formats of ${String(type)}`);
        return conditionalFormatObject(sheet, area);
      },
      GetItem: (name) => ({
        type: "ConditionalFormat",
        methods: { Delete: () => sheet.removeRule(area.sheet, String(name)) },
      }),
    },
  };
}

/** Its parts come one by one; it holds once all are there. */
function conditionalFormatObject(sheet: SheetPort, area: Area): HostObject {
  const seen: { name?: string; fontColor?: string; rule?: { readonly operator: Operator; readonly than: number } } = {};
  const applied = (): void => {
    const { fontColor, rule } = seen;
    if (fontColor !== undefined && rule !== undefined) seen.name = sheet.addRule(area, { ...rule, fontColor });
  };
  const font: HostObject = {
    type: "ConditionalRangeFont",
    properties: {
      Color: {
        get: () => seen.fontColor ?? "",
        set: (colour) => {
          seen.fontColor = String(colour);
          applied();
        },
      },
    },
  };
  const cellValue: HostObject = {
    type: "CellValueConditionalFormat",
    properties: {
      Rule: {
        get: () => seen.rule,
        set: (given) => {
          seen.rule = ruleOf(given);
          applied();
        },
      },
    },
    parts: { Format: () => ({ type: "ConditionalRangeFormat", parts: { Font: () => font } }) },
  };
  return {
    type: "ConditionalFormat",
    referable: true,
    properties: { Id: { get: () => seen.name ?? "" } },
    parts: { CellValue: () => cellValue },
  };
}

function ruleOf(given: unknown): { readonly operator: Operator; readonly than: number } {
  const { operator, formula1 } = given as Excel.ConditionalCellValueRule;
  const known = OPERATORS.find((each) => each === operator);
  const than = Number(formula1.replace(/^=/, ""));
  if (known === undefined || !Number.isFinite(than))
    throw new RichApiError("ApiNotAvailable", `a rule of ${operator} ${formula1}`);
  return { operator: known, than };
}
