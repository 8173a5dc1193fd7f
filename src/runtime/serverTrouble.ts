import { isFresh } from "../kernel/age";
import type { Clock } from "../kernel/clock";
import { MINUTE } from "../kernel/time";
import type { QosError } from "../qos/errors";

/** So long after a failed request the server is said to fail, if nobody has asked since (milliseconds). */
const REMEMBERED = MINUTE;

/** Failures that say something of the server or of the way to it, not of one question. */
const OF_THE_SERVER: ReadonlySet<string> = new Set(["serverError", "unreachable", "timeout", "notJson", "blocked"]);

/** Whether requests fail at present: the last one did, and none has been answered since. */
export class ServerTrouble {
  readonly #clock: Clock;
  #last: { readonly error: QosError; readonly at: number } | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  note(error: QosError): void {
    if (OF_THE_SERVER.has(error.id)) this.#last = { error, at: this.#clock.now() };
  }

  /** The server answered as it should, or is another. */
  end(): void {
    this.#last = undefined;
  }

  /** Why requests fail; undefined: they do not, as far as is known. */
  get current(): QosError | undefined {
    const last = this.#last;
    if (last === undefined) return undefined;
    return isFresh({ at: last.at, ttl: REMEMBERED }, this.#clock.now()) ? last.error : undefined;
  }
}
