import fc from "fast-check";
import { callsOurs } from "../../../src/workbook/ours";
import { toRectangles } from "../../../src/workbook/runs";

test("cells become rectangles that cover them and nothing else", () => {
  const cell = fc.record({ row: fc.nat(8), column: fc.nat(8) });
  fc.assert(
    fc.property(fc.array(cell), (cells) => {
      const covered = toRectangles(cells).flatMap(({ row, column, rows, columns }) =>
        Array.from(
          { length: rows * columns },
          (_, at) => `${row + Math.floor(at / columns)} ${column + (at % columns)}`,
        ),
      );
      expect(covered.sort()).toEqual([...new Set(cells.map(({ row, column }) => `${row} ${column}`))].sort());
    }),
  );
});

test("a filled column, a filled row and a filled block are one rectangle each", () => {
  const block = (rows: number, columns: number) =>
    Array.from({ length: rows * columns }, (_, at) => ({ row: Math.floor(at / columns), column: at % columns }));
  for (const [rows, columns] of [
    [1_000, 1],
    [1, 50],
    [40, 5],
  ] as const)
    expect(toRectangles(block(rows, columns))).toEqual([{ row: 0, column: 0, rows, columns }]);
});

test.each([
  ["=QOS.PRICE(A1)", true],
  ["=IF(A1,QOS.LIVE(A1)*2,0)", true],
  ['="QOS.PRICE(A1)"', false],
  ["=_xldudf_QOS_PRICE(A1)", false],
  ["=SUM(A1)", false],
  ["QOS.PRICE(A1)", false],
])("%s calls one of ours: %p", (formula, ours) => {
  expect(callsOurs(formula)).toBe(ours);
});
