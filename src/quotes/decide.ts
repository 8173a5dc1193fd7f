import type { Random } from "../kernel/clock";
import { SECOND } from "../kernel/time";
import type { Decision } from "../flow/lookup";
import { QosError } from "../qos/errors";
import { SlowDown } from "../qos/restClient";

/** Times the same request may be sent. */
const TRIES = 3;

/**
 * What to do about a failed request. The network and the server may recover, so those are asked again after a pause
 * with full jitter; a refusal of unknown sense may be one code's fault, so its halves are asked apart; a bad key or
 * a blocked origin stays what it is.
 */
export function decide(failure: unknown, attempt: number, queries: number, random: Random): Decision {
  if (!(failure instanceof QosError)) return { kind: "fail" };
  switch (failure.id) {
    case "tooFrequent":
      if (attempt >= TRIES) return { kind: "fail" };
      return { kind: "pause", milliseconds: failure instanceof SlowDown ? failure.wait : attempt * 10 * SECOND };
    case "offline":
    case "unreachable":
    case "serverError":
    case "notJson":
    case "timeout":
      if (attempt >= TRIES) return { kind: "fail" };
      return { kind: "again", after: 200 + random() * SECOND * 2 ** attempt };
    case "productLimit":
    case "refused":
      return queries > 1 ? { kind: "split" } : { kind: "fail" };
    default:
      return { kind: "fail" };
  }
}

/** Milliseconds for which a failure is the answer to the same question, so that a recalculation does not storm. */
export function keepFailure(failure: QosError): number {
  if (failure.id === "notFound" || failure.id === "refused") return 60 * SECOND;
  return failure.passing ? SECOND : 0;
}
