import type { CellResult } from "../../../src/workbench/excel/values";
import { wordsOf } from "../../../src/workbench/page/words";
import { PORTFOLIO_FUNCTIONS, portfolioMarket } from "../../support/portfolioMarket";
import { sheetInNode, type SheetInNode } from "../../support/sheetInNode";

let sheet: SheetInNode;

const OTHERS = ["QUOTE", "KLINE", "STATUS", "LIVEDEPTH", "LIVETRADES"] as const;

/** Three days of bars, whose times bring their format. */
const BARS: CellResult = {
  value: [
    ["time", "open", "high", "low", "close", "volume"],
    [46_000, 10, 12, 9, 11, 100],
    [46_001, 11, 14, 10, 13, 200],
    [46_002, 13, 13.5, 8, 9, 300],
  ],
  formats: [[], ["yyyy-mm-dd"], ["yyyy-mm-dd"], ["yyyy-mm-dd"]],
};

beforeAll(async () => {
  sheet = await sheetInNode([...PORTFOLIO_FUNCTIONS, ...OTHERS], (name, args) => {
    if (name === "KLINE") return args[4] === "close" ? { value: [[11], [13], [9]] } : BARS;
    return PORTFOLIO_FUNCTIONS.some((each) => each === name) ? portfolioMarket(name, args) : { value: "" };
  });
});

afterAll(() => jest.restoreAllMocks());

async function open(language: "en-US" | "zh-CN") {
  const { starterWorkbook } = await import("../../../src/workbench/page/starter/starterWorkbook");
  return sheet.open(starterWorkbook(wordsOf(language).starter));
}

const line = (name: string, row: number, columns: string) =>
  [...columns].map((column) => sheet.value(`${name}!${column}${row}`));

test.each([
  ["en-US", "Portfolio"],
  ["zh-CN", "持仓"],
] as const)("the portfolio in %s adds up money of one currency only", async (language, name) => {
  await open(language);
  expect(line(name, 5, "ABCDEFGI")).toEqual(["US:AAPL", "USD", 200, 182.5, 200, 40_000, 3_500, 40_000]);
  expect(line(name, 7, "BFGIJ")).toEqual(["HKD", 120_000, 1_260, 15_000, 157.5]);
  expect(line(name, 11, "BEFG")).toEqual(["USD", 1, 55_000, 5_400]);
  expect(line(name, 12, "BEFG")).toEqual(["HKD", 1 / 8, 120_000, 1_260]);
  expect(line(name, 13, "BEFG")).toEqual(["CNY", 1 / 7, 150_000, -20_200]);
  const [value, profit] = [55_000 + 15_000 + 150_000 / 7, 5_400 + 157.5 - 20_200 / 7];
  expect(sheet.value(`${name}!B14`)).toBe("USD");
  expect(sheet.value(`${name}!F14`)).toBeCloseTo(value, 6);
  expect(sheet.value(`${name}!G14`)).toBeCloseTo(profit, 6);
  expect(sheet.value(`${name}!H14`)).toBeCloseTo(profit / (value - profit), 10);
});

test("another currency of the sum is typed over the first, and everything follows", async () => {
  await open("en-US");
  sheet.set("Portfolio!B14", "CNY");
  expect(line("Portfolio", 4, "IJ")).toEqual(["Value, CNY", "Profit, CNY"]);
  expect(line("Portfolio", 11, "E")).toEqual([7]);
  expect(line("Portfolio", 12, "E")).toEqual([7 / 8]);
  expect(sheet.value("Portfolio!F14")).toBeCloseTo(55_000 * 7 + 15_000 * 7 + 150_000, 4);
});

test("a currency without a rate makes the sum #N/A", async () => {
  await open("en-US");
  sheet.set("Portfolio!A7", "JP:7203");
  expect(line("Portfolio", 14, "FGH")).toEqual(["#N/A", "#N/A", "#N/A"]);
});

test("the sheet of bars has a candle chart over them, whose title is code and period", async () => {
  await open("en-US");
  expect(line("Candles", 24, "ABCDEF")).toEqual(["time", "open", "high", "low", "close", "volume"]);
  expect(sheet.cell("Candles!A25").text).toBe("2025-12-09");
  expect(line("Candles", 27, "BCDE")).toEqual([13, 13.5, 8, 9]);
  expect(["I24", "I25", "I26"].map((at) => sheet.value(`Candles!${at}`))).toEqual([11, 14, 8]);
  sheet.set("Candles!B4", "US:TSLA");
  sheet.set("Candles!D4", "1w");
  expect(sheet.value("Candles!A6")).toBe("US:TSLA, 1w");
});
