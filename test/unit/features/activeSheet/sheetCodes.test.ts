import { readSheet, readWindow, type SheetCodes } from "../../../../src/features/activeSheet/sheetCodes";
import { FakeSheets } from "./sheets";

async function read(sheets: FakeSheets): Promise<SheetCodes> {
  return readSheet({ workbook: sheets.workbook, window: await sheets.window(), stopped: () => false });
}

test("instruments are found in our formulas, in cells, in lists, and in what formulas give", async () => {
  const sheets = new FakeSheets({
    Board: [
      ["Apple", '=QOS.LIVE("us:aapl")→189.1', "HK:00700"],
      ["0005.HK, 9988", '=QOS.LIVEQUOTE({"SH:600519";"SZ:1"})→x', '=A1&":"&B1→US:TSLA'],
      [12.5, '=QOS.LIVE("CF:BTCUSDT")+QOS.LIVE("CM:XAUUSD")→1', '="US:" & "NVDA"→#N/A'],
    ],
  });
  const { seen, nearby } = await read(sheets);
  expect(seen).toEqual([]);
  expect([...nearby].sort()).toEqual(
    ["CF:BTCUSDT", "CM:XAUUSD", "HK:5", "HK:700", "HK:9988", "SH:600519", "SZ:000001", "US:AAPL", "US:TSLA"].sort(),
  );
});

test("what other formulas say in quotes, prose and times are no instruments", async () => {
  const sheets = new FakeSheets({
    Board: [["Note: see below.", '=IF(A1="US:AAPL","HK:700","no")→no', "12:30", "e.g. this", true, ""]],
  });
  expect((await read(sheets)).nearby).toEqual([]);
});

test("instruments that our formulas take from another sheet are in front with the formulas", async () => {
  const sheets = new FakeSheets({
    Board: [
      ["=QOS.LIVE(Codes!$A$1)→1", "=QOS.LIVE('My list'!B2:B3)→2", "=SUM(Other!A1)→3"],
      ["=QOS.LIVE(Gone!A1)→#REF!", "", ""],
    ],
    Codes: [["US:AAPL"], ["US:TSLA"]],
    "My list": [[""], ["", "HK:700"], ["", "HK:5"]],
    Other: [["US:NVDA"]],
  });
  const found = await read(sheets);
  expect([...found.nearby].sort()).toEqual(["HK:5", "HK:700", "US:AAPL"]);
  expect(found.fromElsewhere).toBe(true);
});

test("what the window shows is told apart from the rest of the sheet", async () => {
  const sheets = new FakeSheets({ Board: Array.from({ length: 50 }, (_, at) => [`US:A${at}`]) });
  sheets.rows = { first: 10, count: 5 };
  const { seen, nearby } = await read(sheets);
  expect(seen).toEqual(["US:A10", "US:A11", "US:A12", "US:A13", "US:A14"]);
  expect(nearby).toHaveLength(45);
  sheets.rows = { first: 48, count: 30 };
  const window = await sheets.window();
  expect([...(await readWindow({ workbook: sheets.workbook, window, stopped: () => false }))]).toEqual([
    "US:A48",
    "US:A49",
  ]);
});

test("a huge sheet is read in blocks of five thousand cells, and a hundred thousand of it at most", async () => {
  const sheets = new FakeSheets({ Board: Array.from({ length: 60_000 }, (_, at) => [`US:A${at}`, at, "", ""]) });
  const { nearby } = await read(sheets);
  expect(Math.max(...sheets.reads.map(({ rows, columns }) => rows * columns))).toBeLessThanOrEqual(5_000);
  expect(sheets.reads.reduce((sum, { rows, columns }) => sum + rows * columns, 0)).toBe(100_000);
  expect(nearby).toHaveLength(25_000);
});

test("a reading that nobody waits for any more ends with the block", async () => {
  const sheets = new FakeSheets({ Board: Array.from({ length: 20_000 }, (_, at) => [`US:A${at}`]) });
  await readSheet({ workbook: sheets.workbook, window: undefined, stopped: () => sheets.reads.length >= 2 });
  expect(sheets.reads).toHaveLength(2);
});

test("an empty sheet has no instruments", async () => {
  expect(await read(new FakeSheets({ Board: [] }))).toEqual({
    sheet: undefined,
    seen: [],
    nearby: [],
    fromElsewhere: false,
  });
});
