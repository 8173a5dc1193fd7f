import { epochMillis, epochSeconds, toSeconds, type EpochMillis } from "../../kernel/time";
import type { Session } from "../../market/hours";
import type { InstrumentCode } from "../../market/instrumentCode";
import { MARKETS, marketRow, type Market } from "../../market/markets";
import { buildCatalogue } from "./catalogue";
import { compactDate, dayAt } from "./days";
import type { Instrument } from "./instrument";
import { Listing, type Extended } from "./listing";
import { bookAfter, type OrderBook } from "./orderBook";
import { PeriodBars, type Bar, type BarsAsk } from "./periodBars";
import { Schedule, type ExtendedSession } from "./schedule";
import type { Trade } from "./trade";

export interface MarketOptions {
  /** Same seed, same start, same moments: same market. */
  readonly seed?: number;
  /** The moment at which the market comes to life. */
  readonly start: EpochMillis;
  /** From the day of `start` on every market trades round the clock, so that prices always move. */
  readonly alwaysOpen?: boolean;
  /** Instruments beside the named ones. */
  readonly invented?: number;
  /** Trades of each instrument in a minute, at least 4. */
  readonly tradesAMinute?: number;
}

export interface ExtendedQuote {
  readonly last: number;
  readonly previousClose: number;
  readonly high: number;
  readonly low: number;
  readonly volume: number;
  readonly turnover: number;
  /** Milliseconds. */
  readonly at: number;
}

/** A snapshot; prices in points, volume in volume units, turnover in their product. */
export interface Quote extends ExtendedQuote {
  readonly open: number;
  readonly suspended: boolean;
}

/** What has happened to one instrument between two moments. */
export interface News {
  readonly instrument: Instrument;
  /** Oldest first. */
  readonly trades: readonly Trade[];
}

export interface ExtendedNews {
  readonly quote: Quote;
  readonly trades: readonly Trade[];
}

interface Traded {
  readonly listing: Listing;
  readonly bars: PeriodBars;
}

/**
 * A market of about 2,000 instruments, made up from a seed. It stands at one moment, which `advanceTo` moves;
 * every question is answered as of that moment, so answers and news never disagree.
 */
export class MarketEngine {
  readonly instruments: readonly Instrument[];
  readonly schedule: Schedule;
  readonly #byCode: ReadonlyMap<string, Instrument>;
  readonly #traded = new Map<string, Traded>();
  readonly #pace: { readonly liveFrom: number; readonly tradesAMinute: number };
  #now: EpochMillis;

  constructor({ seed = 1, start, alwaysOpen = true, invented = 1_900, tradesAMinute = 40 }: MarketOptions) {
    this.instruments = buildCatalogue(seed, invented);
    this.#byCode = new Map(this.instruments.map((instrument) => [instrument.code, instrument]));
    this.schedule = new Schedule(alwaysOpen ? toSeconds(start) : undefined);
    this.#pace = { liveFrom: Math.floor(start / 60_000) * 60 - 120, tradesAMinute };
    this.#now = start;
  }

  get now(): EpochMillis {
    return this.#now;
  }

  /** Moves the market to `moment`, forwards or back. */
  advanceTo(moment: number): void {
    this.#now = epochMillis(Math.floor(moment));
  }

  /** Markets that are closed by order. */
  get closed(): readonly Market[] {
    return MARKETS.map(({ market }) => market).filter((market) => this.schedule.closures.isClosed(market));
  }

