import { answerLive } from "./_answer";

/**
 * Streams a watch list as a table that changes with the market, one row an instrument.
 * @customfunction LIVEQUOTE
 * @param codes Instruments: a range, or text such as "US:AAPL,TSLA;HK:700".
 * @param [fields] Fields: a range, or text such as "last,changepct,last@CNY" (converted). Default: last, change, changepct, open, high, low, prevclose, volume, turnover, time.
 * @param [headers] TRUE for a first row with the field names, and for codes in front of the rows where a text lists several. Default: TRUE when there is more than one field.
 * @param invocation Excel's handle on this call.
 * @streaming
 */
export function livequote(
  codes: unknown[][],
  fields: unknown[][],
  headers: unknown,
  invocation: CustomFunctions.StreamingInvocation<unknown[][]>,
): void {
  answerLive([codes, fields, headers, invocation], (app, given, show) => app.live.quote(given, show));
}
