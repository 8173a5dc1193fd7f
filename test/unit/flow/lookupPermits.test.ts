import type { EndPermit, Ticket, RequestBudget } from "../../../src/flow/budget";
import { Lookup, type Decision, type LookupOptions } from "../../../src/flow/lookup";
import { failure, success } from "../../../src/kernel/settled";
import { TestClock } from "../../support/testClock";

/** A ticket in a queue that the test serves. */
interface TestTicket extends Ticket {
  estimated: number;
  left: boolean;
  /** Lets the request start. */
  serve(aside?: boolean): void;
  /** How the permit was ended, and how often. */
  readonly ends: ("spent" | "unspent")[];
}

function placeOf(): TestTicket {
  let start: (end: EndPermit | undefined) => void = () => undefined;
  const ends: TestTicket["ends"] = [];
  const made: TestTicket = {
    permit: new Promise((resolve) => (start = resolve)),
    estimated: 0,
    left: false,
    ends,
    estimate: () => made.estimated,
    leave() {
      made.left = true;
      start(undefined);
    },
    serve(aside = false) {
      const end = (how?: "unspent"): void => void ends.push(how ?? "spent");
      start(aside ? Object.assign(end, { aside: true as const }) : end);
    },
  };
  return made;
}

interface Bench {
  readonly clock: TestClock;
  readonly lookup: Lookup<string, string>;
  readonly tickets: TestTicket[];
  readonly planned: string[][];
  readonly sent: { readonly queries: readonly string[]; readonly aside: boolean }[];
  readonly decisions: { readonly attempt: number; readonly queries: number }[];
  readonly heard: Map<string, string>;
  /** Milliseconds that a new request would wait. */
  wait: number;
  fails: boolean;
  decision: Decision;
  query(name: string): { readonly leave: () => void; readonly outcome: () => string | undefined };
}

function bench(options: Partial<LookupOptions<string, string>> = {}, size = 10): Bench {
  const clock = new TestClock();
  const tickets: TestTicket[] = [];
  const budget: RequestBudget = {
    enqueue() {
      const ticket = placeOf();
      ticket.estimated = made.wait;
      tickets.push(ticket);
      return ticket;
    },
    pause: () => undefined,
    refresh: () => undefined,
    wait: () => made.wait,
    state: () => ({ limit: 1, used: 0, running: 0, left: 1, freeIn: 0, waiting: 0 }),
  };
  const made: Bench = {
    clock,
    tickets,
    planned: [],
    sent: [],
    decisions: [],
    heard: new Map(),
    wait: 0,
    fails: false,
    decision: { kind: "fail" },
    lookup: new Lookup<string, string>({
      clock,
      budget,
      keyOf: (query) => query,
      plan(queries) {
        made.planned.push([...queries]);
        return Array.from({ length: Math.ceil(queries.length / size) }, (_, at) =>
          queries.slice(at * size, (at + 1) * size),
        );
      },
      async send(queries, aside) {
        made.sent.push({ queries, aside });
        if (made.fails) throw new Error("down");
        return (query) => (query.startsWith("bad") ? failure("unknown") : success(`row of ${query}`));
      },
      decide(_reason, attempt, queries) {
        made.decisions.push({ attempt, queries });
        return made.decision;
      },
      onAnswer: (query, answer, promised) =>
        made.heard.set(query, `${answer.ok ? answer.value : "failed"}${promised ? ", promised" : ""}`),
      tooLong: (milliseconds) => `later: ${milliseconds}`,
      ...options,
    }),
    query(name) {
      const leaving = new AbortController();
      let outcome: string | undefined;
      made.lookup.query(name, leaving.signal).then(
        (row) => (outcome = row),
        (reason: unknown) => (outcome = `failed: ${reason instanceof Error ? reason.message : String(reason)}`),
      );
      return { leave: () => leaving.abort(), outcome: () => outcome };
    },
  };
  return made;
}

test("a failed question fails alone, and its neighbours get their own rows", async () => {
  const made = bench();
  const asked = ["a", "bad", "c"].map((name) => made.query(name));
  await made.clock.advance(20);
  made.tickets[0]?.serve();
  await made.clock.advance(0);
  expect(asked.map(({ outcome }) => outcome())).toEqual(["row of a", "failed: unknown", "row of c"]);
  expect([...made.heard]).toEqual([
    ["a", "row of a"],
    ["bad", "failed"],
    ["c", "row of c"],
  ]);
  expect(made.tickets[0]?.ends).toEqual(["spent"]);
  expect(made.lookup.open).toBe(0);
});

