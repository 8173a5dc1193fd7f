import fc from "fast-check";
import { absoluteFormula, readAbsolute, referencesIn, withReferences } from "../../../src/workbook/references";

test.each([
  ["=QOS.LIVE(A5)", [undefined, "A5"]],
  ["=qos.live($a$5)*2", [undefined, "A5"]],
  ["=SUM(QOS.QUOTE(A$2:$B20))", [undefined, "A2:B20"]],
  ["=QOS.LIVE('My sheet'!A5)", ["My sheet", "A5"]],
  ["=QOS.LIVE('It''s'!A5)", ["It's", "A5"]],
  ["=QOS.LIVE(Sheet2!$A5:B9)", ["Sheet2", "A5:B9"]],
  ["=QOS.QUOTE(A:A)", [undefined, "A:A"]],
  ["=QOS.QUOTE($2:3)", [undefined, "2:3"]],
  ["=QOS.QUOTE(A1#)", [undefined, "A1"]],
  ["=QOS.LIVE(@A1)", [undefined, "A1"]],
] as const)("%p reads the cells %p", (formula, [sheet, cells]) => {
  expect(referencesIn(formula)).toMatchObject([{ sheet, cells }]);
});

test.each([
  '=QOS.LIVE("A5")',
  '=QOS.KLINE("HK:700","1d",20)',
  "=LOG10(100)",
  "=QOS.LIVE(price)",
  "=QOS.LIVE(XFE1)",
  "=QOS.LIVE(A1048577)",
  "=QOS.LIVE(Table1[A5])",
  "=QOS.LIVE([1]Sheet1!A5)",
  "=QOS.LIVE('C:\\x\\[Book.xlsx]Sheet1'!A5)",
  "=SUM(Sheet1:Sheet3!A5)",
  "=SUM('Sheet 1:Sheet 3'!A5)",
  "=QOS.LIVE(Sheet1!#REF!)",
])("%p reads no cells that a name of this workbook could stand for", (formula) => {
  expect(referencesIn(formula)).toEqual([]);
});

test("a reference keeps its dollar signs and its manner when its cells have moved", () => {
  const now = (formula: string) => {
    const area = readAbsolute(formula);
    if (area === undefined) throw new Error(formula);
    return area;
  };
  const moved = (text: string, ...to: string[]) => withReferences(text, (at) => now(to[at] ?? ""));
  expect(moved("=QOS.LIVE($A5)&B$1", "=S!$A$7", "=S!$D$1")).toBe("=QOS.LIVE($A7)&D$1");
  expect(moved("=SUM(A$2:$B20)", "=S!$A$2:$B$31")).toBe("=SUM(A$2:$B31)");
  expect(moved("=SUM(A2:A3)", "=S!$A$2")).toBe("=SUM(A2:A2)");
  expect(moved("=SUM($A:A)", "=S!$C:$C")).toBe("=SUM($C:C)");
  expect(moved("=SUM($2:3)", "=S!$5:$6")).toBe("=SUM($5:6)");
  expect(moved("=QOS.LIVE(Old!A1)", "='New name'!$A$1")).toBe("=QOS.LIVE('New name'!A1)");
});

const title = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 31 })
  .filter((text) => !/[[\]:*?/\\!]|^'|'$/.test(text));
const corner = fc.tuple(fc.constantFrom("A", "Z", "AB", "XFD"), fc.integer({ min: 1, max: 1_048_576 }));

test("what a name is made for is what is read from it, whatever the sheet is called", () => {
  fc.assert(
    fc.property(title, corner, corner, (sheet, [column, row], [lastColumn, lastRow]) => {
      const formula = absoluteFormula(sheet, `${column}${row}:${lastColumn}${lastRow}`);
      const [first, last] = [
        { column, row: String(row) },
        { column: lastColumn, row: String(lastRow) },
      ];
      expect(readAbsolute(formula)).toEqual({ sheet, first, last });
    }),
  );
});

test.each([
  ["Sheet1", "=Sheet1!$A$5"],
  ["行情", "=行情!$A$5"],
  ["It's", "='It''s'!$A$5"],
  ["2024", "='2024'!$A$5"],
  ["AB12", "='AB12'!$A$5"],
  ["rc", "='rc'!$A$5"],
  ["R1C1", "='R1C1'!$A$5"],
  ["True", "='True'!$A$5"],
])("a sheet called %p is written %p", (sheet, formula) => {
  expect(absoluteFormula(sheet, "A5")).toBe(formula);
});

test.each(["=Sheet1!#REF!", "=#REF!$A$1", "=#REF!", "=1", '="Sheet1!$A$1x"', "=Sheet1!$A$1:#REF!"])(
  "a name with %p stands for no cells any more",
  (formula) => {
    expect(readAbsolute(formula)).toBeUndefined();
  },
);
