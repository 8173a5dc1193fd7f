import { SECOND } from "../../kernel/time";

/** Milliseconds by which the time of a message may be ahead of what is known of the server's clock. */
const USUAL_LEAD = 60 * SECOND;

/** What a time that lies so far ahead is: as usual, further but as the doubtful one before it, or doubtful itself. */
export type LeadVerdict = "usual" | "agrees" | "doubtful";

/**
 * How far the server's times are ahead of this computer's clock. A time further ahead than any before is a mistake, or
 * the clocks differ by more than was known: alone it is doubtful, and believed when the next one agrees with it.
 */
export class KnownLead {
  readonly #others: KnownLead | undefined;
  #lead = 0;

  /** `others`: what they know of the server's clock counts here too. */
  constructor(others?: KnownLead) {
    this.#others = others;
  }

  /** Milliseconds. */
  get lead(): number {
    return Math.max(this.#lead, this.#others?.lead ?? 0);
  }

  /** Judges a time that is `lead` ahead, where the one before was `doubtful` ahead and not believed; milliseconds. */
  judge(lead: number, doubtful: number | undefined): LeadVerdict {
    const isUsual = lead <= this.lead + USUAL_LEAD;
    const agrees = doubtful !== undefined && Math.abs(lead - doubtful) <= USUAL_LEAD;
    if (!isUsual && !agrees) return "doubtful";
    this.#lead = Math.max(this.#lead, lead);
    return isUsual ? "usual" : "agrees";
  }
}
