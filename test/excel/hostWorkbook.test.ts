import path from "node:path";
import type { CellArea } from "../../src/host/workbookCells";
import { hostWorkbook } from "../../src/host/hostWorkbook";
import { startAddin, type RunningAddin } from "../support/excelInJsdom";

const FIXTURE = path.join(__dirname, "../support/fixtureAddin");

let addin: RunningAddin;

beforeEach(async () => {
  addin = await startAddin({ distDir: FIXTURE });
  Object.assign(globalThis, { Excel: (addin.window as unknown as { Excel: typeof Excel }).Excel });
});

afterEach(() => {
  expect(addin.excel.unsupported).toEqual([]);
  addin.close();
});

/** An area of the sheet that is open. */
async function area(row: number, column: number, rows = 1, columns = 1): Promise<CellArea> {
  const [sheet] = await hostWorkbook.sheets();
  if (sheet === undefined) throw new Error("a workbook has a sheet");
  return { sheet, row, column, rows, columns };
}

const values = (...rows: readonly (readonly unknown[])[]) => ({ values: rows });

test("an empty workbook has no cells to work on", async () => {
  expect(await hostWorkbook.areas("workbook")).toEqual([]);
  expect(await hostWorkbook.areas("sheet")).toEqual([]);
});

test("contents and formulas are written and read, sheet by sheet and in the selection", async () => {
  const at = await area(1, 1, 2, 2);
  expect(await hostWorkbook.write([{ area: at, contents: values(["US:AAPL", 12.5], ["", "x"]) }])).toEqual([undefined]);
  expect(await hostWorkbook.areas("workbook")).toEqual([at]);
  expect((await hostWorkbook.read(at)).values).toEqual([
    ["US:AAPL", 12.5],
    ["", "x"],
  ]);
  await hostWorkbook.select({ ...at, rows: 1 });
  expect(await hostWorkbook.areas("selection")).toEqual([{ ...at, rows: 1 }]);
  expect(await hostWorkbook.areas("cell")).toEqual([{ ...at, rows: 1, columns: 1 }]);
});

test("what cells hold is shown, and a sheet that is gone is told apart", async () => {
  const at = await area(0, 0);
  await hostWorkbook.write([{ area: at, contents: values([3]) }]);
  const gone = { ...at, sheet: { id: "gone", title: "Gone" } };
  expect(await hostWorkbook.show([at, gone])).toEqual([
    { formulas: [[3]], values: [[3]], texts: [["3"]], formats: [["General"]] },
    undefined,
  ]);
});

test("a formula for an area empties the rest of it, and a format is set where one is given", async () => {
  const at = await area(0, 0, 2, 1);
  await hostWorkbook.write([{ area: at, contents: values([1], [2]) }]);
  await hostWorkbook.write([{ area: at, contents: { formula: "=ADD(1,2)" }, formats: [["0.00"], [null]] }]);
  const [shown] = await hostWorkbook.show([at]);
  expect(shown?.formulas).toEqual([["=ADD(1,2)"], [""]]);
  expect(shown?.formats).toEqual([["0.00"], ["General"]]);
});

test("one write that Excel refuses does not hold up the others", async () => {
  const at = await area(0, 0);
  const faults = await hostWorkbook.write([
    { area: at, contents: values([1]) },
    { area: { ...at, row: 2_000_000 }, contents: values([2]) },
    { area: { ...at, row: 1 }, contents: values([3]) },
  ]);
  expect(faults).toEqual([undefined, "refused", undefined]);
  expect((await hostWorkbook.read(await area(0, 0, 2))).values).toEqual([[1], [3]]);
});

test("texts are kept in the workbook in order, and taken out again", async () => {
  expect(await hostWorkbook.kept()).toEqual([]);
  await hostWorkbook.keep(["one", "two", "three"]);
  expect(await hostWorkbook.kept()).toEqual(["one", "two", "three"]);
  await hostWorkbook.keep(["other"]);
  expect(await hostWorkbook.kept()).toEqual(["other"]);
  await hostWorkbook.keep([]);
  expect(await hostWorkbook.kept()).toEqual([]);
});

test("names that no list shows stand for cells, and are found by how they begin", async () => {
  const { title } = (await area(0, 0)).sheet;
  expect((await hostWorkbook.names("_QOS_")).size).toBe(0);
  await hostWorkbook.addNames([
    ["_QOS_1", `='${title}'!$A$5`],
    ["_QOS_2", `='${title}'!$B$1:$C$9`],
    ["other", "=1"],
  ]);
  expect([...(await hostWorkbook.names("_QOS_"))]).toEqual([
    ["_QOS_1", expect.stringContaining("!$A$5")],
    ["_QOS_2", expect.stringContaining("!$B$1:$C$9")],
  ]);
  await hostWorkbook.removeNames(["_QOS_1"]);
  expect([...(await hostWorkbook.names("_QOS_")).keys()]).toEqual(["_QOS_2"]);
});

test("cells are found by the references of formulas", async () => {
  const at = await area(4, 2);
  await hostWorkbook.write([{ area: at, contents: values(["0700.HK"]) }]);
  const reference = (text: string) => ({ sheet: at.sheet, reference: text });
  const quoted = `'${at.sheet.title}'!C5`;
  expect(await hostWorkbook.valuesAt([reference("$C$5"), reference(quoted), reference("A1")])).toEqual([
    "0700.HK",
    "0700.HK",
    "",
  ]);
  await expect(hostWorkbook.valuesAt([reference("Nowhere!A1")])).rejects.toMatchObject({ fault: "gone" });
});

test("a formula that does not spread covers its own cell, and one can be called anew", async () => {
  const at = await area(0, 0);
  await hostWorkbook.write([{ area: at, contents: { formula: "=ADD(1,2)" } }]);
  expect(await hostWorkbook.spills([at])).toEqual([at]);
  await hostWorkbook.recalculate([at]);
  expect((await hostWorkbook.read(at)).formulas).toEqual([["=ADD(1,2)"]]);
});
