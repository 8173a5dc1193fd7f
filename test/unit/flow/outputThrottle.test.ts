import { OutputThrottle } from "../../../src/flow/outputThrottle";
import { TestClock } from "../../support/testClock";

const table = (rows: number, columns = 10): number[][] =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, () => 1));

/** When each of some tables has left, in milliseconds from now, in the order of their leaving. */
async function leaving(
  outputThrottle: OutputThrottle,
  clock: TestClock,
  tables: readonly unknown[],
): Promise<number[]> {
  const begin = clock.now();
  const left: number[] = [];
  for (const each of tables) void Promise.resolve(outputThrottle.turn(each)).then(() => left.push(clock.now() - begin));
  await clock.advance(60_000);
  return left;
}

test("large tables leave one after another, so that no half second brings more than one message may hold", async () => {
  const clock = new TestClock();
  const left = await leaving(new OutputThrottle(clock, () => true), clock, Array<unknown>(100).fill(table(1_000)));
  expect(left).toHaveLength(100);
  const within = left.map((from) => left.filter((at) => at >= from && at < from + 650).length);
  // Ten thousand cells are about a quarter of a megabyte.
  expect(Math.max(...within)).toBeLessThanOrEqual(16);
  expect(left.at(-1)).toBeLessThan(13_000);
});

test("an Excel that takes any message gets every table at once", async () => {
  const clock = new TestClock();
  const left = await leaving(new OutputThrottle(clock, () => false), clock, Array(100).fill(table(1_000)));
  expect(left).toEqual(Array(100).fill(0));
});

test("values and small tables wait for no large one", async () => {
  const clock = new TestClock();
  const outputThrottle = new OutputThrottle(clock, () => true);
  for (let at = 0; at < 50; at += 1) outputThrottle.take(table(1_000));
  expect(outputThrottle.take(table(1_000), true)).toBeGreaterThan(1_000);
  expect(await leaving(outputThrottle, clock, [1, "text", table(20), [[]], []])).toEqual([0, 0, 0, 0, 0]);
});

test("a clock that is set back by an hour holds nothing up for more than a minute", async () => {
  const clock = new TestClock();
  const outputThrottle = new OutputThrottle(clock, () => true);
  for (let at = 0; at < 10; at += 1) outputThrottle.take(table(1_000));
  clock.jump(-3_600_000);
  expect(outputThrottle.take(table(1_000), true)).toBeLessThanOrEqual(60_000);
  await clock.advance(60_000);
  expect(outputThrottle.take(table(1_000), true)).toBe(0);
});
