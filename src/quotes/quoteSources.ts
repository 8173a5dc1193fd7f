import type { Clock } from "../kernel/clock";
import { HOUR, SECOND, toSeconds } from "../kernel/time";
import type { RequestBudget } from "../flow/budget";
import { TtlCache } from "../flow/ttlCache";
import { marketOf, type InstrumentCode } from "../market/instrumentCode";
import type { Market } from "../market/markets";
import { readKeptCalendar, usualDays, type DayKinds, type TradingCalendar } from "../market/tradingCalendar";
import type { Bar } from "../qos/bar";
import type { Depth } from "../qos/depth";
import { dayBarsEndpoint } from "../qos/endpoints/dayBars";
import { depthEndpoint } from "../qos/endpoints/depth";
import type { BudgetClass } from "../qos/endpoints/endpoint";
import { instrumentInfoEndpoint } from "../qos/endpoints/instrumentInfo";
import { klineEndpoint, type BarQuery } from "../qos/endpoints/kline";
import { productListEndpoint, readKeptProducts, type Product } from "../qos/endpoints/productList";
import { snapshotEndpoint } from "../qos/endpoints/snapshot";
import { tradeEndpoint, type TradeQuery } from "../qos/endpoints/trade";
import { readKeptInfo, type InstrumentInfo } from "../qos/instrumentInfo";
import type { Snapshot } from "../qos/snapshot";
import type { Trade } from "../qos/trade";
import { CachedSource, type KeptBetweenSessions } from "./cachedSource";
import { CountedSource } from "./countedSource";
import { datedCalendars } from "./datedCalendars";
import type { DayClose } from "./dayClose";
import type { DayList } from "./dayList";
import { LazyHistory } from "./history/lazyHistory";
import { SeriesStarts } from "./history/seriesStart";
import { LiveBars } from "./live/liveBars";
import type { RestPorts } from "./restSource";
import { barsLifetime } from "./sessions/barsLifetime";
import { SessionSource } from "./sessions/sessionSource";
import type { PersistentCache } from "./persistentCache";

/** One source an endpoint, and the snapshots by session that are made from two of them. */
export interface QuoteSources {
  readonly sessions: SessionSource;
  readonly snapshots: CachedSource<InstrumentCode, Snapshot>;
  readonly depths: CachedSource<InstrumentCode, Depth>;
  readonly infos: CachedSource<InstrumentCode, InstrumentInfo>;
  readonly calendars: CachedSource<Market, TradingCalendar>;
  readonly products: CachedSource<Market, readonly Product[]>;
  readonly bars: CountedSource<BarQuery, Bar>;
  /** The bars of live tables. */
  readonly liveBars: LiveBars;
  readonly dayBars: CachedSource<InstrumentCode, readonly Bar[]>;
  /** Where the series of `bars` and `history` begin. */
  readonly starts: SeriesStarts;
  readonly trades: CountedSource<TradeQuery, Trade>;
  readonly history: LazyHistory;
  /** Trading days that bars have shown, by exchange. */
  readonly tradingDays: TtlCache<string, DayList>;
  /** Closes of days, by instrument, adjustment and day. */
  readonly closes: TtlCache<string, DayClose>;
}

export interface QuoteSourcesOptions {
  readonly clock: Clock;
  readonly ports: (name: BudgetClass) => RestPorts;
  readonly budgets: Readonly<Record<BudgetClass, RequestBudget>>;
  readonly persistentCache: PersistentCache;
  /** Milliseconds for which a snapshot, an order book or trades answer again. */
  readonly snapshotTtl: () => number;
  readonly onSnapshot: (snapshot: Snapshot) => void;
  /** Hears every series of bars that comes. */
  readonly onBars: (series: Pick<BarQuery, "code" | "interval">, bars: readonly Bar[]) => void;
}

/** Bars answer again for so long at least: their last one is still moving (milliseconds). */
const BARS_TTL = 5 * SECOND;
/** Names, shares, calendars and lists change by the day (milliseconds). */
const REFERENCE_TTL = 12 * HOUR;

