import { Poller } from "../../../src/feed/poller";
import type { Subject } from "../../../src/qos/topics/topic";
import { codes, subject } from "../../support/builders";
import { TestClock } from "../../support/testClock";

interface Bench {
  readonly clock: TestClock;
  readonly poller: Poller;
  readonly asked: { readonly at: number; readonly codes: readonly string[] }[];
  readonly values: { subject: Subject; at: number }[];
  idle: boolean;
  /** When slots are free again that others have used. */
  burst: number[];
}

function bench(count: number, requests = 21, products = 10): Bench {
  const clock = new TestClock();
  const values = codes(count).map((name) => ({ subject: subject(name), at: 0 }));
  const asked: Bench["asked"] = [];
  const made: Bench = {
    clock,
    asked,
    values,
    idle: true,
    burst: [],
    poller: new Poller({
      clock,
      unpushed: () => values,
      polling: {
        allowance: () => ({ requests, products }),
        used: () => ({ free: made.burst, running: 0 }),
        idle: () => made.idle,
        refresh(subjects) {
          asked.push({ at: clock.now(), codes: subjects.map(({ code }) => code) });
          for (const value of values) if (subjects.includes(value.subject)) value.at = clock.now();
        },
      },
    }),
  };
  return made;
}

test("all are refreshed in turn, the oldest first, each once in the cycle that the pane tells", async () => {
  const { poller, clock, asked, values } = bench(90);
  poller.wake();
  await clock.advance(poller.cycle());
  expect(asked).toHaveLength(9);
  expect(new Set(asked.flatMap((one) => one.codes)).size).toBe(90);
  for (let turn = 0; turn < 500; turn += 1) {
    await clock.advance(1_000);
    const oldest = Math.min(...values.map(({ at }) => at));
    expect(clock.now() - oldest).toBeLessThanOrEqual(poller.cycle() + 1);
  }
});

test("never more requests in a minute than polling's share", async () => {
  const { poller, clock, asked } = bench(90);
  poller.wake();
  await clock.advance(600_000);
  for (const { at } of asked)
    expect(asked.filter((other) => other.at > at - 60_000 && other.at <= at).length).toBeLessThanOrEqual(21);
});

test("what is younger than two seconds is not asked again", async () => {
  const { poller, clock, asked, values } = bench(3, 600);
  poller.wake();
  for (let turn = 0; turn < 20; turn += 1) {
    for (const value of values) value.at = clock.now();
    await clock.advance(1_000);
  }
  expect(asked).toHaveLength(0);
});

test("while a cell's own question waits, polling stands back", async () => {
  const made = bench(30);
  made.idle = false;
  made.poller.wake();
  await made.clock.advance(60_000);
  expect(made.asked).toHaveLength(0);
  made.idle = true;
  await made.clock.advance(3_000);
  expect(made.asked).toHaveLength(1);
});

test("with nothing to poll there is no timer", async () => {
  const { poller, clock, values } = bench(3);
  poller.wake();
  values.length = 0;
  await clock.advance(10_000);
  expect(clock.pending).toBe(0);
  poller.wake();
  expect(clock.pending).toBe(0);
});

test("stopping leaves no timer", () => {
  const { poller, clock } = bench(3);
  poller.wake();
  poller.stop();
  expect(clock.pending).toBe(0);
});

test("after the clock was set back values are refreshed as before", async () => {
  const { poller, clock, asked } = bench(10);
  poller.wake();
  await clock.advance(10_000);
  const before = asked.length;
  clock.jump(-3_600_000);
  await clock.advance(10_000);
  expect(asked.length).toBeGreaterThan(before);
});

test("after a burst of questions the permits are further apart, and the cycle told is longer", async () => {
  const { poller, clock, burst } = bench(90);
  const cycle = poller.cycle();
  for (let question = 0; question < 9; question += 1) burst.push(clock.now() + 50_000 + question * 1_000);
  expect(poller.cycle()).toBeGreaterThan(1.3 * cycle);
  await clock.advance(61_000);
  burst.length = 0;
  expect(poller.cycle()).toBe(cycle);
});
