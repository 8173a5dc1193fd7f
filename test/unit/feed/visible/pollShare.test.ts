import fc from "fast-check";
import type { Aged, VisibleFirst } from "../../../../src/feed/visible/visibleFirst";
import { share, turnsOf } from "../../../../src/feed/visible/pollShare";
import { Poller } from "../../../../src/feed/poller";
import { codes, subject } from "../../../support/builders";
import { TestClock } from "../../../support/testClock";

/** Polls `front` codes in front and `others` besides, ten a request. */
function bench(visible: number, others: number) {
  const clock = new TestClock();
  const begin = clock.now();
  const names = codes(visible + others);
  const visibleCodes = new Set<string>(names.slice(0, visible));
  const values = names.map((name) => ({ subject: subject(name), at: begin }));
  const isVisible = (one: Aged): boolean => visibleCodes.has(one.subject.code);
  const asked: string[][] = [];
  const shares: Pick<VisibleFirst, "share" | "turns"> = {
    share: (waiting, turn) => share(waiting, turn, isVisible),
    turns: (waiting, places, which) => {
      const crowd = waiting.filter(isVisible).length;
      return turnsOf({ visible: crowd, others: waiting.length - crowd }, places, which);
    },
  };
  const poller = new Poller({
    clock,
    unpushed: () => values,
    visible: () => shares as VisibleFirst,
    polling: {
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
    Math.max(0, ...values.filter((value) => isVisible(value) === which).map(({ at }) => clock.now() - at));
  return { clock, poller, asked, oldest, visibleCodes };
}

test("no value is older than the cycle told, neither in front nor elsewhere", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 45 }), fc.integer({ min: 0, max: 95 }), async (visible, others) => {
      const { clock, poller, oldest } = bench(visible, others);
      poller.wake();
      await clock.advance(2 * poller.cycle());
      for (let turn = 0; turn < 60; turn += 1) {
        await clock.advance(poller.spacing());
        expect(oldest(true)).toBeLessThanOrEqual(poller.cycle("visible") + 1);
        expect(oldest(false)).toBeLessThanOrEqual(poller.cycle() + 1);
      }
    }),
    { numRuns: 40 },
  );
});

test("two of three turns are for what is in front", async () => {
  const { clock, poller, asked, visibleCodes } = bench(40, 40);
  poller.wake();
  await clock.advance(30 * poller.spacing() + 1);
  const turns = asked.map((names) => names.every((name) => visibleCodes.has(name)));
  expect(turns).toHaveLength(30);
  expect(turns.filter(Boolean)).toHaveLength(20);
});

test("what is in front comes round sooner, the rest later, and neither cycle is hidden", () => {
  expect(bench(20, 70).poller.cycle("visible")).toBeLessThan(bench(0, 90).poller.cycle());
  expect(bench(20, 70).poller.cycle()).toBeGreaterThan(bench(0, 90).poller.cycle());
  expect(bench(0, 90).poller.cycle("visible")).toBe(0);
});

test("places that one kind leaves go to the other: five in front do not cost the rest a turn of ten", () => {
  expect(turnsOf({ visible: 5, others: 15 }, 10)).toBe(3);
  expect(turnsOf({ visible: 5, others: 15 }, 10, "visible")).toBe(2);
});
