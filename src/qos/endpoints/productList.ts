import type { Market } from "../../market/markets";
import { parseInstrumentCode, type InstrumentCode } from "../../market/instrumentCode";
import { isObject } from "../decode";
import type { Endpoint } from "./endpoint";
import { decodeByMarket } from "./marketCalendar";
import { chunk } from "./rows";

/** An instrument in the list of its market. */
export interface Product {
  readonly code: InstrumentCode;
  /** Its Chinese name; empty where the server has none. */
  readonly name: string;
}

/** `/product-list` (2025-06): all instruments of a market with their Chinese names. */
export const productListEndpoint: Endpoint<Market, readonly Product[]> = {
  path: "/product-list",
  budget: "products",
  plan: (markets, products) =>
    chunk([...new Set(markets)], products).map((queries) => ({ body: { market: queries }, queries })),
  decode: (data) => decodeByMarket(data, decodeProduct),
  rowKey: (market) => market,
};

/** One product that this program has no spelling for must not hide the other thousands. */
function decodeProduct(value: unknown): Product | undefined {
  if (!isObject(value) || typeof value["code"] !== "string") return undefined;
  const code = parseInstrumentCode(value["code"]);
  const name = typeof value["name"] === "string" ? value["name"] : "";
  return code.ok ? { code: code.value, name } : undefined;
}

/** Reads a list that was kept; undefined: it is none. One item that is no instrument spoils it: nothing wrote it so. */
export function readKeptProducts(value: unknown): readonly Product[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const products: Product[] = [];
  for (const item of value as readonly unknown[]) {
    const product = isObject(item) && typeof item["name"] === "string" ? decodeProduct(item) : undefined;
    if (product === undefined) return undefined;
    products.push(product);
  }
  return products;
}
