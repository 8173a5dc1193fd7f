import type { CellResult } from "../../src/workbench/excel/values";

/** Currency and live price of each holding, and the two rates: numbers that can be reckoned in the head. */
const INSTRUMENTS: Readonly<Record<string, readonly [currency: string, last: number]>> = {
  "US:AAPL": ["USD", 200],
  "US:NVDA": ["USD", 120],
  "US:TSLA": ["USD", 300],
  "HK:700": ["HKD", 400],
  "SH:600519": ["CNY", 1500],
  "JP:7203": ["JPY", 2500],
};
const RATES: Readonly<Record<string, number>> = { "FX:USDHKD": 8, "FX:USDCNH": 7 };

const NOT_FOUND: CellResult = { error: "#N/A", message: "There is no such code." };

/** The functions that a portfolio calls. */
export const PORTFOLIO_FUNCTIONS = ["INFO", "LIVE", "PRICE"] as const;

export function portfolioMarket(name: string, args: readonly unknown[]): CellResult {
  const code = String(args[0]);
  const [currency, last] = INSTRUMENTS[code] ?? [];
  const rate = RATES[code];
  if (name === "PRICE") return rate === undefined ? NOT_FOUND : { value: rate };
  if (currency === undefined || last === undefined) return NOT_FOUND;
  if (name === "LIVE") return { value: last };
  return { value: args[1] === "currency" ? currency : `name of ${code}` };
}
