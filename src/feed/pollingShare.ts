import type { BudgetState } from "../flow/budget";
import type { PollingRoad } from "./poller";
import type { SharedBudget } from "./sharing/sharedBudget";

/** Share of each endpoint's requests that polling of live cells may use; the rest is for questions. */
const SHARE = 0.7;

/** Whether a request would start at once that may use no more than `share` of a budget. */
export function hasRoom(budget: { state(): BudgetState; wait(): number }, share: number): boolean {
  const { limit, left } = budget.state();
  return left > limit * (1 - share) && budget.wait() === 0;
}

export interface PollingShareOptions {
  readonly budget: SharedBudget;
  /** What the plan allows of the endpoint: requests of a minute, and products in one request. */
  readonly limits: () => { readonly requests: number; readonly products: number };
  readonly hasKey: () => boolean;
  readonly refresh: PollingRoad["refresh"];
}

/** Polling by requests of one endpoint; it leaves a share of the window to questions. */
export function pollingShare({ budget, limits, hasKey, refresh }: PollingShareOptions): PollingRoad {
  return {
    allowance() {
      const { requests, products } = limits();
      return { requests: Math.floor(requests * SHARE), products };
    },
    used() {
      const { used, running } = budget.book();
      return { free: used, running: running.length };
    },
    idle: () => hasKey() && hasRoom(budget, SHARE),
    refresh,
  };
}
