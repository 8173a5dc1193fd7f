import { subjectKey, type Subject } from "../../qos/topics/topic";
import { SECOND, type EpochMillis, type EpochSeconds } from "../../kernel/time";

/** Milliseconds by which a push may be dated ahead of what is known of the server's clock. */
const USUAL_LEAD = 60 * SECOND;
/** Subjects whose last push is doubtful, kept at most; the oldest make way. */
const MOST_DOUBTS = 1_000;

/**
 * Tells a push that is dated ahead by mistake from a server whose clock differs from this computer's. One dated further
 * ahead than any before is believed once the next of the same subject agrees with it; alone it is a mistake.
 */
export class PushTimes {
  readonly #now: () => EpochMillis;
  readonly #others: PushTimes | undefined;
  /** How far the server's times have been ahead of this computer's clock (milliseconds). */
  #lead = 0;
  /** By subject: how far ahead its last push was, where that was not believed. */
  readonly #doubts = new Map<string, number>();

  /** `others`: what they know of the server's clock counts here too. */
  constructor(now: () => EpochMillis, others?: PushTimes) {
    this.#now = now;
    this.#others = others;
  }

  get lead(): number {
    return Math.max(this.#lead, this.#others?.lead ?? 0);
  }

  /** Whether a push that has just come cannot be believed to be of its time. One without a time can be. */
  isAhead(subject: Subject, time: EpochSeconds | undefined): boolean {
    if (time === undefined) return false;
    const lead = time * SECOND - this.#now();
    const key = subjectKey(subject);
    const doubt = this.#doubts.get(key);
    this.#doubts.delete(key);
    const agrees = doubt !== undefined && Math.abs(lead - doubt) <= USUAL_LEAD;
    if (lead > this.lead + USUAL_LEAD && !agrees) {
      this.#doubts.set(key, lead);
      const [oldest] = this.#doubts.keys();
      if (this.#doubts.size > MOST_DOUBTS && oldest !== undefined) this.#doubts.delete(oldest);
      return true;
    }
    this.#lead = Math.max(this.#lead, lead);
    return false;
  }
}
