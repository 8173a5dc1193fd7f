import type { App } from "../../runtime/app";
import type { SubscriptionView } from "../../runtime/paneView";

/** Prices of one row that are remembered. */
const LENGTH = 40;

const NONE: readonly number[] = [];

/** The prices that rows of the live list have shown of late: each change of what was seen adds one. */
class Trends {
  readonly #prices = new Map<string, readonly number[]>();

  /** Takes the prices of now in. What is not followed any more is forgotten. */
  note(subscriptions: readonly Pick<SubscriptionView, "key" | "last">[]): void {
    const kept = new Set(subscriptions.map(({ key }) => key));
    for (const key of this.#prices.keys()) if (!kept.has(key)) this.#prices.delete(key);
    for (const { key, last } of subscriptions) {
      const known = this.of(key);
      if (last !== undefined && known.at(-1) !== last) this.#prices.set(key, [...known, last].slice(-LENGTH));
    }
  }

  /** Oldest first; the same list until there is another price. */
  of(key: string): readonly number[] {
    return this.#prices.get(key) ?? NONE;
  }
}

const made = new WeakMap<App, Trends>();

/** The trends of a program, which outlive a look at another part; `subscriptions` as they are now. */
export function trendsOf(app: App, subscriptions: readonly SubscriptionView[]): Trends {
  const trends = made.get(app) ?? new Trends();
  made.set(app, trends);
  trends.note(subscriptions);
  return trends;
}
