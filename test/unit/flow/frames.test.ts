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

/** A frame of three parts, each of which takes `cost` milliseconds. */
function inParts(): { frames: Frames; clock: TestClock; parts: number[]; set: (interval: number | "paused") => void } {
  const clock = new TestClock();
  const begun = clock.now();
  const parts: number[] = [];
  let interval: number | "paused" = 500;
  const frames = new Frames({
    clock,
    interval: () => interval,
    flush() {
      parts.push(clock.now() - begun);
      clock.jump(20);
      return parts.length % 3 === 0 ? "over" : "more";
    },
  });
  return { frames, clock, parts, set: (next) => (interval = next) };
}

test("what is too much for one moment goes on a moment later, and the next frame begins an interval after the first part", async () => {
  const { frames, clock, parts } = inParts();
  frames.request();
  await clock.advance(0);
  expect(parts).toEqual([0]);
  for (let turn = 0; turn < 60; turn += 1) {
    expect(frames.request()).toBe("coming");
    await clock.advance(10);
  }
  expect(parts.map((at) => Math.round(at / 10) * 10)).toEqual([0, 100, 200, 500, 600, 700]);
});

test("a pause between two parts holds the rest up, which comes with the next frame", async () => {
  const { frames, clock, parts, set } = inParts();
  frames.request();
  await clock.advance(0);
  set("paused");
  await clock.advance(5_000);
  expect([parts, frames.request(), clock.pending]).toEqual([[0], "paused", 0]);
  set(500);
  frames.request();
  await clock.advance(200);
  expect(parts).toHaveLength(3);
});

test("frames grow longer by what all their parts take, not by one of them", async () => {
  const { frames, clock } = inParts();
  frames.request();
  // Three times 20 ms of 500 are little; of a frame of 200 they are more than a quarter.
  await clock.advance(400);
  expect(frames.interval).toBe(500);
  const short = inParts();
  short.set(200);
  short.frames.request();
  await short.clock.advance(400);
  expect(short.frames.interval).toBe(400);
});

test("where timers are starved the next change does the rest's work", async () => {
  const { frames, clock, parts } = inParts();
  frames.request();
  await clock.advance(0);
  clock.jump(10_000);
  frames.request();
  expect(parts).toHaveLength(2);
});
