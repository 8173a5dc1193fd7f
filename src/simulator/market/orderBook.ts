import type { Instrument } from "./instrument";
import { mix, unit } from "./noise";
import type { Trade } from "./trade";
import { stepDown, stepUp } from "./ticks";

export interface BookLevel {
  readonly price: number;
  readonly volume: number;
}

/** Best price first on both sides; every bid below every ask. */
export interface OrderBook {
  readonly bids: readonly BookLevel[];
  readonly asks: readonly BookLevel[];
  /** Milliseconds. */
  readonly at: number;
}

/**
 * The book as the last trade left it: a buy has just lifted the best ask, a sale has just hit the best bid.
 * `count` is the number of that trade: each trade leaves another book.
 */
export function orderBookAfter(
  instrument: Instrument,
  trade: Pick<Trade, "at" | "price" | "direction">,
  count: number,
): OrderBook {
  const { rule, depthLevels } = instrument;
  const seed = mix(instrument.seed, count);
  const bid = trade.direction === 1 ? stepDown(rule, trade.price) : trade.price;
  const ask = stepUp(rule, bid);
  const gaps = instrument.market === "CF" ? 3 : 1.2;
  const side = (best: number, step: typeof stepUp, salt: number): BookLevel[] => {
    const levels: BookLevel[] = [];
    let price = best;
    for (let level = 0; level < depthLevels; level += 1) {
      const chance = unit(seed, salt + level);
      levels.push({ price, volume: levelVolume(instrument, chance) });
      const next = step(rule, price, 1 + Math.floor(chance * gaps));
      if (next === price) break;
      price = next;
    }
    return levels;
  };
  return { bids: side(bid, stepDown, 1), asks: side(ask, stepUp, 101), at: trade.at };
}

function levelVolume({ dailyVolume, volumeStep }: Instrument, chance: number): number {
  return Math.max(1, Math.round((dailyVolume / 5_000) * chance ** 3)) * volumeStep;
}
