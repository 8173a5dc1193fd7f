/** Letters that mean more than a US stock to whoever types them alone. */

/** ISO 4217, as far as traded against others. */
const CURRENCIES: ReadonlySet<string> = new Set(
  (
    "USD EUR JPY GBP CHF CAD AUD NZD CNY CNH HKD SGD TWD KRW INR IDR MYR THB PHP VND SEK NOK DKK PLN CZK HUF RON " +
    "TRY RUB ZAR MXN BRL CLP COP PEN ARS ILS AED SAR QAR KWD EGP"
  ).split(" "),
);

const METALS: ReadonlySet<string> = new Set(["XAU", "XAG", "XPT", "XPD"]);

/** Coins whose short names are also those of US stocks or funds, or look it. */
const COINS: ReadonlySet<string> = new Set("BTC ETH SOL XRP BNB DOGE ADA LTC TRX AVAX DOT LINK USDT".split(" "));

const INDICES: ReadonlySet<string> = new Set(
  "HSI HSTECH HSCEI SPX NDX DJI DJIA IXIC VIX RUT FTSE DAX HK50 HK33".split(" "),
);

/** What stands above, below or between codes in a sheet: some are stocks as well (CASH, TRUE, GOLD), which nobody meant. */
const SHEET_WORDS: ReadonlySet<string> = new Set(
  (
    "CASH CODE CODES NAME NAMES DATE TIME PRICE LAST OPEN HIGH LOW CLOSE TOTAL SUM STOCK SYM FUND FUNDS BOND BONDS " +
    "NONE NULL NAN NA TRUE FALSE TODO TBD NOTE NOTES OTHER GOLD VALUE SHARE COST GAIN LOSS DEBT LOAN QTY LOT SIDE BUY SELL"
  ).split(" "),
);

/** `EURUSD`, of two currencies. */
export function isCurrencyPair(text: string): boolean {
  const [base, quote] = [text.slice(0, 3), text.slice(3)];
  return text.length === 6 && base !== quote && CURRENCIES.has(base) && CURRENCIES.has(quote);
}

/** `XAUUSD`. */
export function isMetalPair(text: string): boolean {
  return text.length === 6 && METALS.has(text.slice(0, 3)) && CURRENCIES.has(text.slice(3));
}

/** `HK50` is an index to brokers, and a company's number to others. */
export function isIndexName(name: string): boolean {
  return INDICES.has(name);
}

/** What else letters alone may mean, as a code; blank where it is no instrument at all. Undefined: nothing else. */
export function otherMeaning(letters: string): string | undefined {
  if (COINS.has(letters)) return letters === "USDT" ? "" : `CF:${letters}USDT`;
  if (INDICES.has(letters)) return `IX:${letters}`;
  if (letters === "XAU" || letters === "GOLD") return "CM:XAUUSD";
  return CURRENCIES.has(letters) || SHEET_WORDS.has(letters) ? "" : undefined;
}

/** The perpetual that a coin's pair in another product stands next to: `BTCUSD`, `BTC-USD`, `ETH/USDT`. */
export function perpetualNear(pair: string): string | undefined {
  const coin = /^([A-Z]{2,6})[-/]?(?:USDT?|USDC)(?:\.P|PERP)?$/.exec(pair)?.[1];
  return coin !== undefined && COINS.has(coin) ? `CF:${coin}USDT` : undefined;
}
