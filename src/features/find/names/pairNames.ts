import type { KnownName } from "./nameRow";

type Table = ReadonlyMap<string, KnownName>;

/** The names that pairs are made of. */
export interface PairWords {
  readonly coins: Table;
  readonly currencies: Table;
  readonly commodities: Table;
}

/** Quotes of coins; most are told in USDT, which nobody says. */
const QUOTES = ["USDT", "USDC", "USD"];

/** The name of a pair, by the rule of its market's codes: `FX:EURUSD`, `CF:BTCUSDT`, `CM:XAUUSD`; undefined for any other. */
export function pairName(code: string, { coins, currencies, commodities }: PairWords): KnownName | undefined {
  const [market = "", symbol = ""] = code.split(":");
  if (market === "FX" && symbol.length === 6) {
    const base = currencies.get(symbol.slice(0, 3));
    const quote = currencies.get(symbol.slice(3));
    return base && quote && pair(symbol, base, quote);
  }
  if (market === "CM" && symbol.length === 6) {
    const good = commodities.get(symbol.slice(0, 3));
    const quote = currencies.get(symbol.slice(3));
    return symbol.endsWith("USD") ? good : good && quote && pair(symbol, good, quote);
  }
  if (market !== "CF") return undefined;
  const quote = QUOTES.find((each) => symbol.endsWith(each));
  const coin = quote === undefined ? undefined : coins.get(symbol.slice(0, -quote.length));
  if (coin === undefined || quote === "USDT") return coin;
  return { ...coin, zh: `${coin.zh}/${quote ?? ""}`, en: `${coin.en} / ${quote ?? ""}` };
}

function pair(symbol: string, base: KnownName, quote: KnownName): KnownName {
  const codes = `${symbol.slice(0, 3)} ${symbol.slice(3)}`;
  return {
    zh: `${base.zh}/${quote.zh}`,
    en: `${base.en} / ${quote.en}`,
    also: `${codes} ${base.also} ${quote.also}`.trim(),
    fame: (base.fame + quote.fame) / 2,
  };
}
