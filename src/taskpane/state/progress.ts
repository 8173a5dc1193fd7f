import type { PaneView } from "../../runtime/paneView";

/** How far the requests of a recalculation are; blank when nothing waits. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  /** Milliseconds until the last in the queue may start. */
  readonly left: number;
}

/** Counts the requests that have ended since the queue was last empty: nobody else knows how long it was. */
export class ProgressCounter {
  #open = 0;
  #done = 0;

  /** Takes the newest picture in; undefined when no request waits. */
  see({ budgets }: PaneView): Progress | undefined {
    const waiting = sum(budgets, (budget) => budget.waiting);
    const open = waiting + sum(budgets, (budget) => budget.running);
    this.#done = open === 0 ? 0 : this.#done + Math.max(0, this.#open - open);
    this.#open = open;
    if (waiting === 0) return undefined;
    return { done: this.#done, total: this.#done + open, left: Math.max(...budgets.map(({ wait }) => wait)) };
  }
}

function sum(budgets: PaneView["budgets"], figure: (budget: PaneView["budgets"][number]) => number): number {
  return budgets.reduce((total, budget) => total + figure(budget), 0);
}
