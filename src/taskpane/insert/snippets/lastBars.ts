import { rowFixed } from "./snippet";

/** Rows of a table of bars that are looked through; a longer one is told as #N/A, never cut. */
const MOST = 5_000;

/** What formulas about the newest bars of a table name. */
export interface LastBars {
  /** How many bars the table has, down to the first empty cell, as a formula: #N/A for more than are looked through. */
  readonly total: string;
  /** A column's value at the bar that is the `at`th (from 0) of the newest ones, as an expression. */
  readonly value: (column: number, at: number) => string;
  /** A column's first number among the newest bars, as an expression. */
  readonly firstNumber: (column: number) => string;
}

export interface LastBarsOptions {
  readonly address: (row: number, column: number) => string;
  /** The row of the first bar, and the column of the times. */
  readonly row: number;
  readonly column: number;
  /** The cell that holds `total`. */
  readonly totalCell: string;
  /** How many of the newest bars are wanted. */
  readonly count: number;
}

/** The newest bars of a table whose length the market decides: a table of fixed size that a chart can stand on. */
export function lastBars({ address, row, column, totalCell, count }: LastBarsOptions): LastBars {
  const area = (of: number): string => `${rowFixed(address(row, of))}:${rowFixed(address(row + MOST - 1, of))}`;
  const times = area(column);
  return {
    total: `=MATCH(TRUE,INDEX(${times}="",0),0)-1`,
    value: (of, at) => `IF(${totalCell}<${count - at},NA(),INDEX(${area(of)},${totalCell}-${count - 1 - at}))`,
    firstNumber: (of) => {
      const cells = area(of);
      const place = `ROW(${cells})-ROW(${rowFixed(address(row, of))})`;
      const isNewest = `(${place}>=${totalCell}-${count})*(${place}<${totalCell})`;
      return `INDEX(${cells},MIN(IF(ISNUMBER(${cells})*${isNewest},${place}+1,"")))`;
    },
  };
}
