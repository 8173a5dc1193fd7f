import type { Model } from "@odoo/o-spreadsheet";
import type { FunctionMetadata } from "../../../src/workbench/excel/functionTable";
import type { CellResult } from "../../../src/workbench/excel/values";
import { spreadsheetInNode } from "../../support/spreadsheetInNode";

/** Answers of the one function `QOS.SAY(what)`, by what it is asked. */
const ANSWERS: Readonly<Record<string, CellResult>> = {
  bad: { error: "#VALUE!", message: "interval: 7x is not one of 1m, 5m" },
  none: { error: "#N/A", message: "There is no such code: US:NOSUCH" },
  five: { value: 5 },
  table: { value: [[1, { error: "#N/A", message: "no bar" }]] },
};

const SAY = {
  id: "SAY",
  name: "SAY",
  parameters: [{ name: "what", type: "any" }],
} as unknown as FunctionMetadata;

let model: Model;
const asked: unknown[] = [];

beforeAll(async () => {
  jest.spyOn(console, "debug").mockImplementation(() => undefined);
  jest.spyOn(console, "log").mockImplementation(() => undefined);
  const { Model: Spreadsheet } = await spreadsheetInNode();
  const { registerFunctions } = await import("../../../src/workbench/page/grid/registerFunctions");
  const answer = (args: readonly unknown[]): CellResult | undefined => {
    asked.push(args[0]);
    return ANSWERS[String(args[0])];
  };
  registerFunctions("QOS", [SAY], () => ({
    read: (_cell, _name, args) => answer(args),
    peek: (_name, args) => answer(args),
    sweep: () => undefined,
    inserted: () => undefined,
    written: () => undefined,
    cells: [],
  }));
  model = new Spreadsheet();
});

afterAll(() => jest.restoreAllMocks());

const cells: Record<string, number> = {};

/** Writes a formula into a row of its own in column A and tells what the cell shows. */
function shown(content: string): { readonly value: unknown; readonly type: string; readonly message?: string } {
  cells[content] ??= Object.keys(cells).length;
  const at = { sheetId: model.getters.getActiveSheetId(), col: 0, row: cells[content] };
  model.dispatch("UPDATE_CELL", { ...at, content });
  const { value, type, message } = model.getters.getEvaluatedCell(at);
  return { value, type, ...(message === undefined || message === "" ? {} : { message }) };
}

const value = (content: string) => shown(content).value;

test("a formula that is wrong shows #VALUE! as an error of the sheet, with its words", () => {
  expect(shown('=QOS.SAY("bad")')).toEqual({
    value: "#VALUE!",
    type: "error",
    message: "interval: 7x is not one of 1m, 5m",
  });
  expect(shown('=QOS.SAY("none")')).toEqual({
    value: "#N/A",
    type: "error",
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
  expect(shown('=QOS.SAY("bad")*2')).toMatchObject({ value: "#VALUE!", type: "error", message: words });
  expect(shown('=SUM(1,QOS.SAY("bad"))')).toMatchObject({ value: "#VALUE!", type: "error", message: words });
  expect(value('=QOS.SAY("none")&"x"')).toBe("#N/A");
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
  const beside = model.getters.getEvaluatedCell({
    sheetId: model.getters.getActiveSheetId(),
    col: 1,
    row: cells['=QOS.SAY("table")'] ?? 0,
  });
  expect([first, beside.value, beside.type, beside.message]).toEqual([1, "#N/A", "error", "no bar"]);
});

test.each(["=@1+", "=1@2", "=SUM(@A90:A91", "=QOS.NOSUCH(1)", "=nosuch", "=1+"])(
  "%s is #NAME? as in Excel, not a word of the grid's own",
  (formula) => {
    expect(shown(formula)).toMatchObject({ value: "#NAME?", type: "error" });
  },
);

test("an operand of the wrong kind is #VALUE!", () => {
  expect(shown('="a"+1')).toMatchObject({ value: "#VALUE!", type: "error" });
});
