import type { CellResult } from "../../../src/workbench/excel/values";
import { sheetInNode, type SheetInNode } from "../../support/sheetInNode";

/** Answers of the one function `QOS.SAY(what)`, by what it is asked. */
const ANSWERS: Readonly<Record<string, CellResult>> = {
  bad: { error: "#VALUE!", message: "interval: 7x is not one of 1m, 5m" },
  none: { error: "#N/A", message: "There is no such code: US:NOSUCH" },
  five: { value: 5 },
  table: { value: [[1, { error: "#N/A", message: "no bar" }]] },
};

let sheet: SheetInNode;
const asked: unknown[] = [];

beforeAll(async () => {
  sheet = await sheetInNode(["SAY"], (_name, [what]) => {
    asked.push(what);
    return ANSWERS[String(what)];
  });
});

afterAll(() => jest.restoreAllMocks());

const rows: string[] = [];

/** The row in which a formula stands, one of its own. */
function rowOf(content: string): number {
  if (!rows.includes(content)) rows.push(content);
  return rows.indexOf(content) + 1;
}

/** Writes a formula into column A and tells what its cell shows. */
function shown(content: string) {
  sheet.set(`A${rowOf(content)}`, content);
  return sheet.cell(`A${rowOf(content)}`);
}

const value = (content: string) => shown(content).value;

test("a formula that is wrong shows #VALUE! as an error of the sheet, with its words", () => {
  expect(shown('=QOS.SAY("bad")')).toEqual({
    value: "#VALUE!",
    text: "#VALUE!",
    message: "interval: 7x is not one of 1m, 5m",
  });
  expect(shown('=QOS.SAY("none")')).toEqual({
    value: "#N/A",
    text: "#N/A",
    message: "There is no such code: US:NOSUCH",
  });
});

test("ISERROR, ISNA, ISERR and IFERROR know both errors", () => {
  expect(value('=ISERROR(QOS.SAY("bad"))')).toBe(true);
  expect(value('=ISERROR(QOS.SAY("none"))')).toBe(true);
  expect(value('=ISERROR(QOS.SAY("five"))')).toBe(false);
  expect(value('=ISNA(QOS.SAY("none"))')).toBe(true);
  expect(value('=ISNA(QOS.SAY("bad"))')).toBe(false);
  expect(value('=ISERR(QOS.SAY("bad"))')).toBe(true);
  expect(value('=IFERROR(QOS.SAY("bad"),7)')).toBe(7);
  expect(value('=IFERROR(QOS.SAY("five"),7)')).toBe(5);
});

test("what depends on an error fails with the same error and the same words", () => {
  const words = "interval: 7x is not one of 1m, 5m";
  expect(shown('=QOS.SAY("bad")*2')).toMatchObject({ value: "#VALUE!", message: words });
  expect(shown('=SUM(1,QOS.SAY("bad"))')).toMatchObject({ value: "#VALUE!", message: words });
  expect(value('=QOS.SAY("none")&"x"')).toBe("#N/A");
});

test("a sum of products over an error is that error, not the sum of the rest", () => {
  sheet.set("C1", 2);
  sheet.set("C2", '=QOS.SAY("none")');
  sheet.set("D1", 3);
  sheet.set("D2", 4);
  expect(shown("=SUMPRODUCT(C1:C2,D1:D2)")).toMatchObject({
    value: "#N/A",
    message: "There is no such code: US:NOSUCH",
  });
  expect(value("=SUMPRODUCT((C1:C2=2)*D1:D2)")).toBe("#N/A");
  expect(value("=SUMPRODUCT(C1:C1,D1:D1)")).toBe(6);
});

test("a function is not called with an error, and shows it", () => {
  asked.length = 0;
  expect(value('=QOS.SAY(QOS.SAY("bad"))')).toBe("#VALUE!");
  expect(value("=QOS.SAY(1/0)")).toBe("#DIV/0!");
  expect(value("=QOS.SAY(US:AAPL)")).toBe("#REF!");
  expect(asked).toEqual(["bad"]);
});

test("an error within a table fails its own cell only", () => {
  const { value: first } = shown('=QOS.SAY("table")');
  const beside = sheet.cell(`B${rowOf('=QOS.SAY("table")')}`);
  expect([first, beside.value, beside.message]).toEqual([1, "#N/A", "no bar"]);
});

test.each(["=@1+", "=1@2", "=SUM(@A90:A91", "=QOS.NOSUCH(1)", "=nosuch", "=1+"])(
  "%s is #NAME? as in Excel, not a word of the grid's own",
  (formula) => {
    expect(shown(formula)).toMatchObject({ value: "#NAME?" });
  },
);

test("an operand of the wrong kind is #VALUE!", () => {
  expect(shown('="a"+1')).toMatchObject({ value: "#VALUE!" });
});
