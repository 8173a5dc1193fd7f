import { marketRow } from "../../market/markets";
import type { WireSessionQuote, WireSnapshot } from "../../qos/wire";
import type { Settings } from "../options";
import { priceText, turnoverText, volumeText } from "../market/decimalText";
import type { Instrument } from "../market/instrument";
import type { ExtendedQuote, Figures, MarketEngine, Quote } from "../market/marketEngine";
import { topOf, type Top } from "./topFigures";

/** Crypto snapshots have no `yp` (example of 2025-06); any figure may be left out where there is none. */
export type SnapshotRow = Pick<WireSnapshot, "c" | "ts" | "s"> & Partial<WireSnapshot> & { readonly tt?: number };

type Habits = Pick<Settings, "snapshots" | "previousClose" | "sessionTags" | "noFigure">;

/** The session a US row is of (2025-03-27). */
const TAGS = { night: 1, pre: 2, regular: 3, post: 4 } as const;
const BLOCKS = [
  ["pq", "pre"],
  ["aq", "post"],
  ["nq", "night"],
] as const;

/** A row of a push: without the blocks of US extended trading. */
export function snapshotRow(market: MarketEngine, instrument: Instrument, habits: Habits): SnapshotRow | undefined {
  const quote = market.quote(instrument.code);
  if (quote === undefined) return undefined;
  return rowOf(instrument, quote, topOf(market, instrument, quote, habits), habits);
}

/** A row of an answer: with the blocks of US extended trading for which there is data (§4.3.3). */
export function fullSnapshotRow(market: MarketEngine, instrument: Instrument, habits: Habits): SnapshotRow | undefined {
  const quote = market.quote(instrument.code);
  if (quote === undefined) return undefined;
  const top = topOf(market, instrument, quote, habits);
  return { ...rowOf(instrument, quote, top, habits), ...blocksOf(market, instrument, top, habits) };
}

function rowOf(instrument: Instrument, quote: Quote, top: Top, { noFigure, sessionTags }: Habits): SnapshotRow {
  const { code, market, rule } = instrument;
  const { figures, previousClose } = top;
  const missing = <K extends string>(...keys: readonly K[]): Partial<Record<K, string>> =>
    noFigure === "absent" ? {} : (Object.fromEntries(keys.map((key) => [key, noFigure])) as Record<K, string>);
  const traded =
    quote.state === "trading" ? writtenFigures(instrument, figures) : missing("lp", "o", "h", "l", "v", "t");
  const base = previousClose === undefined ? missing("yp") : { yp: priceText(rule, previousClose) };
  return {
    c: code,
    ...("lp" in traded ? { lp: traded.lp } : {}),
    ...(market === "CF" ? {} : base),
    ...traded,
    ts: Math.floor(figures.at / 1_000),
    s: quote.state === "suspended" ? 1 : 0,
    ...(sessionTags && market === "US" ? { tt: TAGS[top.session] } : {}),
  };
}

/**
 * Each block the newest of its name, perhaps days old. Where the row itself is of an extended session, the block of
 * that name is the one before it.
 */
function blocksOf(market: MarketEngine, instrument: Instrument, top: Top, { snapshots }: Habits): Partial<SnapshotRow> {
  if (instrument.market !== "US") return {};
  const found: Partial<Record<"pq" | "aq" | "nq", WireSessionQuote>> = {};
  for (const [key, session] of BLOCKS) {
    const before = session === top.session ? top.start : undefined;
    const block = market.extended(instrument.code, session, before);
    if (block !== undefined) found[key] = blockRow(instrument, block, snapshots === "mixed" && hasEnded(market, block));
  }
  return found;
}

/** In the example of 2025-06 the last pre-market trade is stamped a second after the opening bell. */
const LATE_STAMP = 1;

function blockRow(instrument: Instrument, quote: ExtendedQuote, isOutOfOrder: boolean): WireSessionQuote {
  const { lp, h, l, v, t } = writtenFigures(instrument, quote);
  const ts = isOutOfOrder && quote.session === "pre" ? quote.end + LATE_STAMP : Math.floor(quote.at / 1_000);
  return { lp, yp: priceText(instrument.rule, quote.previousClose), h, l, ts, v, t };
}

function hasEnded(market: MarketEngine, { end }: ExtendedQuote): boolean {
  return market.now >= (end + LATE_STAMP) * 1_000;
}

type WrittenFigures = Readonly<Record<"lp" | "o" | "h" | "l" | "v" | "t", string>>;

function writtenFigures({ rule, market }: Instrument, figures: Figures): WrittenFigures {
  return {
    lp: priceText(rule, figures.last),
    o: priceText(rule, figures.open),
    h: priceText(rule, figures.high),
    l: priceText(rule, figures.low),
    v: volumeText(rule, figures.volume),
    t: turnoverText(rule, figures, marketRow(market).volumeUnit),
  };
}
