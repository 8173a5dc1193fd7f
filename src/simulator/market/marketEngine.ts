import { epochMillis, toSeconds, type EpochMillis } from "../../kernel/time";
import type { Session } from "../../market/hours";
import type { InstrumentCode } from "../../market/instrumentCode";
import { MARKETS, type Market } from "../../market/markets";
import { periodOfKt } from "../../market/periods";
import { buildCatalogue } from "./catalogue";
import type { TradingDay } from "./calendar";
import { compactDate, weekday } from "./days";
import { closedWith, type ExtendedSession } from "./exchanges";
import type { Extended } from "./extendedHours";
import type { Instrument } from "./instrument";
import { Listing, type Fresh, type Pace } from "./listing";
import { orderBookAfter, type OrderBook } from "./orderBook";
import { PeriodBars, type Bar, type BarsQuery } from "./periodBars";
import type { Progress } from "./progress";
import { Schedule } from "./schedule";
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
  /** Where the last trade of a day is stamped. @default bell */
  readonly closingPrints?: ClosingPrints;
}

/**
 * `bell`: at the very second of the close (§4.3.4 has 16:00:00 for US:AAPL); `auction`: also, and in HK eight and a
 * half minutes after it (16:08:30 in the example of 2025-06); `inside`: somewhere in the last minute.
 */
export type ClosingPrints = "bell" | "auction" | "inside";

/** Figures of a while of trading; prices in points, volume in volume units, turnover in their product. */
export interface Figures {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly last: number;
  readonly volume: number;
  readonly turnover: number;
  /** Of the last trade, in milliseconds. */
  readonly at: number;
}

/** A session of US extended trading; its change is measured against the regular close before it. */
export interface ExtendedQuote extends Figures {
  readonly session: ExtendedSession;
  /** When the session begins and ends, in seconds. */
  readonly start: number;
  readonly end: number;
  readonly previousClose: number;
}

/** The regular day last begun. */
export interface Quote extends Figures {
  /** Undefined on the first day of all. */
  readonly previousClose: number | undefined;
  /** `new`: has never traded. A suspended one has its last close as its price. */
  readonly state: "trading" | "suspended" | "new";
}

/** What has happened to one instrument between two moments. */
export interface News extends Fresh {
  readonly instrument: Instrument;
}

