import type { SimulatorHere } from "../../support/simulatorHere/simulatorHere";

/** Fields of a row, in its order. */
export const FIELDS = ["last", "prevclose", "open", "high", "low", "volume"] as const;

/** What a cell shows of a row: a number, or undefined where it is an error. */
export type Seen = readonly (number | undefined)[];

interface Moment {
  /** Milliseconds of true time from which this was so. */
  readonly from: number;
  readonly row: readonly number[];
}

/** Milliseconds for which the past is remembered. */
const REMEMBERED = 4 * 3_600_000;
const MOST_TRADES = 50;

/** What was true in a market, and when: all that a cell may ever show of it. */
export class Chronicle {
  readonly #simulator: SimulatorHere;
  readonly #codes: readonly string[];
  readonly #rows = new Map<string, Moment[]>();
  readonly #workbooks = new Map<string, Moment[]>();
  /** `price volume side` of every trade since the beginning. */
  readonly #trades = new Map<string, Set<string>>();

  constructor(simulator: SimulatorHere, codes: readonly string[]) {
    this.#simulator = simulator;
    this.#codes = codes;
  }

  /** Writes down what is true now, at this moment of true time. */
  record(now: number): void {
    for (const code of this.#codes) {
      note(this.#rows, code, { from: now, row: this.rowOf(code) });
      const orderBook = this.workbookOf(code);
      if (orderBook !== undefined) note(this.#workbooks, code, { from: now, row: orderBook });
      this.#noteTrades(code);
    }
  }

  rowOf(code: string): readonly number[] {
    const figures = this.#simulator.truth.regular(code);
    if (figures?.previousClose === undefined) throw new Error(`nothing is true of ${code}`);
    const { last, previousClose, open, high, low, volume } = figures;
    return [last, previousClose, open, high, low, volume];
  }

  /** The best level: bid volume, bid, ask, ask volume. */
  workbookOf(code: string): readonly number[] | undefined {
    const { market } = this.#simulator.world;
    const [orderBook, scales] = [market.orderBook(code), this.#scales(code)];
    const [bid, ask] = [orderBook?.bids[0], orderBook?.asks[0]];
    if (bid === undefined || ask === undefined) return undefined;
    return [scales.volume(bid.volume), scales.price(bid.price), scales.price(ask.price), scales.volume(ask.volume)];
  }

  /**
   * When what is seen was last true, not before `after`; undefined: never. Where some of a row is missing, the rest has
   * to be of one moment.
   */
  wasTrue(
    code: string,
    of: "row" | "book",
    { seen, after }: { readonly seen: Seen; readonly after: number },
  ): number | undefined {
    const moments = (of === "row" ? this.#rows : this.#workbooks).get(code) ?? [];
    for (let at = moments.length - 1; at >= 0; at -= 1) {
      const moment = moments[at];
      const until = moments[at + 1]?.from ?? Infinity;
      if (moment === undefined || until < after) return undefined;
      if (seen.every((figure, place) => figure === undefined || isSame(figure, moment.row[place]))) return until;
    }
    return undefined;
  }

  wasTraded(code: string, trade: string): boolean {
    return this.#trades.get(code)?.has(trade) ?? false;
  }

  #noteTrades(code: string): void {
    const known = this.#trades.get(code) ?? new Set();
    this.#trades.set(code, known);
    const scales = this.#scales(code);
    for (const { price, volume, direction } of this.#simulator.world.market.trades(code, MOST_TRADES) ?? []) {
      known.add(`${scales.price(price)} ${scales.volume(volume)} ${["unknown", "buy", "sell"][direction]}`);
    }
  }

  #scales(code: string): { readonly price: (points: number) => number; readonly volume: (units: number) => number } {
    const rule = this.#simulator.world.market.find(code)?.rule;
    if (rule === undefined) throw new Error(`no instrument ${code}`);
    return {
      price: (points) => (points - (rule.zero ?? 0)) / 10 ** rule.decimals,
      volume: (units) => units / 10 ** rule.volumeDecimals,
    };
  }
}

/** Float noise on the wire is no other figure. */
function isSame(seen: number, was = NaN): boolean {
  return Math.abs(seen - was) <= 1e-12 * Math.abs(was);
}

function note(all: Map<string, Moment[]>, code: string, moment: Moment): void {
  const moments = all.get(code) ?? [];
  all.set(code, moments);
  const last = moments.at(-1);
  if (last !== undefined && last.row.every((figure, at) => figure === moment.row[at])) return;
  moments.push(moment);
  if (moments.length > 2 && (moments[1]?.from ?? 0) < moment.from - REMEMBERED) moments.shift();
}
