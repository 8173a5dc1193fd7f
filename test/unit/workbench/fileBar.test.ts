import { readWorkbook } from "../../../src/workbench/page/file/fileBar";

test("a saved workbook is read as it was, and nothing else is taken for one", () => {
  const saved = { grid: { sheets: [{ id: "sheet1" }] }, results: { "PRICE()": { value: 1 } } };
  expect(readWorkbook(JSON.stringify(saved))).toEqual(saved);
  for (const text of [
    "",
    "{}",
    "null",
    "[1]",
    "<html>",
    '{"grid":{"sheets":{}},"results":{}}',
    '{"grid":{"sheets":[]}}',
  ])
    expect(readWorkbook(text)).toBeUndefined();
});
