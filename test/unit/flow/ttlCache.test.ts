import fc from "fast-check";
import { TtlCache } from "../../../src/flow/ttlCache";
import { TestClock } from "../../support/testClock";

function cache(capacity = 3): { readonly clock: TestClock; readonly kept: TtlCache<string, number> } {
  const clock = new TestClock();
  return { clock, kept: new TtlCache<string, number>({ clock, capacity }) };
}

test("an answer is kept for its time and not a millisecond longer", async () => {
  const { clock, kept } = cache();
  kept.set("a", 1, 1_000);
  await clock.advance(999);
  expect(kept.get("a")).toBe(1);
  await clock.advance(1);
  expect(kept.get("a")).toBeUndefined();
  expect(kept.size).toBe(0);
  expect([kept.hits, kept.misses]).toEqual([1, 1]);
});

test("a newer answer takes the place of the older with its own time", async () => {
  const { clock, kept } = cache();
  kept.set("a", 1, 1_000);
  await clock.advance(900);
  kept.set("a", 2, 1_000);
  await clock.advance(900);
  expect(kept.get("a")).toBe(2);
  kept.set("a", 3, 0);
  expect(kept.get("a")).toBeUndefined();
});

test("beyond the capacity the one used longest ago makes room", () => {
  const { kept } = cache();
  for (const key of ["a", "b", "c"]) kept.set(key, 1, 1_000);
  kept.get("a");
  kept.set("d", 1, 1_000);
  expect(["a", "b", "c", "d"].filter((key) => kept.get(key) !== undefined)).toEqual(["a", "c", "d"]);
});

test("what was forgotten is gone", () => {
  const { kept } = cache();
  kept.set("a", 1, 1_000);
  kept.clear();
  expect(kept.get("a")).toBeUndefined();
});

test("it never holds more than its capacity and never gives what is too old", async () => {
  const step = fc.record({
    key: fc.constantFrom("a", "b", "c", "d", "e"),
    ttl: fc.integer({ min: -5, max: 50 }),
    pass: fc.integer({ min: 0, max: 30 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), fc.integer({ min: 1, max: 4 }), async (steps, capacity) => {
      const { clock, kept } = cache(capacity);
      const truth = new Map<string, { value: number; until: number }>();
      for (const [value, { key, ttl, pass }] of steps.entries()) {
        kept.set(key, value, ttl);
        truth.set(key, { value, until: clock.now() + ttl });
        await clock.advance(pass);
        expect(kept.size).toBeLessThanOrEqual(capacity);
        for (const [known, { value: expected, until }] of truth) {
          const found = kept.get(known);
          if (clock.now() >= until) expect(found).toBeUndefined();
          else expect([expected, undefined]).toContain(found);
        }
      }
    }),
    { numRuns: 60 },
  );
});
