import { addTrade, noProgress, tradedOf, type Progress } from "./progress";
import type { Tape } from "./tape";
import type { Trade, Traded } from "./trade";

const MINUTE = 60_000;

/** A reader of a tape that moves forward with time and keeps the sums. Going back needs a new reader. */
export class RunningTape {
  readonly tape: Tape;
  readonly progress = noProgress();
  /** Up to which moment (milliseconds) the tape has been read. */
  reached = Number.NEGATIVE_INFINITY;
  #minute = -1;
  #trades: readonly Trade[] = [];
  #next = 0;
  #bar: Progress | undefined;

  constructor(tape: Tape) {
    this.tape = tape;
  }

  /** Reads on up to and including `now` (milliseconds). */
  advance(now: number): this {
    if (now > this.reached) this.#read(now);
    return this;
  }

  #read(now: number): void {
    this.reached = now;
    for (;;) {
      while (this.#next < this.#trades.length) {
        const trade = this.#trades[this.#next];
        if (trade === undefined || trade.at > now) return;
        this.#next += 1;
        if (this.tape.happens(trade)) this.#take(trade);
      }
      const following = this.#minute + 1;
      if (following >= this.tape.minutes || this.tape.startOf(following) * 1_000 > now) return;
      this.#minute = following;
      // All of them: the market may be opened or closed before they are due.
      this.#trades = this.tape.planned(following);
      this.#next = 0;
      this.#bar = undefined;
    }
  }

  /** The newest minute in which there may have been a trade; -1 before the first. */
  get newestMinute(): number {
    return this.#bar === undefined ? this.#minute - 1 : this.#minute;
  }

  /** The bar of a minute, not later than the newest, as far as it has come; undefined where nothing was traded. */
  bar(minute: number): Traded | undefined {
    return minute === this.#minute && this.#bar !== undefined ? tradedOf(this.#bar) : this.tape.bar(minute);
  }

  /** The newest trades, newest first, at most `count`. */
  latestTrades(count: number): Trade[] {
    const found = this.#ofThisMinute().slice(-count).reverse();
    for (let minute = this.#minute - 1; minute >= 0 && found.length < count; minute -= 1) {
      found.push(...[...this.tape.trades(minute)].reverse());
    }
    return found.slice(0, count);
  }

  /** What has been read of trades after `moment` (milliseconds), oldest first. */
  tradesAfter(moment: number): readonly Trade[] {
    const newest = this.#trades[this.#next - 1];
    if (newest === undefined && this.#minute <= 0) return [];
    if (newest !== undefined && newest.at <= moment) return [];
    const found = this.#ofThisMinute();
    for (let minute = this.#minute - 1; minute >= 0; minute -= 1) {
      if (this.tape.startOf(minute) * 1_000 + MINUTE <= moment) break;
      found.unshift(...this.tape.trades(minute));
    }
    return found.filter(({ at }) => at > moment);
  }

  #ofThisMinute(): Trade[] {
    return this.#trades.slice(0, this.#next).filter((trade) => this.tape.happens(trade));
  }

  #take(trade: Trade): void {
    addTrade(this.progress, trade);
    this.#bar ??= noProgress();
    addTrade(this.#bar, trade);
  }
}
