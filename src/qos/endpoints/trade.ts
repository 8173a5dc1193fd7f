import { failure, success, type Settled } from "../../kernel/settled";
import { groupCodes } from "../../market/codeList";
import type { InstrumentCode } from "../../market/instrumentCode";
import { decodeRows } from "../decode";
import { asQosError, type QosError } from "../errors";
import { decodeTrade, type Trade } from "../trade";
import { Notes } from "../unread";
import type { Decoded, Endpoint } from "./endpoint";
import { chunk, codeOf, mayHaveCode } from "./rows";

/** The latest `count` trades of an instrument. */
export interface TradeQuery {
  readonly code: InstrumentCode;
  readonly count: number;
}

/** Trades of one instrument that a request may ask for (§4.5.1). */
export const MOST_TRADES = 50;

/**
 * `/trade` (§4.5): recent trades of all codes in one flat list. The count is the request's, so questions that differ
 * in it share the largest and are sliced by the asker. Long ones go together, so that short ones are not answered at
 * length; the number of requests is the least all the same, ceil(codes / products).
 */
export const tradeEndpoint: Endpoint<TradeQuery, readonly Trade[]> = {
  path: "/trade",
  budget: "trade",
  plan(queries, products) {
    const byCode = new Map<InstrumentCode, TradeQuery[]>();
    for (const query of queries) {
      const together = byCode.get(query.code);
      if (together === undefined) byCode.set(query.code, [query]);
      else together.push(query);
    }
    const longestFirst = [...byCode.values()].sort((left, right) => longest(right) - longest(left));
    return chunk(longestFirst, products).map((groups) => {
      const together = groups.flat();
      return {
        body: { codes: groupCodes(together.map((query) => query.code)), count: longest(together) },
        queries: together,
      };
    });
  },
  decode: decodeTrades,
  rowKey: (query) => query.code,
};

function longest(queries: readonly TradeQuery[]): number {
  return Math.max(...queries.map((query) => query.count));
}

/** Gathers the flat list by code, newest first. */
function decodeTrades(data: unknown): Decoded<readonly Trade[]> {
  const good = new Map<InstrumentCode, Trade[]>();
  const rows = new Map<string, Settled<readonly Trade[], QosError>>();
  const notes = new Notes();
  let strange = 0;
  decodeRows(data, "data").forEach((value, index) => {
    if (!mayHaveCode(value)) {
      strange += 1;
      return;
    }
    try {
      const trade = decodeTrade(value, `data[${index}]`, notes);
      const together = good.get(trade.code);
      if (together === undefined) good.set(trade.code, [trade]);
      else together.push(trade);
    } catch (thrown) {
      const code = codeOf(value);
      if (code === undefined) strange += 1;
      else rows.set(code, failure(asQosError(thrown)));
    }
  });
  for (const [code, trades] of good) if (!rows.has(code)) rows.set(code, success(newestFirst(trades)));
  return { rows, strange, unread: notes.unread };
}

/**
 * The documents do not say in which order the trades of a code come. Where they run forward in time they are turned
 * round, so that trades of one second keep their sequence.
 */
function newestFirst(trades: readonly Trade[]): readonly Trade[] {
  const forward = (trades[0]?.time ?? 0) < (trades.at(-1)?.time ?? 0);
  const turned = forward ? [...trades].reverse() : [...trades];
  return turned.sort((left, right) => (right.time ?? 0) - (left.time ?? 0));
}
