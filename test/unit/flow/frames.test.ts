import { Frames } from "../../../src/flow/frames";
import { TestClock } from "../../support/testClock";

function bench(): { frames: Frames; clock: TestClock; flushes: number[]; set: (interval: number | "paused") => void } {
  const clock = new TestClock();
  const flushes: number[] = [];
  let interval: number | "paused" = 500;
  const flush = (): "over" => {
    flushes.push(clock.now());
    return "over";
  };
  const frames = new Frames({ clock, interval: () => interval, flush });
  return { frames, clock, flushes, set: (next) => (interval = next) };
}

test("the first change after a quiet time shows at once", async () => {
  const { frames, clock, flushes } = bench();
  frames.request();
  await clock.advance(0);
  expect(flushes).toEqual([clock.now()]);
});

test("a storm of changes makes one frame an interval", async () => {
  const { frames, clock, flushes } = bench();
  for (let turn = 0; turn < 500; turn += 1) {
    frames.request();
    await clock.advance(10);
  }
  const gaps = flushes.slice(1).map((at, index) => at - (flushes[index] ?? 0));
  expect(new Set(gaps)).toEqual(new Set([500]));
  expect(flushes).toHaveLength(11);
});

test("without changes there are neither frames nor timers", async () => {
  const { frames, clock, flushes } = bench();
  frames.request();
  await clock.advance(60_000);
  expect(flushes).toHaveLength(1);
  expect(clock.pending).toBe(0);
});

test("while paused nothing moves, and nothing that was due does either", async () => {
  const { frames, clock, flushes, set } = bench();
  frames.request();
  await clock.advance(0);
  frames.request();
  set("paused");
  frames.request();
  await clock.advance(60_000);
  expect(flushes).toHaveLength(1);
  set(500);
  frames.request();
  await clock.advance(0);
  expect(flushes).toHaveLength(2);
});

test("when the page's timers are starved the next change does their work", async () => {
  const { frames, clock, flushes } = bench();
  frames.request();
  await clock.advance(0);
  frames.request();
  clock.jump(10_000);
  frames.request();
  expect(flushes).toHaveLength(2);
});

test("a clock that was set back does not hold the next frame up", async () => {
  const { frames, clock, flushes } = bench();
  frames.request();
  await clock.advance(0);
  clock.jump(-3_600_000);
  frames.request();
  await clock.advance(500);
  expect(flushes).toHaveLength(2);
});

test("a shorter interval counts at once, not after the long one has run out", async () => {
  const { frames, clock, flushes, set } = bench();
  set(15_000);
  frames.request();
  await clock.advance(0);
  frames.request();
  set(250);
  frames.request();
  await clock.advance(250);
  expect(flushes).toHaveLength(2);
});

test("stopping drops the frame that is due", async () => {
  const { frames, clock, flushes } = bench();
  frames.request();
  frames.stop();
  await clock.advance(1_000);
  expect(flushes).toHaveLength(0);
  expect(clock.pending).toBe(0);
});

test("frames grow longer while flushes are slow, and shorter again afterwards", async () => {
  const clock = new TestClock();
  let cost = 300;
  const flushes: number[] = [];
  const frames = new Frames({
    clock,
    interval: () => 500,
    flush() {
      flushes.push(clock.now());
      clock.jump(cost);
      return "over";
    },
  });
  const storm = async (): Promise<number[]> => {
    flushes.length = 0;
    for (let turn = 0; turn < 3_000; turn += 1) {
      frames.request();
      await clock.advance(10);
    }
    return flushes.slice(1).map((at, index) => at - (flushes[index] ?? 0));
  };
  const slow = await storm();
  expect(frames.interval).toBe(2_000);
  expect(slow.at(-1)).toBeGreaterThanOrEqual(2_000);
  cost = 0;
  const quick = await storm();
  expect(frames.interval).toBe(500);
  expect(quick.at(-1)).toBe(500);
});
