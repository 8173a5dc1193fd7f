import type { FaultBox } from "./faults";
import type { Market } from "../market/markets";
import type { RequestRecord } from "./records/journal";
import type { MarketEngine } from "./market/marketEngine";
import type { Metrics } from "./records/metrics";
import type { Truth } from "./truth";
import type { HistoryLimit, Plan } from "./access/plans";

/** Any part of a plan. */
export interface PlanChange {
  readonly rest?: Partial<Plan["rest"]>;
  readonly endpoints?: Plan["endpoints"];
  readonly socket?: Partial<Plan["socket"]>;
  readonly bars?: number;
  readonly history?: Partial<HistoryLimit>;
}

/** What can be done to a running server besides speaking the protocol with it. Keys may be given by name. */
export interface Controls {
  /** Changes a key's plan, from the next request on. */
  setPlan(key: string, change: PlanChange | string): void;
  planOf(key: string): Plan;
  /** From now on the key is refused as expired, or no longer. */
  expireKey(key: string, expired?: boolean): void;
  readonly faults: FaultBox;
  /** Closes sockets, of one key or all: with a close frame, or by cutting the line. The number closed. */
  dropConnections(how?: {
    readonly key?: string;
    readonly by?: "close" | "cut" | "reset";
    readonly code?: number;
  }): number;
  /** Open sockets, of one key or all. */
  connections(key?: string): number;
  /** Codes by topic (`S`, `T`, `D`, `K1001`), of one key or all. */
  subscriptions(key?: string): Readonly<Record<string, readonly string[]>>;
  /** The last push of a topic for a code, parsed. */
  lastPush(topic: string, code: string): unknown;
  /** Sends a text to every subscriber of a code's topic as it is. The number of subscribers. */
  pushRaw(topic: string, code: string, text: string): number;
  /** Closes or opens one market, or all, from now on. */
  setMarketOpen(isOpen: boolean, market?: Market): void;
  /** Moves the market to the clock's present and pushes what happened. */
  step(): void;
  readonly requests: readonly RequestRecord[];
  clearRequests(): void;
  readonly metrics: Readonly<Metrics>;
}

export interface Simulator extends Controls {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** `ws://127.0.0.1:PORT/ws` */
  readonly wsUrl: string;
  /** Key by the name of its plan. */
  readonly keys: Readonly<Record<string, string>> & { readonly free: string; readonly pro: string };
  readonly market: MarketEngine;
  /** What a cell should show, as of the last step. */
  readonly truth: Truth;
  /** Ends every connection and timer. Calling it again does nothing. */
  stop(): Promise<void>;
}
