import type { Currency } from "../../market/currency";
import type { InstrumentCode } from "../../market/instrumentCode";

/** A rate that is wanted. */
export interface RateQuery {
  /** A currency, or an instrument: the currency that it is priced in. */
  readonly from: { readonly currency: Currency } | { readonly code: InstrumentCode };
  readonly to: Currency;
  readonly namedIn: NamedIn;
}

/** Of a currency that QOS has no rates of: the argument that names it. None: the server has named it. */
export type NamedIn = (currency: Currency) => string | undefined;

/** Equal for equal rates. */
export function rateKey({ from, to }: Pick<RateQuery, "from" | "to">): string {
  return `${"code" in from ? from.code : from.currency} ${to}`;
}
