import fc from "fast-check";
import type { Aged, Front } from "../../../../src/feed/front/front";
import { share, turnsOf } from "../../../../src/feed/front/pollShare";
import { Poller } from "../../../../src/feed/poller";
import { codes, subject } from "../../../support/builders";
import { TestClock } from "../../../support/testClock";

/** Polls `front` codes in front and `others` besides, ten a request. */
function bench(front: number, others: number) {
  const clock = new TestClock();
  const begin = clock.now();
  const names = codes(front + others);
  const inFront = new Set<string>(names.slice(0, front));
  const values = names.map((name) => ({ subject: subject(name), at: begin }));
  const isInFront = (one: Aged): boolean => inFront.has(one.subject.code);
  const asked: string[][] = [];
  const shares: Pick<Front, "share" | "turns"> = {
    share: (waiting, turn) => share(waiting, turn, isInFront),
    turns: (waiting, places, which) => {
      const crowd = waiting.filter(isInFront).length;
      return turnsOf({ front: crowd, others: waiting.length - crowd }, places, which);
    },
  };
  const poller = new Poller({
    clock,
    unpushed: () => values,
    front: () => shares as Front,
    road: {
      allowance: () => ({ requests: 21, products: 10 }),
      used: () => ({ free: [], running: 0 }),
      idle: () => true,
      refresh(subjects) {
        asked.push(subjects.map(({ code }) => code));
        for (const value of values) if (subjects.includes(value.subject)) value.at = clock.now();
      },
    },
  });
  const oldest = (which: boolean): number =>
    Math.max(0, ...values.filter((value) => isInFront(value) === which).map(({ at }) => clock.now() - at));
  return { clock, poller, asked, oldest, inFront };
}

test("no value is older than the cycle told, neither in front nor elsewhere", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 45 }), fc.integer({ min: 0, max: 95 }), async (front, others) => {
      const { clock, poller, oldest } = bench(front, others);
      poller.wake();
      await clock.advance(2 * poller.cycle());
      for (let turn = 0; turn < 60; turn += 1) {
        await clock.advance(poller.spacing());
        expect(oldest(true)).toBeLessThanOrEqual(poller.cycle("front") + 1);
        expect(oldest(false)).toBeLessThanOrEqual(poller.cycle() + 1);
      }
    }),
    { numRuns: 40 },
  );
});

test("two of three turns are for what is in front", async () => {
  const { clock, poller, asked, inFront } = bench(40, 40);
  poller.wake();
  await clock.advance(30 * poller.spacing() + 1);
  const turns = asked.map((names) => names.every((name) => inFront.has(name)));
  expect(turns).toHaveLength(30);
  expect(turns.filter(Boolean)).toHaveLength(20);
});

test("what is in front comes round sooner, the rest later, and neither cycle is hidden", () => {
  expect(bench(20, 70).poller.cycle("front")).toBeLessThan(bench(0, 90).poller.cycle());
  expect(bench(20, 70).poller.cycle()).toBeGreaterThan(bench(0, 90).poller.cycle());
  expect(bench(0, 90).poller.cycle("front")).toBe(0);
});

test("places that one kind leaves go to the other: five in front do not cost the rest a turn of ten", () => {
  expect(turnsOf({ front: 5, others: 15 }, 10)).toBe(3);
  expect(turnsOf({ front: 5, others: 15 }, 10, "front")).toBe(2);
});
