import { answerLive } from "./_answer";

/**
 * Streams the order book of an instrument as a table, best prices on top.
 * @customfunction LIVEDEPTH
 * @param code Instrument, for example "HK:700".
 * @param [levels] Number of price levels, 1 to 50. Default: 5, or as many as the server has.
 * @param [headers] TRUE (default) for a first row with the column names.
 * @param invocation Excel's handle on this call.
 * @streaming
 */
export function livedepth(
  code: unknown,
  levels: unknown,
  headers: unknown,
  invocation: CustomFunctions.StreamingInvocation<unknown[][]>,
): void {
  answerLive([code, levels, headers, invocation], (app, given, show) => app.live.depth(given, show));
}
