import { TooLate, within } from "../../../src/kernel/within";
import { TestClock } from "../../support/testClock";

test("what comes in time is handed on, a failure too, and no timer is left", async () => {
  const clock = new TestClock();
  expect(await within(clock, 1_000, Promise.resolve(7))).toBe(7);
  await expect(within(clock, 1_000, Promise.reject(new Error("no network")))).rejects.toThrow("no network");
  await clock.advance(0);
  expect(clock.pending).toBe(0);
});

test("what never comes is too late at its time and not before", async () => {
  const clock = new TestClock();
  const outcomes: unknown[] = [];
  void within(clock, 1_000, new Promise(() => undefined)).catch((thrown: unknown) => outcomes.push(thrown));
  await clock.advance(999);
  expect(outcomes).toEqual([]);
  await clock.advance(1);
  expect(outcomes).toEqual([expect.any(TooLate)]);
});
