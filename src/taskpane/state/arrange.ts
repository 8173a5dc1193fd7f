import { plain } from "../../features/find/words";
import type { SubscriptionView } from "../../runtime/paneView";

export const ORDERS = ["opened", "code", "change", "age"] as const;

export type Order = (typeof ORDERS)[number];

const COMPARE: Readonly<Record<Order, ((one: SubscriptionView, other: SubscriptionView) => number) | undefined>> = {
  opened: undefined,
  code: (one, other) => (one.code < other.code ? -1 : one.code > other.code ? 1 : 0),
  change: (one, other) => (other.changepct ?? -Infinity) - (one.changepct ?? -Infinity) || 0,
  age: (one, other) => (one.age ?? Infinity) - (other.age ?? Infinity) || 0,
};

export interface Arrangement {
  /** What the person looks for: each word in the code, or in a name as far as that is known. */
  readonly filter: string;
  readonly order: Order;
  /** The names of an instrument in every language. */
  readonly namesOf: (code: string) => readonly string[];
}

/** The subscriptions that hold what is looked for, in the order asked for. */
export function arrange(
  subscriptions: readonly SubscriptionView[],
  { filter, order, namesOf }: Arrangement,
): readonly SubscriptionView[] {
  const words = plain(filter)
    .split(/\s+/)
    .filter((word) => word !== "");
  const holds = ({ code }: SubscriptionView): boolean => {
    const text = plain([code, ...namesOf(code)].join(" "));
    return words.every((word) => text.includes(word));
  };
  const found = words.length === 0 ? subscriptions : subscriptions.filter(holds);
  const compare = COMPARE[order];
  return compare === undefined ? found : [...found].sort(compare);
}
