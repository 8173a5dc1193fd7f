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
  expect(rowTable({ rows, columns, headers: "none", cells })).toEqual(body);
  expect(rowTable({ rows, columns, headers: "en", cells })).toEqual([["last", "volume"], ...body]);
  expect(rowTable({ rows, columns, headers: "zh", cells })).toEqual([["最新价", "成交量"], ...body]);
});
