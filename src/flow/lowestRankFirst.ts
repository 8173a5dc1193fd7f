import type { Clock } from "../kernel/clock";
import { SECOND } from "../kernel/time";
import type { Exchange } from "./lookup";

/** A question goes first once it has been passed over so often, or so long ago (milliseconds) for the first time. */
const MOST_PASSES = 2;
const LONGEST = 20 * SECOND;

/** Goes before everything. */
const OVERDUE = -1;

export interface LowestRankFirstOptions {
  readonly clock: Clock;
  /** The lower goes first; questions of one rank keep their order. Those that no other request can hold have one. */
  readonly rank: (query: unknown) => number;
}

/**
 * Serves the questions of lowest rank first: one whose request has its permit is exchanged for one of lower rank that
 * waits for a later permit. Whoever is passed over waits for that later permit, and goes before all ranks after a while.
 */
export function lowestRankFirst({ clock, rank }: LowestRankFirstOptions): Exchange {
  const passed = new WeakMap<object, { readonly times: number; readonly since: number }>();
  const rankOf = (question: { readonly query: unknown }): number => {
    const { times, since } = passed.get(question) ?? { times: 0, since: clock.now() };
    return times >= MOST_PASSES || clock.now() - since >= LONGEST ? OVERDUE : rank(question.query);
  };
  const pass = (question: object): void => {
    const { times, since } = passed.get(question) ?? { times: 0, since: clock.now() };
    passed.set(question, { times: times + 1, since });
  };
  return (permitted, queue) => {
    // What is asked once more is asked as it was.
    if (permitted.attempt > 1) return;
    const last = permitted.questions.map((mine, at) => ({ mine, at, rank: rankOf(mine) })).reverse();
    last.sort((left, right) => right.rank - left.rank);
    const worst = last[0]?.rank ?? OVERDUE;
    const first = [...queue]
      .filter(
        ([other, waiting]) => waiting !== permitted && waiting.attempt === 1 && other.wanted && rankOf(other) < worst,
      )
      .map(([other, waiting]) => ({ other, waiting, rank: rankOf(other) }))
      .sort((left, right) => left.rank - right.rank);
    for (const [index, { mine, at, rank: own }] of last.entries()) {
      const next = first[index];
      if (next === undefined || next.rank >= own) return;
      const { other, waiting } = next;
      permitted.questions[at] = other;
      waiting.questions[waiting.questions.indexOf(other)] = mine;
      queue.set(other, permitted).set(mine, waiting);
      pass(mine);
    }
  };
}
