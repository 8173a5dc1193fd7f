import { marketOf } from "../../market/instrumentCode";
import type { Market } from "../../market/markets";
import { ownerOfNumber } from "../../market/numberRanges";
import { readEntry } from "../../market/readSpelling";

/** An instrument as another product's formula names it, in our spelling. */
export interface Security {
  readonly code: string;
  readonly market: Market;
  /** The other product chooses an exchange by itself; here it was taken for the usual one. */
  readonly guessed: boolean;
}

const STOCKS: readonly Market[] = ["US", "HK", "SH", "SZ"];

/** Bloomberg's exchange codes and composites; `CH`, the mainland, is told apart by the number. */
const BLOOMBERG: Readonly<Record<string, Market>> = {
  US: "US",
  UN: "US",
  UW: "US",
  UQ: "US",
  UA: "US",
  UP: "US",
  UR: "US",
  HK: "HK",
  CG: "SH",
  CS: "SZ",
};

/** `A2&" US Equity"`: the market before what the cell holds; of the mainland the number would have to be known. */
export function bloombergSuffix(text: string): Market | undefined {
  const exchange = /^ ([A-Z]{2})(?: EQUITY)?$/i.exec(text)?.[1]?.toUpperCase() ?? "";
  return Object.hasOwn(BLOOMBERG, exchange) ? BLOOMBERG[exchange] : undefined;
}

/** Exchanges of Excel's STOCKHISTORY (ISO 10383) and of GOOGLEFINANCE. */
const EXCHANGES: Readonly<Record<string, Market>> = {
  XNAS: "US",
  XNYS: "US",
  XASE: "US",
  ARCX: "US",
  BATS: "US",
  NASDAQ: "US",
  NYSE: "US",
  NYSEARCA: "US",
  NYSEAMERICAN: "US",
  XHKG: "HK",
  HKG: "HK",
  XSHG: "SH",
  SHA: "SH",
  XSHE: "SZ",
  SHE: "SZ",
};

/** `AAPL US Equity`, `700 HK Equity`, `600519 CH Equity`; undefined where it is no stock of a market here. */
export function bloombergSecurity(text: string): Security | undefined {
  const match = /^\s*([A-Z0-9./]+)\s+([A-Z]{2})(?:\s+EQUITY)?\s*$/i.exec(text);
  const [symbol = "", exchange = ""] = match?.slice(1).map((part) => part.toUpperCase()) ?? [];
  const market = exchange === "CH" ? mainlandMarket(symbol) : BLOOMBERG[exchange];
  return market === undefined ? undefined : compose(market, symbol.replaceAll("/", "."), false);
}

/** `XNAS:MSFT`, `NASDAQ:AAPL`, `HKG:0700`, `SHA:600519`; a bare `MSFT` is taken for a stock of the US. */
export function exchangeSecurity(text: string): Security | undefined {
  const [first = "", second] = text.trim().toUpperCase().split(":");
  if (second !== undefined) {
    const market = Object.hasOwn(EXCHANGES, first) ? EXCHANGES[first] : undefined;
    return market === undefined ? undefined : compose(market, second, false);
  }
  // A pair of currencies or coins is six letters as well, and no stock.
  const read = /^[A-Z][A-Z.]{0,5}$/.test(first) ? ourSecurity(first) : undefined;
  return read?.market === "US" ? { ...read, guessed: true } : undefined;
}

/** `600519.SH`, `0700.HK`, `AAPL.O`. */
export function windSecurity(text: string): Security | undefined {
  if (!/^[A-Z0-9]+\.(SH|SZ|HK|O|N)$/i.test(text.trim())) return undefined;
  return ourSecurity(text);
}

/** A stock in any spelling that our own formulas read. Pairs of currencies and coins are priced elsewhere otherwise. */
export function ourSecurity(text: string): Security | undefined {
  const read = readEntry(text);
  if (!read.ok) return undefined;
  const market = marketOf(read.value.code);
  return STOCKS.includes(market) ? { code: read.value.code, market, guessed: !read.value.named } : undefined;
}

function compose(market: Market, symbol: string, guessed: boolean): Security | undefined {
  const security = ourSecurity(`${market}:${symbol}`);
  return security === undefined ? undefined : { ...security, guessed };
}

function mainlandMarket(symbol: string): Market | undefined {
  const owner = ownerOfNumber(symbol);
  if (owner === "share or index") return "SZ";
  return owner === "SH" || owner === "SZ" ? owner : undefined;
}
