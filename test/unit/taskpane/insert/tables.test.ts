import { comparison } from "../../../../src/taskpane/insert/snippets/comparison";
import { pairSpread } from "../../../../src/taskpane/insert/snippets/pairSpread";
import { watchList } from "../../../../src/taskpane/insert/snippets/watchList";
import type { CellResult } from "../../../../src/workbench/excel/values";
import { placeSnippet } from "../../../support/placedSnippet";
import { sheetInNode, type SheetInNode } from "../../../support/sheetInNode";

const MISSING: CellResult = { error: "#N/A", message: "There is no bar." };
type Figure = number | undefined;

/** What the functions say: tables of bars by their rows, live figures by code and field, currencies by code. */
const market = {
  series: [] as (readonly Figure[])[],
  closes: {} as Record<string, readonly number[]>,
  live: {} as Record<string, Record<string, number>>,
  currencies: {} as Record<string, string>,
};

/** What SERIES and KLINE were called with, as the cells hold it. */
const called = new Map<string, readonly unknown[]>();

function answer(name: string, args: readonly unknown[]): CellResult {
  called.set(name, args);
  const code = String(args[0]);
  if (name === "SERIES") return { value: [["time"], ...market.series].map((row) => pad(row)) } as unknown as CellResult;
  if (name === "KLINE") return { value: (market.closes[code] ?? []).map((close) => [close]) } as unknown as CellResult;
  if (name === "INFO") return { value: market.currencies[code] ?? `name of ${code}` };
  const figure = market.live[code]?.[typeof args[1] === "string" ? args[1] : "last"];
  return figure === undefined ? MISSING : { value: figure };
}

/** Ranges as one list, and left out arguments as null. */
function plain(args: readonly unknown[] | undefined): readonly unknown[] {
  return (args ?? []).map((arg) => (Array.isArray(arg) ? arg.flat() : (arg ?? null)));
}

/** Rows of one length; what is missing is #N/A. */
function pad(row: readonly (Figure | string)[]): unknown[] {
  const width = Math.max(1, ...market.series.map(({ length }) => length));
  return Array.from({ length: width }, (_cell, at) => row[at] ?? (row[0] === "time" ? `c${at}` : MISSING));
}

let sheet: SheetInNode;

beforeAll(async () => {
  sheet = await sheetInNode(["SERIES", "KLINE", "INFO", "LIVE"], answer);
});

beforeEach(() => sheet.open());

afterAll(() => jest.restoreAllMocks());

/** Bars of so many days from 2024-01-01 on (45,292 in Excel's count). */
const days = (count: number, figures: (at: number) => readonly Figure[]) =>
  Array.from({ length: count }, (_day, at) => [45_292 + at, ...figures(at)]);

const row = (address: string) => ["G", "H", "I", "J", "K"].map((column) => sheet.value(`${column}${address}`));

describe("the comparison", () => {
  test("sets the first of the last 52 closes of each to 100, and the last beside it", () => {
    market.series = days(55, (at) => [200 + at, 50, 400 - 2 * at, 1_000]);
    placeSnippet(sheet, comparison);
    expect(sheet.value("F1")).toBe(55);
    expect(row("24").slice(1)).toEqual([203, 50, 394, 1_000]);
    expect(row("26")).toEqual([45_295, 100, 100, 100, 100]);
    expect(row("77")).toEqual([45_292 + 54, (100 * 254) / 203, 100, (100 * 292) / 394, 100]);
  });

  test("asks for the four codes from the start on, by the period, and for closes", () => {
    placeSnippet(sheet, comparison);
    sheet.value("A25");
    expect(plain(called.get("SERIES"))).toEqual([["US:AAPL", "US:NVDA", "HK:700", "SH:600519"], "-13m", null, "1w"]);
  });

  test("sets an instrument whose first bars are missing to 100 at its own first, and leaves a gap for each", () => {
    market.series = days(52, (at) => [at === 0 ? undefined : 10 * at, 7, 7, at === 20 ? undefined : 5]);
    placeSnippet(sheet, comparison);
    expect(row("26")).toEqual([45_292, "#N/A", 100, 100, 100]);
    expect(row("27").slice(1, 2)).toEqual([100]);
    expect(row("28").slice(1, 2)).toEqual([200]);
    expect(row("46").slice(4)).toEqual(["#N/A"]);
    expect(row("47").slice(4)).toEqual([100]);
  });

  test("of a table that is shorter shows its bars at the end, and #N/A for those that are not there", () => {
    market.series = days(3, (at) => [1 + at, 2, 2, 2]);
    placeSnippet(sheet, comparison);
    expect(row("26")).toEqual(["#N/A", "#N/A", "#N/A", "#N/A", "#N/A"]);
    expect(row("75")).toEqual([45_292, 100, 100, 100, 100]);
    expect(row("77")).toEqual([45_294, 300, 100, 100, 100]);
  });

  test("does not count what the user has below the table", () => {
    market.series = days(52, () => [1, 2, 3, 4]);
    placeSnippet(sheet, comparison);
    sheet.set("A95", 12);
    sheet.set("B95", 99);
    expect(sheet.value("F1")).toBe(52);
    expect(row("77")).toEqual([45_292 + 51, 100, 100, 100, 100]);
  });
});

