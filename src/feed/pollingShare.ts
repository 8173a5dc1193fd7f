import type { BudgetState } from "../flow/budget";
import type { BudgetClass } from "../qos/endpoints/endpoint";
import type { TopicLetter } from "../qos/topics/topic";
import type { Polling } from "./poller";
import type { SharedBudget } from "./sharing/sharedBudget";

/** Share of each endpoint's requests that polling of live cells may use; the rest is for questions. */
const SHARE = 0.7;

/** The endpoint whose requests refresh a topic. One that is not here is pushed or not had at all. */
const ENDPOINTS: ReadonlyMap<TopicLetter, BudgetClass> = new Map([
  ["S", "snapshot"],
  ["D", "depth"],
  ["T", "trade"],
  ["K", "kline"],
]);

/** Whether a request would start at once that may use no more than `share` of a budget. */
export function hasRoom(budget: { state(): BudgetState; wait(): number }, share: number): boolean {
  const { limit, left } = budget.state();
  return left > limit * (1 - share) && budget.wait() === 0;
}

/** What polling of a topic may use, and when. */
export type PollingShare = Omit<Polling, "refresh">;

export interface PollingShareOptions {
  readonly budgets: Readonly<Record<BudgetClass, SharedBudget>>;
  /** What the plan allows of an endpoint: requests of a minute, and products in one request. */
  readonly limits: (name: BudgetClass) => { readonly requests: number; readonly products: number };
  readonly hasKey: () => boolean;
}

/** Polling of each topic by requests of its endpoint; it leaves a share of the window to questions. */
export function pollingShares(options: PollingShareOptions): ReadonlyMap<TopicLetter, PollingShare> {
  return new Map([...ENDPOINTS].map(([letter, name]) => [letter, shareOf(name, options)]));
}

function shareOf(name: BudgetClass, { budgets, limits, hasKey }: PollingShareOptions): PollingShare {
  const budget = budgets[name];
  return {
    allowance() {
      const { requests, products } = limits(name);
      return { requests: Math.floor(requests * SHARE), products };
    },
    used() {
      const { used, running } = budget.usage();
      return { free: used, running: running.length };
    },
    idle: () => hasKey() && hasRoom(budget, SHARE),
  };
}
