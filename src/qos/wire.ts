/**
 * The messages of the QOS API as they travel, by the names they have there.
 * These describe what the documents promise; what arrives is `unknown` until a decoder has looked at it.
 */

/** A figure on the wire: text (`"521.5"`) or number (`11.75`), at the server's whim (§4.5.4, §5.3.7). */
export type WireDecimal = string | number;

/** One entry of /kline (§4.6.2), or with `e` of /history (§4.7.2). */
export interface WireKlineQuery {
  readonly c: string;
  readonly co: number;
  readonly a: number;
  readonly kt: number;
  /** Only /history: the end, in seconds; bars up to it, going back. */
  readonly e?: number;
}

/** One block of US extended hours (§4.3.3): pre-market, after-hours or night. */
export interface WireSessionQuote {
  readonly lp: WireDecimal;
  readonly yp: WireDecimal;
  readonly h: WireDecimal;
  readonly l: WireDecimal;
  readonly ts: number;
  readonly v: WireDecimal;
  readonly t: WireDecimal;
}

/** A snapshot (§4.3.3). */
export interface WireSnapshot {
  readonly c: string;
  readonly lp: WireDecimal;
  readonly yp: WireDecimal;
  readonly o: WireDecimal;
  readonly h: WireDecimal;
  readonly l: WireDecimal;
  readonly ts: number;
  readonly v: WireDecimal;
  readonly t: WireDecimal;
  /** 1: trading suspended. */
  readonly s: number;
  readonly pq?: WireSessionQuote;
  readonly aq?: WireSessionQuote;
  readonly nq?: WireSessionQuote;
}

/** Reference data (§4.2.3); `ts` total shares and `os` shares in circulation, whatever the English text says. */
export interface WireInstrumentInfo {
  readonly c: string;
  readonly e: string;
  readonly tc: string;
  readonly nc: string;
  readonly ne: string;
  readonly ls: number;
  readonly ts: number;
  readonly os: number;
  readonly ep: WireDecimal;
  readonly na: WireDecimal;
  readonly dy: WireDecimal;
}

export interface WireDepthLevel {
  readonly p: WireDecimal;
  readonly v: WireDecimal;
}

/** An order book (§4.4.3), best price first on both sides. */
export interface WireDepth {
  readonly c: string;
  readonly b: readonly WireDepthLevel[];
  readonly a: readonly WireDepthLevel[];
  readonly ts: number;
}

/** A trade (§4.5.3); `d` 0 unknown, 1 buy, 2 sell (§2.2). */
export interface WireTrade {
  readonly c: string;
  readonly p: WireDecimal;
  readonly v: WireDecimal;
  readonly ts: number;
  readonly d: number;
}

/** A bar (§4.6.3); `ts` is its start. */
export interface WireBar {
  readonly c: string;
  readonly o: WireDecimal;
  readonly cl: WireDecimal;
  readonly h: WireDecimal;
  readonly l: WireDecimal;
  readonly v: WireDecimal;
  readonly ts: number;
  readonly kt: number;
}

export interface WireBars {
  readonly c: string;
  readonly k: readonly WireBar[];
}

/** Limits of one endpoint (§4.1.3). */
export interface WireLimit {
  readonly product_count: number;
  /** Requests a minute. */
  readonly request_frequency: number;
}

/** The names are the vendor's, `instrumen_info` among them (§4.1.3). */
export interface WirePermission {
  readonly depth: WireLimit;
  readonly history: WireLimit;
  readonly instrumen_info: WireLimit;
  readonly kline: WireLimit;
  readonly snapshot: WireLimit;
  readonly trade: WireLimit;
  readonly ws: WireLimit & { readonly max_connections: number };
}

/** Answer of /register (§4.1.3). */
export interface WireRegistration {
  readonly key: string;
  readonly email: string;
  readonly created_at: string;
  readonly expires_at: string;
  readonly permission: WirePermission;
}

/** Socket commands (§5.1 to §5.4; K and the queries 2025-06). */
export type WireCommandType =
  "H" | "S" | "SC" | "T" | "TC" | "D" | "DC" | "K" | "KC" | "RS" | "RT" | "RD" | "RK" | "RH" | "RI";

export interface WireCommand {
  readonly type: WireCommandType;
  readonly codes?: readonly string[];
  readonly kt?: number;
  readonly count?: number;
  readonly kline_reqs?: readonly WireKlineQuery[];
  /** Echoed in the reply (2025-06). */
  readonly reqid?: number;
}

/** A push (§5.2.6, §5.3.6, §5.4.6): the data of the topic, named by `tp`. Snapshots carry no pq/aq/nq. */
export type WirePush =
  | ({ readonly tp: "S"; readonly tt?: number } & WireSnapshot)
  | ({ readonly tp: "T" } & WireTrade)
  | ({ readonly tp: "D" } & WireDepth)
  | ({ readonly tp: "K" } & WireBar);