describe("the pair's spread", () => {
  const isUsd = { "US:NVDA": "USD", "US:AMD": "USD" };

  test("is the first less so many of the second, now and at each bar, with mean and deviation", () => {
    market.currencies = isUsd;
    market.live = { "US:NVDA": { last: 70 }, "US:AMD": { last: 160 } };
    market.series = days(60, (at) => [60 + (at % 2), 100]);
    placeSnippet(sheet, pairSpread);
    sheet.set("F1", 0.5);
    expect(sheet.value("F2")).toBe(70 - 0.5 * 160);
    expect(sheet.value("F28")).toBe(60 - 50);
    expect(sheet.value("F87")).toBe(61 - 50);
    expect(sheet.value("E87")).toBe(45_292 + 59);
    expect(sheet.value("B4")).toBe(10.5);
    const deviation = Math.sqrt((60 * 0.25) / 59);
    expect(sheet.value("D4")).toBeCloseTo(deviation, 12);
    expect(sheet.value("F3")).toBeCloseTo((-10 - 10.5) / deviation, 10);
  });

  test("asks for both codes from the start on, by the period, the first one first", () => {
    market.currencies = isUsd;
    placeSnippet(sheet, pairSpread);
    sheet.value("A27");
    expect(plain(called.get("SERIES"))).toEqual(["US:NVDA,US:AMD", "-4m", null, "1d"]);
  });

  test("leaves a bar that one of the two does not have out of mean and deviation", () => {
    market.currencies = isUsd;
    market.live = { "US:NVDA": { last: 70 }, "US:AMD": { last: 160 } };
    market.series = days(60, (at) => [at === 30 ? undefined : 60 + (at === 0 ? 59 : 0), 50]);
    placeSnippet(sheet, pairSpread);
    expect(sheet.value("F58")).toBe("#N/A");
    expect(sheet.value("B4")).toBe(11);
  });

  test("of two currencies is #N/A everywhere, never a difference of unlike money", () => {
    market.currencies = { "US:NVDA": "USD", "HK:700": "HKD" };
    market.live = { "US:NVDA": { last: 70 }, "HK:700": { last: 400 } };
    market.series = days(60, () => [60, 400]);
    placeSnippet(sheet, pairSpread);
    sheet.set("D1", "HK:700");
    for (const cell of ["F2", "F3", "F28", "F87"]) expect(sheet.value(cell)).toBe("#N/A");
    for (const cell of ["B4", "D4"]) expect(sheet.value(cell)).toBe("#N/A");
  });
});

describe("the watch list", () => {
  const figures = (last: number, low: number, high: number) => ({
    last,
    low,
    high,
    change: 1,
    changepct: 0.1,
    volume: 5,
  });

  test.each([
    ["at the low", figures(10, 10, 20), "●─────────"],
    ["at the high", figures(20, 10, 20), "─────────●"],
    ["in the middle", figures(15, 10, 20), "─────●────"],
    ["below the day's low, before the bell", figures(9, 10, 20), "●─────────"],
    ["above the day's high, after the bell", figures(23, 10, 20), "─────────●"],
    ["at the only price of the day", figures(10, 10, 10), "●─────────"],
  ])("draws a price %s there", (_where, live, drawn) => {
    market.live = { "US:AAPL": live };
    placeSnippet(sheet, watchList);
    expect(["C2", "G2", "H2", "I2"].map((cell) => sheet.value(cell))).toEqual([live.last, live.low, drawn, live.high]);
  });

  test("draws closes as blocks between the lowest and the highest", () => {
    market.closes = { "US:AAPL": [1, 2, 3, 4, 5, 6, 7, 8], "US:NVDA": [100, 100, 107], "US:TSLA": [3, 3, 3] };
    placeSnippet(sheet, watchList);
    expect(["J2", "J3", "J4"].map((cell) => sheet.value(cell))).toEqual(["▁▂▃▄▅▆▇█", "▁▁█", "▁▁▁"]);
  });

  test("asks for twenty closes of days", () => {
    market.closes = { "US:AAPL": [1] };
    placeSnippet(sheet, watchList);
    sheet.value("J2");
    expect(plain(called.get("KLINE")).slice(1)).toEqual(["1d", 20, null, "close", false]);
  });

  test("shows change, its fraction and the volume in columns of their own", () => {
    market.live = { "US:AAPL": { last: 15, low: 10, high: 20, change: 1.5, changepct: 0.1, volume: 7_000 } };
    placeSnippet(sheet, watchList);
    expect(["D2", "E2", "F2"].map((cell) => sheet.value(cell))).toEqual([1.5, 0.1, 7_000]);
  });

  test("an instrument without a price has #N/A for its range, not a place", () => {
    market.live = {};
    placeSnippet(sheet, watchList);
    expect(sheet.value("H2")).toBe("#N/A");
  });
});
