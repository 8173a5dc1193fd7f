import { subjectKey, type Subject } from "../../qos/topics/topic";
import { SECOND, type EpochMillis, type EpochSeconds } from "../../kernel/time";
import { KnownLead } from "./knownLead";

/** Subjects whose last push is doubtful, kept at most; the oldest make way. */
const MOST_DOUBTS = 1_000;

/** Tells a push that is dated ahead by mistake from a server whose clock differs from this computer's, by subject. */
export class PushTimes {
  readonly #now: () => EpochMillis;
  readonly #known: KnownLead;
  /** By subject: how far ahead its last push was (milliseconds), where that was not believed. */
  readonly #doubts = new Map<string, number>();

  /** `others`: what they know of the server's clock counts here too. */
  constructor(now: () => EpochMillis, others?: PushTimes) {
    this.#now = now;
    this.#known = new KnownLead(others === undefined ? undefined : others.#known);
  }

  /** How far the server's times have been ahead of this computer's clock (milliseconds). */
  get lead(): number {
    return this.#known.lead;
  }

  /** Whether a push that has just come cannot be believed to be of its time. One without a time can be. */
  isAhead(subject: Subject, time: EpochSeconds | undefined): boolean {
    if (time === undefined) return false;
    const lead = time * SECOND - this.#now();
    // Nearly always there is no doubt of anything.
    if (this.#doubts.size === 0 && this.#known.judge(lead, undefined) !== "doubtful") return false;
    const key = subjectKey(subject);
    const doubt = this.#doubts.get(key);
    this.#doubts.delete(key);
    if (this.#known.judge(lead, doubt) !== "doubtful") return false;
    this.#doubts.set(key, lead);
    const [oldest] = this.#doubts.keys();
    if (this.#doubts.size > MOST_DOUBTS && oldest !== undefined) this.#doubts.delete(oldest);
    return true;
  }
}
