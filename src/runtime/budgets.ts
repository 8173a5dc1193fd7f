import type { Clock } from "../kernel/clock";
import { Budget } from "../flow/budget";
import { SharedBudget } from "../feed/sharing/sharedBudget";
import { BUDGET_CLASSES, type BudgetClass } from "../qos/endpoints/endpoint";
import type { Plan } from "./plan";

/** One budget an endpoint, as large as the plan in force has it, kept together with the other workbooks. */
export function buildBudgets(clock: Clock, plan: Plan): Readonly<Record<BudgetClass, SharedBudget>> {
  const budget = (name: BudgetClass): SharedBudget =>
    new SharedBudget({
      name,
      clock,
      budget: new Budget({ clock, allowance: () => ({ requests: plan.requests(name) }) }),
    });
  return Object.fromEntries(BUDGET_CLASSES.map((name) => [name, budget(name)])) as Record<BudgetClass, SharedBudget>;
}
