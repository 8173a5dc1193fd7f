import { failure, success, type Settled } from "../../kernel/settled";
import { groupCodes } from "../../market/codeList";
import type { InstrumentCode } from "../../market/instrumentCode";
import { decodeRows } from "../decode";
import { asQosError, type QosError } from "../errors";
import { decodeTrade, type Trade } from "../trade";
import type { Decoded, Endpoint } from "./endpoint";
import { chunk, codeOf } from "./rows";

/** The latest `count` trades of an instrument. */
export interface TradeAsk {
  readonly code: InstrumentCode;
  readonly count: number;
}

/** Trades of one instrument that a request may ask for (§4.5.1). */
export const MOST_TRADES = 50;

/**
 * `/trade` (§4.5): recent trades of all codes in one flat list. The count is the request's, so questions that differ
 * in it share the largest and are sliced by the asker.
 */
export const tradeEndpoint: Endpoint<TradeAsk, readonly Trade[]> = {
  path: "/trade",
  budget: "trade",
  plan(asks, products) {
    const byCode = new Map<InstrumentCode, TradeAsk[]>();
    for (const ask of asks) {
      const together = byCode.get(ask.code);
      if (together === undefined) byCode.set(ask.code, [ask]);
      else together.push(ask);
    }
    return chunk([...byCode.values()], products).map((groups) => {
      const together = groups.flat();
      const count = Math.max(...together.map((ask) => ask.count));
      return { body: { codes: groupCodes(together.map((ask) => ask.code)), count }, asks: together };
    });
  },
  decode: decodeTrades,
  rowKey: (ask) => ask.code,
};

/** Gathers the flat list by code, newest first; of one second, as the server ordered them. */
function decodeTrades(data: unknown): Decoded<readonly Trade[]> {
  const good = new Map<InstrumentCode, Trade[]>();
  const rows = new Map<string, Settled<readonly Trade[], QosError>>();
  let strange = 0;
  decodeRows(data, "data").forEach((value, index) => {
    try {
      const trade = decodeTrade(value, `data[${index}]`);
      const together = good.get(trade.code);
      if (together === undefined) good.set(trade.code, [trade]);
      else together.push(trade);
    } catch (thrown) {
      const code = codeOf(value);
      if (code === undefined) strange += 1;
      else rows.set(code, failure(asQosError(thrown)));
    }
  });
  for (const [code, trades] of good)
    if (!rows.has(code)) rows.set(code, success(trades.sort((left, right) => (right.time ?? 0) - (left.time ?? 0))));
  return { rows, strange };
}
