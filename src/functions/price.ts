import { answerOnce } from "./_answer";

/**
 * Latest price of an instrument, as one number.
 * @customfunction PRICE
 * @param code Instrument, for example "US:AAPL", "HK:700" or "SH:600519".
 * @param [session] Which price: "regular" (default), "pre", "post", "night", or "latest" for the newest of them.
 * @param invocation Excel's handle on this call.
 * @returns The price in the instrument's currency.
 * @cancelable
 */
export function price(
  code: unknown,
  session: unknown,
  invocation: CustomFunctions.CancelableInvocation,
): Promise<number> {
  return answerOnce("price", [code, session, invocation]);
}
