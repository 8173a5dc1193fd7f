import type { Bar } from "../../../../src/qos/bar";
import { QosError } from "../../../../src/qos/errors";
import type { Walk } from "../../../../src/quotes/history/historySource";
import { watchAbortListeners } from "../../../support/abortListeners";
import { code } from "../../../support/builders";
import { DAY, dayOf, HistoryBench } from "../../../support/historyBench";
import { settle } from "../../../support/testClock";

test("the bars from one day to another are those days, both included, and no other", async () => {
  const bench = new HistoryBench();
  expect(await bench.days(-9, -7)).toEqual([-9, -8, -7]);
  expect(await bench.days(-3, 0)).toEqual([-3, -2, -1, 0]);
});

test("the bar before the first is given where it is wanted, and where there is one", async () => {
  const bench = new HistoryBench();
  bench.begins = bench.listed = -9;
  expect(await bench.days(-7, -6, { andBefore: true })).toEqual([-8, -7, -6]);
  expect(await bench.days(-7, -6, { andBefore: false })).toEqual([-7, -6]);
  expect(await bench.days(-9, -8, { andBefore: true })).toEqual([-9, -8]);
  expect(await bench.days(-30, -9, { andBefore: true })).toEqual([-9]);
});

test("the bar before the first is given where there is none from the first on", async () => {
  const bench = new HistoryBench();
  expect(await bench.days(2, 3, { andBefore: true })).toEqual([0]);
  expect(await bench.days(2, 3, { andBefore: false })).toEqual([]);
});

test("what is kept from the first day on does not answer for the bar before it", async () => {
  const bench = new HistoryBench();
  await bench.days(-9, 0);
  const kept = bench.entries.get("bars HK:700 1d none")?.value as readonly Bar[];
  const block = kept.filter(({ time }) => time >= dayOf(-7));
  bench.entries.set("bars HK:700 1d none", { value: block, remaining: Infinity });
  bench.requests();
  expect(await bench.days(-7, -4)).toEqual([-7, -6, -5, -4]);
  expect(bench.requests()).toBe(0);
  expect(await bench.days(-7, -4, { andBefore: true })).toEqual([-8, -7, -6, -5, -4]);
  expect(await bench.days(-6, -4, { andBefore: true })).toEqual([-7, -6, -5, -4]);
});

test("the bar before the first is asked for with the others, in one question", async () => {
  const bench = new HistoryBench();
  await bench.days(-7, -6, { andBefore: true });
  expect(bench.asked.map(({ end }) => end)).toEqual([-6]);
});

test("what has ended is kept, what still moves is not, and the next question asks for what came after", async () => {
  const bench = new HistoryBench();
  await bench.days(-9, 0);
  expect(bench.kept()).toEqual([-10, -1]);
  bench.requests();
  expect(await bench.days(-9, 0)).toEqual([-9, -8, -7, -6, -5, -4, -3, -2, -1, 0]);
  expect(bench.asked.map(({ end, count }) => [end, count])).toEqual([[0, 3]]);
});

test("a range that ends after today has no more bars asked for than can have begun", async () => {
  const bench = new HistoryBench();
  await bench.days(-9, 0);
  bench.requests();
  expect(await bench.days(-9, 300)).toEqual([-9, -8, -7, -6, -5, -4, -3, -2, -1, 0]);
  expect(bench.asked.map(({ end, count }) => [end, count])).toEqual([[300, 4]]);
});

test("a past of which all is kept is answered without a question", async () => {
  const bench = new HistoryBench();
  await bench.days(-9, 0);
  bench.requests();
  expect(await bench.days(-7, -3)).toEqual([-7, -6, -5, -4, -3]);
  expect(bench.requests()).toBe(0);
});

test("a past that ends with the last bar kept asks whether that still holds", async () => {
  const bench = new HistoryBench();
  await bench.days(-9, 0);
  bench.requests();
  expect(await bench.days(-3, -1)).toEqual([-3, -2, -1]);
  expect(bench.requests()).toBe(1);
});

test("a beginning before what is kept is asked for as a whole", async () => {
  const bench = new HistoryBench();
  await bench.days(-3, 0);
  bench.requests();
  expect(await bench.days(-6, 0)).toEqual([-6, -5, -4, -3, -2, -1, 0]);
  expect(bench.requests()).toBe(1);
  expect(await bench.days(-5, -4)).toEqual([-5, -4]);
  expect(bench.requests()).toBe(0);
});

