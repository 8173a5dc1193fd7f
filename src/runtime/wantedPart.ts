import { Subscribable } from "../kernel/subscribable";

/** Parts of the pane that a ribbon button leads to. */
export type WantedPart = "insert" | "chart";

/** The part that the pane is to show, asked for before it is open or while it is. Pane and buttons share this one. */
class Wanted {
  readonly changes = new Subscribable<void>();
  #part: WantedPart | undefined;

  want(part: WantedPart): void {
    this.#part = part;
    this.changes.publish();
  }

  /** The wish, which is thereby fulfilled. */
  take(): WantedPart | undefined {
    const part = this.#part;
    this.#part = undefined;
    return part;
  }
}

export const wantedPart = new Wanted();
