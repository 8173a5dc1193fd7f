import fc from "fast-check";
import { Budget } from "../../../src/flow/budget";
import { Lookup, type Decision } from "../../../src/flow/lookup";
import { failure, success, type Settled } from "../../../src/kernel/settled";
import { seededRandom } from "../../../src/kernel/random";
import { TestClock } from "../../support/testClock";

const WINDOW = 61_000;

type Send = (queries: readonly string[]) => Promise<(query: string) => Settled<string, unknown>>;

interface Bench {
  readonly clock: TestClock;
  readonly budget: Budget;
  readonly lookup: Lookup<string, string>;
  /** What each request asked for. */
  readonly sent: string[][];
  readonly heard: Map<string, Settled<string, unknown>>;
  send: Send;
  decide: (failure: unknown, attempt: number, queries: number) => Decision;
  /** Asks and notes what comes of it: the row, the reason of the failure, or undefined while it is open. */
  query(name: string): Asked;
}

interface Asked {
  readonly answer: Promise<string>;
  leave(): void;
  readonly outcome: () => string | undefined;
}

const answer: Send = async () => (query) => success(`row of ${query}`);

function bench({ limit = 30, size = 10 } = {}): Bench {
  const clock = new TestClock();
  const budget = new Budget({ clock, allowance: () => ({ requests: limit }) });
  const sent: string[][] = [];
  const heard = new Map<string, Settled<string, unknown>>();
  const made: Bench = {
    clock,
    budget,
    sent,
    heard,
    send: answer,
    decide: () => ({ kind: "fail" }),
    lookup: new Lookup<string, string>({
      clock,
      budget,
      keyOf: (query) => query,
      plan: (queries) =>
        Array.from({ length: Math.ceil(queries.length / size) }, (_, at) => queries.slice(at * size, (at + 1) * size)),
      send: (queries) => {
        sent.push([...queries]);
        return made.send(queries);
      },
      decide: (reason, attempt, queries) => made.decide(reason, attempt, queries),
      onAnswer: (query, heardOf) => heard.set(query, heardOf),
      tooLong: (milliseconds) => `later: ${milliseconds}`,
    }),
    query(name) {
      const leaving = new AbortController();
      const answer = made.lookup.query(name, leaving.signal);
      let outcome: string | undefined;
      answer.then(
        (row) => (outcome = row),
        (reason: unknown) => (outcome = `failed: ${String(reason)}`),
      );
      return { answer, leave: () => leaving.abort(), outcome: () => outcome };
    },
  };
  return made;
}

test("the questions of one message of the host go into one request as soon as it is over, later ones into the next", async () => {
  const { clock, query, sent } = bench();
  const [first, second] = [query("a"), query("b")];
  await clock.advance(3);
  expect(sent).toEqual([]);
  await clock.advance(1);
  expect(sent).toEqual([["a", "b"]]);
  query("c");
  await clock.advance(4);
  expect(sent).toEqual([["a", "b"], ["c"]]);
  expect([first.outcome(), second.outcome()]).toEqual(["row of a", "row of b"]);
});

test("questions that come one by one are collected for twenty milliseconds", async () => {
  const { clock, query, sent } = bench();
  for (const one of ["a", "b", "c", "d", "e", "f"]) {
    query(one);
    await clock.advance(3);
  }
  expect(sent).toEqual([]);
  query("g");
  await clock.advance(2);
  expect(sent).toEqual([["a", "b", "c", "d", "e", "f", "g"]]);
});

test("the same question is asked once while it is open, however many ask it", async () => {
  const made = bench();
  made.send = (queries) => new Promise((resolve) => made.clock.after(1_000, () => void answer(queries).then(resolve)));
  const before = [made.query("a"), made.query("a")];
  await made.clock.advance(20);
  const during = made.query("a");
  await made.clock.advance(1_000);
  expect(made.sent).toEqual([["a"]]);
  expect([...before, during].map((asked) => asked.outcome())).toEqual(["row of a", "row of a", "row of a"]);
  made.query("a");
  await made.clock.advance(20);
  expect(made.sent).toEqual([["a"], ["a"]]);
});

test("more questions than a request may hold take as few requests as can be", async () => {
  const { clock, query, sent } = bench({ size: 10 });
  for (let at = 0; at < 25; at += 1) query(`q${at}`);
  await clock.advance(20);
  expect(sent.map((queries) => queries.length)).toEqual([10, 10, 5]);
});

test("a question without an answer fails alone", async () => {
  const made = bench();
  made.send = async () => (query) => (query === "bad" ? failure("unknown") : success(query));
  const asked = ["a", "bad", "c"].map(made.query);
  await made.clock.advance(20);
  expect(asked.map((one) => one.outcome())).toEqual(["a", "failed: unknown", "c"]);
  expect(made.heard.get("bad")).toEqual(failure("unknown"));
  expect(made.lookup.open).toBe(0);
});

