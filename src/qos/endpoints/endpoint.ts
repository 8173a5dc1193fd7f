import type { Settled } from "../../kernel/settled";
import type { QosError } from "../errors";
import type { Unread } from "../unread";

/**
 * The budget that an endpoint draws on: its name in a plan (`permission.<api>`, §4.1.3). Those of 2025-06, calendar
 * and products, have no name there and are held to the default.
 */
export const BUDGET_CLASSES = [
  "snapshot",
  "kline",
  "history",
  "depth",
  "trade",
  "instrumen_info",
  "calendar",
  "products",
] as const;

export type BudgetClass = (typeof BUDGET_CLASSES)[number];

/** What an answer holds: rows under the key of the question each belongs to, and a count of what fitted nowhere. */
export interface Decoded<Row> {
  readonly rows: ReadonlyMap<string, Settled<Row, QosError>>;
  /** Rows that no question can be told for: no readable code. */
  readonly strange: number;
  /** What could not be read of rows that are answers all the same; undefined: nothing. */
  readonly unread: Unread | undefined;
}

/** One request that an endpoint's planner made of many questions. */
export interface PlannedRequest<Query> {
  readonly body: object;
  readonly queries: readonly Query[];
}

/** One REST endpoint (§4): how questions become requests, and how answers are read. */
export interface Endpoint<Query, Row> {
  readonly path: string;
  readonly budget: BudgetClass;
  /** The fewest requests that hold `asks`, none with more than `products` products. */
  plan(queries: readonly Query[], products: number): readonly PlannedRequest<Query>[];
  /**
   * Reads `data` of an answer to `asks`, where they are known. Throws a QosError only when the whole is not what it
   * should be.
   */
  decode(data: unknown, queries?: readonly Query[]): Decoded<Row>;
  /** The key under which `decode` files the row that answers `ask`. */
  rowKey(query: Query): string;
}
