import type { Clock } from "../kernel/clock";
import { SECOND } from "../kernel/time";
import { TimerGroups, type TimerGroup } from "../kernel/timerGroups";
import { subjectKey, type Subject } from "../qos/topics/topic";

/** One wanted subject. */
export interface Want {
  readonly key: string;
  readonly subject: Subject;
  /** When it was first wanted, milliseconds; the oldest keeps its place when there are too many. */
  readonly since: number;
  readonly listeners: number;
}

interface Entry {
  readonly key: string;
  readonly subject: Subject;
  readonly since: number;
  listeners: number;
  /** In which it waits for a listener; undefined: it does not. */
  grace: TimerGroup<Entry> | undefined;
}

export interface LedgerOptions {
  readonly clock: Clock;
  /** Called when a subject is wanted that was not, or no longer. */
  readonly onChange: (key: string) => void;
  /** Milliseconds a subject stays wanted after its last listener has gone. @default 3000 */
  readonly grace?: number;
}

/**
 * Who wants what. Excel may start a stream's successor before, after or while it cancels the stream itself, so a
 * subject whose last listener has gone stays wanted for a grace time, and the change costs no command.
 */
export class Ledger {
  readonly #options: LedgerOptions;
  readonly #graces: TimerGroups<Entry>;
  readonly #entries = new Map<string, Entry>();
  /** Evicted, and still listened to: whoever wants one of them again finds its listeners counted. */
  readonly #evicted = new Map<string, Entry>();

  constructor(options: LedgerOptions) {
    this.#options = options;
    const { clock, grace = 3 * SECOND } = options;
    this.#graces = new TimerGroups({ clock, delay: grace, onDue: (entry) => this.#drop(entry) });
  }

  get size(): number {
    return this.#entries.size;
  }

  has(key: string): boolean {
    return this.#entries.has(key);
  }

  /** All wanted subjects, the oldest first. */
  wants(): readonly Want[] {
    return [...this.#entries.values()];
  }

  /** Wants a subject until the returned function is called; calling that twice does no harm. */
  retain(subject: Subject): () => void {
    const key = subjectKey(subject);
    const kept = this.#entries.get(key) ?? this.#add(this.#evicted.get(key) ?? this.#entryOf(key, subject));
    kept.grace?.delete(kept);
    kept.grace = undefined;
    kept.listeners += 1;
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      kept.listeners -= 1;
      if (kept.listeners > 0) return;
      if (this.#evicted.get(key) === kept) this.#evicted.delete(key);
      else kept.grace = this.#graces.add(kept);
    };
  }

  /** Forgets a subject at once, listeners or not: its product is wanted for something else. */
  evict(key: string): void {
    const entry = this.#entries.get(key);
    if (entry === undefined) return;
    if (entry.listeners > 0) this.#evicted.set(key, entry);
    this.#drop(entry);
  }

  /** Takes an eviction back, for the listeners that are still there. */
  restore(key: string): void {
    const entry = this.#evicted.get(key);
    if (entry !== undefined) this.#add(entry);
  }

  #entryOf(key: string, subject: Subject): Entry {
    return { key, subject, since: this.#options.clock.now(), listeners: 0, grace: undefined };
  }

  #add(entry: Entry): Entry {
    this.#evicted.delete(entry.key);
    this.#entries.set(entry.key, entry);
    this.#options.onChange(entry.key);
    return entry;
  }

  #drop(entry: Entry): void {
    entry.grace?.delete(entry);
    entry.grace = undefined;
    if (this.#entries.get(entry.key) !== entry) return;
    this.#entries.delete(entry.key);
    this.#options.onChange(entry.key);
  }
}
