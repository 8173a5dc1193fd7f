import { answerOnce } from "./_answer";

/**
 * The trading day a number of trading days away from a date. Days that are over are known by daily bars, later ones by the calendar.
 * @customfunction TDAY
 * @param market Market: US, HK, SH, SZ, CF, FX or CM; or an instrument, for the days of its exchange, for example "IX:JPN225".
 * @param date A date, text such as 2024-01-31, 20240131, or today, -5d, ytd.
 * @param [offset] Trading days to go on; below zero: to go back. Default: 0, the day itself or the last trading day before it.
 * @param invocation Excel's handle on this call.
 * @returns The trading day as a date.
 * @cancelable
 */
export function tday(
  market: unknown,
  date: unknown,
  offset: unknown,
  invocation: CustomFunctions.CancelableInvocation,
): Promise<unknown> {
  return answerOnce("tday", [market, date, offset, invocation]);
}
