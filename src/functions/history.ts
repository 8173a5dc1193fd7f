import { answerOnce } from "./_answer";

/**
 * Bars (K-lines) of an instrument between two dates as a table, oldest first.
 * @customfunction HISTORY
 * @param code Instrument, for example "HK:700".
 * @param start First day: a date, text such as 2024-01-31, or 20240131.
 * @param [end] Last day, included. Default: today.
 * @param [interval] Length of a bar: 1m 5m 15m 30m 1h 2h 4h 1d 1w 1mo 1y. Default: 1d.
 * @param [adjust] "none" (default), or "forward" for prices adjusted for splits and dividends.
 * @param [fields] Columns: a range, or text such as "time,close". Default: time, open, high, low, close, volume.
 * @param [headers] TRUE for a first row with the column names. Default: TRUE when there is more than one column.
 * @param invocation Excel's handle on this call.
 * @returns One row a bar; times are the start of the bar in the exchange's time.
 * @cancelable
 */
export function history(
  code: unknown,
  start: unknown,
  end: unknown,
  interval: unknown,
  adjust: unknown,
  fields: unknown[][],
  headers: unknown,
  invocation: CustomFunctions.CancelableInvocation,
): Promise<unknown[][]> {
  return answerOnce("history", [code, start, end, interval, adjust, fields, headers, invocation]);
}
