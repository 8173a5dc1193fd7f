import { parseCurrency, type Currency } from "../../market/currency";
import { QosError } from "../../qos/errors";
import { quote, readGiven } from "./given";

/** Three letters; whether QOS has rates of it is known by its list alone. */
const FORM = "USD, CNY, HKD, EUR, JPY, GBP";

/** The currency that an argument names. */
export function readCurrency(raw: unknown, argument: string): Currency {
  const given = readGiven(raw, argument);
  if (given.kind === "blank") throw new QosError("badCurrency", { argument, given: "nothing", accepted: FORM });
  return currencyIn(String(given.value), argument);
}

export function currencyIn(text: string, argument: string): Currency {
  const currency = parseCurrency(text);
  if (currency === undefined) throw new QosError("badCurrency", { argument, given: quote(text), accepted: FORM });
  return currency;
}
