import { fixed } from "./snippet";

/** Code, shares held and price paid for each, in the currency it trades in. */
export const HOLDINGS = [
  ["US:AAPL", 50, 180],
  ["US:NVDA", 100, 110],
  ["HK:700", 300, 395.8],
  ["SH:600519", 100, 1702],
] as const;

/** The currencies of what is held; another is typed into a row that is inserted among them. */
export const CURRENCIES = ["USD", "HKD", "CNY"] as const;

/** Columns, in order; those of the sums stand below those of the holdings. */
export const COLUMN = {
  code: 0,
  name: 1,
  currency: 2,
  shares: 3,
  cost: 4,
  last: 5,
  value: 6,
  profit: 7,
  percent: 8,
  today: 9,
  baseValue: 10,
  baseProfit: 11,
  baseToday: 12,
} as const;

/** The row of the first holding. */
export const FIRST = 1;
/** The blank row below the holdings belongs to the sums: a row that is inserted above it counts. */
const BLANK = FIRST + HOLDINGS.length;
/** The names of the columns of the sums, the row of the first currency, and that of the sum of all. */
export const SUMS_HEAD = BLANK + 1;
export const RATES = BLANK + 2;
export const TOTAL = RATES + CURRENCIES.length;

/** A formula of a row, which names the cells of its own row by their columns. */
export type RowFormula = (at: (column: number) => string) => string;

/** Where things are once the portfolio stands somewhere: what its formulas name. */
export interface PortfolioPlaces {
  /** The cell with the currency of the sum of all. */
  readonly base: string;
  /** A column of the holdings. */
  readonly holdings: (column: number) => string;
  /** What stands in a column of the row of a currency. */
  readonly ofCurrency: (column: number, currency: string) => string;
  /** A formula for each holding. */
  readonly perHolding: (formula: RowFormula) => string[][];
  /** A formula for each currency. */
  readonly perCurrency: (formula: RowFormula) => string[][];
  /** A formula for the sum of all. */
  readonly ofTotal: (formula: RowFormula) => string[][];
}

export function portfolioPlaces(address: (row: number, column: number) => string): PortfolioPlaces {
  const rows = (first: number, last: number) => (column: number) =>
    `${fixed(address(first, column))}:${fixed(address(last, column))}`;
  const rated = rows(RATES, TOTAL - 1);
  const of = (row: number, formula: RowFormula) => [formula((column) => address(row, column))];
  return {
    base: fixed(address(TOTAL, COLUMN.currency)),
    holdings: rows(FIRST, BLANK),
    ofCurrency: (column, currency) => `INDEX(${rated(column)},MATCH(${currency},${rated(COLUMN.currency)},0))`,
    perHolding: (formula) => HOLDINGS.map((_holding, at) => of(FIRST + at, formula)),
    perCurrency: (formula) => CURRENCIES.map((_currency, at) => of(RATES + at, formula)),
    ofTotal: (formula) => [of(TOTAL, formula)],
  };
}
