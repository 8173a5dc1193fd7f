import { answerOnce } from "./_answer";

/**
 * The latest trades of an instrument as a table, newest first.
 * @customfunction TRADES
 * @param code Instrument, for example "HK:700".
 * @param [count] Number of trades, 1 to 50. Default: 20.
 * @param [headers] TRUE (default) for a first row with the column names.
 * @param invocation Excel's handle on this call.
 * @returns One row a trade: time, price, volume, side.
 * @cancelable
 */
export function trades(
  code: unknown,
  count: unknown,
  headers: unknown,
  invocation: CustomFunctions.CancelableInvocation,
): Promise<unknown[][]> {
  return answerOnce("trades", [code, count, headers, invocation]);
}
