import { answerOnce } from "./_answer";

/**
 * The order book of an instrument as a table, best prices on top.
 * @customfunction DEPTH
 * @param code Instrument, for example "HK:700".
 * @param [levels] Number of price levels, 1 to 50. Default: 5, or as many as the server has.
 * @param [headers] TRUE (default) for a first row with the column names.
 * @param invocation Excel's handle on this call.
 * @returns One row a level: bid volume, bid, ask, ask volume.
 * @cancelable
 */
export function depth(
  code: unknown,
  levels: unknown,
  headers: unknown,
  invocation: CustomFunctions.CancelableInvocation,
): Promise<unknown[][]> {
  return answerOnce("depth", [code, levels, headers, invocation]);
}
