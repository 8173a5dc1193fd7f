import type { Clock } from "../kernel/clock";
import { SECOND } from "../kernel/time";
import type { Exchange } from "./lookup";

/** A question goes first once it has been passed over so often, or so long ago (milliseconds) for the first time. */
const MOST_PASSES = 2;
const LONGEST = 20 * SECOND;

/** Goes before everything. */
const OVERDUE = -1;

export interface FrontFirstOptions {
  readonly clock: Clock;
  /** The lower goes first; questions of one rank keep their order. Those that no other request can hold have one. */
  readonly rank: (ask: unknown) => number;
}

/**
 * Serves the questions of lowest rank first: one whose request has its turn is exchanged for one of lower rank that
 * waits for a later turn. Whoever is passed over waits for that later turn, and goes before all ranks after a while.
 */
export function frontFirst({ clock, rank }: FrontFirstOptions): Exchange {
  const passed = new WeakMap<object, { readonly times: number; readonly since: number }>();
  const rankOf = (question: { readonly ask: unknown }): number => {
    const { times, since } = passed.get(question) ?? { times: 0, since: clock.now() };
    return times >= MOST_PASSES || clock.now() - since >= LONGEST ? OVERDUE : rank(question.ask);
  };
  const pass = (question: object): void => {
    const { times, since } = passed.get(question) ?? { times: 0, since: clock.now() };
    passed.set(question, { times: times + 1, since });
  };
  return (turn, queue) => {
    // What is asked once more is asked as it was.
    if (turn.attempt > 1) return;
    const last = turn.questions.map((mine, at) => ({ mine, at, rank: rankOf(mine) })).reverse();
    last.sort((left, right) => right.rank - left.rank);
    const worst = last[0]?.rank ?? OVERDUE;
    const first = [...queue]
      .filter(([other, place]) => place !== turn && place.attempt === 1 && other.wanted && rankOf(other) < worst)
      .map(([other, place]) => ({ other, place, rank: rankOf(other) }))
      .sort((left, right) => left.rank - right.rank);
    for (const [index, { mine, at, rank: own }] of last.entries()) {
      const next = first[index];
      if (next === undefined || next.rank >= own) return;
      const { other, place } = next;
      turn.questions[at] = other;
      place.questions[place.questions.indexOf(other)] = mine;
      queue.set(other, turn).set(mine, place);
      pass(mine);
    }
  };
}
