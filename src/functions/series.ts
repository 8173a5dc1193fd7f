import { answerOnce } from "./_answer";

/**
 * One figure of many instruments between two dates as a table: a row a bar, a column an instrument.
 * @customfunction SERIES
 * @param codes Instruments: a range, or text such as "US:AAPL,TSLA;HK:700".
 * @param start First day: a date, text such as 2024-01-31, or 20240131.
 * @param [end] Last day, included. Default: today.
 * @param [interval] Length of a bar: 1m 5m 15m 30m 1h 2h 4h 1d 1w 1mo 1y. Default: 1d.
 * @param [field] What to show: close (default), open, high, low, volume, prevclose, change, changepct or amplitude.
 * @param [adjust] "none" (default), or "forward" for prices adjusted for splits and dividends.
 * @param [headers] TRUE (default) for a first row with time and the codes.
 * @param invocation Excel's handle on this call.
 * @returns Times in the first column: the exchanges' own dates; within a day, times of the first instrument's exchange.
 * @cancelable
 */
export function series(
  codes: unknown[][],
  start: unknown,
  end: unknown,
  interval: unknown,
  field: unknown,
  adjust: unknown,
  headers: unknown,
  invocation: CustomFunctions.CancelableInvocation,
): Promise<unknown[][]> {
  return answerOnce("series", [codes, start, end, interval, field, adjust, headers, invocation]);
}
