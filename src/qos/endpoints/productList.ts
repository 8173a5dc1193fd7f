import type { InstrumentCode } from "../../market/instrumentCode";
import type { Market } from "../../market/markets";
import { decodeCode, decodeObject, decodeText } from "../decode";
import type { Endpoint } from "./endpoint";
import { decodeByMarket } from "./marketCalendar";
import { chunk } from "./rows";

/** An instrument in the list of its market. */
export interface Product {
  readonly code: InstrumentCode;
  readonly name: string;
}

/** `/product-list` (2025-06): all instruments of a market with their Chinese names. */
export const productListEndpoint: Endpoint<Market, readonly Product[]> = {
  path: "/product-list",
  budget: "products",
  plan: (markets, products) => chunk([...new Set(markets)], products).map((asks) => ({ body: { market: asks }, asks })),
  decode: (data) =>
    decodeByMarket(data, (value, path) => {
      const row = decodeObject(value, path);
      return { code: decodeCode(row["code"], `${path}.code`), name: decodeText(row["name"], `${path}.name`) ?? "" };
    }),
  rowKey: (market) => market,
};
