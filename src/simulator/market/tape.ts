import { bridge, splitTotal, type Candle } from "./bridge";
import type { Closure } from "./closures";
import { mix, unit } from "./noise";
import { addTrade, noProgress, tradedOf } from "./progress";
import type { Stretch } from "./schedule";
import { stepDown, stepUp, type TickRule } from "./ticks";
import type { Direction, Trade, Traded } from "./trade";

export interface TapeParts {
  readonly rule: TickRule;
  readonly seed: number;
  /** What the whole day comes to. */
  readonly whole: Traded;
  /** Smallest volume of a trade. */
  readonly volumeStep: number;
  readonly stretches: readonly Stretch[];
  /** Trades in the minute that starts at the given second; at least `LEAST_TRADES`. */
  readonly tradesIn: (start: number) => number;
  /** Seconds after the end at which the last trade is stamped: the closing print. @default within the last minute */
  readonly closing?: number;
  /** Milliseconds after the start before which nothing trades. @default 0 */
  readonly quiet?: number;
  /** Times without trading between two moments, in milliseconds. */
  readonly closures: (start: number, end: number) => readonly Closure[];
}

/** A minute's open, high, low and close need a trade each. */
export const LEAST_TRADES = 4;

/**
 * A day's trading of one instrument, minute by minute and trade by trade, made so that the trades of a minute
 * are its bar and the minutes are the day. Every minute can be had without the ones before it. Of what would be traded
 * while the market is closed by order nothing happens.
 */
export class Tape {
  readonly minutes: number;
  readonly #parts: TapeParts;
  readonly #path: Float64Array;
  readonly #volumes: Float64Array;

  constructor(parts: TapeParts) {
    this.#parts = parts;
    this.minutes = parts.stretches.reduce((sum, stretch) => sum + stretch.minutes, 0);
    this.#path = bridge(parts.rule, parts.seed, this.minutes + 1, parts.whole);
    const middle = this.minutes / 2;
    const busy = (minute: number): number =>
      (0.6 + Math.abs(minute - middle) / middle) * (0.2 + unit(parts.seed + 21, minute) ** 2 * 2);
    this.#volumes = splitTotal(parts.whole.volume / parts.volumeStep, this.minutes, LEAST_TRADES, busy);
  }

  /** Seconds since the epoch at which the minute starts. */
  startOf(minute: number): number {
    return this.bucketOf(minute, 1);
  }

  /** Start (seconds) of the bar of `size` minutes that holds the minute: bars are counted from each opening of trade. */
  bucketOf(minute: number, size: number): number {
    let left = minute;
    for (const stretch of this.#parts.stretches) {
      if (left < stretch.minutes) return stretch.start + Math.floor(left / size) * size * 60;
      left -= stretch.minutes;
    }
    throw new Error(`minute ${minute} lies after the close`);
  }

  /** Undefined where nothing was traded. */
  bar(minute: number): Traded | undefined {
    if (this.#closuresIn(minute).length === 0) return this.#plan(minute);
    const sum = noProgress();
    for (const trade of this.trades(minute)) addTrade(sum, trade);
    return sum.count === 0 ? undefined : tradedOf(sum);
  }

  trades(minute: number): readonly Trade[] {
    const planned = this.planned(minute);
    return this.#closuresIn(minute).length === 0 ? planned : planned.filter((trade) => this.happens(trade));
  }

  /** False for a trade at a time at which the market is closed by order. */
  happens({ at }: Trade): boolean {
    return this.#parts.closures(at, at).length === 0;
  }

  /** The bar of a minute that nothing interrupts. */
  #plan(minute: number): Traded {
    const { rule, seed, whole, volumeStep } = this.#parts;
    const open = this.#path[minute] ?? whole.open;
    const close = this.#path[minute + 1] ?? whole.close;
    const up = 1 + Math.floor(unit(seed + 31, minute) * 3);
    const down = 1 + Math.floor(unit(seed + 32, minute) * 3);
    return {
      open,
      close,
      high: Math.min(whole.high, stepUp(rule, Math.max(open, close), up)),
      low: Math.max(whole.low, stepDown(rule, Math.min(open, close), down)),
      volume: this.#stepsIn(minute) * volumeStep,
    };
  }

  /** All trades of a minute that nothing interrupts. */
  planned(minute: number): readonly Trade[] {
    const { rule, volumeStep, tradesIn } = this.#parts;
    const start = this.startOf(minute);
    const seed = mix(this.#parts.seed, minute);
    const steps = this.#stepsIn(minute);
    const count = Math.min(Math.max(LEAST_TRADES, tradesIn(start)), steps);
    const bar = this.#plan(minute);
    const prices = bounce(rule, seed, bridge(rule, seed, count, bar), bar);
    const volumes = splitTotal(steps, count, 1, (trade) => 0.05 + unit(seed + 41, trade) ** 3);
    const trades: Trade[] = [];
    let before = prices[0] ?? 0;
    for (let trade = 0; trade < count; trade += 1) {
      const price = prices[trade] ?? before;
      const chance = unit(seed + 42, trade);
      trades.push({
        at: this.#stamp(minute, start, { place: (trade + chance) / count, isLast: trade === count - 1 }),
        price,
        volume: ((volumes[trade + 1] ?? 0) - (volumes[trade] ?? 0)) * volumeStep,
        direction: directionOf(price - before, chance),
      });
      before = price;
    }
    return trades;
  }

  /** When a trade happens, in milliseconds; `place` is its place in its minute, from 0 to 1. */
  #stamp(minute: number, start: number, { place, isLast }: { place: number; isLast: boolean }): number {
    const { closing, quiet = 0 } = this.#parts;
    if (isLast && closing !== undefined && minute === this.minutes - 1) return (start + 60 + closing) * 1_000;
    const after = Math.floor(place * 60_000);
    return start * 1_000 + (minute === 0 ? Math.max(quiet, after) : after);
  }

  #closuresIn(minute: number): readonly Closure[] {
    const start = this.startOf(minute) * 1_000;
    const closing = minute === this.minutes - 1 ? (this.#parts.closing ?? 0) : 0;
    return this.#parts.closures(start, start + 60_000 + closing * 1_000);
  }

  #stepsIn(minute: number): number {
    return (this.#volumes[minute + 1] ?? 0) - (this.#volumes[minute] ?? 0);
  }
}

/**
 * Trades alternate between bid and ask: where a price only repeats the one before it, most times it goes a tick up
 * or down inside the bar. What the path touches it still touches, since only repetitions are moved.
 */
function bounce(rule: TickRule, seed: number, prices: Float64Array, { high, low }: Candle): Float64Array {
  for (let trade = 1; trade < prices.length - 1; trade += 1) {
    const price = prices[trade] ?? 0;
    const chance = unit(seed + 43, trade);
    if (price !== prices[trade - 1] || chance < 0.25) continue;
    const up = stepUp(rule, price);
    const down = stepDown(rule, price);
    if (up <= high && (chance < 0.625 || down < low)) prices[trade] = up;
    else if (down >= low) prices[trade] = down;
  }
  return prices;
}

function directionOf(change: number, chance: number): Direction {
  if (chance < 0.06) return 0;
  if (change === 0) return chance < 0.5 ? 1 : 2;
  return change > 0 ? 1 : 2;
}
