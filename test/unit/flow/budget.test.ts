import fc from "fast-check";
import { Budget, type EndPermit, type Ticket } from "../../../src/flow/budget";
import { settle, TestClock } from "../../support/testClock";

const WINDOW = 61_000;

interface Bench {
  readonly clock: TestClock;
  readonly budget: Budget;
  /** Milliseconds since the beginning at which each request started, in order. */
  readonly starts: { readonly name: string; readonly at: number }[];
  limit: number;
  /** Takes a ticket, and once its permit has come keeps it for `lasts` milliseconds. */
  run(name: string, options?: { readonly after?: number; readonly lasts?: number }): Ticket;
  readonly elapsed: () => number;
}

function bench(limit: number, options: { readonly parallel?: number } = {}): Bench {
  const clock = new TestClock();
  const begun = clock.now();
  const made: Bench = {
    clock,
    budget: new Budget({ clock, allowance: () => ({ requests: made.limit }), ...options }),
    starts: [],
    limit,
    elapsed: () => clock.now() - begun,
    run(name, { after = 0, lasts = 0 } = {}) {
      const ticket = made.budget.enqueue(after);
      void ticket.permit.then((end) => {
        if (end === undefined) return;
        made.starts.push({ name, at: made.elapsed() });
        if (lasts === 0) end();
        else clock.after(lasts, () => end());
      });
      return ticket;
    },
  };
  return made;
}

/** The most starts in any stretch of `window` milliseconds, its end not included. */
function densest(starts: readonly number[], window: number): number {
  const sorted = [...starts].sort((left, right) => left - right);
  return sorted.reduce(
    (most, from) => Math.max(most, sorted.filter((at) => at >= from && at < from + window).length),
    0,
  );
}

const arrivals = fc.array(
  fc.record({
    pass: fc.oneof(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 40_000 })),
    lasts: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 20_000 })),
    after: fc.integer({ min: 0, max: 5 }),
  }),
  { maxLength: 40 },
);

test("no minute ever holds more starts than the plan allows, whenever requests come and however long they take", async () => {
  await fc.assert(
    fc.asyncProperty(
      arrivals,
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 1, max: 5 }),
      async (list, limit, parallel) => {
        const { clock, starts, run } = bench(limit, { parallel });
        for (const [at, { pass, ...request }] of list.entries()) {
          await clock.advance(pass);
          run(String(at), request);
        }
        await clock.drain(100 * WINDOW);
        expect(starts).toHaveLength(list.length);
        expect(
          densest(
            starts.map(({ at }) => at),
            WINDOW,
          ),
        ).toBeLessThanOrEqual(limit);
      },
    ),
    { numRuns: 60 },
  );
});

test("a server that counts a request at any moment while it is under way counts no more than the plan allows", async () => {
  await fc.assert(
    fc.asyncProperty(arrivals, fc.integer({ min: 1, max: 6 }), async (list, limit) => {
      const { clock, starts, run } = bench(limit);
      for (const [at, { pass, ...request }] of list.entries()) {
        await clock.advance(pass);
        run(String(at), request);
      }
      await clock.drain(100 * WINDOW);
      const latest = starts.map(({ name, at }) => at + (list[Number(name)]?.lasts ?? 0));
      const counted = starts.map(({ at }, index) => (index % 2 === 0 ? at : (latest[index] ?? at)));
      expect(densest(counted, WINDOW)).toBeLessThanOrEqual(limit);
    }),
    { numRuns: 40 },
  );
});

test("the whole allowance may start at once, and the next request waits for the window and not longer", async () => {
  const { clock, starts, run } = bench(3, { parallel: 10 });
  for (const name of ["a", "b", "c", "d"]) run(name);
  await clock.advance(WINDOW - 1);
  expect(starts.map(({ name }) => name)).toEqual(["a", "b", "c"]);
  await clock.advance(1);
  expect(starts.at(-1)).toEqual({ name: "d", at: WINDOW });
});

test("no more requests are under way at once than allowed", async () => {
  const { clock, starts, run, budget } = bench(30, { parallel: 2 });
  for (const name of ["a", "b", "c"]) run(name, { lasts: 1_000 });
  await clock.advance(999);
  expect(starts.map(({ name }) => name)).toEqual(["a", "b"]);
  expect(budget.state()).toMatchObject({ running: 2, waiting: 1 });
  await clock.advance(1);
  expect(starts.at(-1)).toEqual({ name: "c", at: 1_000 });
});

test("a slot whose request was not sent is free again at once", async () => {
  const { clock, budget, starts, run } = bench(1);
  const ticket = budget.enqueue();
  run("b");
  const end = await ticket.permit;
  end?.("unspent");
  end?.();
  await clock.advance(0);
  expect(starts).toEqual([{ name: "b", at: 0 }]);
  expect(budget.state()).toMatchObject({ used: 1, running: 0 });
});

