import type { CancelTimer, Clock } from "./clock";

export interface TimerGroupsOptions<Item> {
  readonly clock: Clock;
  /** Milliseconds that each waits. */
  readonly delay: number;
  readonly onDue: (item: Item) => void;
}

/** Those that began to wait in one millisecond, and their one timer. */
export class TimerGroup<Item> {
  /** When they began. */
  readonly at: number;
  readonly #items = new Set<Item>();
  readonly #stop: CancelTimer;
  /** Its timer has fired or was stopped: it takes no more. */
  isOver = false;

  constructor({ clock, delay, onDue }: TimerGroupsOptions<Item>, at: number) {
    this.at = at;
    this.#stop = clock.after(delay, () => {
      this.isOver = true;
      for (const item of this.#items) if (this.#items.delete(item)) onDue(item);
    });
  }

  add(item: Item): void {
    this.#items.add(item);
  }

  /** `item` waits no more. Safe to call twice, and after its time. */
  delete(item: Item): void {
    if (!this.#items.delete(item) || this.#items.size > 0) return;
    this.isOver = true;
    this.#stop();
  }
}

/** Many that each wait for the same time. Thousands of cells come and go at once: such have one timer together. */
export class TimerGroups<Item> {
  readonly #options: TimerGroupsOptions<Item>;
  #newest: TimerGroup<Item> | undefined;

  constructor(options: TimerGroupsOptions<Item>) {
    this.#options = options;
  }

  /** Has `item` wait, until it is deleted from the group. */
  add(item: Item): TimerGroup<Item> {
    const at = this.#options.clock.now();
    let group = this.#newest;
    if (group?.at !== at || group.isOver) this.#newest = group = new TimerGroup(this.#options, at);
    group.add(item);
    return group;
  }
}
