import type { Candle } from "./bridge";

/** A candle and what was traded in it; volume in volume units. */
export interface Traded extends Candle {
  readonly volume: number;
}

/** 0 unknown, 1 buy, 2 sell (§2.2). */
export type Direction = 0 | 1 | 2;

export interface Trade {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly price: number;
  readonly volume: number;
  readonly direction: Direction;
}
