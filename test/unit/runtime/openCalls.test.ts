import { OpenCalls } from "../../../src/runtime/openCalls";
import { TestClock } from "../../support/testClock";

test("calls that wait are counted until their first word, live ones until they end", async () => {
  const clock = new TestClock();
  const calls = new OpenCalls(clock);
  const once = calls.once();
  await clock.advance(3_000);
  const stream = calls.stream();
  expect([calls.live, calls.waiting, calls.waitingFor]).toEqual([1, 2, 3_000]);
  once();
  once();
  stream.shown();
  expect([calls.live, calls.waiting, calls.waitingFor]).toEqual([1, 0, 0]);
  stream.ended();
  stream.ended();
  expect([calls.live, calls.waiting]).toEqual([0, 0]);
  const early = calls.stream();
  early.ended();
  early.shown();
  expect([calls.live, calls.waiting]).toEqual([0, 0]);
});