export function buildQuoteSources(options: QuoteSourcesOptions): QuoteSources {
  const { clock, ports, budgets, persistentCache, snapshotTtl, onSnapshot, onBars } = options;
  const reference = { ttl: () => REFERENCE_TTL };
  const of = (name: BudgetClass): RequestParts => ({ ports: ports(name), budget: budgets[name] });
  const kept = <Query, Row>(kind: string, read: KeptBetweenSessions<Query, Row>["read"]): KeptOf<Query, Row> => ({
    persistentCache: { persistentCache, kind, read },
  });
  const snapshots = new CachedSource({
    ...of("snapshot"),
    endpoint: snapshotEndpoint,
    ttl: snapshotTtl,
    onRow: onSnapshot,
  });
  const dayBars = new CachedSource({
    ...of("kline"),
    endpoint: dayBarsEndpoint,
    ttl: (code) => barsLifetime(marketOf(code), toSeconds(clock.now())),
  });
  const calendars = new CachedSource({
    ...of("calendar"),
    ...reference,
    ...kept("calendar", readKeptCalendar),
    endpoint: datedCalendars(clock),
  });
  const kinds = (market: Market): DayKinds => {
    const calendar = calendars.cache.look(market);
    return usualDays(market, calendar?.ok === true ? calendar.value : undefined);
  };
  const bars = barsSource(of("kline"), { snapshotTtl, onBars });
  const starts = new SeriesStarts(bars);
  return {
    sessions: new SessionSource({ clock, snapshots, dayBars, kinds }),
    snapshots,
    dayBars,
    calendars,
    depths: new CachedSource({ ...of("depth"), endpoint: depthEndpoint, ttl: snapshotTtl }),
    infos: new CachedSource({
      ...of("instrumen_info"),
      ...reference,
      ...kept("info", readKeptInfo),
      endpoint: instrumentInfoEndpoint,
    }),
    products: new CachedSource({
      ...of("products"),
      ...reference,
      ...kept("list", readKeptProducts),
      endpoint: productListEndpoint,
    }),
    bars,
    liveBars: new LiveBars({ clock, bars }),
    starts,
    trades: tradesSource(of("trade"), snapshotTtl),
    history: new LazyHistory({ ...of("history"), persistentCache, starts, onBars }),
    tradingDays: new TtlCache({ clock, capacity: 200 }),
    closes: new TtlCache({ clock, capacity: 20_000 }),
  };
}

/** What the requests of an endpoint are made with. */
interface RequestParts {
  readonly ports: RestPorts;
  readonly budget: RequestBudget;
}

interface KeptOf<Query, Row> {
  readonly persistentCache: KeptBetweenSessions<Query, Row>;
}

function barsSource(
  parts: RequestParts,
  { snapshotTtl, onBars }: Pick<QuoteSourcesOptions, "snapshotTtl" | "onBars">,
): CountedSource<BarQuery, Bar> {
  return new CountedSource<BarQuery, Bar>({
    ...parts,
    endpoint: klineEndpoint,
    ttl: () => Math.max(BARS_TTL, snapshotTtl()),
    seriesOf: ({ code, interval, adjustment }) => `${code} ${interval} ${adjustment}`,
    newest: (items, count) => (items.length > count ? items.slice(items.length - count) : items),
    onItems: onBars,
  });
}

function tradesSource(parts: RequestParts, snapshotTtl: () => number): CountedSource<TradeQuery, Trade> {
  return new CountedSource({
    ...parts,
    endpoint: tradeEndpoint,
    ttl: snapshotTtl,
    seriesOf: ({ code }) => code,
    newest: (trades, count) => (trades.length > count ? trades.slice(0, count) : trades),
  });
}

/** Forgets what is kept in memory; the persistent cache stays. */
export function clearSources(sources: QuoteSources): void {
  for (const { cache } of cachedSources(sources)) cache.clear();
  sources.tradingDays.clear();
  sources.closes.clear();
  sources.sessions.clear();
  sources.liveBars.forget();
  sources.starts.forget();
  sources.history.forget();
}

/** Answers that came from memory. */
export function cacheHits(sources: QuoteSources): number {
  return cachedSources(sources).reduce((sum, { cache }) => sum + cache.hits, 0);
}

function cachedSources(sources: QuoteSources): readonly { readonly cache: { readonly hits: number; clear(): void } }[] {
  const { snapshots, dayBars, depths, infos, calendars, products, bars, trades } = sources;
  return [snapshots, dayBars, depths, infos, calendars, products, bars, trades];
}
