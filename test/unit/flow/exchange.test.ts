import type { Place } from "../../../src/flow/budget";
import { frontFirst } from "../../../src/flow/frontFirst";
import type { Queued } from "../../../src/flow/lookup";
import { Question } from "../../../src/flow/question";
import { TestClock } from "../../support/testClock";

type Ticket = Queued<string, string>;

const place: Place = { turn: new Promise(() => undefined), estimate: () => 0, leave: () => undefined };

/** Tickets in a queue: questions by name, of which the number at the end is the rank; the first ticket has its turn. */
function bench(...tickets: readonly (readonly string[])[]) {
  const clock = new TestClock();
  const exchange = frontFirst({ clock, rank: (ask) => Number(String(ask).slice(-1)) });
  const byName = new Map<string, Question<string, string>>();
  const questionOf = (name: string): Question<string, string> => {
    const question = new Question<string, string>(name, name, () => clock.now());
    question.join(() => undefined).catch(() => undefined);
    byName.set(name, question);
    return question;
  };
  const queued = tickets.map((names): Ticket => ({ questions: names.map(questionOf), attempt: 1, place }));
  const queueOf = (all: readonly Ticket[]): Map<Question<string, string>, Ticket> =>
    new Map(all.flatMap((ticket) => ticket.questions.map((question) => [question, ticket] as const)));
  return {
    clock,
    byName,
    queued,
    queueOf,
    names: (): string[] => queued.map(({ questions }) => questions.map(({ ask }) => ask).join(" ")),
    /** The ticket at `at` has its turn; those before it have gone. */
    turn(at = 0, changed: Partial<Ticket> = {}): void {
      const turn = { ...queued[at], ...changed } as Ticket;
      queued[at] = turn;
      exchange(turn, queueOf(queued.slice(at)));
    },
  };
}

test("the one of lowest rank comes into the request for the one of highest, which takes its place", () => {
  const made = bench(["a2", "b5"], ["c4", "d1"]);
  made.turn();
  expect(made.names()).toEqual(["a2 d1", "c4 b5"]);
});

test("of several that wait, the lowest rank comes first, and of one rank whoever came first", () => {
  const made = bench(["a5"], ["b3", "c2"], ["d2"]);
  made.turn();
  expect(made.names()).toEqual(["c2", "b3 a5", "d2"]);
});

test("of several of one rank in the request, the last gives way", () => {
  const made = bench(["a5", "b5", "c5"], ["d1"]);
  made.turn();
  expect(made.names()).toEqual(["a5 b5 d1", "c5"]);
});

test("as many are exchanged as are better, and none for its equal", () => {
  const made = bench(["a3", "b2", "c4"], ["d1", "e3", "f2"]);
  made.turn();
  expect(made.names()).toEqual(["f2 b2 d1", "c4 e3 a3"]);
  const equal = bench(["a3"], ["b3"], ["c4"]);
  equal.turn();
  expect(equal.names()).toEqual(["a3", "b3", "c4"]);
});

test("a request that is sent once more keeps its questions, and gives none away", () => {
  const again = bench(["a5"], ["b1"]);
  again.turn(0, { attempt: 2 });
  expect(again.names()).toEqual(["a5", "b1"]);
  const waiting = bench(["a5"], ["b1"]);
  const second = waiting.queued[1];
  if (second !== undefined) waiting.queued[1] = { ...second, attempt: 2 };
  waiting.turn();
  expect(waiting.names()).toEqual(["a5", "b1"]);
});

test("a question that nobody waits for any more takes nobody's place", () => {
  const made = bench(["a5"], ["b1"]);
  made.byName.get("b1")?.abandon("deleted");
  made.turn();
  expect(made.names()).toEqual(["a5", "b1"]);
});

test("an empty request stays empty", () => {
  const made = bench([], ["b1"]);
  made.turn();
  expect(made.names()).toEqual(["", "b1"]);
});

test("whoever has been passed over twice goes before every rank", () => {
  const made = bench(["a5"], ["b1"], ["c1"], ["d1"]);
  made.turn(0);
  expect(made.names()).toEqual(["b1", "a5", "c1", "d1"]);
  made.turn(1);
  expect(made.names()).toEqual(["b1", "c1", "a5", "d1"]);
  made.turn(2);
  expect(made.names()).toEqual(["b1", "c1", "a5", "d1"]);
});

test.each([
  [19_999, ["b1", "c1", "a5"]],
  [20_000, ["b1", "a5", "c1"]],
])("passed over once, %d ms ago, it stands %j", async (milliseconds, order) => {
  const made = bench(["a5"], ["b1"], ["c1"]);
  made.turn(0);
  await made.clock.advance(milliseconds);
  made.turn(1);
  expect(made.names()).toEqual(order);
});

test("what was exchanged is known to wait where it now stands", () => {
  const made = bench(["a5"], ["b1"]);
  const [turn] = made.queued;
  if (turn === undefined) throw new Error("no ticket");
  const queue = made.queueOf(made.queued);
  frontFirst({ clock: made.clock, rank: (ask) => Number(String(ask).slice(-1)) })(turn, queue);
  const [a, b] = [made.byName.get("a5"), made.byName.get("b1")];
  expect([a && queue.get(a), b && queue.get(b)]).toEqual([made.queued[1], turn]);
});