test("while the server wants a pause nothing starts, and then the waiting start by themselves", async () => {
  const { clock, budget, starts, run } = bench(10);
  run("a");
  await clock.advance(1_000);
  budget.pause(30_000);
  budget.pause(5_000);
  const ticket = run("b");
  expect(ticket.estimate()).toBe(30_000);
  await clock.advance(29_999);
  expect(starts.map(({ name }) => name)).toEqual(["a"]);
  await clock.advance(1);
  expect(starts.at(-1)).toEqual({ name: "b", at: 31_000 });
});

test("a plan that grows while requests wait lets them start at once", async () => {
  const made = bench(1);
  for (const name of ["a", "b", "c"]) made.run(name);
  await made.clock.advance(1_000);
  made.limit = 3;
  made.budget.refresh();
  await made.clock.advance(0);
  expect(made.starts).toEqual([
    { name: "a", at: 0 },
    { name: "b", at: 1_000 },
    { name: "c", at: 1_000 },
  ]);
});

test("a plan that shrinks while requests are under way holds the next ones back until it is kept again", async () => {
  const made = bench(4, { parallel: 10 });
  for (const name of ["a", "b", "c", "d"]) made.run(name, { lasts: 100 });
  await made.clock.advance(100);
  made.limit = 2;
  for (const name of ["e", "f", "g"]) made.run(name);
  await made.clock.drain();
  const late = made.starts.slice(4).map(({ at }) => at);
  expect(late[0]).toBe(100 + WINDOW);
  expect(densest(late, WINDOW)).toBe(2);
});

test("who leaves the queue spends nothing and makes room for those behind", async () => {
  const { clock, starts, run, budget } = bench(1);
  run("a");
  const left = run("b");
  const behind = run("c");
  await settle();
  expect(behind.estimate()).toBe(2 * WINDOW);
  left.leave();
  expect(await left.permit).toBeUndefined();
  expect(behind.estimate()).toBe(WINDOW);
  expect(budget.state().waiting).toBe(1);
  await clock.drain();
  left.leave();
  expect(starts.map(({ name }) => name)).toEqual(["a", "c"]);
});

test("with everybody gone no timer is left but that of the slot used, for a window", async () => {
  const { clock, run } = bench(1);
  run("a");
  run("b").leave();
  await settle();
  expect([clock.pending, clock.nextIn]).toEqual([1, WINDOW]);
  await clock.advance(WINDOW);
  expect(clock.pending).toBe(0);
});

test("one short question overtakes the tail of a long batch that came a little earlier", async () => {
  const { clock, starts, run } = bench(1);
  for (let part = 0; part < 6; part += 1) run(`long ${part}`, { after: part });
  await clock.advance(3_000);
  run("short");
  await clock.drain();
  expect(starts.map(({ name }) => name)).toEqual(["long 0", "long 1", "short", "long 2", "long 3", "long 4", "long 5"]);
});

test("nobody waits for ever: those who come later do not overtake without end", async () => {
  const { clock, starts, run } = bench(1);
  for (let part = 0; part < 4; part += 1) run(`long ${part}`, { after: part });
  for (let at = 0; at < 10; at += 1) {
    await clock.advance(10_000);
    run(`late ${at}`);
  }
  await clock.drain();
  expect(starts.map(({ name }) => name).slice(0, 4)).toEqual(["long 0", "long 1", "long 2", "long 3"]);
});

