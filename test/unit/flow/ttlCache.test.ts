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

const HOUR = 3_600_000;
const MOVES = [-30 * 24 * HOUR, -HOUR, -60_000, HOUR, 30 * 24 * HOUR];

test.each(MOVES)("after a clock was moved by %d ms an answer is gone at once, and one for ever stays", (move) => {
  const { clock, kept } = cache();
  kept.set("a", 1, 30_000);
  kept.set("b", 2, Infinity);
  clock.jump(move);
  expect([kept.look("a"), kept.get("a"), kept.look("b"), kept.get("b")]).toEqual([undefined, undefined, 2, 2]);
});

test.each([-HOUR, HOUR])(
  "an answer that somebody was told to come back for is not kept for long by a clock moved by %d ms",
  async (move) => {
    const { clock, kept } = cache();
    kept.promise("a", 1, 30_000);
    clock.jump(move);
    expect(kept.get("a")).toBeUndefined();
    kept.promise("b", 1, 30_000);
    expect(kept.get("b")).toBe(1);
    await clock.advance(30_000);
    expect(kept.get("b")).toBeUndefined();
  },
);

test("whatever becomes of the clock, no answer is given longer than its time after its storing or after the last move", async () => {
  const step = fc.record({
    key: fc.constantFrom("a", "b", "c"),
    store: fc.boolean(),
    pass: fc.integer({ min: 0, max: 90_000 }),
    move: fc.oneof(fc.constant(0), fc.integer({ min: -120_000, max: 120_000 }), fc.constantFrom(...MOVES)),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const { clock, kept } = cache(10);
      const ttl = 60_000;
      const stored = new Map<string, number>();
      let passed = 0;
      let movedBack = 0;
      for (const { key, store, pass, move } of steps) {
        if (store) {
          kept.set(key, passed, ttl);
          stored.set(key, passed);
        }
        await clock.advance(pass);
        passed += pass;
        clock.jump(move);
        if (move < 0) movedBack = passed;
        for (const [known, at] of stored) {
          if (kept.get(known) !== undefined) expect(passed - Math.max(at, movedBack)).toBeLessThan(ttl);
        }
      }
    }),
    { numRuns: 100 },
  );
});
