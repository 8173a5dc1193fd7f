import type { WireResult } from "./answers";

/** One message with results from the add-in. */
export interface Flush {
  /** Milliseconds since the stand-in was installed. */
  readonly at: number;
  readonly results: readonly WireResult[];
  /** Characters of the request. */
  readonly size: number;
  readonly outcome: "accepted" | "refused: cell is being edited" | "refused: too large" | "unanswered";
}

/** What the add-in has sent to its cells, in order. */
export class FlushLog {
  #flushes: Flush[] = [];

  get all(): readonly Flush[] {
    return this.#flushes;
  }

  get accepted(): readonly Flush[] {
    return this.#flushes.filter(({ outcome }) => outcome === "accepted");
  }

  add(flush: Flush): void {
    this.#flushes.push(flush);
  }

  clear(): void {
    this.#flushes = [];
  }
}
