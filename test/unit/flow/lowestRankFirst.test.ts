import fc from "fast-check";
import { Budget } from "../../../src/flow/budget";
import { lowestRankFirst } from "../../../src/flow/lowestRankFirst";
import { Lookup } from "../../../src/flow/lookup";
import { success } from "../../../src/kernel/settled";
import { TestClock } from "../../support/testClock";

const WINDOW = 61_000;

interface Bench {
  readonly clock: TestClock;
  readonly lookup: Lookup<string, string>;
  /** What each request asked for, and when (milliseconds since the beginning). */
  readonly sent: { readonly at: number; readonly queries: readonly string[] }[];
}

/** Questions that begin with `front` go first; a request holds `size`, and `limit` may start in a window. */
function bench({ limit = 1, size = 2 } = {}): Bench {
  const clock = new TestClock();
  const begin = clock.now();
  const sent: Bench["sent"] = [];
  const lookup = new Lookup<string, string>({
    clock,
    budget: new Budget({ clock, allowance: () => ({ requests: limit }) }),
    keyOf: (query) => query,
    plan: (queries) =>
      Array.from({ length: Math.ceil(queries.length / size) }, (_, at) => queries.slice(at * size, (at + 1) * size)),
    exchange: lowestRankFirst({ clock, rank: (query) => (String(query).startsWith("front") ? 1 : 2) }),
    send: async (queries) => {
      sent.push({ at: clock.now() - begin, queries: [...queries] });
      return (query) => success(query);
    },
    decide: () => ({ kind: "fail" }),
    onAnswer: () => undefined,
    tooLong: () => new Error("too long"),
    patience: Infinity,
  });
  return { clock, lookup, sent };
}

function queryAll({ lookup }: Bench, names: readonly string[]): void {
  for (const name of names) void lookup.query(name);
}

const orders = ({ sent }: Bench): string[] => sent.map(({ queries }) => queries.join(" "));

test("of all that wait, what is in front goes into the next request, and the rest follows in its order", async () => {
  const made = bench();
  queryAll(made, ["b1", "b2", "b3", "front1", "b4", "front2"]);
  await made.clock.advance(3 * WINDOW);
  expect(orders(made)).toEqual(["front2 front1", "b1 b2", "b4 b3"]);
});

test("a question in front that comes later overtakes those that wait already, but no request grows", async () => {
  const made = bench();
  queryAll(made, ["b1", "b2", "b3", "b4"]);
  await made.clock.advance(3_000);
  queryAll(made, ["front1"]);
  await made.clock.advance(4 * WINDOW);
  expect(made.sent.map(({ queries }) => queries.length)).toEqual([2, 2, 1]);
  expect(made.sent[1]?.queries).toContain("front1");
});

test("what was passed over twenty seconds ago goes before what is in front", async () => {
  const made = bench({ size: 1 });
  queryAll(made, ["b0"]);
  await made.clock.advance(1_000);
  queryAll(made, ["b1"]);
  await made.clock.advance(1_000);
  queryAll(made, ["front1", "front2", "front3"]);
  await made.clock.advance(5 * WINDOW);
  expect(orders(made)).toEqual(["b0", "front1", "b1", "front2", "front3"]);
});

test("however many come in front, whoever waits is answered, and every question is asked once", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ front: fc.boolean(), wait: fc.integer({ min: 0, max: 9_000 }) }), {
        minLength: 5,
        maxLength: 60,
      }),
      fc.integer({ min: 1, max: 5 }),
      async (asked, size) => {
        const made = bench({ size, limit: 20 });
        const begin = made.clock.now();
        const asking = new Map<string, number>();
        for (const [at, { front, wait }] of asked.entries()) {
          const name = `${front ? "front" : "b"}${at}`;
          asking.set(name, made.clock.now() - begin);
          queryAll(made, [name]);
          await made.clock.advance(wait);
        }
        await made.clock.advance(10 * WINDOW);
        const names = made.sent.flatMap(({ queries }) => queries);
        expect([...names].sort()).toEqual([...asking.keys()].sort());
        for (const { at, queries } of made.sent)
          for (const name of queries) expect(at - (asking.get(name) ?? 0)).toBeLessThanOrEqual(4 * WINDOW);
      },
    ),
    { numRuns: 30 },
  );
});
