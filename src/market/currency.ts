import type { Nominal } from "../kernel/nominal";
import { marketOf, symbolOf, type InstrumentCode } from "./instrumentCode";

/** A currency by its three letters (ISO 4217); CNH is the yuan that is traded outside the mainland. */
export type Currency = Nominal<string, "Currency">;

export const USD = "USD" as Currency;
export const CNY = "CNY" as Currency;
export const CNH = "CNH" as Currency;

/**
 * Reads three letters in any case, but not `GBp` or `ZAc`: a small letter at the end is a hundredth of the currency
 * where people write so.
 */
export function parseCurrency(text: string): Currency | undefined {
  const plain = text
    .replace(/\p{Cf}/gu, "")
    .normalize("NFKC")
    .trim();
  return /^[A-Za-z]{3}$/.test(plain) && !/^[A-Z]{2}[a-z]$/.test(plain) ? (plain.toUpperCase() as Currency) : undefined;
}

/** An instrument of the FX market: how much of `quote` one `base` is. */
export interface CurrencyPair {
  readonly code: InstrumentCode;
  readonly base: Currency;
  readonly quote: Currency;
}

/** What pair an instrument is; undefined: none. */
export function pairOf(code: InstrumentCode): CurrencyPair | undefined {
  if (marketOf(code) !== "FX") return undefined;
  const [, base, quote] = /^([A-Z]{3})[-_./]?([A-Z]{3})$/.exec(symbolOf(code)) ?? [];
  if (base === undefined || quote === undefined || base === quote) return undefined;
  return { code, base: base as Currency, quote: quote as Currency };
}
