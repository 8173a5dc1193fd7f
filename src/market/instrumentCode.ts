import type { Nominal } from "../kernel/nominal";
import { failure, success, type Settled } from "../kernel/settled";
import { isMarket, marketRow, MARKETS, type Market } from "./markets";

/** The one spelling of an instrument in this program: `MARKET:SYMBOL`, upper case, HK without leading zeros. */
export type InstrumentCode = Nominal<string, "InstrumentCode">;

/**
 * Reads a code as the wire and this program itself write it, `HK:700` or `HK:00700`, and nothing looser: what people
 * write is read by `readSpelling`.
 */
export function parseInstrumentCode(text: string): Settled<InstrumentCode, "no code"> {
  const market = text.slice(0, 2);
  if (text[2] !== ":" || !isMarket(market)) return failure("no code");
  const symbol = text.slice(3);
  return toSettled(compose(market, marketRow(market).leadingZeros === "stripped" ? withoutZeros(symbol) : symbol));
}

/** The code of a market's symbol, both in capitals; a mainland number may lack its zeros. */
export function composeCode(market: Market, symbol: string): InstrumentCode | undefined {
  const rule = marketRow(market).leadingZeros;
  if (rule === "stripped") return compose(market, withoutZeros(symbol));
  return compose(market, rule !== "kept" && /^\d+$/.test(symbol) ? symbol.padStart(rule, "0") : symbol);
}

/** The market of a code that has been read. */
export function marketOf(code: InstrumentCode): Market {
  const market = BY_LETTERS.get(lettersOf(code));
  if (market === undefined) throw new Error(`not an instrument code: ${code}`);
  return market;
}

/** Each push and each answer asks for it several times: to cut the letters out would cost more than to look them up. */
const BY_LETTERS: ReadonlyMap<number, Market> = new Map(MARKETS.map(({ market }) => [lettersOf(market), market]));

/** The two letters at the beginning as one number. */
function lettersOf(text: string): number {
  return text.charCodeAt(0) * 65_536 + text.charCodeAt(1);
}

export function symbolOf(code: InstrumentCode): string {
  return code.slice(3);
}

function compose(market: Market, symbol: string): InstrumentCode | undefined {
  return marketRow(market).symbol.test(symbol) ? (`${market}:${symbol}` as InstrumentCode) : undefined;
}

/** Hong Kong's numbers have five digits at most: `HK:000001` is not the `HK:1` that `HK:00001` is. */
function withoutZeros(symbol: string): string {
  return /^\d{1,5}$/.test(symbol) ? symbol.replace(/^0+(?=\d)/, "") : symbol;
}

function toSettled(code: InstrumentCode | undefined): Settled<InstrumentCode, "no code"> {
  return code === undefined ? failure("no code") : success(code);
}
