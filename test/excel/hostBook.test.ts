import path from "node:path";
import type { CellArea } from "../../src/host/bookCells";
import { hostBook } from "../../src/host/hostBook";
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
  const [sheet] = await hostBook.sheets();
  if (sheet === undefined) throw new Error("a workbook has a sheet");
  return { sheet, row, column, rows, columns };
}

const values = (...rows: readonly (readonly unknown[])[]) => ({ values: rows });

test("an empty workbook has no cells to work on", async () => {
  expect(await hostBook.areas("workbook")).toEqual([]);
  expect(await hostBook.areas("sheet")).toEqual([]);
});

test("contents and formulas are written and read, sheet by sheet and in the selection", async () => {
  const at = await area(1, 1, 2, 2);
  expect(await hostBook.write([{ area: at, contents: values(["US:AAPL", 12.5], ["", "x"]) }])).toEqual([undefined]);
  expect(await hostBook.areas("workbook")).toEqual([at]);
  expect((await hostBook.read(at)).values).toEqual([
    ["US:AAPL", 12.5],
    ["", "x"],
  ]);
  await hostBook.select({ ...at, rows: 1 });
  expect(await hostBook.areas("selection")).toEqual([{ ...at, rows: 1 }]);
  expect(await hostBook.areas("cell")).toEqual([{ ...at, rows: 1, columns: 1 }]);
});

test("what cells hold is shown, and a sheet that is gone is told apart", async () => {
  const at = await area(0, 0);
  await hostBook.write([{ area: at, contents: values([3]) }]);
  const gone = { ...at, sheet: { id: "gone", title: "Gone" } };
  expect(await hostBook.show([at, gone])).toEqual([
    { formulas: [[3]], values: [[3]], texts: [["3"]], formats: [["General"]] },
    undefined,
  ]);
});

test("a formula for an area empties the rest of it, and a format is set where one is given", async () => {
  const at = await area(0, 0, 2, 1);
  await hostBook.write([{ area: at, contents: values([1], [2]) }]);
  await hostBook.write([{ area: at, contents: { formula: "=ADD(1,2)" }, formats: [["0.00"], [null]] }]);
  const [shown] = await hostBook.show([at]);
  expect(shown?.formulas).toEqual([["=ADD(1,2)"], [""]]);
  expect(shown?.formats).toEqual([["0.00"], ["General"]]);
});

test("one write that Excel refuses does not hold up the others", async () => {
  const at = await area(0, 0);
  const faults = await hostBook.write([
    { area: at, contents: values([1]) },
    { area: { ...at, row: 2_000_000 }, contents: values([2]) },
    { area: { ...at, row: 1 }, contents: values([3]) },
  ]);
  expect(faults).toEqual([undefined, "refused", undefined]);
  expect((await hostBook.read(await area(0, 0, 2))).values).toEqual([[1], [3]]);
});

test("texts are kept in the workbook in order, and taken out again", async () => {
  expect(await hostBook.kept()).toEqual([]);
  await hostBook.keep(["one", "two", "three"]);
  expect(await hostBook.kept()).toEqual(["one", "two", "three"]);
  await hostBook.keep(["other"]);
  expect(await hostBook.kept()).toEqual(["other"]);
  await hostBook.keep([]);
  expect(await hostBook.kept()).toEqual([]);
});

test("names that no list shows stand for cells, and are found by how they begin", async () => {
  const { title } = (await area(0, 0)).sheet;
  expect((await hostBook.names("_QOS_")).size).toBe(0);
  await hostBook.addNames([
    ["_QOS_1", `='${title}'!$A$5`],
    ["_QOS_2", `='${title}'!$B$1:$C$9`],
    ["other", "=1"],
  ]);
  expect([...(await hostBook.names("_QOS_"))]).toEqual([
    ["_QOS_1", expect.stringContaining("!$A$5")],
    ["_QOS_2", expect.stringContaining("!$B$1:$C$9")],
  ]);
  await hostBook.removeNames(["_QOS_1"]);
  expect([...(await hostBook.names("_QOS_")).keys()]).toEqual(["_QOS_2"]);
});

test("cells are found by the references of formulas", async () => {
  const at = await area(4, 2);
  await hostBook.write([{ area: at, contents: values(["0700.HK"]) }]);
  const reference = (text: string) => ({ sheet: at.sheet, reference: text });
  const quoted = `'${at.sheet.title}'!C5`;
  expect(await hostBook.valuesAt([reference("$C$5"), reference(quoted), reference("A1")])).toEqual([
    "0700.HK",
    "0700.HK",
    "",
  ]);
  await expect(hostBook.valuesAt([reference("Nowhere!A1")])).rejects.toMatchObject({ fault: "gone" });
});

test("a formula that does not spread covers its own cell, and one can be called anew", async () => {
  const at = await area(0, 0);
  await hostBook.write([{ area: at, contents: { formula: "=ADD(1,2)" } }]);
  expect(await hostBook.spills([at])).toEqual([at]);
  await hostBook.recalculate([at]);
  expect((await hostBook.read(at)).formulas).toEqual([["=ADD(1,2)"]]);
});
