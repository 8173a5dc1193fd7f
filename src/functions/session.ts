import { answerOnce } from "./_answer";

/**
 * What a market does: pre, regular, break, post, night or closed, by its trading hours and calendar.
 * @customfunction SESSION
 * @param code_or_market Instrument or market, for example "US:AAPL" or "HK".
 * @param [time] Date and time on the exchange's clock. Default: now.
 * @param invocation Excel's handle on this call.
 * @returns pre, regular, break, post, night or closed.
 * @cancelable
 */
export function session(
  code_or_market: unknown,
  time: unknown,
  invocation: CustomFunctions.CancelableInvocation,
): Promise<string> {
  return answerOnce("session", [code_or_market, time, invocation]);
}
