import type { ArgumentKind } from "../../../../src/features/formulaBuilder/argumentKinds";
import { formulaText, readEntry } from "../../../../src/features/formulaBuilder/formulaText";

const text: ArgumentKind = { kind: "text" };
const code: ArgumentKind = { kind: "code" };
const number: ArgumentKind = { kind: "number" };
const date: ArgumentKind = { kind: "date" };
const truth: ArgumentKind = { kind: "truth", choices: [] };

test.each([
  ["", code, { kind: "blank" }],
  ["  =  ", code, { kind: "blank" }],
  ["US:AAPL", code, { kind: "literal", text: '"US:AAPL"', value: "US:AAPL" }],
  [' say "hi" ', text, { kind: "literal", text: '"say ""hi"""', value: 'say "hi"' }],
  ["A2", code, { kind: "reference", text: "A2" }],
  ["$A$2:B9", code, { kind: "reference", text: "$A$2:B9" }],
  ["'My sheet'!A2", code, { kind: "reference", text: "'My sheet'!A2" }],
  // For a plain text a cell has to be said with an equals sign.
  ["A2", text, { kind: "literal", text: '"A2"', value: "A2" }],
  ["=A2", text, { kind: "reference", text: "A2" }],
  ["=TODAY()-30", date, { kind: "expression", text: "TODAY()-30" }],
  ["20", number, { kind: "literal", text: "20", value: 20 }],
  ["-1.5", number, { kind: "literal", text: "-1.5", value: -1.5 }],
  ["20", text, { kind: "literal", text: '"20"', value: "20" }],
  ["2024-01-02", date, { kind: "literal", text: '"2024-01-02"', value: "2024-01-02" }],
  ["true", truth, { kind: "literal", text: "TRUE", value: true }],
  ["TRUE", text, { kind: "literal", text: '"TRUE"', value: "TRUE" }],
] as const)("what is typed as %p becomes what it looks like", (typed, kind, entry) => {
  expect(readEntry(typed, kind)).toEqual(entry);
});

test("blank arguments at the end are left out, and those between are kept", () => {
  const entries = ["HK:700", "", "5", ""].map((typed, at) => readEntry(typed, at === 2 ? number : code));
  expect(formulaText("KLINE", entries)).toBe('=QOS.KLINE("HK:700",,5)');
  expect(formulaText("STATUS", [])).toBe("=QOS.STATUS()");
});
