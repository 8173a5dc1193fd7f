import type { Instrument } from "./market/instrument";
import type { ExtendedSession } from "./market/exchanges";
import type { ExtendedQuote, Figures, MarketEngine } from "./market/marketEngine";
import type { BarsQuery } from "./market/periodBars";

/** Figures as a cell should show them: prices and volumes as numbers, times in seconds. */
export interface TrueFigures {
  readonly last: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly volume: number;
  readonly at: number;
  /** The regular close that a change is measured against; undefined where there is none. */
  readonly previousClose: number | undefined;
}

export interface TrueExtended extends TrueFigures {
  readonly session: ExtendedSession;
  /** When it began, in seconds. */
  readonly start: number;
}

export interface TrueBar {
  readonly start: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

/**
 * What is so in the market at the moment at which it stands, to compare a cell with. It comes from the market itself:
 * no message is read for it, whatever habits and faults the messages have.
 */
export class Truth {
  readonly #market: MarketEngine;

  constructor(market: MarketEngine) {
    this.#market = market;
  }

  /** The regular day last begun. Undefined for an unknown code, and for a share that has not traded or is suspended. */
  regular(code: string): TrueFigures | undefined {
    const [instrument, quote] = [this.#market.find(code), this.#market.quote(code)];
    if (instrument === undefined || quote?.state !== "trading") return undefined;
    return trueFigures(instrument, quote, quote.previousClose);
  }

  /** The newest session of that name in which anything was traded. */
  extended(code: string, session: ExtendedSession): TrueExtended | undefined {
    return this.#trueExtended(code, this.#market.extended(code, session));
  }

  /** The newest trading of all, whatever its session. */
  latest(code: string): (TrueFigures & { readonly session: "regular" | ExtendedSession }) | undefined {
    const extended = this.#trueExtended(code, this.#market.newestExtended(code));
    if (extended !== undefined) return extended;
    const regular = this.regular(code);
    return regular === undefined ? undefined : { ...regular, session: "regular" };
  }

  /** Bars of any period as they stand, oldest first. */
  bars(code: string, query: BarsQuery): readonly TrueBar[] {
    const instrument = this.#market.find(code);
    if (instrument === undefined) return [];
    const { price, volume } = scalesOf(instrument);
    return (this.#market.bars(code, query) ?? []).map((bar) => ({
      start: bar.start,
      open: price(bar.open),
      high: price(bar.high),
      low: price(bar.low),
      close: price(bar.close),
      volume: volume(bar.volume),
    }));
  }

  #trueExtended(code: string, quote: ExtendedQuote | undefined): TrueExtended | undefined {
    const instrument = this.#market.find(code);
    if (instrument === undefined || quote === undefined) return undefined;
    const { session, start, previousClose } = quote;
    return { ...trueFigures(instrument, quote, previousClose), session, start };
  }
}

function trueFigures(instrument: Instrument, figures: Figures, previousClose: number | undefined): TrueFigures {
  const { price, volume } = scalesOf(instrument);
  return {
    last: price(figures.last),
    open: price(figures.open),
    high: price(figures.high),
    low: price(figures.low),
    volume: volume(figures.volume),
    at: Math.floor(figures.at / 1_000),
    previousClose: previousClose === undefined ? undefined : price(previousClose),
  };
}

function scalesOf({ rule }: Instrument): { price: (points: number) => number; volume: (units: number) => number } {
  return {
    price: (points) => (points - (rule.zero ?? 0)) / 10 ** rule.decimals,
    volume: (units) => units / 10 ** rule.volumeDecimals,
  };
}
