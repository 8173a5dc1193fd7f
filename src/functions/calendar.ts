import { answerOnce } from "./_answer";

/**
 * The trading days of a market that lie ahead, full or half.
 * @customfunction CALENDAR
 * @param market Market: US, HK, SH, SZ, CF, FX, IX or CM.
 * @param [headers] TRUE (default) for a first row with the column names.
 * @param invocation Excel's handle on this call.
 * @returns One row a day: date, and full or half.
 * @cancelable
 */
export function calendar(
  market: unknown,
  headers: unknown,
  invocation: CustomFunctions.CancelableInvocation,
): Promise<unknown[][]> {
  return answerOnce("calendar", [market, headers, invocation]);
}
