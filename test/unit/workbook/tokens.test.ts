import fc from "fast-check";
import { findCalls } from "../../../src/workbook/calls";
import { textOf, tokenize } from "../../../src/workbook/tokens";

const kinds = (formula: string) => tokenize(formula).map(({ kind, text }) => `${kind} ${text}`);

test("the pieces of any text are the text", () => {
  const scrap = fc.constantFrom(
    "=",
    '"',
    "'",
    "[",
    "]",
    "(",
    ")",
    "{",
    "A1",
    "#N/A",
    "1e5",
    ".5",
    "x",
    " ",
    "\n",
    "_xlfn.",
    "💹",
    "\ud800",
  );
  const texts = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(scrap).map((scraps) => scraps.join("")),
  );
  fc.assert(
    fc.property(texts, (text) => expect(textOf(tokenize(text))).toBe(text)),
    { numRuns: 1_000 },
  );
});

test("quotation marks, sheet names and brackets hold their content together", () => {
  expect(kinds(`=IF('It''s (1)'!$A$1="a"",b",T[[#This Row],[x'[,y]],{1,2;3})`)).toEqual([
    "operator =",
    "name IF",
    "operator (",
    "quoted 'It''s (1)'",
    "operator !",
    "name $A$1",
    "operator =",
    'string "a"",b"',
    "operator ,",
    "name T",
    "bracket [[#This Row],[x'[,y]]",
    "operator ,",
    "operator {",
    "number 1",
    "operator ,",
    "number 2",
    "operator ;",
    "number 3",
    "operator }",
    "operator )",
  ]);
});

test("errors, numbers and cells are told apart", () => {
  expect(kinds("=#N/A+#DIV/0!+1.5E-3*A1#&.5%")).toEqual([
    "operator =",
    "error #N/A",
    "operator +",
    "error #DIV/0!",
    "operator +",
    "number 1.5E-3",
    "operator *",
    "name A1",
    "operator #",
    "operator &",
    "number .5",
    "operator %",
  ]);
});

test("a call is found with its arguments, however they are nested, and with the workbook before its name", () => {
  const tokens = tokenize("='C:\\x.xlam'!F(A1,SUM(1,2),{3,4},)+NOW()");
  const calls = findCalls(tokens).map(({ name, start, nameAt, args }) => ({
    name,
    workbook: textOf(tokens.slice(start, nameAt)),
    args: args.map((span) => textOf(tokens.slice(span.start, span.end))),
  }));
  expect(calls).toEqual([
    { name: "F", workbook: "'C:\\x.xlam'!", args: ["A1", "SUM(1,2)", "{3,4}", ""] },
    { name: "SUM", workbook: "", args: ["1", "2"] },
    { name: "NOW", workbook: "", args: [] },
  ]);
});

test("a call whose bracket never closes is none", () => {
  expect(findCalls(tokenize("=SUM(1,(2)"))).toEqual([]);
});
