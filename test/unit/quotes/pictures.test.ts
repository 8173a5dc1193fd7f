import { Streams, type Shown } from "../../../src/quotes/streams";
import { TestClock } from "../../support/testClock";

/** Live formulas over one key, each of a question. */
function bench(): {
  clock: TestClock;
  streams: Streams;
  world: { value: number; frame: number | "paused" };
  made: () => number;
  cell: (question: string | undefined) => { shown: Shown[]; stop: () => void };
} {
  const clock = new TestClock();
  const world: { value: number; frame: number | "paused" } = { value: 1, frame: 500 };
  let made = 0;
  const streams = new Streams({
    clock,
    interval: () => world.frame,
    onError: (thrown) => {
      throw thrown;
    },
  });
  return {
    clock,
    streams,
    world,
    made: () => made,
    cell(question) {
      const shown: Shown[] = [];
      const render = (): Shown => {
        made += 1;
        return [[world.value]];
      };
      return { shown, stop: streams.add({ keys: ["a"], render, show: (value) => void shown.push(value), question }) };
    },
  };
}

test("formulas of the same question are made once a frame, and all show it; those of others are made by themselves", async () => {
  const { clock, streams, world, made, cell } = bench();
  const cells = ["Q", "Q", "Q", "other", undefined, undefined].map(cell);
  await clock.advance(1_000);
  const before = made();
  world.value = 2;
  streams.touch("a");
  await clock.advance(1_000);
  expect(made() - before).toBe(4);
  for (const { shown } of cells) expect(shown).toEqual([[[1]], [[2]]]);
});

test("a formula that joined later, and showed something newer, is still shown what comes next", async () => {
  const { clock, streams, world, cell } = bench();
  const first = cell("Q");
  await clock.advance(1_000);
  world.value = 2;
  const second = cell("Q");
  streams.touch("a");
  await clock.advance(1_000);
  expect([first.shown, second.shown]).toEqual([[[[1]], [[2]]], [[[2]]]]);
  first.stop();
  world.value = 3;
  streams.touch("a");
  await clock.advance(1_000);
  expect(second.shown).toEqual([[[2]], [[3]]]);
});

test("who pauses before a first word is shown sees none of what has changed until the pause is over", async () => {
  const { clock, streams, world, cell } = bench();
  const { shown } = cell(undefined);
  await clock.advance(1_000);
  world.value = 2;
  streams.touch("a", true);
  world.frame = "paused";
  await clock.advance(5_000);
  expect(shown).toEqual([[[1]]]);
  world.frame = 500;
  streams.touchAll();
  await clock.advance(1_000);
  expect(shown).toEqual([[[1]], [[2]]]);
});
