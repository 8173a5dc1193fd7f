import { failure, success, type Settled } from "../../kernel/settled";
import type { Market } from "../../market/markets";
import type { TradingDay } from "../../market/tradingCalendar";
import { decodeObject, decodeRows, unexpected } from "../decode";
import { asQosError, type QosError } from "../errors";
import type { Decoded, Endpoint } from "./endpoint";
import { chunk } from "./rows";

/** `/market-calendar` (2025-06): trading days of a market, about three months ahead, as `"20250703,H"`. */
export const marketCalendarEndpoint: Endpoint<Market, readonly TradingDay[]> = {
  path: "/market-calendar",
  budget: "calendar",
  plan: (markets, products) =>
    chunk([...new Set(markets)], products).map((queries) => ({ body: { market: queries }, queries })),
  decode: (data) => decodeByMarket(data, decodeDay),
  rowKey: (market) => market,
};

/**
 * Reads an object of lists by market. What `decodeItem` throws spoils its own market only; what it gives undefined for
 * is left out and counted.
 */
export function decodeByMarket<Item>(
  data: unknown,
  decodeItem: (value: unknown, path: string) => Item | undefined,
): Decoded<readonly Item[]> {
  const rows = new Map<string, Settled<readonly Item[], QosError>>();
  let strange = 0;
  for (const [market, list] of Object.entries(data === null ? {} : decodeObject(data, "data"))) {
    const path = `data.${market}`;
    try {
      const items = decodeRows(list, path).map((item, at) => decodeItem(item, `${path}[${at}]`));
      const known = items.filter((item) => item !== undefined);
      strange += items.length - known.length;
      rows.set(market, success(known));
    } catch (thrown) {
      rows.set(market, failure(asQosError(thrown)));
    }
  }
  return { rows, strange, unread: undefined };
}

/** A day that cannot be read would pass for a holiday if it were left out, so it spoils the calendar. */
function decodeDay(value: unknown, path: string): TradingDay {
  const parts = typeof value === "string" ? /^(\d{8}),([FH])$/.exec(value.trim()) : null;
  if (parts === null) throw unexpected(path, 'a day such as "20250703,F"', value);
  return { yyyymmdd: Number(parts[1]), kind: parts[2] === "H" ? "half" : "full" };
}
