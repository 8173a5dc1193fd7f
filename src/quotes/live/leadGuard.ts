import type { EpochMillis, EpochSeconds } from "../../kernel/time";
import { SECOND } from "../../kernel/time";

/** Milliseconds by which the time of a message may be ahead of what is known of the server's clock. */
const USUAL_LEAD = 60 * SECOND;

/**
 * Tells a time that lies ahead by mistake from a clock that differs from ours. A time further ahead than any before is
 * believed when the next one agrees with it; alone it is a mistake, and what it dates is forgotten.
 */
export class LeadGuard<Dated> {
  /** How far the server's times have been ahead of this computer's clock. */
  #lead = 0;
  #doubtful: { readonly lead: number; readonly dated: Dated } | undefined;

  /** What may be believed now that `dated`, of the time `time`, has come at `now`: nothing, it alone, or it and the one before. */
  take(dated: Dated, time: EpochSeconds, now: EpochMillis): readonly Dated[] {
    const lead = time * SECOND - now;
    const before = this.#doubtful;
    this.#doubtful = undefined;
    if (lead <= this.#lead + USUAL_LEAD) {
      this.#lead = Math.max(this.#lead, lead);
      return [dated];
    }
    if (before !== undefined && Math.abs(lead - before.lead) <= USUAL_LEAD) {
      this.#lead = lead;
      return [before.dated, dated];
    }
    this.#doubtful = { lead, dated };
    return [];
  }
}
