import type { Workbook, CellArea } from "../../../../src/host/workbookCells";
import { formulaTexts } from "../../../../src/runtime/formulaText";
import { problemCells } from "../../../../src/features/sheetTools/problemCells";

/** A workbook of one sheet; each cell is its formula and what it shows. */
function workbook(rows: readonly (readonly (readonly [formula: string, value: unknown])[])[]): Workbook {
  const sheet = { id: "1", title: "Prices" };
  const columns = rows[0]?.length ?? 0;
  const part = <T>({ row, rows: count }: CellArea, pick: (cell: readonly [string, unknown]) => T): T[][] =>
    rows.slice(row, row + count).map((line) => line.map(pick));
  return {
    areas: async () => [{ sheet, row: 0, column: 0, rows: rows.length, columns }],
    read: async (area: CellArea) => ({
      ...area,
      formulas: part(area, ([formula]) => formula),
      values: part(area, ([, value]) => value),
    }),
  } as Partial<Workbook> as Workbook;
}

test("a formula is shown as it could stand in a cell, without what was not given", () => {
  const given = [["HK:1", null, undefined], ["US:A", '1"d', 20, true], [[["US:A"], ["US:B"]]], [null]];
  expect(formulaTexts(given.map((args) => ({ name: "PRICE", given: args })))).toEqual([
    '=QOS.PRICE("HK:1")',
    '=QOS.PRICE("US:A","1""d",20,TRUE)',
    '=QOS.PRICE("US:A"…)',
    "=QOS.PRICE()",
  ]);
});

test("the same formula is shown once, and one without a name not at all", () => {
  const asked = { name: "QOS.PRICE", given: ["HK:1"] };
  expect(formulaTexts([asked, asked, { name: "", given: ["HK:2"] }])).toEqual(['=QOS.PRICE("HK:1")']);
});

test("cells that show an error of a problem's formulas are found, and no others", async () => {
  const found = await problemCells(
    workbook([
      [
        ['=QOS.PRICE("HK:1")', "#N/A"],
        ['=QOS.PRICE("HK:2")', "#N/A"],
        ['=QOS.PRICE("HK:1")', 25.1],
      ],
      [
        ["=1+QOS.PRICE($A$9)", "#VALUE!"],
        ['=QOS.LIVE("HK:1")', "#N/A"],
        ["#N/A", "#N/A"],
      ],
    ]),
    ['=QOS.PRICE("HK:1")'],
  );
  expect(found.map(({ address }) => address)).toEqual(["Prices!A1", "Prices!A2"]);
});
