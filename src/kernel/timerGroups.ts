import type { CancelTimer, Clock } from "./clock";

export interface TimerGroupsOptions<Item> {
  readonly clock: Clock;
  /** Milliseconds that each waits. */
  readonly delay: number;
  readonly onDue: (item: Item) => void;
}

/** Those that began to wait in one millisecond, and their one timer. */
export class TimerGroup<Item> {
  readonly #items = new Set<Item>();
  readonly #stop: CancelTimer;
  readonly #onEnd: () => void;

  /** `onEnd`: from then on it takes no more. */
  constructor({ clock, delay, onDue }: TimerGroupsOptions<Item>, onEnd: () => void) {
    this.#onEnd = onEnd;
    this.#stop = clock.after(delay, () => {
      onEnd();
      for (const item of this.#items) if (this.#items.delete(item)) onDue(item);
    });
  }

  add(item: Item): void {
    this.#items.add(item);
  }

  /** `item` waits no more. Safe to call twice, and after its time. */
  delete(item: Item): void {
    if (!this.#items.delete(item) || this.#items.size > 0) return;
    this.#stop();
    this.#onEnd();
  }
}

/** Many that each wait for the same time. Thousands of cells come and go at once: such have one timer together. */
export class TimerGroups<Item> {
  readonly #options: TimerGroupsOptions<Item>;
  #newest: { readonly at: number; readonly group: TimerGroup<Item> } | undefined;

  constructor(options: TimerGroupsOptions<Item>) {
    this.#options = options;
  }

  /** Has `item` wait, until it is deleted from the group. */
  add(item: Item): TimerGroup<Item> {
    const at = this.#options.clock.now();
    if (this.#newest?.at !== at) this.#newest = { at, group: this.#newGroup() };
    const { group } = this.#newest;
    group.add(item);
    return group;
  }

  #newGroup(): TimerGroup<Item> {
    const group = new TimerGroup<Item>(this.#options, () => {
      if (this.#newest?.group === group) this.#newest = undefined;
    });
    return group;
  }
}
