import type { WireLimit, WirePermission } from "../../qos/wire";

/** The REST endpoints that a plan limits, by the names they have in the URL. */
export const LIMITED_ENDPOINTS = [
  "instrument-info",
  "snapshot",
  "depth",
  "trade",
  "kline",
  "history",
  "market-calendar",
  "product-list",
] as const;

export type LimitedEndpoint = (typeof LIMITED_ENDPOINTS)[number];

/** Products a request and requests a minute. */
export interface Limit {
  readonly products: number;
  readonly requestsAMinute: number;
}

export interface SocketLimit {
  /** Instruments subscribed at one time, over all topics. */
  readonly products: number;
  readonly commandsAMinute: number;
  /** Least time between two commands, in milliseconds. */
  readonly commandGap: number;
  readonly connections: number;
}

/** What a key may do. */
export interface Plan {
  readonly rest: Limit;
  /** Endpoints that differ from `rest`. */
  readonly endpoints?: Readonly<Partial<Record<LimitedEndpoint, Partial<Limit>>>>;
  readonly socket: SocketLimit;
  /** Bars a series in one request. */
  readonly bars: number;
  /** @default all there is, to any end */
  readonly history?: HistoryLimit;
}

/** How far back /history and `RH` lead. */
export interface HistoryLimit {
  /** Whether `e`, the end that was asked for, counts. Where it does not, every answer ends with the present bar. */
  readonly end: "ignored" | "obeyed";
  /** The latest bars of a period, which are all that there are. */
  readonly latest: number;
}

const WHOLE_HISTORY: HistoryLimit = { end: "obeyed", latest: Number.POSITIVE_INFINITY };

/** The vendor's default now: ten requests a minute since 2025-03-15, `e` ignored since 2025-04-12. */
export const FREE_PLAN: Plan = {
  rest: { products: 10, requestsAMinute: 10 },
  socket: { products: 10, commandsAMinute: 30, commandGap: 1_000, connections: 1 },
  bars: 1_000,
  history: { end: "ignored", latest: 1_000 },
};

/** The vendor's default of 2024-12 (§4.0.2, §5.0.2). */
export const FREE_PLAN_2024: Plan = {
  ...FREE_PLAN,
  rest: { products: 10, requestsAMinute: 30 },
  history: WHOLE_HISTORY,
};

const PRO_PLAN: Plan = {
  rest: { products: 500, requestsAMinute: 600 },
  socket: { products: 500, commandsAMinute: 300, commandGap: 100, connections: 10 },
  bars: 1_000,
  history: WHOLE_HISTORY,
};

export const PLANS: Readonly<Record<string, Plan>> = { free: FREE_PLAN, "free-2024": FREE_PLAN_2024, pro: PRO_PLAN };

export function historyOf({ history }: Plan): HistoryLimit {
  return history ?? WHOLE_HISTORY;
}

export function limitOf(plan: Plan, endpoint: LimitedEndpoint): Limit {
  return { ...plan.rest, ...plan.endpoints?.[endpoint] };
}

/** The plan as /register tells it (§4.1.3). */
export function permissionOf(plan: Plan): WirePermission {
  const told = (endpoint: LimitedEndpoint): WireLimit => {
    const limit = limitOf(plan, endpoint);
    return { product_count: limit.products, request_frequency: limit.requestsAMinute };
  };
  return {
    depth: told("depth"),
    history: told("history"),
    instrumen_info: told("instrument-info"),
    kline: told("kline"),
    snapshot: told("snapshot"),
    trade: told("trade"),
    ws: {
      product_count: plan.socket.products,
      request_frequency: plan.socket.commandsAMinute,
      max_connections: plan.socket.connections,
    },
  };
}
