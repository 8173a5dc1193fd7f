import type { Nominal } from "../kernel/nominal";
import { failure, success, type Settled } from "../kernel/settled";
import { isMarket, marketRow, MARKETS, type Market } from "./markets";

/** The one spelling of an instrument in this program: `MARKET:SYMBOL`, upper case, HK without leading zeros. */
export type InstrumentCode = Nominal<string, "InstrumentCode">;

/** Why a text is not a code; `given` is the text as it was typed. */
export interface CodeProblem {
  readonly reason: "empty" | "market-missing" | "market-unknown" | "symbol-malformed";
  readonly given: string;
  /** The accepted form, for the message. */
  readonly accepted: string;
}

/** Suffixes in use elsewhere (`0700.HK`, `600519.SS`) and the market each stands for. */
const SUFFIXES: ReadonlyMap<string, Market> = new Map([
  ...MARKETS.map((row): [string, Market] => [row.market, row.market]),
  ["SS", "SH"],
  ["XSHG", "SH"],
  ["XSHE", "SZ"],
  ["O", "US"],
  ["N", "US"],
]);

/**
 * Reads an instrument code as people write it: any case, full-width characters, blanks, `0700.HK`, `AAPL.US`,
 * `HK:00700`. A bare symbol is refused unless `market` is carried over from the code before it (§4.2.2).
 */
export function parseInstrumentCode(text: string, market?: Market): Settled<InstrumentCode, CodeProblem> {
  const plain = text.normalize("NFKC").replace(/\s+/g, "").toUpperCase();
  if (plain === "") return failure(problem("empty", text));
  const colon = plain.indexOf(":");
  if (colon >= 0) return compose(plain.slice(0, colon), plain.slice(colon + 1), text);
  if (market !== undefined) return compose(market, plain, text);
  const dot = plain.lastIndexOf(".");
  const suffix = dot > 0 ? SUFFIXES.get(plain.slice(dot + 1)) : undefined;
  if (suffix !== undefined) return compose(suffix, plain.slice(0, dot), text);
  return failure(problem("market-missing", text));
}

/** The market of a code that has been parsed. */
export function marketOf(code: InstrumentCode): Market {
  const market = code.slice(0, 2);
  if (!isMarket(market)) throw new Error(`not an instrument code: ${code}`);
  return market;
}

export function symbolOf(code: InstrumentCode): string {
  return code.slice(3);
}

function compose(market: string, symbol: string, given: string): Settled<InstrumentCode, CodeProblem> {
  if (!isMarket(market)) return failure(problem("market-unknown", given));
  const normal = normaliseSymbol(market, symbol);
  if (!marketRow(market).symbol.test(normal)) return failure(problem("symbol-malformed", given));
  return success(`${market}:${normal}` as InstrumentCode);
}

function normaliseSymbol(market: Market, symbol: string): string {
  const rule = marketRow(market).leadingZeros;
  if (rule === "kept" || !/^\d+$/.test(symbol)) return symbol;
  if (rule === "stripped") return symbol.replace(/^0+(?=\d)/, "");
  return symbol.padStart(rule, "0");
}

function problem(reason: CodeProblem["reason"], given: string): CodeProblem {
  const markets = MARKETS.map((row) => row.market).join(" ");
  return { reason, given, accepted: `MARKET:SYMBOL, for example US:AAPL, HK:700 or SH:600519 (markets: ${markets})` };
}
