import type { InstrumentCode } from "../../market/instrumentCode";
import type { Interval } from "../../market/periods";
import type { Adjustment, Bar } from "../bar";
import type { Endpoint } from "./endpoint";
import { planSeries, seriesKey } from "./series";
import { decodeSeries } from "./seriesAnswer";

/** The latest `count` bars of one series. */
export interface BarQuery {
  readonly code: InstrumentCode;
  readonly interval: Interval;
  readonly adjustment: Adjustment;
  readonly count: number;
}

/** `/kline` and `/history` give at most this many bars an entry (2025-06). */
export const MOST_BARS = 1_000;

/** `/kline` (§4.6): the latest bars, oldest first. The answer may be longer than an ask that shared a larger count. */
export const klineEndpoint: Endpoint<BarQuery, readonly Bar[]> = {
  path: "/kline",
  budget: "kline",
  plan: planSeries,
  decode: decodeSeries,
  rowKey: seriesKey,
};
