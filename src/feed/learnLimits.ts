import type { BudgetState } from "../flow/budget";
import type { QosError } from "../qos/errors";

/** The limits of one endpoint, which refusals lower. */
export interface LimitsLearner {
  /** A request with `asked` products was too large. */
  products(asked: number): void;
  /** After `accepted` requests of one window the next was refused. */
  requests(accepted: number): void;
}

/** What a refusal of a request with `asks` questions teaches, where `budget` counts it as used. */
export function learnLimits(refusal: QosError, queries: number, budget: BudgetState, learned: LimitsLearner): void {
  if (refusal.id === "productLimit") learned.products(queries);
  if (refusal.id === "tooFrequent") learned.requests(budget.used - budget.running - 1);
}
