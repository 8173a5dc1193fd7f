import type { BudgetState } from "../flow/budget";
import type { QosError } from "../qos/errors";

/** The limits of one endpoint, which refusals lower. */
export interface LearnedLimits {
  /** A request with `asked` products was too large. */
  products(asked: number): void;
  /** After `accepted` requests of one window the next was refused. */
  requests(accepted: number): void;
}

/** What a refusal of a request with `asks` questions teaches, where `budget` counts it as used. */
export function learnLimits(refusal: QosError, asks: number, budget: BudgetState, learned: LearnedLimits): void {
  if (refusal.id === "productLimit") learned.products(asks);
  if (refusal.id === "tooFrequent") learned.requests(budget.used - budget.running - 1);
}
