import { Lazy, LOADING } from "../../../src/kernel/lazy";
import { TestClock } from "../../support/testClock";

/** Code whose loads end as the test says, in order. */
function bench(...ends: readonly ("comes" | "fails" | "hangs")[]): { lazy: Lazy<string>; loads: () => number } {
  let loads = 0;
  const lazy = new Lazy<string>(() => {
    const end = ends[loads];
    loads += 1;
    if (end === "comes") return Promise.resolve("code");
    return end === "fails" ? Promise.reject(new Error("no network")) : new Promise(() => undefined);
  });
  return { lazy, loads: () => loads };
}

test("code is loaded when it is first needed, and once for all who need it", async () => {
  const clock = new TestClock();
  const { lazy, loads } = bench("comes");
  expect(loads()).toBe(0);
  expect(await Promise.all([lazy.get(clock), lazy.get(clock)])).toEqual(["code", "code"]);
  expect(await lazy.get(clock)).toBe("code");
  expect(loads()).toBe(1);
  expect(clock.pending).toBe(0);
});

test("a load that failed fails for all who wait for it, and is tried again by who comes next", async () => {
  const clock = new TestClock();
  const { lazy, loads } = bench("fails", "comes");
  const waiting = [lazy.get(clock), lazy.get(clock)];
  for (const one of waiting) await expect(one).rejects.toThrow("no network");
  expect(loads()).toBe(1);
  expect(await lazy.get(clock)).toBe("code");
  expect(loads()).toBe(2);
  expect(clock.pending).toBe(0);
});

test("a load that hangs is given up in time, and is tried again by who comes next", async () => {
  const clock = new TestClock();
  const { lazy, loads } = bench("hangs", "comes");
  const waiting = lazy.get(clock).catch((why: unknown) => String(why));
  await clock.advance(LOADING - 1);
  const other = lazy.get(clock).catch((why: unknown) => String(why));
  expect(loads()).toBe(1);
  await clock.advance(1);
  expect(await waiting).toContain("took too long");
  expect(await other).toContain("took too long");
  expect(await lazy.get(clock)).toBe("code");
  expect(loads()).toBe(2);
});
