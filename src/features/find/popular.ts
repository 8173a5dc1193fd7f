/**
 * Instruments that most people look for first: shown before anything is typed, found before others, and asked for
 * English names that neither the lists of the markets nor the table of names hold.
 */
export const POPULAR: readonly string[] = [
  ...["AAPL", "MSFT", "NVDA", "TSLA", "AMZN", "GOOGL", "META", "SPY", "QQQ", "BABA"].map((symbol) => `US:${symbol}`),
  ...["700", "9988", "3690", "1810", "5", "388", "2318", "941"].map((symbol) => `HK:${symbol}`),
  ...["600519", "601318", "600036"].map((symbol) => `SH:${symbol}`),
  ...["300750", "000858", "002594"].map((symbol) => `SZ:${symbol}`),
  ...["BTCUSDT", "ETHUSDT"].map((symbol) => `CF:${symbol}`),
  ...["EURUSD", "USDJPY"].map((symbol) => `FX:${symbol}`),
  ...["XAUUSD"].map((symbol) => `CM:${symbol}`),
];
