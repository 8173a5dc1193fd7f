import type { SubscriptionView } from "../../runtime/paneView";

export const ORDERS = ["opened", "code", "change", "age"] as const;

export type Order = (typeof ORDERS)[number];

const COMPARE: Readonly<Record<Order, ((one: SubscriptionView, other: SubscriptionView) => number) | undefined>> = {
  opened: undefined,
  code: (one, other) => (one.code < other.code ? -1 : one.code > other.code ? 1 : 0),
  change: (one, other) => (other.changepct ?? -Infinity) - (one.changepct ?? -Infinity) || 0,
  age: (one, other) => (one.age ?? Infinity) - (other.age ?? Infinity) || 0,
};

/** The subscriptions whose code holds `filter`, in the order asked for. */
export function arrange(
  subscriptions: readonly SubscriptionView[],
  filter: string,
  order: Order,
): readonly SubscriptionView[] {
  const part = filter.trim().toUpperCase();
  const found = part === "" ? subscriptions : subscriptions.filter(({ code }) => code.toUpperCase().includes(part));
  const compare = COMPARE[order];
  return compare === undefined ? found : [...found].sort(compare);
}
