import { answerLive } from "./_answer";

/**
 * Streams technical indicators over the bars (K-lines) of an instrument as a table whose last row moves.
 * @customfunction LIVEINDICATOR
 * @param code Instrument, for example "HK:700".
 * @param indicator An indicator with its numbers, such as "rsi(14)", "macd(12,26,9)", "boll(20,2)", "kdj(9,3,3)"; several with semicolons.
 * @param [interval] Length of a bar: 1m 5m 15m 30m 1h 2h 4h 1d 1w 1mo 1y. Default: 1d.
 * @param [count] Number of rows, 1 to 1000. Default: 100.
 * @param [headers] TRUE (default) for a first row with the column names.
 * @param invocation Excel's handle on this call.
 * @streaming
 */
export function liveindicator(
  code: unknown,
  indicator: unknown[][],
  interval: unknown,
  count: unknown,
  headers: unknown,
  invocation: CustomFunctions.StreamingInvocation<unknown[][]>,
): void {
  answerLive([code, indicator, interval, count, headers, invocation], (app, given, show, fail) =>
    app.liveIndicators.watch(given, { show, fail }),
  );
}
