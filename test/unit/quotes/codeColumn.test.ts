import { readCodes } from "../../../src/quotes/arguments/codes";
import { wantsCodeColumn } from "../../../src/quotes/codeColumn";

const FIELDS = [{ name: "last" }, { name: "high" }];

test.each<[how: string, raw: unknown, wanted: boolean]>([
  ["a text of two codes", "US:AAPL;HK:700", true],
  ["a text of two codes, as Excel hands it over", [["US:AAPL,TSLA"]], true],
  ["a text of a code and of something else", [["US:AAPL,???"]], true],
  ["one code", [["US:AAPL"]], false],
  ["one code and separators", [["US:AAPL;"]], false],
  ["a column of cells", [["US:AAPL"], ["HK:700"]], false],
  ["a row of cells", [["US:AAPL", "HK:700"]], false],
  ["a column of one code and an empty cell", [["US:AAPL,TSLA"], [""]], false],
])("of %s the codes stand in front: %j, %p", (_how, raw, wanted) => {
  const rows = readCodes(raw);
  expect(wantsCodeColumn({ raw, rows, fields: FIELDS, headers: true })).toBe(wanted);
  expect(wantsCodeColumn({ raw, rows, fields: FIELDS, headers: false })).toBe(false);
  expect(wantsCodeColumn({ raw, rows, fields: [{ name: "last" }, { name: "code" }], headers: true })).toBe(false);
});
