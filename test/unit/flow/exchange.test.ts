import type { Ticket } from "../../../src/flow/budget";
import { lowestRankFirst } from "../../../src/flow/lowestRankFirst";
import type { Queued } from "../../../src/flow/lookup";
import { Question } from "../../../src/flow/question";
import { TestClock } from "../../support/testClock";

type Waiting = Queued<string, string>;

const ticket: Ticket = { permit: new Promise(() => undefined), estimate: () => 0, leave: () => undefined };

/** Batches in a queue: questions by name, of which the number at the end is the rank; the first batch has its permit. */
function bench(...tickets: readonly (readonly string[])[]) {
  const clock = new TestClock();
  const exchange = lowestRankFirst({ clock, rank: (query) => Number(String(query).slice(-1)) });
  const byName = new Map<string, Question<string, string>>();
  const questionOf = (name: string): Question<string, string> => {
    const question = new Question<string, string>(name, name, clock);
    question.join(() => undefined).catch(() => undefined);
    byName.set(name, question);
    return question;
  };
  const queued = tickets.map((names): Waiting => ({ questions: names.map(questionOf), attempt: 1, ticket }));
  const queueOf = (all: readonly Waiting[]): Map<Question<string, string>, Waiting> =>
    new Map(all.flatMap((one) => one.questions.map((question) => [question, one] as const)));
  return {
    clock,
    byName,
    queued,
    queueOf,
    names: (): string[] => queued.map(({ questions }) => questions.map(({ query }) => query).join(" ")),
    /** The batch at `at` has its permit; those before it have gone. */
    permit(at = 0, changed: Partial<Waiting> = {}): void {
      const permit = { ...queued[at], ...changed } as Waiting;
      queued[at] = permit;
      exchange(permit, queueOf(queued.slice(at)));
    },
  };
}

test("the one of lowest rank comes into the request for the one of highest, which takes its place", () => {
  const made = bench(["a2", "b5"], ["c4", "d1"]);
  made.permit();
  expect(made.names()).toEqual(["a2 d1", "c4 b5"]);
});

test("of several that wait, the lowest rank comes first, and of one rank whoever came first", () => {
  const made = bench(["a5"], ["b3", "c2"], ["d2"]);
  made.permit();
  expect(made.names()).toEqual(["c2", "b3 a5", "d2"]);
});

test("of several of one rank in the request, the last gives way", () => {
  const made = bench(["a5", "b5", "c5"], ["d1"]);
  made.permit();
  expect(made.names()).toEqual(["a5 b5 d1", "c5"]);
});

test("as many are exchanged as are better, and none for its equal", () => {
  const made = bench(["a3", "b2", "c4"], ["d1", "e3", "f2"]);
  made.permit();
  expect(made.names()).toEqual(["f2 b2 d1", "c4 e3 a3"]);
  const equal = bench(["a3"], ["b3"], ["c4"]);
  equal.permit();
  expect(equal.names()).toEqual(["a3", "b3", "c4"]);
});

test("a request that is sent once more keeps its questions, and gives none away", () => {
  const again = bench(["a5"], ["b1"]);
  again.permit(0, { attempt: 2 });
  expect(again.names()).toEqual(["a5", "b1"]);
  const waiting = bench(["a5"], ["b1"]);
  const second = waiting.queued[1];
  if (second !== undefined) waiting.queued[1] = { ...second, attempt: 2 };
  waiting.permit();
  expect(waiting.names()).toEqual(["a5", "b1"]);
});

test("a question that nobody waits for any more takes nobody's place", () => {
  const made = bench(["a5"], ["b1"]);
  made.byName.get("b1")?.abandon("deleted");
  made.permit();
  expect(made.names()).toEqual(["a5", "b1"]);
});

test("an empty request stays empty", () => {
  const made = bench([], ["b1"]);
  made.permit();
  expect(made.names()).toEqual(["", "b1"]);
});

test("whoever has been passed over twice goes before every rank", () => {
  const made = bench(["a5"], ["b1"], ["c1"], ["d1"]);
  made.permit(0);
  expect(made.names()).toEqual(["b1", "a5", "c1", "d1"]);
  made.permit(1);
  expect(made.names()).toEqual(["b1", "c1", "a5", "d1"]);
  made.permit(2);
  expect(made.names()).toEqual(["b1", "c1", "a5", "d1"]);
});

test.each([
  [19_999, ["b1", "c1", "a5"]],
  [20_000, ["b1", "a5", "c1"]],
])("passed over once, %d ms ago, it stands %j", async (milliseconds, order) => {
  const made = bench(["a5"], ["b1"], ["c1"]);
  made.permit(0);
  await made.clock.advance(milliseconds);
  made.permit(1);
  expect(made.names()).toEqual(order);
});

test("what was exchanged is known to wait where it now stands", () => {
  const made = bench(["a5"], ["b1"]);
  const [permit] = made.queued;
  if (permit === undefined) throw new Error("no ticket");
  const queue = made.queueOf(made.queued);
  lowestRankFirst({ clock: made.clock, rank: (query) => Number(String(query).slice(-1)) })(permit, queue);
  const [a, b] = [made.byName.get("a5"), made.byName.get("b1")];
  expect([a && queue.get(a), b && queue.get(b)]).toEqual([made.queued[1], permit]);
});
