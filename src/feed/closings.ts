import type { Clock } from "../kernel/clock";
import { SECOND } from "../kernel/time";
import { subjectKey, type Subject } from "../qos/topics/topic";

/** Milliseconds after which what has closed is asked for: many bars close together. */
const CLOSING = 2 * SECOND;

/** Subjects of which something has just closed, asked for together with whatever closes in the same moment. */
export class Closings {
  readonly #clock: Clock;
  readonly #query: (closed: readonly Subject[]) => void;
  readonly #closing = new Map<string, Subject>();

  constructor(clock: Clock, query: (closed: readonly Subject[]) => void) {
    this.#clock = clock;
    this.#query = query;
  }

  note(subject: Subject): void {
    if (this.#closing.size === 0) this.#clock.after(CLOSING, () => this.#end());
    this.#closing.set(subjectKey(subject), subject);
  }

  #end(): void {
    const closed = [...this.#closing.values()];
    this.#closing.clear();
    this.#query(closed);
  }
}