test("a request that fails as a whole fails all its questions, and no others", async () => {
  const made = bench({ size: 2 });
  made.send = async (queries) => (queries.includes("b") ? Promise.reject("broken") : answer(queries));
  const asked = ["a", "b", "c", "d"].map(made.query);
  await made.clock.advance(20);
  expect(asked.map((one) => one.outcome())).toEqual(["failed: broken", "failed: broken", "row of c", "row of d"]);
});

test("a refused request is split until the culprit stands alone", async () => {
  const made = bench({ size: 16 });
  made.send = async (queries) => (queries.includes("q11") ? Promise.reject("refused") : answer(queries));
  made.decide = (_reason, _attempt, queries) => (queries > 1 ? { kind: "split" } : { kind: "fail" });
  const asked = Array.from({ length: 16 }, (_, at) => made.query(`q${at}`));
  await made.clock.advance(60_000);
  const outcomes = asked.map((one) => one.outcome());
  expect(outcomes[11]).toBe("failed: refused");
  expect(outcomes.filter((outcome) => outcome?.startsWith("row of"))).toHaveLength(15);
  expect(made.sent.length).toBeLessThanOrEqual(1 + 2 * Math.log2(16));
});

test("a request is sent again after a pause, and the waiting do not notice", async () => {
  const made = bench();
  made.send = async (queries) => (made.sent.length < 3 ? Promise.reject("shaky") : answer(queries));
  made.decide = (_reason, attempt) => (attempt < 3 ? { kind: "again", after: 1_000 } : { kind: "fail" });
  const asked = made.query("a");
  await made.clock.advance(1_000);
  expect(asked.outcome()).toBeUndefined();
  await made.clock.advance(1_100);
  expect(asked.outcome()).toBe("row of a");
  expect(made.sent).toHaveLength(3);
});

test("no request is sent again when it could not be answered within 30 seconds of the first try", async () => {
  const made = bench();
  const begun = made.clock.now();
  const late = (): Promise<never> =>
    new Promise((_resolve, reject) => made.clock.after(10_000, () => reject("too slow")));
  made.send = late;
  made.decide = () => ({ kind: "again", after: 100 });
  const asked = made.query("a");
  let settledAt = 0;
  asked.answer.catch(() => (settledAt = made.clock.now() - begun));
  await made.clock.advance(120_000);
  expect(asked.outcome()).toBe("failed: too slow");
  expect(made.sent).toHaveLength(2);
  expect(settledAt).toBeLessThanOrEqual(30_020);
});

test("a retry that would have to wait too long for the budget is not made", async () => {
  const made = bench({ limit: 1 });
  made.send = async () => Promise.reject("shaky");
  made.decide = () => ({ kind: "again", after: 100 });
  const asked = made.query("a");
  await made.clock.advance(1_000);
  expect(asked.outcome()).toBe("failed: shaky");
  expect(made.sent).toHaveLength(1);
});

test("a server that asks for a pause gets it from everybody, and the same is asked again", async () => {
  const made = bench();
  made.send = async (queries) => (made.sent.length === 1 ? Promise.reject("slow down") : answer(queries));
  made.decide = () => ({ kind: "pause", milliseconds: 20_000 });
  const asked = made.query("a");
  await made.clock.advance(4);
  const other = made.query("b");
  await made.clock.advance(19_999);
  expect(made.sent).toEqual([["a"]]);
  await made.clock.advance(1);
  expect([asked.outcome(), other.outcome()]).toEqual(["row of a", "row of b"]);
});

test("of two who wait one may leave without harm to the other", async () => {
  const { clock, query, sent } = bench();
  const gone = query("a");
  const stays = query("a");
  gone.leave();
  gone.leave();
  await clock.advance(20);
  expect(sent).toEqual([["a"]]);
  expect([gone.outcome(), stays.outcome()]).toEqual([undefined, "row of a"]);
});

test("a question that everybody has left is not asked, and costs nothing", async () => {
  const { clock, query, sent, budget, lookup } = bench();
  query("a").leave();
  const kept = query("b");
  await clock.advance(20);
  expect(sent).toEqual([["b"]]);
  expect(kept.outcome()).toBe("row of b");
  query("c").leave();
  await clock.advance(20);
  expect(sent).toHaveLength(1);
  expect(budget.state().used).toBe(1);
  expect(lookup.open).toBe(0);
});

test("when the last one leaves the queue, the ticket is given back to those behind", async () => {
  const { clock, query, sent, budget } = bench({ limit: 1, size: 1 });
  query("now");
  await clock.advance(20);
  const leaving = [query("left"), query("left")];
  await clock.advance(20);
  query("behind");
  await clock.advance(20);
  expect(budget.state().waiting).toBe(2);
  for (const one of leaving) one.leave();
  await clock.advance(0);
  expect(budget.state().waiting).toBe(1);
  await clock.advance(WINDOW);
  expect(sent).toEqual([["now"], ["behind"]]);
});

