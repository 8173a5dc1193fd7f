import type { InstrumentCode } from "../../market/instrumentCode";
import type { Market } from "../../market/markets";
import type { Exchange } from "./exchanges";
import type { TickRule } from "./ticks";

/** A day, counted from 1970-01-01, in the calendar of the instrument's market. */
export type DayNumber = number;

/** From `day` on one old share is `ratio` new ones (a dividend: a ratio slightly above one). */
export interface CorporateAction {
  readonly day: DayNumber;
  readonly ratio: number;
}

/** What is known of an instrument before it has traded. */
export interface Instrument {
  readonly code: InstrumentCode;
  readonly market: Market;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly exchange: string;
  readonly currency: string;
  /** Shares in the smallest order. */
  readonly lot: number;
  readonly rule: TickRule;
  /** Whose trading hours it keeps: its market's, or for an index those of its exchange. */
  readonly hours: Exchange;
  /** The price about which it moves, in points. */
  readonly reference: number;
  /** Size of a usual day's move, as a fraction. */
  readonly volatility: number;
  /** Volume of a usual day, in units of `volumeStep`. */
  readonly dailyVolume: number;
  /** The smallest volume of a trade, in volume units. */
  readonly volumeStep: number;
  /** Levels of its order book; 0 for an index, which has neither a book nor trades. */
  readonly depthLevels: number;
  readonly seed: number;
  readonly listed: DayNumber;
  /** No trading from this day on. */
  readonly suspendedFrom: DayNumber | undefined;
  readonly actions: readonly CorporateAction[];
  readonly shares: number;
  readonly floatShares: number;
  readonly earnings: string;
  readonly netAssets: string;
  readonly dividendYield: string;
}
