import { answerLive } from "./_answer";

/**
 * Streams how many units of one currency another is worth, from the FX market, by one pair or by two through the US dollar. CNY is CNH where QOS has only that.
 * @customfunction LIVEFXRATE
 * @param from Currency that is converted, for example "HKD".
 * @param to Currency that it is converted to, for example "CNY".
 * @param invocation Excel's handle on this call.
 * @streaming
 */
export function livefxrate(from: unknown, to: unknown, invocation: CustomFunctions.StreamingInvocation<unknown>): void {
  answerLive([from, to, invocation], (app, given, show) => app.live.fxrate(given, show));
}
