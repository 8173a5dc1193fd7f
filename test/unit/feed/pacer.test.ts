import fc from "fast-check";
import { Pacer } from "../../../src/feed/pacer";
import { TestClock } from "../../support/testClock";

function bench(perMinute = 30): { pacer: Pacer; clock: TestClock; sent: number[]; query: () => void } {
  const clock = new TestClock();
  const pacer = new Pacer({ clock, perMinute: () => perMinute });
  const sent: number[] = [];
  let giveUp = (): void => undefined;
  const query = (): void => {
    giveUp();
    giveUp = pacer.whenFree(() => {
      sent.push(clock.now());
      pacer.note();
    });
  };
  return { pacer, clock, sent, query };
}

test("the first command goes at once", async () => {
  const { clock, sent, query } = bench();
  query();
  await clock.advance(0);
  expect(sent).toHaveLength(1);
});

test("commands go a second apart at least and never more in a minute than the plan allows", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 60 }),
      fc.array(fc.integer({ min: 0, max: 5_000 }), { minLength: 20, maxLength: 90 }),
      async (perMinute, pauses) => {
        const { clock, sent, query } = bench(perMinute);
        for (const pause of pauses) {
          query();
          await clock.advance(pause);
        }
        sent.forEach((at, index) => {
          if (index > 0) expect(at - (sent[index - 1] ?? 0)).toBeGreaterThanOrEqual(1_000);
          expect(sent.filter((other) => other > at - 60_000 && other <= at).length).toBeLessThanOrEqual(perMinute);
        });
      },
    ),
    { numRuns: 40 },
  );
});

test("a busy hour uses what the plan allows", async () => {
  const { clock, sent, query } = bench(30);
  for (let second = 0; second < 600; second += 1) {
    query();
    await clock.advance(1_200);
  }
  expect(sent.length).toBeGreaterThan(0.9 * 30 * 12);
});

test("those who wait for the pace are served in the order in which they came, each at its own time", async () => {
  const { clock, pacer } = bench();
  const done: [string, number][] = [];
  const start = clock.now();
  for (const name of ["first", "given up", "second"]) {
    const giveUp = pacer.whenFree(() => {
      done.push([name, clock.now() - start]);
      pacer.note();
    });
    if (name === "given up") giveUp();
  }
  await clock.advance(60_000);
  expect(done).toEqual([
    ["first", 0],
    ["second", 1_100],
  ]);
});

test("commands that are reserved go although the others of the minute are spent", async () => {
  const { clock, pacer } = bench(3);
  for (let sent = 0; sent < 2; sent += 1) {
    pacer.note();
    await clock.advance(1_100);
  }
  const done: string[] = [];
  pacer.whenFree(() => done.push("modest"), 1);
  pacer.whenFree(() => done.push("reserved"));
  await clock.advance(5_000);
  expect(done).toEqual(["reserved"]);
  await clock.advance(61_000);
  expect(done).toEqual(["reserved", "modest"]);
});

test("when the server asks to slow down, nothing goes for that long", async () => {
  const { clock, pacer, sent, query } = bench();
  pacer.hold(10_000);
  query();
  await clock.advance(9_999);
  expect(sent).toHaveLength(0);
  await clock.advance(1);
  expect(sent).toHaveLength(1);
});

test("a clock that is set back an hour does not hold commands up for an hour", async () => {
  const { clock, pacer, sent, query } = bench();
  query();
  await clock.advance(0);
  pacer.hold(10_000);
  clock.jump(-3_600_000);
  expect(pacer.wait()).toBeLessThanOrEqual(10_000);
  query();
  await clock.advance(10_000);
  expect(sent).toHaveLength(2);
});

test("giving the ticket up leaves no timer", () => {
  const { clock, pacer } = bench();
  pacer.whenFree(() => undefined)();
  expect(clock.pending).toBe(0);
});

test("what was sent more than a minute ago no longer counts", async () => {
  const { clock, pacer, query } = bench();
  query();
  await clock.advance(0);
  expect(pacer.used).toBe(1);
  await clock.advance(61_001);
  expect(pacer.used).toBe(0);
});
