import { answerOnce } from "./_answer";

/**
 * The close of the last trading day on or before a date, one number. A day that has not closed yet has none: the close before it is shown.
 * @customfunction CLOSE
 * @param code Instrument, for example "HK:700".
 * @param date A date, text such as 2024-01-31, 20240131, or today, -5d, -1y.
 * @param [adjust] "none" (default), or "forward" for prices adjusted for splits and dividends.
 * @param invocation Excel's handle on this call.
 * @returns The close.
 * @cancelable
 */
export function close(
  code: unknown,
  date: unknown,
  adjust: unknown,
  invocation: CustomFunctions.CancelableInvocation,
): Promise<number> {
  return answerOnce("close", [code, date, adjust, invocation]);
}
