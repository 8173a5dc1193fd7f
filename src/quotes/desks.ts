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
import { klineEndpoint, type BarAsk } from "../qos/endpoints/kline";
import { productListEndpoint, readKeptProducts, type Product } from "../qos/endpoints/productList";
import { snapshotEndpoint } from "../qos/endpoints/snapshot";
import { tradeEndpoint, type TradeAsk } from "../qos/endpoints/trade";
import { readKeptInfo, type InstrumentInfo } from "../qos/instrumentInfo";
import type { Snapshot } from "../qos/snapshot";
import type { Trade } from "../qos/trade";
import { CachedDesk, type KeptOnShelf } from "./cachedDesk";
import { CountedDesk } from "./countedDesk";
import { datedCalendars } from "./datedCalendars";
import type { DayList } from "./dayList";
import { LateHistory } from "./history/lateHistory";
import { SeriesStarts } from "./history/seriesStart";
import { LiveBars } from "./live/liveBars";
import type { RestPorts } from "./restDesk";
import { barsLifetime } from "./sessions/barsLifetime";
import { SessionSource } from "./sessions/sessionSource";
import type { Shelf } from "./shelf";

/** One desk an endpoint, and the snapshots by session that are made from two of them. */
export interface Desks {
  readonly sessions: SessionSource;
  readonly snapshots: CachedDesk<InstrumentCode, Snapshot>;
  readonly depths: CachedDesk<InstrumentCode, Depth>;
  readonly infos: CachedDesk<InstrumentCode, InstrumentInfo>;
  readonly calendars: CachedDesk<Market, TradingCalendar>;
  readonly products: CachedDesk<Market, readonly Product[]>;
  readonly bars: CountedDesk<BarAsk, Bar>;
  /** The bars of live tables. */
  readonly liveBars: LiveBars;
  readonly dayBars: CachedDesk<InstrumentCode, readonly Bar[]>;
  /** Where the series of `bars` and `history` begin. */
  readonly starts: SeriesStarts;
  readonly trades: CountedDesk<TradeAsk, Trade>;
  readonly history: LateHistory;
  /** Trading days that bars have shown, by exchange. */
  readonly tradingDays: TtlCache<string, DayList>;
  /** Closes of days, by instrument, adjustment and day. */
  readonly closes: TtlCache<string, number>;
}

export interface DesksOptions {
  readonly clock: Clock;
  readonly ports: (name: BudgetClass) => RestPorts;
  readonly budgets: Readonly<Record<BudgetClass, RequestBudget>>;
  readonly shelf: Shelf;
  /** Milliseconds for which a snapshot, a book or trades answer again. */
  readonly snapshotTtl: () => number;
  readonly onSnapshot: (snapshot: Snapshot) => void;
  /** Hears every series of bars that comes. */
  readonly onBars: (series: Pick<BarAsk, "code" | "interval">, bars: readonly Bar[]) => void;
}

/** Bars answer again for so long at least: their last one is still moving (milliseconds). */
const BARS_TTL = 5 * SECOND;
/** Names, shares, calendars and lists change by the day (milliseconds). */
const REFERENCE_TTL = 12 * HOUR;

export function buildDesks({ clock, ports, budgets, shelf, snapshotTtl, onSnapshot, onBars }: DesksOptions): Desks {
  const reference = { ttl: () => REFERENCE_TTL };
  const of = (name: BudgetClass): RequestParts => ({ ports: ports(name), budget: budgets[name] });
  const kept = <Ask, Row>(
    kind: string,
    read: KeptOnShelf<Ask, Row>["read"],
  ): { readonly shelf: KeptOnShelf<Ask, Row> } => ({ shelf: { shelf, kind, read } });
  const snapshots = new CachedDesk({
    ...of("snapshot"),
    endpoint: snapshotEndpoint,
    ttl: snapshotTtl,
    onRow: onSnapshot,
  });
  const dayBars = new CachedDesk({
    ...of("kline"),
    endpoint: dayBarsEndpoint,
    ttl: (code) => barsLifetime(marketOf(code), toSeconds(clock.now())),
  });
  const calendars = new CachedDesk({
    ...of("calendar"),
    ...reference,
    ...kept("calendar", readKeptCalendar),
    endpoint: datedCalendars(clock),
  });
  const kinds = (market: Market): DayKinds => {
    const calendar = calendars.cache.look(market);
    return usualDays(market, calendar?.ok === true ? calendar.value : undefined);
  };
  const bars = barsDesk(of("kline"), { snapshotTtl, onBars });
  const starts = new SeriesStarts(bars);
  return {
    sessions: new SessionSource({ clock, snapshots, dayBars, kinds }),
    snapshots,
    dayBars,
    calendars,
    depths: new CachedDesk({ ...of("depth"), endpoint: depthEndpoint, ttl: snapshotTtl }),
    infos: new CachedDesk({
      ...of("instrumen_info"),
      ...reference,
      ...kept("info", readKeptInfo),
      endpoint: instrumentInfoEndpoint,
    }),
    products: new CachedDesk({
      ...of("products"),
      ...reference,
      ...kept("list", readKeptProducts),
      endpoint: productListEndpoint,
    }),
    bars,
    liveBars: new LiveBars({ clock, bars }),
    starts,
    trades: tradesDesk(of("trade"), snapshotTtl),
    history: new LateHistory({ ...of("history"), shelf, starts, onBars }),
    tradingDays: new TtlCache({ clock, capacity: 200 }),
    closes: new TtlCache({ clock, capacity: 20_000 }),
  };
}

/** What the requests of an endpoint are made with. */
interface RequestParts {
  readonly ports: RestPorts;
  readonly budget: RequestBudget;
}

function barsDesk(
  parts: RequestParts,
  { snapshotTtl, onBars }: Pick<DesksOptions, "snapshotTtl" | "onBars">,
): CountedDesk<BarAsk, Bar> {
  return new CountedDesk<BarAsk, Bar>({
    ...parts,
    endpoint: klineEndpoint,
    ttl: () => Math.max(BARS_TTL, snapshotTtl()),
    seriesOf: ({ code, interval, adjustment }) => `${code} ${interval} ${adjustment}`,
    newest: (items, count) => (items.length > count ? items.slice(items.length - count) : items),
    onItems: onBars,
  });
}

function tradesDesk(parts: RequestParts, snapshotTtl: () => number): CountedDesk<TradeAsk, Trade> {
  return new CountedDesk({
    ...parts,
    endpoint: tradeEndpoint,
    ttl: snapshotTtl,
    seriesOf: ({ code }) => code,
    newest: (trades, count) => (trades.length > count ? trades.slice(0, count) : trades),
  });
}

/** Forgets what is kept in memory; the shelf stays. */
export function clearDesks(desks: Desks): void {
  for (const { cache } of cachedDesks(desks)) cache.clear();
  desks.tradingDays.clear();
  desks.closes.clear();
  desks.sessions.clear();
  desks.liveBars.forget();
  desks.starts.forget();
  desks.history.forget();
}

/** Answers that came from memory. */
export function cacheHits(desks: Desks): number {
  return cachedDesks(desks).reduce((sum, { cache }) => sum + cache.hits, 0);
}

function cachedDesks(desks: Desks): readonly { readonly cache: { readonly hits: number; clear(): void } }[] {
  const { snapshots, dayBars, depths, infos, calendars, products, bars, trades } = desks;
  return [snapshots, dayBars, depths, infos, calendars, products, bars, trades];
}
