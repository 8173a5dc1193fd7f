import type { EpochSeconds } from "../../kernel/time";
import type { InstrumentCode } from "../../market/instrumentCode";
import type { Interval } from "../../market/periods";
import type { Adjustment, Bar } from "../bar";
import type { Endpoint } from "./endpoint";
import { planSeries, seriesKey } from "./series";
import { decodeSeries } from "./seriesAnswer";

/** The `count` bars of one series that end at `end`. */
export interface HistoryQuery {
  readonly code: InstrumentCode;
  readonly interval: Interval;
  readonly adjustment: Adjustment;
  readonly end: EpochSeconds;
  readonly count: number;
}

/** `/history` (§4.7): bars that end at a moment, going back. */
export const historyEndpoint: Endpoint<HistoryQuery, readonly Bar[]> = {
  path: "/history",
  budget: "history",
  plan: planSeries,
  decode: decodeSeries,
  rowKey: seriesKey,
};
