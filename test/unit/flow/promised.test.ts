import { TtlCache } from "../../../src/flow/ttlCache";
import { TestClock } from "../../support/testClock";

function bench(capacity = 3): { readonly clock: TestClock; readonly cache: TtlCache<string, number> } {
  const clock = new TestClock();
  return { clock, cache: new TtlCache({ clock, capacity }) };
}

const MINUTES_5 = 300_000;

test("an answer that was promised waits five minutes for its first use, and then serves its time", async () => {
  const { clock, cache } = bench();
  cache.promise("a", 1, 2_000);
  await clock.advance(MINUTES_5 - 1);
  expect(cache.get("a")).toBe(1);
  await clock.advance(1_999);
  expect(cache.get("a")).toBe(1);
  await clock.advance(1);
  expect(cache.get("a")).toBeUndefined();
});

test("an answer that was promised and never used is forgotten after five minutes, or after its time if that is longer", async () => {
  const { clock, cache } = bench();
  cache.promise("a", 1, 2_000);
  cache.promise("b", 2, 2 * MINUTES_5);
  await clock.advance(MINUTES_5);
  expect([cache.get("a"), cache.get("b")]).toEqual([undefined, 2]);
  await clock.advance(2 * MINUTES_5);
  expect(cache.get("b")).toBeUndefined();
});

test.each([0, -1])("an answer for %d milliseconds is not kept, and takes a kept one away", (ttl) => {
  const { cache } = bench();
  cache.set("a", 1, 1_000);
  cache.set("a", 2, ttl);
  expect([cache.get("a"), cache.size]).toEqual([undefined, 0]);
  cache.promise("a", 2, ttl);
  expect(cache.size).toBe(0);
});

test("what is used stays where room is short; its time is not lengthened by use", async () => {
  const { clock, cache } = bench(2);
  cache.set("a", 1, 1_000);
  cache.set("b", 2, 1_000);
  await clock.advance(500);
  expect(cache.get("a")).toBe(1);
  cache.set("c", 3, 1_000);
  expect([cache.get("a"), cache.get("b"), cache.get("c")]).toEqual([1, undefined, 3]);
  await clock.advance(500);
  expect(cache.get("a")).toBeUndefined();
  expect([cache.hits, cache.misses, cache.size]).toEqual([3, 2, 1]);
});

test("a miss of what was never there takes nothing away", () => {
  const { cache } = bench();
  cache.set("a", 1, 1_000);
  expect(cache.get("b")).toBeUndefined();
  expect(cache.size).toBe(1);
});

test("a look is no use: it neither counts nor keeps, and sees nothing that is over", async () => {
  const { clock, cache } = bench(2);
  cache.set("a", 1, 1_000);
  cache.set("b", 2, 2_000);
  expect([cache.look("a"), cache.look("c")]).toEqual([1, undefined]);
  expect([cache.hits, cache.misses]).toEqual([0, 0]);
  cache.set("c", 3, 2_000);
  expect([cache.look("a"), cache.look("b")]).toEqual([undefined, 2]);
  await clock.advance(2_000);
  expect(cache.look("b")).toBeUndefined();
});