test("a series whose beginning is known is not asked for what lies before it", async () => {
  const bench = new HistoryBench();
  bench.begins = bench.listed = -5;
  expect(await bench.days(-90, 0)).toEqual([-5, -4, -3, -2, -1, 0]);
  bench.requests();
  expect(await bench.days(-90, -2)).toEqual([-5, -4, -3, -2]);
  expect(bench.requests()).toBe(0);
  bench.source.forget();
  expect(await bench.days(-90, -2)).toEqual([-5, -4, -3, -2]);
  expect(bench.requests()).toBeGreaterThan(0);
});

test("a beginning is believed for a day, then looked for again", async () => {
  const bench = new HistoryBench();
  bench.begins = bench.listed = -5;
  await bench.days(-90, 0);
  bench.begins = bench.listed = -8;
  await bench.clock.advance(25 * 3_600_000);
  expect(await bench.days(-90, -4)).toEqual([-8, -7, -6, -5, -4]);
});

test("a walk that came to its day has not found where the series begins", async () => {
  const bench = new HistoryBench();
  await bench.days(-5, 0);
  expect(await bench.days(-6, -4)).toEqual([-6, -5, -4]);
});

test("bars of the past alone are not kept: nothing would reach from them to today", async () => {
  const bench = new HistoryBench();
  await bench.days(-90, -80);
  expect(bench.kept()).toBeUndefined();
});

test("a series without bars in the range is an empty table, and keeps nothing", async () => {
  const bench = new HistoryBench();
  bench.begins = bench.listed = 1;
  expect(await bench.days(-9, 0)).toEqual([]);
  expect(bench.entries.size).toBe(0);
});

test("a code that the server does not know has no bars; any other failure is told, and nothing is kept", async () => {
  const bench = new HistoryBench();
  bench.fails = new QosError("keyRefused");
  expect(await bench.days(-9, 0)).toBe("keyRefused");
  expect(bench.entries.size).toBe(0);
  bench.fails = new QosError("notFound", { code: "HK:700" });
  expect(await bench.days(-9, 0)).toEqual([]);
  bench.fails = undefined;
  expect(await bench.days(-2, 0)).toEqual([-2, -1, 0]);
});

test("kept bars that are no longer the server's are thrown away and asked for anew", async () => {
  const bench = new HistoryBench();
  await bench.days(-9, 0);
  bench.price = 20_000;
  expect(await bench.days(-9, 0)).toEqual([-9, -8, -7, -6, -5, -4, -3, -2, -1, 0]);
  expect(await bench.days(-9, -5)).toEqual([-9, -8, -7, -6, -5]);
});

test("adjusted bars of the past are not believed until a fresh bar agrees with them", async () => {
  const bench = new HistoryBench();
  const forward = { adjustment: "forward" } as const;
  await bench.days(-9, 0, forward);
  bench.requests();
  expect(await bench.days(-9, -5, forward)).toEqual([-9, -8, -7, -6, -5]);
  expect(bench.requests()).toBe(0);
  bench.source.forget();
  expect(await bench.days(-9, -5, forward)).toEqual([-9, -8, -7, -6, -5]);
  // Up to today, from the last that was kept.
  expect(bench.asked.map(({ end, count }) => [end, count])).toEqual([[0, 4]]);
});

test("where more than a page lies between, adjusted bars of the past are asked for themselves", async () => {
  const bench = new HistoryBench();
  const forward = { adjustment: "forward" } as const;
  await bench.days(-9, 0, forward);
  bench.clock.jump(1_001 * DAY * 1_000);
  bench.requests();
  expect(await bench.days(-9, -5, forward)).toEqual([-9, -8, -7, -6, -5]);
  expect(bench.asked.map(({ end }) => end)).toEqual([-5]);
});

test("a server that no longer reaches back to what was kept is asked for the whole, and says what can be had", async () => {
  const bench = new HistoryBench();
  bench.ignoresEnds = true;
  await bench.days(-9, 0);
  bench.clock.jump(40 * DAY * 1_000);
  bench.gives = 20;
  expect(await bench.days(-9, 40)).toBe("cutShort");
  expect(await bench.days(25, 40)).toEqual(Array.from({ length: 16 }, (_, at) => 25 + at));
});

