import type { Market } from "../../market/markets";

/** A time without trading, in milliseconds: after `from`, up to and including `to`, which is infinite while it lasts. */
export interface Closure {
  readonly from: number;
  readonly to: number;
}

/** Times at which markets are closed by order, whatever their hours say. */
export class Closures {
  readonly #closures = new Map<Market, Closure[]>();

  /** Closes or opens a market from a moment on. What it is already it stays. */
  set(market: Market, isOpen: boolean, at: number): void {
    if (isOpen === !this.isClosed(market)) return;
    const known = this.#closures.get(market) ?? [];
    const last = known.at(-1);
    if (!isOpen) this.#closures.set(market, [...known, { from: at, to: Number.POSITIVE_INFINITY }]);
    else if (last !== undefined) this.#closures.set(market, [...known.slice(0, -1), { ...last, to: at }]);
  }

  /** Whether the market is closed now. */
  isClosed(market: Market): boolean {
    return this.#closures.get(market)?.at(-1)?.to === Number.POSITIVE_INFINITY;
  }

  /** Closures that touch the time from `start` up to `end`. */
  within(market: Market, start: number, end: number): readonly Closure[] {
    const known = this.#closures.get(market);
    return known === undefined ? NONE : known.filter(({ from, to }) => from < end && to >= start);
  }
}

const NONE: readonly Closure[] = [];