  /** Closes or opens one market, or all, from now on: while it is closed nothing is traded, whatever its hours say. */
  setOpen(isOpen: boolean, only?: Market): void {
    for (const { market } of MARKETS)
      if (only === undefined || only === market) this.schedule.closures.set(market, isOpen, this.#now);
  }

  find(code: string): Instrument | undefined {
    return this.#byCode.get(code);
  }

  /** The trades of an instrument since it was last looked at. */
  news(code: InstrumentCode): News | undefined {
    const traded = this.#open(code);
    if (traded === undefined) return undefined;
    const trades = traded.listing.running(this.#now)?.advance(this.#now) ?? [];
    return { instrument: traded.listing.instrument, trades: [...trades] };
  }

  /** The last price as a number, for a test or a chart; `undefined` for an unknown code. */
  lastPrice(code: string): number | undefined {
    const quote = this.quote(code);
    const instrument = this.find(code);
    return quote === undefined || instrument === undefined ? undefined : quote.last / 10 ** instrument.rule.decimals;
  }

  quote(code: string): Quote | undefined {
    const traded = this.#open(code);
    if (traded === undefined) return undefined;
    const { listing } = traded;
    const day = listing.lastTradedDay(this.#now);
    if (day === undefined) return undefined;
    const today = listing.dayAt(this.#now);
    if (listing.instrument.suspendedFrom !== undefined && listing.instrument.suspendedFrom <= today) {
      return suspendedQuote(listing.history.close(day), this.schedule.startOf(listing.instrument.market, today));
    }
    const progress = day === today ? listing.running(this.#now)?.progress : undefined;
    const { open, high, low, last, volume, turnover, at } = progress ?? listing.wholeDay(day);
    return {
      open,
      high,
      low,
      last,
      volume,
      turnover,
      at,
      previousClose: listing.previousClose(day),
      suspended: false,
    };
  }

  /** The last US extended trading of that kind; `undefined` where there is no data. */
  extended(code: string, session: ExtendedSession): ExtendedQuote | undefined {
    const found = this.#open(code)?.listing.extended(session, this.#now);
    return found === undefined ? undefined : extendedQuote(found);
  }

  /** The trades of the US extended session that is on, since it was last looked at. */
  extendedNews(code: string): ExtendedNews | undefined {
    const session = this.sessionOf(code);
    if (session !== "pre" && session !== "post" && session !== "night") return undefined;
    const found = this.#open(code)?.listing.extended(session, this.#now);
    if (found === undefined) return undefined;
    const quote = { ...extendedQuote(found), open: found.progress.open, suspended: false };
    return { quote, trades: found.trades };
  }

  /** `undefined` for an unknown code and for an index; without levels while trading is suspended. */
  book(code: string): OrderBook | undefined {
    const traded = this.#open(code);
    if (traded === undefined || traded.listing.instrument.depthLevels === 0) return undefined;
    const { instrument } = traded.listing;
    const quote = this.quote(code);
    if (quote === undefined || quote.suspended) return { bids: [], asks: [], at: quote?.at ?? this.#now };
    const count = traded.listing.running(this.#now)?.progress.count ?? 0;
    const [trade] = traded.listing.latestTrades(this.#now, 1);
    return bookAfter(instrument, trade ?? { at: quote.at, price: quote.last, direction: 0 }, count);
  }

  /** Newest first; `undefined` for an unknown code and for an index. */
  trades(code: string, count: number): readonly Trade[] | undefined {
    const traded = this.#open(code);
    if (traded === undefined || traded.listing.instrument.depthLevels === 0) return undefined;
    return traded.listing.latestTrades(this.#now, count);
  }

  bars(code: string, ask: BarsAsk): readonly Bar[] | undefined {
    return this.#open(code)?.bars.bars(ask, this.#now);
  }

  currentBar(code: string, kt: number): Bar | undefined {
    return this.#open(code)?.bars.current(kt, this.#now);
  }

  sessionOf(code: string): Session | undefined {
    const instrument = this.find(code);
    if (instrument === undefined) return undefined;
    if (this.schedule.closures.isClosed(instrument.hours)) return "closed";
    return this.schedule.sessionAt(instrument, toSeconds(this.#now));
  }

  /** Trading days from today to `ahead` days on, as `yyyymmdd,F` (full) or `yyyymmdd,H` (half); nothing of days before. */
  tradingDays(market: Market, ahead = 90): readonly string[] {
    const today = dayAt(marketRow(market).zone, toSeconds(this.#now));
    const days: string[] = [];
    for (let day = today; day <= today + ahead; day += 1) {
      const kind = this.schedule.isAlwaysOpen(market, day) ? "full" : this.schedule.calendar.dayIn(market, day);
      if (kind !== "closed") days.push(`${compactDate(day)},${kind === "half" ? "H" : "F"}`);
    }
    return days;
  }

  #open(code: string): Traded | undefined {
    const known = this.#traded.get(code);
    if (known !== undefined) return known;
    const instrument = this.#byCode.get(code);
    if (instrument === undefined) return undefined;
    const listing = new Listing(instrument, this.schedule, this.#pace);
    const traded = { listing, bars: new PeriodBars(listing, this.schedule) };
    this.#traded.set(code, traded);
    return traded;
  }
}

function extendedQuote({ progress, previousClose }: Extended): ExtendedQuote {
  const { high, low, last, volume, turnover, at } = progress;
  return { last, previousClose, high, low, volume, turnover, at };
}

function suspendedQuote(last: number, day: number): Quote {
  const at = epochSeconds(day) * 1_000;
  return {
    open: last,
    high: last,
    low: last,
    last,
    volume: 0,
    turnover: 0,
    at,
    previousClose: last,
    suspended: true,
  };
}
