import { symbolOf } from "../../market/instrumentCode";
import type { Market } from "../../market/markets";
import type { WireBar, WireDepth, WireDepthLevel, WireInstrumentInfo, WireTrade } from "../../qos/wire";
import { decimalText, priceText, volumeText } from "../market/decimalText";
import type { Instrument } from "../market/instrument";
import type { BookLevel, OrderBook } from "../market/orderBook";
import type { Bar } from "../market/periodBars";
import type { Trade } from "../market/trade";

/** The engine's figures as the examples write them: short decimal texts made from whole numbers. */

const seconds = (milliseconds: number): number => Math.floor(milliseconds / 1_000);

export function depthRow(instrument: Instrument, orderBook: OrderBook): WireDepth {
  const level = ({ price, volume }: BookLevel): WireDepthLevel => ({
    p: priceText(instrument.rule, price),
    v: volumeText(instrument.rule, volume),
  });
  return { c: instrument.code, b: orderBook.bids.map(level), a: orderBook.asks.map(level), ts: seconds(orderBook.at) };
}

/** Price and volume as numbers over REST and in pushes until 2025-03 (§4.5.4, §5.3.7), as texts since. */
export function tradeRow({ code, rule }: Instrument, trade: Trade, figures: "numbers" | "texts"): WireTrade {
  const p = priceText(rule, trade.price);
  const v = volumeText(rule, trade.volume);
  const numbers = figures === "numbers";
  return { c: code, p: numbers ? Number(p) : p, v: numbers ? Number(v) : v, ts: seconds(trade.at), d: trade.direction };
}

export function barRow({ code, rule }: Instrument, bar: Bar, kt: number): WireBar {
  return {
    c: code,
    o: priceText(rule, bar.open),
    cl: priceText(rule, bar.close),
    h: priceText(rule, bar.high),
    l: priceText(rule, bar.low),
    v: volumeText(rule, bar.volume),
    ts: bar.start,
    kt,
  };
}

/** A crypto contract has no names, lots or shares (example of 2025-06). */
export type InfoRow = Pick<WireInstrumentInfo, "c" | "e" | "tc"> & Partial<WireInstrumentInfo>;

export function infoRow(instrument: Instrument): InfoRow {
  const { code, market, exchange, currency, nameZh, nameEn, lot } = instrument;
  const short = { c: code, e: exchange, tc: currency };
  if (market === "CF") return short;
  const named = { ...short, nc: nameZh, ne: nameEn, ls: lot };
  if (market === "FX" || market === "IX" || market === "CM") return named;
  return {
    ...named,
    ts: instrument.shares,
    os: instrument.floatShares,
    ep: shortest(instrument.earnings),
    na: shortest(instrument.netAssets),
    dy: shortest(instrument.dividendYield),
  };
}

/** Product lists write HK symbols with five digits (example of 2025-06). */
export function productRow({ code, market, nameZh }: Instrument): { readonly code: string; readonly name: string } {
  return { code: market === "HK" ? paddedCode(market, symbolOf(code)) : code, name: nameZh };
}

function paddedCode(market: Market, symbol: string): string {
  return `${market}:${symbol.padStart(5, "0")}`;
}

function shortest(text: string): string {
  return decimalText(Math.round(Number(text) * 10_000), 4);
}