const DAY_SECONDS = 86_400;
const MOST_BARS_A_STEP = 1_500;

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
  readonly #pace: Pace;
  #now: EpochMillis;

  constructor(options: MarketOptions) {
    const { seed = 1, start, alwaysOpen = true, invented = 1_900, tradesAMinute = 40 } = options;
    this.instruments = buildCatalogue({ seed, start: toSeconds(start), invented });
    this.#byCode = new Map(this.instruments.map((instrument) => [instrument.code, instrument]));
    this.schedule = new Schedule(alwaysOpen ? toSeconds(start) : undefined);
    this.#pace = {
      liveFrom: Math.floor(start / 60_000) * 60 - 120,
      tradesAMinute,
      closingPrint: closingPrints(options.closingPrints ?? "bell"),
    };
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
    return { instrument: traded.listing.instrument, ...traded.listing.fresh(this.#now) };
  }

  /** The last regular price as a number, for a test or a chart; `undefined` for an unknown code. */
  lastPrice(code: string): number | undefined {
    const quote = this.quote(code);
    const instrument = this.find(code);
    if (quote === undefined || quote.state === "new" || instrument === undefined) return undefined;
    return (quote.last - (instrument.rule.zero ?? 0)) / 10 ** instrument.rule.decimals;
  }

  /** The regular day last begun, whatever has been traded outside regular hours since. */
  quote(code: string): Quote | undefined {
    const traded = this.#open(code);
    if (traded === undefined) return undefined;
    const { listing } = traded;
    const day = listing.lastTradedDay(this.#now);
    const today = listing.dayAt(this.#now);
    const morning = this.schedule.startOf(listing.instrument, today) * 1_000;
    if (day === undefined) return { ...standstill(0, morning), previousClose: undefined, state: "new" };
    const { suspendedFrom } = listing.instrument;
    if (suspendedFrom !== undefined && suspendedFrom <= today) {
      const close = listing.history.close(day);
      return { ...standstill(close, morning), previousClose: close, state: "suspended" };
    }
    const progress = day === today ? listing.running(this.#now)?.progress : undefined;
    return {
      ...figuresOf(progress ?? listing.wholeDay(day)),
      previousClose: listing.previousClose(day),
      state: "trading",
    };
  }

  /**
   * The newest US extended trading of that kind, of those that started before `before` (seconds); `undefined` where
   * there is no data.
   */
  extended(code: string, session: ExtendedSession, before?: number): ExtendedQuote | undefined {
    const found = this.#open(code)?.listing.extendedHours?.newest(session, this.#now, before);
    return found === undefined ? undefined : extendedQuote(found);
  }

  /** The extended session in which the newest trade of all lies; undefined where that is a regular one. */
  newestExtended(code: string): ExtendedQuote | undefined {
    const regular = this.quote(code);
    if (regular === undefined || regular.state === "suspended") return undefined;
    const newest = (["pre", "post", "night"] as const)
      .map((session) => this.extended(code, session))
      .reduce((latest, found) => ((found?.at ?? 0) > (latest?.at ?? 0) ? found : latest), undefined);
    return newest !== undefined && newest.at > regular.at ? newest : undefined;
  }

  /** `undefined` for an unknown code and for an index; without levels while trading is suspended. */
  orderBook(code: string): OrderBook | undefined {
    const traded = this.#open(code);
    if (traded === undefined || traded.listing.instrument.depthLevels === 0) return undefined;
    const { instrument } = traded.listing;
    const quote = this.quote(code);
    if (quote?.state !== "trading") return { bids: [], asks: [], at: quote?.at ?? this.#now };
    const regular = traded.listing.running(this.#now)?.progress.count ?? 0;
    const extended = this.newestExtended(code);
    const count = extended === undefined ? regular : regular + extended.volume;
    const [trade] = traded.listing.latestTrades(this.#now, 1);
    return orderBookAfter(instrument, trade ?? { at: quote.at, price: quote.last, direction: 0 }, count);
  }

  /** Newest first; `undefined` for an unknown code and for an index. */
  trades(code: string, count: number): readonly Trade[] | undefined {
    const traded = this.#open(code);
    if (traded === undefined || traded.listing.instrument.depthLevels === 0) return undefined;
    return traded.listing.latestTrades(this.#now, count);
  }

  bars(code: string, query: BarsQuery): readonly Bar[] | undefined {
    return this.#open(code)?.bars.bars(query, this.#now);
  }

  currentBar(code: string, kt: number): Bar | undefined {
    return this.#open(code)?.bars.current(kt, this.#now);
  }

  /** The bars that a regular trade and those after it have changed, oldest first. */
  barsSince(code: string, kt: number, { at }: Trade): readonly Bar[] {
    const current = this.currentBar(code, kt);
    if (current === undefined || current.start * 1_000 <= at) return current === undefined ? [] : [current];
    const seconds = periodOfKt(kt)?.seconds ?? DAY_SECONDS;
    const count = Math.min(MOST_BARS_A_STEP, 2 + Math.ceil((current.start - at / 1_000) / seconds));
    const bars = this.bars(code, { kt, count }) ?? [];
    return bars.filter((_bar, index) => (bars[index + 1]?.start ?? Number.POSITIVE_INFINITY) * 1_000 > at);
  }

  sessionOf(code: string): Session | undefined {
    const instrument = this.find(code);
    if (instrument === undefined) return undefined;
    if (this.schedule.closures.isClosed(closedWith(instrument.market, instrument.hours))) return "closed";
    return this.schedule.sessionAt(instrument, toSeconds(this.#now));
  }

  /** Trading days from today to `ahead` days on, as `yyyymmdd,F` (full) or `yyyymmdd,H` (half); nothing of days before. */
  tradingDays(market: Market, ahead = 90): readonly string[] {
    const keeper = { market, hours: market === "IX" ? "SH" : market } as const;
    const today = this.schedule.dayAt(keeper, toSeconds(this.#now));
    const kindOf = (day: number): TradingDay => {
      if (this.schedule.isAlwaysOpen(keeper, day)) return "full";
      /** Each index keeps the holidays of its own exchange. */
      if (market === "IX") return weekday(day) % 6 === 0 ? "closed" : "full";
      return this.schedule.calendar.dayIn(keeper.hours, day);
    };
    const days: string[] = [];
    for (let day = today; day <= today + ahead; day += 1) {
      const kind = kindOf(day);
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

function extendedQuote({ running, stretch, previousClose }: Extended): ExtendedQuote {
  const { session, start, minutes } = stretch;
  return { ...figuresOf(running.progress), session, start, end: start + minutes * 60, previousClose };
}

function figuresOf({ open, high, low, last, volume, turnover, at }: Readonly<Progress>): Figures {
  return { open, high, low, last, volume, turnover, at };
}

/** Nothing traded at all. */
function standstill(price: number, at: number): Figures {
  return { open: price, high: price, low: price, last: price, volume: 0, turnover: 0, at };
}

/** Seconds after the close at which the last trade of a day is stamped. */
function closingPrints(how: ClosingPrints): Pace["closingPrint"] {
  return ({ hours }) => {
    const trades24Hours = hours === "CF" || hours === "FX" || hours === "CM";
    if (how === "inside" || trades24Hours) return undefined;
    return how === "auction" && hours === "HK" ? 510 : 0;
  };
}