test("a request whose permit is for another transport is sent there, every other by its own", async () => {
  const made = bench();
  made.query("a");
  await made.clock.advance(20);
  made.tickets[0]?.serve(true);
  made.query("b");
  await made.clock.advance(20);
  made.tickets[1]?.serve();
  await made.clock.advance(0);
  expect(made.sent).toEqual([
    { queries: ["a"], aside: true },
    { queries: ["b"], aside: false },
  ]);
});

test("a question given up before it was planned is no part of the plan", async () => {
  const made = bench();
  made.query("a").leave();
  made.query("b");
  await made.clock.advance(20);
  expect(made.planned).toEqual([["b"]]);
  expect(made.lookup.open).toBe(1);
});

test("a ticket in the queue is given back when the last who waits has left, and not before", async () => {
  const made = bench();
  const [a, b, c] = [made.query("a"), made.query("b"), made.query("c")];
  await made.clock.advance(20);
  a.leave();
  expect(made.tickets[0]?.left).toBe(false);
  b.leave();
  expect(made.tickets[0]?.left).toBe(false);
  c.leave();
  expect(made.tickets[0]?.left).toBe(true);
  await made.clock.advance(0);
  expect(made.lookup.open).toBe(0);
  expect(made.sent).toEqual([]);
});

test("only what is still wanted is sent when the permit comes", async () => {
  const made = bench();
  const [a] = [made.query("a"), made.query("b")];
  await made.clock.advance(20);
  a.leave();
  made.tickets[0]?.serve();
  await made.clock.advance(0);
  expect(made.sent).toEqual([{ queries: ["b"], aside: false }]);
});

test("a permit that came in the moment of leaving is given back unspent", async () => {
  const made = bench();
  const a = made.query("a");
  await made.clock.advance(20);
  made.tickets[0]?.serve();
  a.leave();
  await made.clock.advance(0);
  expect(made.tickets[0]?.ends).toEqual(["unspent"]);
  expect(made.sent).toEqual([]);
});

test("who asks in the moment in which the last other leaves gets a ticket of his own", async () => {
  const made = bench();
  const a = made.query("a");
  await made.clock.advance(20);
  a.leave();
  const again = made.query("a");
  await made.clock.advance(0);
  expect(made.tickets).toHaveLength(2);
  made.tickets[1]?.serve();
  await made.clock.advance(0);
  expect(again.outcome()).toBe("row of a");
});

test("tickets of those who left are not exchanged", async () => {
  const exchanges: number[] = [];
  const made = bench({ exchange: ({ questions }) => void exchanges.push(questions.length) });
  made.query("a").leave();
  const b = made.query("b");
  await made.clock.advance(20);
  b.leave();
  await made.clock.advance(0);
  expect(exchanges).toEqual([]);
  made.query("c");
  await made.clock.advance(20);
  made.tickets[1]?.serve();
  await made.clock.advance(0);
  expect(exchanges).toEqual([1]);
});

