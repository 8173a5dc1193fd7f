import type { StockBar } from "./stockBars";

/** Decimals that show every price whole, two at least. */
export function decimalsOf(bars: readonly StockBar[]): number {
  const prices = bars.flatMap(({ open, high, low, close }) => [open, high, low, close]);
  const fits = (decimals: number): boolean =>
    prices.every((price) => Math.abs(price - rounded(price, decimals)) < 1e-9);
  return [2, 3, 4, 5, 6, 7].find(fits) ?? 8;
}

function rounded(price: number, decimals: number): number {
  return Number(price.toFixed(decimals));
}
