import { portfolio } from "../../../../src/taskpane/insert/snippets/portfolio";
import { translator } from "../../../../src/taskpane/languages/translate";
import { PORTFOLIO_FUNCTIONS, portfolioMarket } from "../../../support/portfolioMarket";
import { sheetInNode, type SheetInNode } from "../../../support/sheetInNode";

let sheet: SheetInNode;

beforeAll(async () => {
  sheet = await sheetInNode(PORTFOLIO_FUNCTIONS, portfolioMarket);
});

afterAll(() => jest.restoreAllMocks());

const cellName = (row: number, column: number): string => `${String.fromCharCode(65 + column)}${row + 1}`;

/** The snippet at A1 of an empty sheet. */
beforeEach(() => {
  sheet.open();
  const { pieces } = portfolio.sketch({ t: translator("en"), nameField: "name_en", code: "" })(cellName);
  for (const { row, column, contents } of pieces)
    contents.forEach((line, down) =>
      line.forEach((content, across) => {
        if (content !== "") sheet.set(cellName(row + down, column + across), content);
      }),
    );
});

const line = (row: number, columns: string) => [...columns].map((column) => sheet.value(`${column}${row}`));

test("each holding has its value and profit in its own currency, and in the one of the sum", () => {
  expect(line(1, "GHIJKLM")).toEqual([
    "Value",
    "Profit",
    "Profit %",
    "Today",
    "Value, USD",
    "Profit, USD",
    "Today, USD",
  ]);
  expect(line(2, "ABCDEFGHIJKLM")).toEqual([
    "US:AAPL",
    "name of US:AAPL",
    "USD",
    50,
    180,
    200,
    10_000,
    1_000,
    200 / 180 - 1,
    200,
    10_000,
    1_000,
    200,
  ]);
  expect(line(4, "CFGHJKLM")).toEqual(["HKD", 400, 120_000, 1_260, 2_400, 15_000, 157.5, 300]);
  expect(line(5, "CFGHJ")).toEqual(["CNY", 1_500, 150_000, -20_200, -700]);
  expect(sheet.value("K5")).toBeCloseTo(150_000 / 7, 6);
  expect(sheet.value("M5")).toBeCloseTo(-100, 10);
});

test("money is summed up by currency, with the rate of each in a cell", () => {
  expect(line(7, "CFGHIJ")).toEqual(["Currency", "Rate in USD", "Value", "Profit", "Profit %", "Today"]);
  expect(line(8, "CFGHIJ")).toEqual(["USD", 1, 22_000, 2_000, 2_000 / 20_000, -100]);
  expect(line(9, "CFGHIJ")).toEqual(["HKD", 1 / 8, 120_000, 1_260, 1_260 / 118_740, 2_400]);
  expect(line(10, "CFGHIJ")).toEqual(["CNY", 1 / 7, 150_000, -20_200, -20_200 / 170_200, -700]);
});

test("the sum of all is in one currency, dollars at first", () => {
  const [value, profit] = [22_000 + 15_000 + 150_000 / 7, 2_000 + 157.5 - 20_200 / 7];
  expect(line(11, "AC")).toEqual(["Total", "USD"]);
  expect(sheet.value("G11")).toBeCloseTo(value, 6);
  expect(sheet.value("H11")).toBeCloseTo(profit, 6);
  expect(sheet.value("I11")).toBeCloseTo(profit / (value - profit), 10);
  expect(sheet.value("J11")).toBeCloseTo(-100 + 300 - 100, 10);
});

test("another currency of the sum is typed over the first, and everything follows", () => {
  sheet.set("C11", "HKD");
  expect(line(1, "KLM")).toEqual(["Value, HKD", "Profit, HKD", "Today, HKD"]);
  expect(line(8, "F")).toEqual([8]);
  expect(line(9, "F")).toEqual([1]);
  expect(sheet.value("F10")).toBeCloseTo(8 / 7, 10);
  expect(sheet.value("G11")).toBeCloseTo(22_000 * 8 + 120_000 + (150_000 * 8) / 7, 4);
});

test("a holding of a currency without a rate makes the sum #N/A, never smaller", () => {
  sheet.set("A4", "JP:7203");
  expect(sheet.value("C4")).toBe("JPY");
  expect(line(11, "GHJ")).toEqual(["#N/A", "#N/A", "#N/A"]);
  expect(line(8, "G")).toEqual([22_000]);
  expect(line(9, "G")).toEqual([0]);
});

test("a holding whose price or currency is not known makes every sum that it may belong to #N/A", () => {
  sheet.set("A4", "HK:NOSUCH");
  expect(line(8, "G")).toEqual(["#N/A"]);
  expect(line(9, "G")).toEqual(["#N/A"]);
  expect(line(11, "GHIJ")).toEqual(["#N/A", "#N/A", "#N/A", "#N/A"]);
});

test("the sum of all is the sum of the sums at their rates, and of its parts", () => {
  for (const base of ["USD", "HKD", "CNY"]) {
    sheet.set("C11", base);
    const sums = [8, 9, 10].map((row) => Number(sheet.value(`G${row}`)) * Number(sheet.value(`F${row}`)));
    const parts = [2, 3, 4, 5].map((row) => Number(sheet.value(`K${row}`)));
    const total = Number(sheet.value("G11"));
    expect(total).toBeCloseTo(
      sums.reduce((sum, each) => sum + each, 0),
      6,
    );
    expect(total).toBe(parts.reduce((sum, each) => sum + each, 0));
  }
});

test("a currency of the sum that there is no rate of makes it #N/A", () => {
  sheet.set("C11", "JPY");
  expect(line(8, "F")).toEqual(["#N/A"]);
  expect(line(11, "GHIJ")).toEqual(["#N/A", "#N/A", "#N/A", "#N/A"]);
});
