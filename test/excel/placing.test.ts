import path from "node:path";
import { placeBlock, type Block } from "../../src/host/blocks";
import { writeAtActiveCell, type Placing } from "../../src/host/cells";
import { hostWorkbook } from "../../src/host/hostWorkbook";
import type { Placed } from "../../src/host/placing/placed";
import { surveyFromActiveCell } from "../../src/host/placing/survey";
import { MemorySheet } from "../../src/workbench/excel/memorySheet";
import type { CellArea } from "../../src/host/workbookCells";
import { startAddin, type RunningAddin } from "../support/excelInJsdom";

const FIXTURE = path.join(__dirname, "../support/fixtureAddin");

let addin: RunningAddin;
let sheet: MemorySheet;

beforeEach(async () => {
  sheet = new MemorySheet();
  addin = await startAddin({ distDir: FIXTURE, sheet });
  const { Excel: excel, Office: office } = addin.window as unknown as {
    Excel: typeof Excel;
    Office: typeof Office;
  };
  Object.assign(globalThis, { Excel: excel, Office: office });
});

afterEach(() => {
  expect(addin.excel.unsupported).toEqual([]);
  addin.close();
});

async function area(row: number, column: number, rows = 1, columns = 1): Promise<CellArea> {
  const [sheet] = await hostWorkbook.sheets();
  if (sheet === undefined) throw new Error("a workbook has a sheet");
  return { sheet, row, column, rows, columns };
}

async function shown(at: CellArea): Promise<unknown> {
  const [cells] = await hostWorkbook.show([at]);
  return cells && { formulas: cells.formulas, formats: cells.formats };
}

function done(placing: Placing): Placed {
  if (placing.kind !== "placed") throw new Error(placing.kind);
  return placing;
}

const COLOURS = { rising: "#0b8457", falling: "#c4314b" };
const BLOCK: Block = {
  rows: 2,
  columns: 2,
  pieces: [
    { row: 0, column: 0, contents: [["code", "last"]], look: "head" },
    { row: 1, column: 0, contents: [["HK:700"]], look: "input" },
    { row: 1, column: 1, contents: [["=ADD(1,2)"]], format: "0.00", signed: true },
  ],
};
const placeHere = (replace: boolean) =>
  placeBlock({ sketch: () => BLOCK, where: { kind: "active" }, replace, colours: COLOURS });

test("filled cells are counted before anything is written, and nothing is", async () => {
  const at = await area(0, 0, 2, 2);
  await hostWorkbook.write([
    {
      area: at,
      contents: {
        values: [
          ["mine", ""],
          ["", 7],
        ],
      },
    },
  ]);
  expect(await placeHere(false)).toEqual({ kind: "occupied", address: "Sheet1!A1:B2", filled: 2 });
  expect(await writeAtActiveCell({ contents: [["x"]], replace: false })).toMatchObject({ filled: 1 });
  expect(await writeAtActiveCell({ contents: [[""]], spread: { rows: 2, columns: 2 }, replace: false })).toMatchObject({
    address: "Sheet1!A1:B2",
    filled: 2,
  });
  expect((await surveyFromActiveCell(2, 2))?.filled).toEqual([
    [true, false],
    [false, true],
  ]);
  expect((await hostWorkbook.read(at)).values).toEqual([
    ["mine", ""],
    ["", 7],
  ]);
});

test("undo puts contents, formulas, number formats and looks back as they were", async () => {
  const at = await area(0, 0, 2, 2);
  await hostWorkbook.write([
    {
      area: at,
      contents: {
        values: [
          ["mine", ""],
          ["=ADD(3,4)", 7],
        ],
      },
      formats: [
        ["@", "General"],
        ["0", "0.0%"],
      ],
    },
  ]);
  const before = await shown(at);
  const looks = () =>
    Excel.run(async (context) => {
      const { format } = context.workbook.worksheets.getActiveWorksheet().getRange("A1");
      format.font.load(["bold", "color"]);
      format.fill.load("color");
      await context.sync();
      return [format.font.bold, format.font.color, format.fill.color];
    });
  const lookBefore = await looks();
  const placed = done(await placeHere(true));
  expect(await shown(at)).toEqual({
    formulas: [
      ["code", "last"],
      ["HK:700", "=ADD(1,2)"],
    ],
    formats: [
      ["General", "General"],
      ["General", "0.00"],
    ],
  });
  expect(await looks()).not.toEqual(lookBefore);
  expect(sheet.rules.map(({ value }) => [value.operator, value.fontColor])).toEqual([
    ["GreaterThan", COLOURS.rising],
    ["LessThan", COLOURS.falling],
  ]);
  expect(await placed.undo()).toBe("undone");
  expect(sheet.rules).toEqual([]);
  expect(await shown(at)).toEqual(before);
  expect(await looks()).toEqual(lookBefore);
});

test("what somebody has changed since is not undone", async () => {
  const placed = done(await placeHere(false));
  const cell = await area(1, 0);
  await hostWorkbook.write([{ area: cell, contents: { values: [["US:AAPL"]] } }]);
  expect(await placed.undo()).toBe("changed");
  expect((await hostWorkbook.read(await area(0, 0, 2, 2))).formulas).toEqual([
    ["code", "last"],
    ["US:AAPL", "=ADD(1,2)"],
  ]);
});

test("of a sheet of its own the sheet goes, unless somebody has written on it", async () => {
  const place = () =>
    placeBlock({ sketch: () => BLOCK, where: { kind: "newSheet", name: "Mine" }, replace: false, colours: COLOURS });
  const first = done(await place());
  const second = done(await place());
  expect((await hostWorkbook.sheets()).map(({ title }) => title)).toEqual(["Sheet1", "Mine", "Mine 2"]);
  const sheet = { id: "Mine 2", title: "Mine 2" };
  await hostWorkbook.write([
    { area: { sheet, row: 9, column: 9, rows: 1, columns: 1 }, contents: { values: [["note"]] } },
  ]);
  expect([await first.undo(), await second.undo()]).toEqual(["undone", "changed"]);
  expect((await hostWorkbook.sheets()).map(({ title }) => title)).toEqual(["Sheet1", "Mine 2"]);
});

test("a formula without room for its table is told with its cell, and one that waits is not called shown", async () => {
  const placed = done(await writeAtActiveCell({ contents: [["=ADD(1,2)"], ["=ADD(2,3)"]], replace: false }));
  const show = (value: unknown) => hostWorkbook.write([{ area: at, contents: { values: [[value]] } }]);
  const at = await area(1, 0);
  await show("#BUSY!");
  expect(await placed.look()).toEqual({ kind: "waiting" });
  await show("#SPILL!");
  expect(await placed.look()).toEqual({ kind: "blocked", address: "Sheet1!A2" });
  await show(5);
  expect(await placed.look()).toEqual({ kind: "shown" });
});
