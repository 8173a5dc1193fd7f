import { answerLive } from "./_answer";
import { watchStatus } from "../runtime/lazyStatus";

/**
 * Streams the state of QOS for Excel into the cell.
 * @customfunction STATUS
 * @param [item] state (default), lastpush, latency, subscriptions, subscriptionlimit, queue, wait, requestsleft, cycle, cachehits, frame, transport, leader, plan, problem or version.
 * @param invocation Excel's handle on this call.
 * @streaming
 */
export function status(item: unknown, invocation: CustomFunctions.StreamingInvocation<unknown>): void {
  answerLive([item, invocation], watchStatus, "states");
}
