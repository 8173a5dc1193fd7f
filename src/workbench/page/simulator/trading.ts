/** Where trade may be closed: everywhere, or in a market of the starter workbook, by the simulator's name for it. */
export const TRADING_CHOICES = ["open", "closed", "US", "HK", "SH"] as const;
export type TradingChoice = (typeof TRADING_CHOICES)[number];

/** What to tell the simulator for a choice, in order. */
export function tradingOrders(choice: TradingChoice): readonly object[] {
  if (choice === "open") return [{ open: true }];
  if (choice === "closed") return [{ open: false }];
  return [{ open: true }, { open: false, market: choice }];
}

/** The choice that these closed markets make. */
export function tradingChoice(closed: readonly string[]): TradingChoice {
  if (closed.length === 0) return "open";
  return TRADING_CHOICES.find((choice) => closed.length === 1 && choice === closed[0]) ?? "closed";
}
