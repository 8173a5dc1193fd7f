import type { Tape, Trade, Traded } from "./tape";

/** What a tape has come to so far. Figures in points and volume units. */
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

/**
 * A reader of a tape that moves forward with time and keeps the sums. Going back needs a new reader.
 * What came before the first reading counts in the sums but is no news.
 */
export class RunningTape {
  readonly tape: Tape;
  readonly progress: Progress = { open: 0, high: 0, low: 0, last: 0, volume: 0, turnover: 0, at: 0, count: 0 };
  /** Up to which moment (milliseconds) the tape has been read. */
  reached = Number.NEGATIVE_INFINITY;
  #minute = -1;
  #trades: readonly Trade[] = [];
  #next = 0;
  #bar: Progress | undefined;
  readonly #fresh: Trade[] = [];

  constructor(tape: Tape) {
    this.tape = tape;
  }

  /** Reads on up to and including `now` (milliseconds); the trades since the last call, in a list used again. */
  advance(now: number): readonly Trade[] {
    const first = this.reached === Number.NEGATIVE_INFINITY;
    this.#fresh.length = 0;
    if (now > this.reached) this.#read(now);
    if (first) this.#fresh.length = 0;
    return this.#fresh;
  }

  #read(now: number): void {
    this.reached = now;
    for (;;) {
      while (this.#next < this.#trades.length) {
        const trade = this.#trades[this.#next];
        if (trade === undefined || trade.at > now) return;
        this.#next += 1;
        this.#take(trade);
      }
      const following = this.#minute + 1;
      if (following >= this.tape.minutes || this.tape.startOf(following) * 1_000 > now) return;
      this.#minute = following;
      this.#trades = this.tape.trades(following);
      this.#next = 0;
      this.#bar = undefined;
    }
  }

  /** The newest minute in which there has been a trade; -1 before the first. */
  get newestMinute(): number {
    return this.#bar === undefined ? this.#minute - 1 : this.#minute;
  }

  /** The bar of a minute, not later than the newest, as far as it has come. */
  bar(minute: number): Traded {
    return minute === this.#minute && this.#bar !== undefined ? tradedOf(this.#bar) : this.tape.bar(minute);
  }

  /** The newest trades, newest first, at most `count`. */
  latestTrades(count: number): Trade[] {
    const found: Trade[] = this.#trades.slice(Math.max(0, this.#next - count), this.#next).reverse();
    for (let minute = this.#minute - 1; minute >= 0 && found.length < count; minute -= 1) {
      found.push(...[...this.tape.trades(minute)].reverse());
    }
    return found.slice(0, count);
  }

  #take(trade: Trade): void {
    add(this.progress, trade);
    this.#bar ??= { open: 0, high: 0, low: 0, last: 0, volume: 0, turnover: 0, at: 0, count: 0 };
    add(this.#bar, trade);
    this.#fresh.push(trade);
  }
}

export function tradedOf(progress: Progress): Traded {
  const { open, high, low, last, volume } = progress;
  return { open, high, low, close: last, volume };
}

function add(sum: Progress, { at, price, volume }: Trade): void {
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
