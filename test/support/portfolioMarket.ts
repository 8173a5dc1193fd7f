import type { CellResult } from "../../src/workbench/excel/values";

/** Currency, live price and the day's change of each holding, and the rates: numbers that can be reckoned in the head. */
const INSTRUMENTS: Readonly<Record<string, readonly [currency: string, last: number, change: number]>> = {
  "US:AAPL": ["USD", 200, 4],
  "US:NVDA": ["USD", 120, -3],
  "US:TSLA": ["USD", 300, 5],
  "HK:700": ["HKD", 400, 8],
  "SH:600519": ["CNY", 1500, -7],
  "JP:7203": ["JPY", 2500, 10],
};
/** How many of each a dollar is. */
const PER_DOLLAR: Readonly<Record<string, number>> = { USD: 1, HKD: 8, CNY: 7 };

const NOT_FOUND: CellResult = { error: "#N/A", message: "There is no such code." };

/** The functions that a portfolio calls. */
export const PORTFOLIO_FUNCTIONS = ["INFO", "LIVE", "LIVEFXRATE"] as const;

export function portfolioMarket(name: string, args: readonly unknown[]): CellResult {
  if (name === "LIVEFXRATE") return rateOf(String(args[0]), String(args[1]));
  const code = String(args[0]);
  const [currency, last, change] = INSTRUMENTS[code] ?? [];
  if (currency === undefined || last === undefined || change === undefined) return NOT_FOUND;
  if (name === "LIVE") return { value: args[1] === "change" ? change : last };
  return { value: args[1] === "currency" ? currency : `name of ${code}` };
}

function rateOf(from: string, to: string): CellResult {
  const [one, other] = [PER_DOLLAR[from], PER_DOLLAR[to]];
  return one === undefined || other === undefined ? NOT_FOUND : { value: other / one };
}