test("periods, adjustments and instruments are never kept for each other", async () => {
  const bench = new HistoryBench();
  await bench.days(-3, 0);
  bench.price = 30_000;
  expect(await bench.days(-3, -2, { adjustment: "forward" })).toEqual([-3, -2]);
  expect(await bench.days(-3, -2, { code: code("HK:5") })).toEqual([-3, -2]);
});

test("two questions of one series wait for each other, and the second finds what the first has kept", async () => {
  const bench = new HistoryBench();
  const both = [bench.query(-9, 0), bench.query(-7, -3)];
  await bench.clock.advance(1_000);
  const [one, two] = await Promise.all(both);
  expect([one?.length, two?.length, bench.requests()]).toEqual([10, 5, 1]);
});

test("every series that was put together is told, as it was kept", async () => {
  const bench = new HistoryBench();
  await bench.days(-9, 0);
  expect(bench.heard).toEqual([["HK:700", 11]]);
});

test("a walk is told while it goes on: which step of how many, since when, and that it is over", async () => {
  const bench = new HistoryBench();
  const seen: (readonly Omit<Walk, "stop">[])[] = [];
  bench.source.changes.subscribe(() =>
    seen.push(bench.source.walks.map(({ code: name, step, steps, begunAt }) => ({ code: name, step, steps, begunAt }))),
  );
  const begunAt = bench.clock.now();
  await bench.days(-1_500, 0);
  const step = { code: code("HK:700"), begunAt };
  expect(seen).toEqual([[{ ...step, step: 1, steps: 2 }], [{ ...step, step: 2, steps: 2 }], []]);
});

test("a walk that is stopped says so in its cell, and leaves the list", async () => {
  const bench = new HistoryBench();
  bench.hangs = true;
  const coming = bench.query(-9, 0).catch((thrown: unknown) => thrown);
  await bench.clock.advance(1_000);
  expect(bench.source.walks).toHaveLength(1);
  bench.source.walks[0]?.stop();
  expect(await coming).toMatchObject({ id: "stopped" });
  await settle();
  expect(bench.source.walks).toEqual([]);
});

test.each(["before", "while"])("a formula that is deleted %s its history is asked for is cancelled", async (when) => {
  const bench = new HistoryBench();
  bench.hangs = true;
  const cell = new AbortController();
  if (when === "before") cell.abort();
  const coming = bench.query(-9, 0, {}, cell.signal).catch((thrown: unknown) => thrown);
  await bench.clock.advance(1_000);
  cell.abort();
  expect(await coming).toMatchObject({ id: "cancelled" });
  expect(bench.asked).toEqual([]);
  bench.hangs = false;
  expect(await bench.days(-2, 0)).toEqual([-2, -1, 0]);
});

test("a server that ignores ends is known by its first answer, and asked for all up to now from then on", async () => {
  const bench = new HistoryBench();
  bench.ignoresEnds = true;
  expect(await bench.days(-9, -7)).toEqual([-9, -8, -7]);
  expect(bench.asked.length).toBe(2);
  bench.requests();
  expect(await bench.days(-8, -7, { code: code("HK:5") })).toEqual([-8, -7]);
  expect(bench.requests()).toBe(1);
  bench.source.forget();
  expect(await bench.days(-8, -7, { code: code("HK:9988") })).toEqual([-8, -7]);
  expect(bench.requests()).toBe(2);
});

test("listeners do not pile up on a signal, neither page by page nor with questions that share it", async () => {
  const listeners = watchAbortListeners();
  try {
    const bench = new HistoryBench();
    bench.begins = bench.listed = bench.gives = -15_000;
    const gone = new AbortController();
    const all = Array.from({ length: 12 }, (_, at) =>
      bench.query(-14_990, -at, { code: code(`HK:${700 + at}`) }, gone.signal),
    );
    await bench.clock.advance(60_000);
    expect((await Promise.all(all)).map(({ length }) => length)).toEqual(all.map((_, at) => 14_991 - at));
    // Each of the twelve has walked fifteen pages and more.
    expect(bench.requests()).toBeGreaterThanOrEqual(12 * 15);
    expect([listeners.most(), listeners.now()]).toEqual([1, 0]);
  } finally {
    listeners.stop();
  }
});
