import { answerOnce } from "./_answer";

/**
 * How many units of one currency another is worth, from the FX market: by one pair, or by two through the US dollar. CNY is CNH where QOS has only that.
 * @customfunction FXRATE
 * @param from Currency that is converted, for example "HKD".
 * @param to Currency that it is converted to, for example "CNY".
 * @param [date] A date, text such as 2024-01-31, 20240131, or today, -5d: the close on or before it. Default: the latest rate.
 * @param invocation Excel's handle on this call.
 * @returns How many of `to` one of `from` is.
 * @cancelable
 */
export function fxrate(
  from: unknown,
  to: unknown,
  date: unknown,
  invocation: CustomFunctions.CancelableInvocation,
): Promise<number> {
  return answerOnce("fxrate", [from, to, date, invocation]);
}