test("the estimate is what comes true when requests take no time", async () => {
  const queue = fc.array(fc.integer({ min: 0, max: 30_000 }), { minLength: 1, maxLength: 25 });
  await fc.assert(
    fc.asyncProperty(queue, fc.integer({ min: 1, max: 5 }), async (passes, limit) => {
      const { clock, run, starts, elapsed } = bench(limit);
      const expected: number[] = [];
      for (const [at, pass] of passes.entries()) {
        await clock.advance(pass);
        const ticket = run(String(at));
        expected.push(elapsed() + ticket.estimate());
        await settle();
      }
      await clock.drain(100 * WINDOW);
      expect(starts.map(({ at }) => at)).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});

test("when requests take their time the estimate is early by no more than they take", async () => {
  const queue = fc.array(fc.integer({ min: 0, max: 5_000 }), { minLength: 1, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(queue, fc.integer({ min: 1, max: 5 }), async (durations, limit) => {
      const { clock, run, starts } = bench(limit);
      const expected = durations.map((lasts, at) => run(String(at), { lasts }).estimate());
      await clock.drain(100 * WINDOW);
      const total = durations.reduce((sum, lasts) => sum + lasts, 0);
      for (const [at, { at: started }] of starts.entries()) {
        expect(started).toBeGreaterThanOrEqual(expected[at] ?? Infinity);
        expect(started).toBeLessThanOrEqual((expected[at] ?? 0) + total);
      }
    }),
    { numRuns: 60 },
  );
});

test("the pane hears what is used, what is left and when a slot is free again", async () => {
  const { clock, budget, run } = bench(3);
  run("a");
  await clock.advance(10_000);
  run("b");
  await clock.advance(5_000);
  expect(budget.state()).toEqual({ limit: 3, used: 2, running: 0, left: 1, freeIn: 0, waiting: 0 });
  run("c");
  run("d");
  await settle();
  expect(budget.state()).toEqual({ limit: 3, used: 3, running: 0, left: 0, freeIn: 46_000, waiting: 1 });
});

test("a clock that is set back does not lock the budget", async () => {
  const { clock, run, starts } = bench(1);
  run("a");
  await clock.advance(1_000);
  clock.jump(-3_600_000);
  run("b");
  await clock.drain(2 * WINDOW);
  expect(starts.map(({ name }) => name)).toEqual(["a", "b"]);
});

const MOVES = [-30 * 86_400_000, -3_600_000, -60_000, -1, 1, 60_000, 3_600_000, 30 * 86_400_000];

test.each(MOVES)("a clock moved by %d ms neither frees a slot nor holds it", async (move) => {
  const { clock, run, budget, starts } = bench(1);
  const names = (): readonly string[] => starts.map(({ name }) => name);
  run("a");
  await clock.advance(1_000);
  clock.jump(move);
  const waiting = run("b");
  expect(budget.state()).toMatchObject({ used: 1, left: 0, waiting: 1 });
  expect(waiting.estimate()).toBeGreaterThanOrEqual(0);
  expect(waiting.estimate()).toBeLessThanOrEqual(WINDOW);
  await clock.advance(WINDOW - 1_001);
  expect(names()).toEqual(["a"]);
  await clock.advance(1);
  expect(names()).toEqual(["a", "b"]);
});

test.each(MOVES)("a pause lasts as long as the server wants, though the clock is moved by %d ms", async (move) => {
  const { clock, run, budget, starts } = bench(5);
  budget.pause(30_000);
  clock.jump(move);
  run("a");
  await clock.advance(29_999);
  expect(starts).toEqual([]);
  await clock.advance(1);
  expect(starts).toHaveLength(1);
});

const jumps = fc.oneof(fc.constant(0), fc.integer({ min: -120_000, max: 120_000 }), fc.constantFrom(...MOVES));

test("whatever becomes of the clock, no window holds more than the plan allows, and none passes in which nothing starts", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ pass: fc.integer({ min: 0, max: 40_000 }), jump: jumps }), { maxLength: 40 }),
      fc.integer({ min: 1, max: 4 }),
      async (list, limit) => {
        const { clock, budget } = bench(limit);
        let passed = 0;
        const starts: number[] = [];
        const pass = async (milliseconds: number): Promise<void> => {
          for (let left = milliseconds; left > 0; left -= 1_000) {
            const step = Math.min(left, 1_000);
            await clock.advance(step);
            passed += step;
          }
        };
        const arrivals: number[] = [];
        for (const { pass: before, jump } of list) {
          await pass(before);
          clock.jump(jump);
          arrivals.push(passed);
          void budget.enqueue().permit.then((end) => {
            starts.push(passed);
            end?.();
          });
        }
        await clock.advance(0);
        while (starts.length < list.length && passed < 100 * WINDOW) await pass(WINDOW);
        expect(starts).toHaveLength(list.length);
        // Time is read once a second here, so a start may be noted a second late.
        expect(densest(starts, WINDOW - 1_000)).toBeLessThanOrEqual(limit);
        const due: number[] = [];
        [...arrivals].forEach((arrival, at) => due.push(Math.max(arrival, (due[at - limit] ?? -Infinity) + WINDOW)));
        starts.forEach((start, at) => expect(start).toBeLessThanOrEqual((due[at] ?? 0) + 1_000 * (1 + at)));
      },
    ),
    { numRuns: 40 },
  );
});

test("a plan of nothing lets nothing start until there is one, and the wait is said", async () => {
  const made = bench(0);
  const ticket = made.run("a");
  await made.clock.advance(10 * WINDOW);
  expect(made.starts).toEqual([]);
  expect(ticket.estimate()).toBeGreaterThanOrEqual(0);
  made.limit = 1;
  made.budget.refresh();
  await settle();
  expect(made.starts).toHaveLength(1);
});

test("a permit that has come cannot be left any more", async () => {
  const { budget } = bench(1);
  const ticket = budget.enqueue();
  const end: EndPermit | undefined = await ticket.permit;
  ticket.leave();
  expect(end).toBeDefined();
  expect(budget.state().running).toBe(1);
});
