import { civilFromDays, daysFromCivil } from "../../../../src/kernel/civilDay";
import { nearest } from "../../../../src/kernel/nearest";
import { readRelative } from "../../../../src/quotes/arguments/relativeDate";
import { stockOfCell } from "../../../../src/quotes/arguments/stocksCell";

test.each<[string, readonly string[], readonly string[]]>([
  ["us", ["usd", "eur"], ["usd"]],
  ["u", ["usd"], []],
  ["pr", ["pre", "post"], ["pre"]],
  ["ab", ["ba"], []],
  ["abc", ["acb", "xyz", "abcd"], ["abcd", "acb"]],
  ["abc", ["abd", "acb", "bc", "abcd", "abx"], ["abcd", "abd", "acb"]],
  ["abc", ["abc", "abc"], ["abc"]],
  ["forwrad", ["forward"], ["forward"]],
  ["fowrad", ["forward"], ["forward"]],
  ["ofrward", ["forward"], ["forward"]],
  ["forwardxy", ["forward"], ["forward"]],
  ["forwardxyz", ["forward"], []],
  ["abcdef", ["abxxef", "abxxxf", "badcfe"], ["abxxef"]],
  ["abcde", ["abxxe"], []],
  ["abcd", ["bcda"], []],
  ["gular", ["regular"], []],
  ["regular", ["regulars", "irregular"], ["regulars", "irregular"]],
  ["x".repeat(50), ["x".repeat(41), "x".repeat(43)], ["x".repeat(41), "x".repeat(43)]],
])("%s may have been meant as one of %j: %j", (typed, words, near) => {
  expect(nearest(typed, words)).toEqual(near);
});

const TODAY = daysFromCivil(2025, 8, 31);

test.each<[string, unknown]>([
  ["today", "2025-8-31"],
  ["今天", "2025-8-31"],
  ["今日", "2025-8-31"],
  ["yesterday", "2025-8-30"],
  ["昨天", "2025-8-30"],
  ["昨日", "2025-8-30"],
  ["mtd", "2025-8-1"],
  ["qtd", "2025-7-1"],
  ["ytd", "2025-1-1"],
  ["LAST SESSION", { tradingDaysBack: "last session" }],
  ["lastsession", { tradingDaysBack: "last session" }],
  ["最近交易日", { tradingDaysBack: "last session" }],
  ["-5d", "2025-8-26"],
  ["−5d", "2025-8-26"],
  ["-2w", "2025-8-17"],
  ["–3m", "2025-5-31"],
  ["-6m", "2025-2-28"],
  ["-18m", "2024-2-29"],
  ["-30y", "1995-8-31"],
  ["-5 个交易日", { tradingDaysBack: 5 }],
  ["-900td", { tradingDaysBack: 900 }],
  ["-901td", undefined],
  ["-200y", "1825-8-31"],
  ["-201y", undefined],
  ["-2400m", "1825-8-31"],
  ["-2401m", undefined],
  ["-10600w", "1822-7-7"],
  ["-10601w", undefined],
  ["-73200d", "1825-4-2"],
  ["-73201d", undefined],
  ["x-5d", undefined],
  ["-5dx", undefined],
  ["--5d", undefined],
  ["5d", undefined],
])("on 31 August 2025 %s is %j", (written, day) => {
  const read = readRelative(written, () => TODAY);
  expect(typeof read === "number" ? Object.values(civilFromDays(read)).join("-") : read).toEqual(day);
});

test("the quarter begins in January, April, July and October", () => {
  const begins = (month: number): unknown => readRelative("qtd", () => daysFromCivil(2025, month, 15));
  expect([1, 2, 3, 4, 6, 9, 10, 12].map(begins)).toEqual(
    [1, 1, 1, 4, 4, 7, 10, 10].map((month) => daysFromCivil(2025, month, 1)),
  );
});

const stock = { "Ticker symbol": "AAPL", "Exchange abbreviation": { type: "String", basicValue: "XNAS" } };

test.each<[string, object, string | undefined]>([
  ["a linked stock", { type: "LinkedEntity", text: "APPLE", properties: stock }, "XNAS:AAPL"],
  ["an entity", { type: "Entity", text: "APPLE", properties: stock }, "XNAS:AAPL"],
  [
    "one without an exchange",
    { type: "Entity", text: "X (XHKG:0700)", properties: { "Ticker symbol": "0700" } },
    "X (XHKG:0700)",
  ],
  ["one without a symbol", { type: "Entity", text: "x", properties: { ...stock, "Ticker symbol": "" } }, "x"],
  ["one whose symbol is no text", { type: "Entity", text: "x", properties: { ...stock, "Ticker symbol": 7 } }, "x"],
  ["one without properties", { type: "Entity", text: "x" }, "x"],
  ["one whose properties are null", { type: "Entity", text: "x", properties: null }, "x"],
  ["one without anything", { type: "Entity" }, undefined],
  ["one that shows nothing", { type: "Entity", text: "", properties: {} }, undefined],
  ["a text", { type: "String", text: "x", properties: stock }, undefined],
  ["an object without a type", { text: "x", properties: stock }, undefined],
])("of %s the code is read", (_what, cell, expected) => {
  expect(stockOfCell(cell)).toBe(expected);
});