test("each try is counted for who decides", async () => {
  const made = bench();
  made.fails = true;
  made.decision = { kind: "again", after: 100 };
  const a = made.query("a");
  await made.clock.advance(20);
  for (let at = 0; at < 3; at += 1) {
    made.tickets[at]?.serve();
    await made.clock.advance(100);
  }
  expect(made.decisions.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
  made.decision = { kind: "fail" };
  made.tickets[3]?.serve();
  await made.clock.advance(0);
  expect(a.outcome()).toBe("failed: down");
  expect(made.tickets.map(({ ends }) => ends)).toEqual([["spent"], ["spent"], ["spent"], ["spent"]]);
});

test("one question alone cannot be split: it fails", async () => {
  const made = bench();
  made.fails = true;
  made.decision = { kind: "split" };
  const a = made.query("a");
  await made.clock.advance(20);
  made.tickets[0]?.serve();
  await made.clock.advance(0);
  expect([a.outcome(), made.tickets.length]).toEqual(["failed: down", 1]);
});

test("of five the first three and the last two are asked apart", async () => {
  const made = bench();
  made.fails = true;
  made.decision = { kind: "split" };
  ["a", "b", "c", "d", "e"].forEach((name) => made.query(name));
  await made.clock.advance(20);
  made.tickets[0]?.serve();
  await made.clock.advance(0);
  made.fails = false;
  made.tickets[1]?.serve();
  made.tickets[2]?.serve();
  await made.clock.advance(0);
  expect(made.sent.slice(1).map(({ queries }) => queries)).toEqual([
    ["a", "b", "c"],
    ["d", "e"],
  ]);
});

test.each([
  [10_000, 5_000, true],
  [10_001, 5_000, false],
  [10_000, 5_001, false],
])("after a pause of %d ms and a wait of %d ms in the queue another try still fits: %s", async (after, wait, fits) => {
  const made = bench();
  made.fails = true;
  made.decision = { kind: "again", after };
  made.wait = wait;
  made.query("a");
  await made.clock.advance(20);
  made.tickets[0]?.serve();
  await made.clock.advance(after);
  expect(made.tickets).toHaveLength(fits ? 2 : 1);
});

test("who would wait longer than the patience is sent away at once, and the answer is kept for him", async () => {
  const made = bench({ patience: 60_000 });
  made.wait = 60_001;
  const a = made.query("a");
  await made.clock.advance(20);
  expect(a.outcome()).toBe("failed: later: 60001");
  const joined = made.query("a");
  await made.clock.advance(0);
  expect(joined.outcome()).toBe("failed: later: 60001");
  made.tickets[0]?.serve();
  await made.clock.advance(0);
  expect([...made.heard]).toEqual([["a", "row of a, promised"]]);
});

test("who would wait exactly as long as the patience waits", async () => {
  const made = bench({ patience: 60_000 });
  made.wait = 60_000;
  const a = made.query("a");
  await made.clock.advance(20);
  expect(a.outcome()).toBeUndefined();
});

test("where the estimate was too good, each is sent away after his own patience", async () => {
  const made = bench({ patience: 60_000 });
  const first = made.query("a");
  await made.clock.advance(58_000);
  const second = made.query("a");
  await made.clock.advance(2_020);
  expect([first.outcome(), second.outcome()]).toEqual(["failed: later: 0", undefined]);
  await made.clock.advance(57_980);
  expect(second.outcome()).toBeUndefined();
  await made.clock.advance(5_000);
  expect(second.outcome()).toBe("failed: later: 0");
});

test("once the permit has come nobody is sent away any more", async () => {
  const made = bench({ patience: 60_000, send: () => new Promise(() => undefined) });
  const a = made.query("a");
  await made.clock.advance(20);
  made.tickets[0]?.serve();
  await made.clock.advance(600_000);
  expect(a.outcome()).toBeUndefined();
  expect(made.clock.pending).toBe(0);
});

test("stopping ends every wait in the queue, promised ones too, and leaves alone what is under way", async () => {
  const made = bench({}, 1);
  const [a, b] = [made.query("a"), made.query("b")];
  await made.clock.advance(20);
  made.tickets[0]?.serve();
  await Promise.resolve();
  await Promise.resolve();
  made.lookup.stop("stopped");
  await made.clock.advance(0);
  expect([a.outcome(), b.outcome()]).toEqual(["row of a", "failed: stopped"]);
  expect([made.tickets[1]?.left, made.lookup.open]).toEqual([true, 0]);
});

/** Lets the next timer of the window come `late` milliseconds after its time, so many times. */
async function busy({ clock }: Bench, late: number, times: number): Promise<void> {
  for (let at = 0; at < times; at += 1) {
    clock.jump(late);
    await clock.advance(clock.nextIn ?? 0);
  }
}

test.each([
  [10, 1],
  [11, 0],
])("a timer %d ms late: requests that are planned by then: %d", async (late, plans) => {
  const made = bench();
  made.query("a");
  await made.clock.advance(0);
  await busy(made, late, 1);
  expect(made.planned).toHaveLength(plans);
  await made.clock.advance(4);
  expect(made.planned).toEqual([["a"]]);
});

test("a page that stays busy has its questions sent after two seconds all the same", async () => {
  const made = bench();
  made.query("a");
  await busy(made, 196, 10);
  expect(made.planned).toEqual([]);
  await busy(made, 196, 1);
  expect(made.planned).toEqual([["a"]]);
});
