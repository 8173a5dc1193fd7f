/**
 * The markets of the QOS API (§3, and the additions of 2025-06) as a table.
 * A new market is one row here.
 */
export type Market = "US" | "HK" | "SH" | "SZ" | "CF" | "FX" | "IX" | "CM";

export interface MarketRow {
  readonly market: Market;
  /** IANA name of the zone in which the exchange keeps its days. */
  readonly zone: string;
  readonly nameEn: string;
  readonly nameZh: string;
  /** What a symbol looks like once normalised. */
  readonly symbol: RegExp;
  /** `stripped`: leading zeros mean nothing (HK:00700 is HK:700). A number: digits a numeric symbol is padded to. */
  readonly leadingZeros: "stripped" | "kept" | number;
  /** Shares in one unit of volume as the vendor counts it: SH and SZ report lots of 100 (qos/PROTOCOL.md). */
  readonly volumeUnit: number;
  /** Its volumes have decimals: parts of a coin are traded. */
  readonly fractionalVolumes?: true;
  /** How many price levels the vendor's order book has at most. */
  readonly depthLevels: number;
  readonly currency: string;
}

const LETTERS_AND_DIGITS = /^[A-Z0-9][A-Z0-9.\-_^=/]{0,31}$/;
/** Indices are written with a sign in front, too: `^HSI`, `.DJI`. */
const INDEX_SYMBOL = /^[.^]?[A-Z0-9][A-Z0-9.\-_^=/]{0,31}$/;

export const MARKETS: readonly MarketRow[] = [
  {
    market: "US",
    zone: "America/New_York",
    nameEn: "US stocks",
    nameZh: "美股",
    symbol: LETTERS_AND_DIGITS,
    leadingZeros: "kept",
    volumeUnit: 1,
    depthLevels: 1,
    currency: "USD",
  },
  {
    market: "HK",
    zone: "Asia/Hong_Kong",
    nameEn: "Hong Kong stocks",
    nameZh: "港股",
    symbol: LETTERS_AND_DIGITS,
    leadingZeros: "stripped",
    volumeUnit: 1,
    depthLevels: 10,
    currency: "HKD",
  },
  {
    market: "SH",
    zone: "Asia/Shanghai",
    nameEn: "Shanghai A-shares",
    nameZh: "沪市A股",
    symbol: /^\d{6}$/,
    leadingZeros: 6,
    volumeUnit: 100,
    depthLevels: 5,
    currency: "CNY",
  },
  {
    market: "SZ",
    zone: "Asia/Shanghai",
    nameEn: "Shenzhen A-shares",
    nameZh: "深市A股",
    symbol: /^\d{6}$/,
    leadingZeros: 6,
    volumeUnit: 100,
    depthLevels: 5,
    currency: "CNY",
  },
  {
    market: "CF",
    zone: "UTC",
    nameEn: "crypto perpetuals",
    nameZh: "加密货币永续合约",
    symbol: LETTERS_AND_DIGITS,
    leadingZeros: "kept",
    volumeUnit: 1,
    fractionalVolumes: true,
    depthLevels: 20,
    currency: "USDT",
  },
  {
    market: "FX",
    zone: "Asia/Shanghai",
    nameEn: "foreign exchange",
    nameZh: "外汇",
    symbol: LETTERS_AND_DIGITS,
    leadingZeros: "kept",
    volumeUnit: 1,
    depthLevels: 1,
    currency: "",
  },
  {
    market: "IX",
    zone: "Asia/Shanghai",
    nameEn: "indices",
    nameZh: "指数",
    symbol: INDEX_SYMBOL,
    leadingZeros: "kept",
    volumeUnit: 1,
    depthLevels: 1,
    currency: "",
  },
  {
    market: "CM",
    zone: "Asia/Shanghai",
    nameEn: "commodities",
    nameZh: "大宗商品",
    symbol: LETTERS_AND_DIGITS,
    leadingZeros: "kept",
    volumeUnit: 1,
    depthLevels: 1,
    currency: "USD",
  },
];

const BY_MARKET: ReadonlyMap<string, MarketRow> = new Map(MARKETS.map((row) => [row.market, row]));

export function isMarket(text: string): text is Market {
  return BY_MARKET.has(text);
}

export function marketRow(market: Market): MarketRow {
  const row = BY_MARKET.get(market);
  if (row === undefined) throw new Error(`no such market: ${market}`);
  return row;
}
