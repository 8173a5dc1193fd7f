import fc from "fast-check";
import { asTyped } from "../../../src/workbook/asTyped";
import {
  addFrozen,
  markOf,
  packFrozen,
  removeFrozen,
  unpackFrozen,
  type FrozenSheet,
} from "../../../src/workbook/frozen";

const cell = fc.record({
  row: fc.nat(1_048_575),
  column: fc.nat(16_383),
  rows: fc.integer({ min: 1, max: 1_000 }),
  columns: fc.integer({ min: 1, max: 20 }),
  formula: fc.string({ unit: "binary", maxLength: 300 }).map((text) => `=${text}`),
  mark: fc.string(),
  dated: fc.boolean(),
  anchors: fc.array(fc.nat(), { maxLength: 4 }),
});
const sheets = fc.uniqueArray(
  fc.record({ id: fc.string(), title: fc.string(), cells: fc.array(cell, { minLength: 1, maxLength: 40 }) }),
  { selector: ({ id }) => id, maxLength: 5 },
);

test("frozen formulas come out of the workbook as they went in", () => {
  fc.assert(fc.property(sheets, (frozen) => expect(unpackFrozen(packFrozen(frozen))).toEqual(frozen)));
});

test("no piece is longer than a workbook's setting holds", () => {
  const cells = Array.from({ length: 10_000 }, (_, row) => ({
    row,
    column: 2,
    rows: 1,
    columns: 1,
    formula: `=QOS.LIVE(A${row + 1},"last")`,
    mark: "1abcdef",
    dated: false,
    anchors: [row + 1],
  }));
  const pieces = packFrozen([{ id: "{1}", title: "Sheet1", cells }]);
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(30_000);
  expect(unpackFrozen(pieces)?.[0]?.cells).toHaveLength(10_000);
});

test("pieces that are missing, foreign or of another form are not taken for formulas", () => {
  const cell0 = { row: 0, column: 0, rows: 1, columns: 1, formula: "=A", mark: "", dated: false, anchors: [] };
  const pieces = packFrozen([{ id: "1", title: "x", cells: [cell0] }]);
  expect(unpackFrozen(pieces.map((piece) => piece.slice(1)))).toBeUndefined();
  expect(unpackFrozen([1])).toBeUndefined();
  expect(unpackFrozen(["{}"])).toBeUndefined();
  expect(unpackFrozen([pieces.join("").replace('"form":2', '"form":3')])).toBeUndefined();
  // A record of the form that had no anchors yet.
  expect(unpackFrozen([pieces.join("").replace('"form":2', '"form":1')])?.[0]?.cells).toEqual([cell0]);
  expect(unpackFrozen([])).toEqual([]);
});

test("a cell frozen twice is known once, by its newest formula, and leaves when it is restored", () => {
  const at = (row: number, formula: string) => ({
    row,
    column: 0,
    rows: 1,
    columns: 1,
    formula,
    mark: formula,
    dated: false,
    anchors: [],
  });
  const sheet = (...cells: FrozenSheet["cells"]): FrozenSheet => ({ id: "1", title: "Sheet1", cells });
  const known = addFrozen([sheet(at(0, "=old"), at(1, "=kept"))], sheet(at(0, "=new")));
  expect(known).toEqual([sheet(at(1, "=kept"), at(0, "=new"))]);
  expect(removeFrozen(known, "1", [at(0, "=new")])).toEqual([sheet(at(1, "=kept"))]);
  expect(packFrozen(removeFrozen(known, "1", known[0]?.cells ?? []))).toEqual([]);
});

test("a mark tells another value, and not another rounding of the same", () => {
  expect(markOf([[0.1 + 0.2]])).toBe(markOf([[0.3]]));
  const values: readonly (readonly (readonly unknown[])[])[] = [
    [[1]],
    [["1"]],
    [[true]],
    [[""]],
    [[1.0001]],
    [[1, 2]],
    [[1], [2]],
    [["a"]],
  ];
  expect(new Set(values.map(markOf)).size).toBe(values.length);
});

test.each([
  ["US:AAPL", "US:AAPL"],
  ["time", "time"],
  ["00700", "'00700"],
  ["=A1", "'=A1"],
  ["#N/A", "#N/A"],
  ["#hashtag", "'#hashtag"],
  ["TRUE", "'TRUE"],
  ["May 5", "'May 5"],
  ["Q3", "'Q3"],
  ["'quoted", "''quoted"],
  ["", ""],
  [12.5, 12.5],
  [false, false],
])("a cell that showed %p is written as %p", (value, typed) => {
  expect(asTyped(value)).toBe(typed);
});

test.each([
  ["a row beyond the sheet", [1_048_576, 0, 1, 1, 0, "m", 0]],
  ["a column below none", [0, -1, 1, 1, 0, "m", 0]],
  ["no rows", [0, 0, 0, 1, 0, "m", 0]],
  ["half a column", [0, 0.5, 1, 1, 0, "m", 0]],
  ["a number as text", ["0", 0, 1, 1, 0, "m", 0]],
  ["a formula that is not there", [0, 0, 1, 1, 1, "m", 0]],
  ["a mark of another kind", [0, 0, 1, 1, 0, 5, 0]],
  ["an anchor that is none", [0, 0, 1, 1, 0, "m", 0, "x"]],
])("a record with %s is not read", (_what, cell) => {
  const record = (row: unknown): string =>
    JSON.stringify([{ form: 2, id: "a", title: "A", formulas: ["=1"], cells: [row] }]);
  expect(unpackFrozen([record([0, 0, 1, 1, 0, "m", 0, 7])])).toHaveLength(1);
  expect(unpackFrozen([record(cell)])).toBeUndefined();
});
