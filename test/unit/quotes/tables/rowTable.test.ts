import { QosError } from "../../../../src/qos/errors";
import type { CodeRow } from "../../../../src/quotes/arguments/codes";
import { rowTable } from "../../../../src/quotes/rowTable";
import { code } from "../../../support/builders";

const columns = [
  { name: "last", zh: "最新价" },
  { name: "volume", zh: "成交量" },
];
const wrong = new QosError("argumentError", { argument: "codes" });
const rows: readonly CodeRow[] = [
  { kind: "code", code: code("US:AAPL"), given: "AAPL" },
  { kind: "blank" },
  { kind: "error", error: wrong, given: "" },
  { kind: "code", code: code("HK:700"), given: "700.HK" },
  { kind: "code", code: code("US:AAPL"), given: "AAPL" },
];

const cells = (name: string): readonly [string, number] => [name, name.length];

test("one row a code in the order asked; a blank stays blank, and what is no code fails all of its own row", () => {
  const body = [
    ["US:AAPL", 7],
    ["", ""],
    [wrong, wrong],
    ["HK:700", 6],
    ["US:AAPL", 7],
  ];
  expect(rowTable({ rows, columns, headers: "none", codes: false, cells })).toEqual(body);
  expect(rowTable({ rows, columns, headers: "en", codes: false, cells })).toEqual([["last", "volume"], ...body]);
  expect(rowTable({ rows, columns, headers: "zh", codes: false, cells })).toEqual([["最新价", "成交量"], ...body]);
});

test("each row begins with its code where wanted, and what is no code with what was written", () => {
  const given: readonly CodeRow[] = [
    { kind: "code", code: code("HK:700"), given: "700.HK" },
    { kind: "blank" },
    { kind: "error", error: wrong, given: "??" },
  ];
  const body = [
    ["HK:700", "HK:700", 6],
    ["", "", ""],
    ["??", wrong, wrong],
  ];
  expect(rowTable({ rows: given, columns, headers: "en", codes: true, cells })).toEqual([
    ["code", "last", "volume"],
    ...body,
  ]);
  expect(rowTable({ rows: given, columns, headers: "zh", codes: true, cells })).toEqual([
    ["代码", "最新价", "成交量"],
    ...body,
  ]);
});
