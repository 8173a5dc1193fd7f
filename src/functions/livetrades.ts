import { answerLive } from "./_answer";

/**
 * Streams the trades of an instrument as a table, newest first.
 * @customfunction LIVETRADES
 * @param code Instrument, for example "HK:700".
 * @param [rows] Number of rows, 1 to 500. Default: 20.
 * @param [headers] TRUE (default) for a first row with the column names.
 * @param invocation Excel's handle on this call.
 * @streaming
 */
export function livetrades(
  code: unknown,
  rows: unknown,
  headers: unknown,
  invocation: CustomFunctions.StreamingInvocation<unknown[][]>,
): void {
  answerLive([code, rows, headers, invocation], (app, given, show) => app.live.trades(given, show));
}