test("who comes at the moment at which the last one leaves the queue is answered all the same", async () => {
  const { clock, query } = bench({ limit: 1 });
  query("now");
  await clock.advance(20);
  const leaving = query("a");
  await clock.advance(20);
  leaving.leave();
  const joined = query("a");
  await clock.advance(WINDOW + 20);
  expect(joined.outcome()).toBe("row of a");
});

test("one who leaves while the request is under way leaves the answer to the cache", async () => {
  const made = bench();
  made.send = (queries) => new Promise((resolve) => made.clock.after(1_000, () => void answer(queries).then(resolve)));
  const asked = made.query("a");
  await made.clock.advance(20);
  asked.leave();
  await made.clock.advance(1_000);
  expect(asked.outcome()).toBeUndefined();
  expect(made.heard.get("a")).toEqual(success("row of a"));
});

test("a wait without hope ends at once with its length, and the answer still comes for the cache", async () => {
  const { clock, query, heard, lookup } = bench({ limit: 1, size: 1 });
  const asked = ["a", "b", "c", "d"].map(query);
  await clock.advance(20);
  expect(asked.map((one) => one.outcome())).toEqual([
    "row of a",
    undefined,
    `failed: later: ${2 * WINDOW}`,
    `failed: later: ${3 * WINDOW}`,
  ]);
  const late = query("d");
  await clock.advance(0);
  expect(late.outcome()).toMatch(/^failed: later/);
  await clock.advance(3 * WINDOW);
  expect(heard.get("d")).toEqual(success("row of d"));
  expect(lookup.open).toBe(0);
});

test("nobody waits for more than about two minutes in the queue, whatever the estimate was", async () => {
  const { clock, query, budget, heard } = bench({ limit: 1, size: 1 });
  query("now");
  await clock.advance(20);
  const asked = query("a");
  await clock.advance(50_000);
  budget.pause(300_000);
  await clock.advance(69_000);
  expect(asked.outcome()).toBeUndefined();
  await clock.advance(6_000);
  expect(asked.outcome()).toMatch(/^failed: later/);
  await clock.advance(300_000);
  expect(heard.get("a")).toEqual(success("row of a"));
});

test("nothing hangs: every question that somebody still waits for is settled, and nothing is left behind", async () => {
  const step = fc.record({
    name: fc.constantFrom("a", "b", "c", "d", "e", "f", "g"),
    pass: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 30_000 })),
    leaves: fc.option(fc.integer({ min: 0, max: 40_000 }), { nil: undefined }),
  });
  const settings = fc.record({
    seed: fc.integer(),
    limit: fc.integer({ min: 1, max: 5 }),
    size: fc.integer({ min: 1, max: 4 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), settings, async (steps, { seed, ...options }) => {
      const random = seededRandom(seed);
      const made = bench(options);
      made.send = (queries) =>
        new Promise((resolve, reject) => {
          const fails = random() < 0.4;
          made.clock.after(random() * 15_000, () => (fails ? reject("failed") : void answer(queries).then(resolve)));
        });
      made.decide = (_reason, attempt, queries): Decision => {
        const draw = random();
        if (attempt >= 4) return { kind: "fail" };
        if (draw < 0.3) return { kind: "again", after: random() * 2_000 };
        if (draw < 0.5) return { kind: "pause", milliseconds: random() * 20_000 };
        return draw < 0.8 && queries > 1 ? { kind: "split" } : { kind: "fail" };
      };
      const waiting = new Set<Asked>();
      for (const { name, pass, leaves } of steps) {
        await made.clock.advance(pass);
        const asked = made.query(name);
        waiting.add(asked);
        if (leaves === undefined) continue;
        made.clock.after(leaves, () => {
          waiting.delete(asked);
          asked.leave();
        });
      }
      await made.clock.drain(200 * WINDOW);
      for (const asked of waiting) expect(asked.outcome()).toBeDefined();
      expect(made.lookup.open).toBe(0);
      expect(made.budget.state()).toMatchObject({ running: 0, waiting: 0 });
    }),
    { numRuns: 80 },
  );
});

test("while the page is too busy for its timers, what still comes in goes into the same request", async () => {
  const made = bench();
  const first = made.query("a");
  const wait = made.clock.after.bind(made.clock);
  made.clock.jump(1_000);
  // The window's timer fires now, a second late; the rest of the recalculation follows at once.
  wait(0, () => void made.query("b"));
  await made.clock.advance(0);
  expect(made.sent).toEqual([]);
  await made.clock.advance(8);
  expect(made.sent).toEqual([["a", "b"]]);
  expect(first.outcome()).toBe("row of a");
});
