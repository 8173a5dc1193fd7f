import type { Trade, Traded } from "./trade";

/** What a row of trades has come to so far. Figures in points and volume units. */
export interface Progress {
  open: number;
  high: number;
  low: number;
  last: number;
  volume: number;
  /** Sum of price times volume: points times volume units. */
  turnover: number;
  /** Of the last trade, in milliseconds. */
  at: number;
  /** Trades so far; 0 before the first. */
  count: number;
}

export function noProgress(): Progress {
  return { open: 0, high: 0, low: 0, last: 0, volume: 0, turnover: 0, at: 0, count: 0 };
}

export function addTrade(sum: Progress, { at, price, volume }: Trade): void {
  if (sum.count === 0) {
    sum.open = price;
    sum.high = price;
    sum.low = price;
  }
  sum.high = Math.max(sum.high, price);
  sum.low = Math.min(sum.low, price);
  sum.last = price;
  sum.volume += volume;
  sum.turnover += price * volume;
  sum.at = at;
  sum.count += 1;
}

export function tradedOf({ open, high, low, last, volume }: Progress): Traded {
  return { open, high, low, close: last, volume };
}
