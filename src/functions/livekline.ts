import { answerLive } from "./_answer";

/**
 * Streams the latest bars (K-lines) of an instrument as a table whose last row moves.
 * @customfunction LIVEKLINE
 * @param code Instrument, for example "HK:700".
 * @param [interval] Length of a bar: 1m 5m 15m 30m 1h 2h 4h 1d 1w 1mo 1y. Default: 1d.
 * @param [count] Number of bars, 1 to 1000. Default: 100.
 * @param [fields] Columns: a range, or text such as "time,close". Default: time, open, high, low, close, volume.
 * @param [headers] TRUE for a first row with the column names. Default: TRUE when there is more than one column.
 * @param invocation Excel's handle on this call.
 * @streaming
 */
export function livekline(
  code: unknown,
  interval: unknown,
  count: unknown,
  fields: unknown[][],
  headers: unknown,
  invocation: CustomFunctions.StreamingInvocation<unknown[][]>,
): void {
  answerLive([code, interval, count, fields, headers, invocation], (app, given, show) => app.live.kline(given, show));
}
