import { SECOND, type EpochMillis, type EpochSeconds } from "../../kernel/time";
import { KnownLead } from "./knownLead";

/** Holds what is dated ahead back until the next one agrees with it; what nothing agrees with is forgotten. */
export class LeadGuard<Dated> {
  readonly #known = new KnownLead();
  #doubtful: { readonly lead: number; readonly dated: Dated } | undefined;

  /** What may be believed now that `dated`, of the time `time`, has come at `now`: nothing, it alone, or it and the one before. */
  take(dated: Dated, time: EpochSeconds, now: EpochMillis): readonly Dated[] {
    const lead = time * SECOND - now;
    const before = this.#doubtful;
    const verdict = this.#known.judge(lead, before?.lead);
    this.#doubtful = verdict === "doubtful" ? { lead, dated } : undefined;
    if (verdict === "doubtful") return [];
    return verdict === "agrees" && before !== undefined ? [before.dated, dated] : [dated];
  }
}
