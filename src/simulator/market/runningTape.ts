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
    const found: Trade[] = [];
    for (let next = this.#next - 1; next >= 0 && found.length < count; next -= 1) {
      const trade = this.#trades[next];
      if (trade !== undefined && this.tape.happens(trade)) found.push(trade);
    }
    for (let minute = this.#minute - 1; minute >= 0 && found.length < count; minute -= 1) {
      found.push(...[...this.tape.trades(minute)].reverse());
    }
    return found.slice(0, count);
  }

  /** What has been read of trades after `moment` (milliseconds), oldest first. */
  tradesAfter(moment: number): readonly Trade[] {
    let first = this.#next;
    while (first > 0 && (this.#trades[first - 1]?.at ?? moment) > moment) first -= 1;
    const found = this.#trades.slice(first, this.#next).filter((trade) => this.tape.happens(trade));
    if (first > 0) return found;
    for (let minute = this.#minute - 1; minute >= 0; minute -= 1) {
      if (this.tape.startOf(minute) * 1_000 + MINUTE <= moment) break;
      found.unshift(...this.tape.trades(minute).filter(({ at }) => at > moment));
    }
    return found;
  }

  #take(trade: Trade): void {
    addTrade(this.progress, trade);
    this.#bar ??= noProgress();
    addTrade(this.#bar, trade);
  }
}
