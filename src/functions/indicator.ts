import { answerOnce } from "./_answer";

/**
 * Technical indicators over the bars (K-lines) of an instrument as a table, oldest first: RSI, MACD, BOLL, KDJ and more.
 * @customfunction INDICATOR
 * @param code Instrument, for example "HK:700".
 * @param indicator An indicator with its numbers, such as "rsi(14)", "macd(12,26,9)", "boll(20,2)", "kdj(9,3,3)"; several with semicolons.
 * @param [interval] Length of a bar: 1m 5m 15m 30m 1h 2h 4h 1d 1w 1mo 1y. Default: 1d.
 * @param [count] Number of rows, 1 to 1000. Default: 100.
 * @param [adjust] "none" (default), or "forward" for prices adjusted for splits and dividends.
 * @param [headers] TRUE (default) for a first row with the column names.
 * @param invocation Excel's handle on this call.
 * @returns One row a bar: its time and the columns of the indicators.
 * @cancelable
 */
export function indicator(
  code: unknown,
  indicator: unknown[][],
  interval: unknown,
  count: unknown,
  adjust: unknown,
  headers: unknown,
  invocation: CustomFunctions.CancelableInvocation,
): Promise<unknown[][]> {
  return answerOnce("indicator", [code, indicator, interval, count, adjust, headers, invocation]);
}
