import { answerOnce } from "./_answer";

/**
 * The instruments of a market, all or those that contain a text.
 * @customfunction LIST
 * @param market Market: US, HK, SH, SZ, CF, FX, IX or CM.
 * @param [contains] Text that the code or the name must contain. Default: all.
 * @param [headers] TRUE (default) for a first row with the column names.
 * @param invocation Excel's handle on this call.
 * @returns One row an instrument: code and name.
 * @cancelable
 */
export function list(
  market: unknown,
  contains: unknown,
  headers: unknown,
  invocation: CustomFunctions.CancelableInvocation,
): Promise<unknown[][]> {
  return answerOnce("list", [market, contains, headers, invocation]);
}
