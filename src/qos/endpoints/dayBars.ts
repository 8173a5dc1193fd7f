import type { InstrumentCode } from "../../market/instrumentCode";
import type { Bar } from "../bar";
import type { Endpoint } from "./endpoint";
import { klineEndpoint, type BarQuery } from "./kline";

/** Daily bars that tell of the last regular session: it, the one before, and one in case today's has begun already. */
const DAYS = 3;

/** `/kline` (§4.6) asked for the newest daily bars of instruments, unadjusted as snapshots are. */
export const dayBarsEndpoint: Endpoint<InstrumentCode, readonly Bar[]> = {
  path: klineEndpoint.path,
  budget: klineEndpoint.budget,
  plan: (codes, products) =>
    klineEndpoint
      .plan([...new Set(codes)].map(daysOf), products)
      .map(({ body, queries }) => ({ body, queries: queries.map(({ code }) => code) })),
  decode: (data, codes) => klineEndpoint.decode(data, codes?.map(daysOf)),
  rowKey: (code) => klineEndpoint.rowKey(daysOf(code)),
};

function daysOf(code: InstrumentCode): BarQuery {
  return { code, interval: "1d", adjustment: "none", count: DAYS };
}
