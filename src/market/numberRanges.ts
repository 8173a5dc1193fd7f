import type { Market } from "./markets";

/** What a six-digit number of the mainland is by the ranges that the exchanges publish. */
export type NumberOwner = Extract<Market, "SH" | "SZ"> | "BJ" | "share or index" | "index";

/**
 * Beginnings of numbers. `000` is a share in Shenzhen and an index in Shanghai; bonds, repos and funds that are not
 * traded on an exchange have no row, for QOS has none of them. A new range is one row here.
 */
const RANGES: readonly (readonly [owner: NumberOwner, begins: readonly string[]])[] = [
  // Main board, STAR, B shares, exchange-traded funds and trusts.
  ["SH", ["600", "601", "603", "605", "688", "689", "900", "50", "51", "52", "53", "56", "58"]],
  // Main board, ChiNext, B shares, exchange-traded and listed open funds, trusts.
  ["SZ", ["001", "002", "003", "300", "301", "302", "200", "15", "16", "18"]],
  ["BJ", ["920", "4", "8"]],
  ["share or index", ["000"]],
  ["index", ["399"]],
];

export function ownerOfNumber(digits: string): NumberOwner | undefined {
  if (!/^\d{6}$/.test(digits)) return undefined;
  return RANGES.find(([, begins]) => begins.some((begin) => digits.startsWith(begin)))?.[0];
}
