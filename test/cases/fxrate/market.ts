import type { Answers, BarRow } from "../../support/cases/case";
import { ts } from "../../support/cases/words";

/** Latest prices of the FX market. The euro in yen is not quite what its dollars are in yen. */
export const RATES = {
  EURUSD: 1.0613,
  GBPUSD: 1.2712,
  USDCNH: 7.2245,
  USDHKD: 7.7801,
  USDJPY: 155.34,
  EURJPY: 164.91,
  EURCZK: 25.342,
} as const;

export type Pair = keyof typeof RATES;
const PAIRS = Object.keys(RATES) as readonly Pair[];

/** A row of a pair, or a push of it. */
export function fxRow(pair: string, price: number | string, more: object = {}): object {
  return { c: `FX:${pair}`, lp: String(price), yp: "1", ts: ts("2024-11-13T19:59:58+08:00"), ...more };
}

/** A list of the FX market. */
export function fxList(pairs: readonly string[] = PAIRS): object {
  return { FX: pairs.map((pair) => ({ code: `FX:${pair}`, name: pair })) };
}

const day = (of: string, close: number): BarRow => ({
  ts: ts(`${of}T00:00:00+08:00`),
  kt: 1001,
  o: close,
  h: close,
  l: close,
  cl: close,
  v: 1,
});

/** From Friday to Wednesday; on Monday there is none of the euro. */
const CLOSES: readonly (readonly [string, readonly BarRow[]])[] = [
  ["EURUSD", [day("2024-11-08", 1.0718), day("2024-11-12", 1.0624), day("2024-11-13", 1.0611)]],
  [
    "USDHKD",
    [day("2024-11-08", 7.7752), day("2024-11-11", 7.7768), day("2024-11-12", 7.7789), day("2024-11-13", 7.7802)],
  ],
  [
    "USDCNH",
    [day("2024-11-08", 7.1963), day("2024-11-11", 7.2216), day("2024-11-12", 7.2431), day("2024-11-13", 7.2247)],
  ],
];

export const FX: Answers = {
  "/product-list": fxList(),
  "/snapshot": PAIRS.map((pair) => fxRow(pair, RATES[pair])),
  "/kline": CLOSES.map(([pair, k]) => ({ c: `FX:${pair}`, k })),
  "/history": CLOSES.map(([pair, k]) => ({ c: `FX:${pair}`, k })),
};

export const CURRENCIES = "CNH, CNY, CZK, EUR, GBP, HKD, JPY, USD";
