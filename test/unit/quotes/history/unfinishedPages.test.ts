import type { QosError } from "../../../../src/qos/errors";
import type { SpanQuery } from "../../../../src/quotes/history/historySource";
import { code } from "../../../support/builders";
import { HistoryBench } from "../../../support/historyBench";

describe("a cell that is sent away because the plan's budget is used up", () => {
  /** Uses up the budget of some minutes: one request in each. */
  async function crowd(bench: HistoryBench, first = 1): Promise<void> {
    bench.requestsAMinute = 1;
    for (let other = first; other < first + 4; other += 1) {
      void bench.query(-9, -7, { code: code(`HK:${other}`) });
      await bench.clock.advance(100);
    }
  }

  /** A cell that is sent away at its first page, which comes when it is gone. */
  async function sentAway(bench: HistoryBench, from: number, to: number, more: Partial<SpanQuery> = {}): Promise<void> {
    await crowd(bench);
    expect(await bench.days(from, to, more)).toBe("queueTooLong");
    await bench.clock.advance(5 * 60_000);
    expect(bench.asked.filter((asked) => asked.code === "HK:700")).toHaveLength(1);
    bench.requestsAMinute = 1_000;
    bench.requests();
  }

  test("finds what came meanwhile when it comes back, and only the rest is asked for", async () => {
    const bench = new HistoryBench();
    await sentAway(bench, -1_500, -100);
    expect(await bench.days(-1_500, -100)).toEqual(Array.from({ length: 1_401 }, (_, at) => at - 1_500));
    expect(bench.asked).toEqual([{ code: "HK:700", end: -1_099, count: 403 }]);
  });

  test("finds the pages of before as well, when it is the second that has to wait", async () => {
    const bench = new HistoryBench();
    bench.requestsAMinute = 1;
    void bench.query(-9, -7, { code: code("HK:5") });
    await bench.clock.advance(100);
    const coming = bench.query(-1_500, -100).catch((thrown: QosError) => thrown.id);
    await bench.clock.advance(50_000);
    await crowd(bench, 6);
    await bench.clock.advance(10 * 60_000);
    expect(bench.asked.filter((asked) => asked.code === "HK:700")).toHaveLength(2);
    expect(await coming).toBe("queueTooLong");
    bench.requestsAMinute = 1_000;
    bench.requests();
    expect(await bench.days(-1_500, -100)).toEqual(Array.from({ length: 1_401 }, (_, at) => at - 1_500));
    expect(bench.requests()).toBe(0);
  });

  test("is not told for the close what was the price while the bar still moved", async () => {
    const bench = new HistoryBench();
    await sentAway(bench, -3, 0);
    bench.price += 50;
    expect(await bench.days(-3, 0)).toEqual([-3, -2, -1, 0]);
    expect(bench.requests()).toBe(1);
  });

  test("is not told adjusted bars of before a dividend", async () => {
    const bench = new HistoryBench();
    await sentAway(bench, -9, -5, { adjustment: "forward" });
    bench.price -= 50;
    expect(await bench.days(-9, -5, { adjustment: "forward" })).toEqual([-9, -8, -7, -6, -5]);
    expect(bench.requests()).toBe(1);
  });

  test("has everything asked anew when a person wants it anew", async () => {
    const bench = new HistoryBench();
    await sentAway(bench, -9, -5);
    bench.source.forget();
    bench.price += 50;
    expect(await bench.days(-9, -5)).toEqual([-9, -8, -7, -6, -5]);
    expect(bench.requests()).toBe(1);
  });
});
