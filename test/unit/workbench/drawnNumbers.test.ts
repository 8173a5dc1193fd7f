import { numberFormat } from "../../../src/host/numberFormat";
import type { NumberKind } from "../../../src/quotes/numberKind";
import { shownAs } from "../../support/excelFormat";
import { sheetInNode, type SheetInNode } from "../../support/sheetInNode";

const NUMBERS: readonly (readonly [kind: NumberKind, value: number, shown: string])[] = [
  ["price", 227.5, "227.50"],
  ["price", 1585, "1,585.00"],
  ["price", -7.23451, "-7.23451"],
  ["price", 67_123.4, "67,123.40"],
  ["price", 0.000_012_34, "0.00001234"],
  ["volume", 34_567_890, "34,567,890"],
  ["volume", 0.1234, "0.1234"],
  ["coins", 12, "12.00"],
  ["money", 147_479_220.17, "147,479,220"],
  ["fraction", 0.012_345_6, "1.23%"],
  ["fraction", -0.000_012, "-0.0012%"],
  ["number", 28.432_156_7, "28.4322"],
  ["number", -0.000_123_456_7, "-0.0001234567"],
];
const FORMATS = NUMBERS.map(([kind, value]) => [numberFormat(kind, value)]);

let sheet: SheetInNode;

beforeAll(async () => {
  sheet = await sheetInNode(["KLINE"], () => ({ value: NUMBERS.map(([, value]) => [value]), formats: FORMATS }));
});

test("the workbench draws numbers with the formats that they bring, as Excel would", () => {
  sheet.open();
  sheet.set("A1", "=QOS.KLINE()");
  const cells = NUMBERS.map((_number, at) => sheet.cell(`A${at + 1}`));
  expect(cells.map(({ text }) => text)).toEqual(NUMBERS.map(([, , shown]) => shown));
  expect(cells.map(({ value }) => value)).toEqual(NUMBERS.map(([, value]) => value));
  expect(NUMBERS.map(([, value], at) => shownAs(FORMATS[at]?.[0] ?? "", value))).toEqual(
    NUMBERS.map(([, , shown]) => shown),
  );
});

test("a sum over formatted numbers is the sum of the exact ones", () => {
  sheet.open();
  sheet.set("A1", "=SUM(QOS.KLINE())");
  expect(sheet.value("A1")).toBeCloseTo(
    NUMBERS.reduce((sum, [, value]) => sum + value, 0),
    6,
  );
});
