import type { PlantedBug } from "../plantedBug";

/** Bugs in sharing, caching and the budget. */
export const FLOW_BUGS: readonly PlantedBug[] = [
  {
    shows: "a price is kept for a second longer than its time",
    file: "flow/ttlCache.ts",
    find: "if (!isFresh(kept, this.#clock.now())) {",
    replace: "if (!isFresh(kept, this.#clock.now() - 1_000)) {",
  },
  {
    shows: "after the clock was set back an old price is shown until time has caught up",
    file: "kernel/age.ts",
    find: "return now < at ? 0 : at + ttl - now;",
    replace: "return at + ttl - now;",
  },
  {
    shows: "more requests than the plan allows: the server refuses and cells turn to #N/A",
    file: "flow/budget.ts",
    find: "this.#allowance().requests - this.#used.count - this.#running,",
    replace: "this.#allowance().requests - this.#used.count,",
  },
  {
    shows: "one unknown code fails every code of its request",
    file: "flow/lookup.ts",
    find: "this.#settle(question, answerTo(question.query));",
    replace: "this.#settle(question, answerTo(queries[0] ?? question.query));",
  },
  {
    shows: "of a request that was split, the second half never gets an answer",
    file: "flow/lookup.ts",
    find: "questions.slice(half)",
    replace: "questions.slice(half + 1)",
  },
  {
    shows: "who joins a question under way waits for ever",
    file: "flow/question.ts",
    find: "for (const waiter of this.#take()) if (this.#release(waiter)) waiter.resolve(row);",
    replace: "this.#take()[0]?.resolve(row);",
  },
  {
    shows: "of many who wait some leave, and others never get an answer",
    file: "flow/question.ts",
    find: "waiters.filter(({ waits }) => waits)",
    replace: "waiters.filter(({ waits }) => !waits)",
  },
  {
    shows: "polling goes faster than the plan allows, and stops until the window has passed",
    file: "flow/evenPace.ts",
    find: "return Math.max(window / most, ...paces);",
    replace: "return Math.max(window / most / 2, ...paces);",
  },
  {
    shows: "cells never show what changed while the last frame was drawn",
    file: "flow/frames.ts",
    find: "sinceLast < 0 || sinceLast >= interval ? 0 : interval - sinceLast",
    replace: "sinceLast < 0 || sinceLast >= interval ? 0 : Infinity",
  },
];
