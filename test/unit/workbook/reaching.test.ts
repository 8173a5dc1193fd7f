import { convert } from "../../../src/workbook/convert/convert";
import { reachesOutside } from "../../../src/workbook/reaching";
import { repair } from "../../../src/workbook/repair";
import { tokenize } from "../../../src/workbook/tokens";

test.each([
  '=WEBSERVICE("http://x")',
  "=_xlfn.WEBSERVICE (A1)",
  '=hyperlink("http://x","a")',
  '=IMAGE("http://x")',
  '=RTD("x",,"a")',
  '=FILTERXML(A1,"//a")',
  "=ENCODEURL(A1)",
  '=CALL("kernel32","x","J")',
  '=REGISTER.ID("a","b")',
  "=cmd|'/c calc'!A1",
  "=[Book.xlsx]Sheet1!A1",
  "=[1]!Name",
  "='C:\\x\\[Book.xlsx]Sheet1'!A1",
  "='https://x/[b.xlsx]S'!A1",
  "=tools.xlam!F(A1)",
  '=1+"open',
])("%s reaches outside", (formula) => {
  expect(reachesOutside(tokenize(formula))).toBe(true);
});

test.each([
  '=QOS.PRICE("US:AAPL")',
  "='My Sheet'!A1+Data!B2",
  "=SUM(Table1[[#This Row],[a]])*Table1[b]",
  '="WEBSERVICE(a)|b"',
  "=IMAGE_1*2",
  "=A1:B2",
])("%s stays inside", (formula) => {
  expect(reachesOutside(tokenize(formula))).toBe(false);
});

const LONG = 16_000;
const hostile: readonly (readonly [string, string])[] = [
  ["brackets", `=QOS.PRICE(${"(".repeat(LONG)}`],
  ["nested calls", `=${"QOS.PRICE(".repeat(1_600)}1${")".repeat(1_600)}`],
  ["nested foreign calls", `=${"BDP(".repeat(2_000)}1${")".repeat(2_000)}`],
  ["calls side by side", `=${"QOS_PRICE(1)+".repeat(1_200)}1`],
  ["Sheets' calls side by side", `=${'IFERROR(__xludf.DUMMYFUNCTION("GOOGLEFINANCE(A1)"),1)+'.repeat(290)}1`],
  ["braces", `=QOS.PRICE(${"{".repeat(LONG)}`],
  ["open quotes", `=QOS.PRICE(${'"'.repeat(LONG + 1)}`],
  ["round quotes", `=QOS.PRICE(${"“".repeat(LONG)}`],
  ["square brackets", `=QOS.PRICE(${"[".repeat(LONG)}`],
  ["single signs", `=_xlfn.SINGLE(${"@QOS.PRICE(1)+_xlfn.SINGLE(".repeat(500)}`],
  ["digits", `=QOS.PRICE(${"1".repeat(LONG)}`],
];

/** Milliseconds of this process, whatever else the machine does; the best of three. */
function cost(work: () => void): number {
  const times = [0, 1, 2].map(() => {
    const before = process.cpuUsage();
    work();
    return process.cpuUsage(before).user / 1_000;
  });
  return Math.min(...times);
}

test.each(hostile)("16,000 characters of %s cost less than 50 ms, as a text and as a formula", (_what, formula) => {
  expect(cost(() => repair({ formula, value: formula }))).toBeLessThan(50);
  expect(cost(() => repair({ formula, value: "#NAME?" }))).toBeLessThan(50);
  expect(cost(() => convert(formula))).toBeLessThan(50);
});

test("a formula nested deeper than Excel's own bound is nobody's", () => {
  const deep = `=${"QOS_PRICE(".repeat(70)}1${")".repeat(70)}`;
  expect(repair({ formula: deep, value: "#NAME?" })).toEqual({ kind: "fine" });
});
