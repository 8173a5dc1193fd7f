import { pairOf, parseCurrency, USD, type Currency } from "../../market/currency";
import { marketOf, type InstrumentCode } from "../../market/instrumentCode";
import type { RatePath } from "../../market/ratePath";
import { QosError } from "../../qos/errors";
import { loadFrom, type Manner } from "../questions/question";
import type { QuoteSources } from "../quoteSources";
import { findRate } from "./findRate";
import type { RateQuery } from "./rateQuery";

/** The instruments that tell a rate. Rejects with a QosError where there are none. */
export async function pathOf(
  sources: Pick<QuoteSources, "infos" | "products">,
  { from, to, namedIn }: RateQuery,
  manner: Manner,
): Promise<RatePath> {
  const currency = "code" in from ? await currencyOf(sources, from.code, manner) : from.currency;
  return findRate(sources, { from: currency, to, namedIn }, manner);
}

/**
 * The currency in which an instrument is priced: fixed for the US and for pairs of currencies, else as its reference data
 * say, since Hong Kong has counters in yuan and the mainland shares in dollars.
 */
async function currencyOf(
  { infos }: Pick<QuoteSources, "infos">,
  code: InstrumentCode,
  manner: Manner,
): Promise<Currency> {
  if (marketOf(code) === "US") return USD;
  const pair = pairOf(code);
  if (pair !== undefined) return pair.quote;
  const { currency } = (await loadFrom(infos, code, manner)).fields;
  const known = typeof currency === "string" ? parseCurrency(currency) : undefined;
  if (known !== undefined) return known;
  throw new QosError("noCurrency", { code, given: currency === undefined ? "nothing" : `"${currency}"` });
}
