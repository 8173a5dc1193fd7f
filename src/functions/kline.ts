import { answerOnce } from "./_answer";

/**
 * The latest bars (K-lines) of an instrument as a table, oldest first.
 * @customfunction KLINE
 * @param code Instrument, for example "HK:700".
 * @param [interval] Length of a bar: 1m 5m 15m 30m 1h 2h 4h 1d 1w 1mo 1y. Default: 1d.
 * @param [count] Number of bars, 1 to 1000. Default: 100.
 * @param [adjust] "none" (default), or "forward" for prices adjusted for splits and dividends.
 * @param [fields] Columns: a range, or text such as "time,close". Default: time, open, high, low, close, volume.
 * @param [headers] TRUE for a first row with the column names. Default: TRUE when there is more than one column.
 * @param invocation Excel's handle on this call.
 * @returns One row a bar; times are the start of the bar in the exchange's time.
 * @cancelable
 */
export function kline(
  code: unknown,
  interval: unknown,
  count: unknown,
  adjust: unknown,
  fields: unknown[][],
  headers: unknown,
  invocation: CustomFunctions.CancelableInvocation,
): Promise<unknown[][]> {
  return answerOnce("kline", [code, interval, count, adjust, fields, headers, invocation]);
}
