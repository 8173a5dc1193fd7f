import { answerLive } from "./_answer";

/**
 * Streams one value of an instrument into the cell as it changes.
 * @customfunction LIVE
 * @param code Instrument, for example "US:AAPL", "HK:700" or "SH:600519".
 * @param [field] What to show, for example last (default), changepct, volume, time, last@CNY for the price in another currency, or age for the seconds since the data.
 * @param invocation Excel's handle on this call.
 * @streaming
 */
export function live(code: unknown, field: unknown, invocation: CustomFunctions.StreamingInvocation<unknown>): void {
  answerLive([code, field, invocation], (app, given, show) => app.live.value(given, show));
}
