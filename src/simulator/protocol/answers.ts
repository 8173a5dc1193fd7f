import type { Settled } from "../../kernel/settled";
import { failure, success } from "../../kernel/settled";
import type { InstrumentCode } from "../../market/instrumentCode";
import { isMarket, type Market } from "../../market/markets";
import { periodOfKt } from "../../market/periods";
import type { WireBars } from "../../qos/wire";
import { readCodes } from "./askedCodes";
import type { Instrument } from "../market/instrument";
import type { Bar } from "../market/periodBars";
import { historyOf, limitOf, type LimitedEndpoint, type Plan } from "../access/plans";
import type { Refusal } from "./refusals";
import { fullSnapshotRow } from "./snapshotRows";
import { barRow, depthRow, infoRow, productRow, tradeRow } from "./wireRows";
import type { World } from "../world";

/** What is asked of the server, once the frame around it is off: the same over REST and over the socket. */
export interface Query {
  readonly endpoint: LimitedEndpoint;
  readonly body: Readonly<Record<string, unknown>>;
  readonly plan: Plan;
  /** Over the socket trades are always written as texts (example of 2025-06). */
  readonly over: "rest" | "socket";
}

export type Answer = Settled<unknown, Refusal>;

const MOST_TRADES = 50;

export function answer(world: World, query: Query): Answer {
  switch (query.endpoint) {
    case "instrument-info":
      return perCode(world, query, (instrument) => [infoRow(instrument)]);
    case "snapshot":
      return perCode(world, query, (instrument) => {
        const row = fullSnapshotRow(world.market, instrument, world.settings);
        return row === undefined ? [] : [row];
      });
    case "depth":
      return perCode(world, query, (instrument) => {
        const orderBook = world.market.orderBook(instrument.code);
        return orderBook === undefined ? [] : [depthRow(instrument, orderBook)];
      });
    case "trade":
      return trades(world, query);
    case "kline":
    case "history":
      return bars(world, query);
    case "market-calendar":
      return perMarket(query, (market) => (market === "SI" ? undefined : world.market.tradingDays(market)));
    case "product-list":
      return perMarket(query, (market) => productsOf(world, market).map(productRow));
  }
}

/** Rows for the codes that are known; the others are left out, as the real server does (§4.4.4 lacks HK:700). */
function perCode(world: World, query: Query, rows: (instrument: Instrument) => readonly unknown[]): Answer {
  const codes = readCodes(query.body["codes"]);
  if (codes === undefined) return failure({ kind: "bad-parameter", name: "codes" });
  const refused = tooMany(world, query, codes.length);
  if (refused !== undefined) return failure(refused);
  return success(world.shuffled(known(world, codes).flatMap(rows)));
}

function trades(world: World, query: Query): Answer {
  const count = query.body["count"];
  if (!isCount(count) || count > MOST_TRADES) return failure({ kind: "bad-parameter", name: "count" });
  const figures = query.over === "rest" ? world.settings.tradeFigures : "texts";
  return perCode(world, query, (instrument) =>
    (world.market.trades(instrument.code, count) ?? []).map((trade) => tradeRow(instrument, trade, figures)),
  );
}

function bars(world: World, query: Query): Answer {
  const asked = query.body["kline_reqs"];
  if (!Array.isArray(asked) || asked.length === 0) return failure({ kind: "bad-parameter", name: "kline_reqs" });
  const found: WireBars[] = [];
  const products = new Set<string>();
  for (const entry of asked as readonly unknown[]) {
    const series = readSeries(world, entry, query);
    if (!series.ok) return series;
    for (const code of series.value.codes) products.add(code);
    for (const instrument of known(world, series.value.codes)) {
      const { kt } = series.value;
      const k = barsOf(world, query.plan, instrument, series.value).map((bar) => barRow(instrument, bar, kt));
      if (k.length > 0) found.push({ c: instrument.code, k });
    }
  }
  const refused = tooMany(world, query, products.size);
  return refused === undefined ? success(world.shuffled(found)) : failure(refused);
}

/** As many as asked for, as far back as the plan leads; a page at most. */
function barsOf(world: World, plan: Plan, { code }: Instrument, series: Series): readonly Bar[] {
  const { kt, end, adjusted } = series;
  const { pageBars } = world.settings;
  const count = pageBars === 0 ? series.count : Math.min(series.count, pageBars);
  const bars = world.market.bars(code, { kt, count, end, adjusted }) ?? [];
  const { latest } = historyOf(plan);
  if (!Number.isFinite(latest)) return bars;
  const oldest = end === undefined ? bars.at(-latest) : world.market.bars(code, { kt, count: latest })?.[0];
  return bars.filter(({ start }) => start >= (oldest?.start ?? 0));
}

interface Series {
  readonly codes: readonly InstrumentCode[];
  readonly kt: number;
  readonly count: number;
  readonly end: number | undefined;
  readonly adjusted: boolean;
}

function readSeries(world: World, entry: unknown, query: Query): Settled<Series, Refusal> {
  const { c, co, a, kt, e } = (typeof entry === "object" && entry !== null ? entry : {}) as Record<string, unknown>;
  const codes = readCodes(typeof c === "string" ? [c] : undefined);
  if (codes === undefined) return failure({ kind: "bad-parameter", name: "c" });
  if (!isCount(co)) return failure({ kind: "bad-parameter", name: "co" });
  if (co > query.plan.bars) return failure({ kind: "too-many-bars", limit: query.plan.bars });
  if (a !== undefined && a !== 0 && a !== 1) return failure({ kind: "bad-parameter", name: "a" });
  if (typeof kt !== "number" || periodOfKt(kt) === undefined) return failure({ kind: "bad-parameter", name: "kt" });
  const endCounts = query.endpoint === "history" && endRule(world, query) === "obeyed";
  if (endCounts && !Number.isInteger(e)) return failure({ kind: "bad-parameter", name: "e" });
  const end = endCounts ? Number(e) : undefined;
  return success({ codes, kt, count: co, end, adjusted: a === 1 });
}

function endRule({ settings }: World, { plan }: Query): "ignored" | "obeyed" {
  return settings.historyEnd === "by-plan" ? historyOf(plan).end : settings.historyEnd;
}

/** `SI` is a list alone: the indices of stocks, under the codes that they have everywhere else. */
type ListedMarket = Market | "SI";

function productsOf({ market: { instruments } }: World, market: ListedMarket): readonly Instrument[] {
  return instruments.filter((instrument) => instrument.market === (market === "SI" ? "IX" : market));
}

function perMarket(query: Query, rows: (market: ListedMarket) => unknown): Answer {
  const asked = query.body["market"];
  if (!Array.isArray(asked) || asked.length === 0) return failure({ kind: "bad-parameter", name: "market" });
  const markets = asked.filter(
    (market): market is ListedMarket => typeof market === "string" && (isMarket(market) || market === "SI"),
  );
  return success(Object.fromEntries(markets.map((market) => [market, rows(market)])));
}

function tooMany(world: World, query: Query, products: number): Refusal | undefined {
  const limit = limitOf(query.plan, query.endpoint).products;
  return world.settings.enforceLimits && products > limit ? { kind: "too-many-products", limit } : undefined;
}

function known(world: World, codes: readonly InstrumentCode[]): readonly Instrument[] {
  return codes.map((code) => world.market.find(code)).filter((found): found is Instrument => found !== undefined);
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value > 0;
}
