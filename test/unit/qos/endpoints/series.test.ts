import fc from "fast-check";
import { epochSeconds } from "../../../../src/kernel/time";
import { PERIODS } from "../../../../src/market/periods";
import { packApart } from "../../../../src/qos/endpoints/packing";
import { planSeries, seriesKey, type SeriesQuery } from "../../../../src/qos/endpoints/series";
import type { WireKlineQuery } from "../../../../src/qos/wire";
import { code } from "../../../support/builders";

const CODES = ["US:AAPL", "US:TSLA", "HK:700", "SH:600519", "SZ:002594", "CF:BTCUSDT"].map(code);

const asks: fc.Arbitrary<SeriesQuery> = fc
  .record({
    code: fc.constantFrom(...CODES),
    interval: fc.constantFrom(...PERIODS.map((row) => row.interval)),
    adjustment: fc.constantFrom("none" as const, "forward" as const),
    count: fc.integer({ min: 1, max: 1_000 }),
    end: fc.option(fc.constantFrom(1_722_441_600, 1_731_474_000, 1_735_689_600).map(epochSeconds), { nil: undefined }),
  })
  .map(({ end, ...query }) => (end === undefined ? query : { ...query, end }));

const entryKey = (query: SeriesQuery): string => `${seriesKey(query)} ${query.adjustment} ${query.end ?? "latest"}`;
const wireOf = (body: object): readonly WireKlineQuery[] =>
  (body as { kline_reqs: readonly WireKlineQuery[] }).kline_reqs;

/** The least number of requests, found by trying every way to put entries into requests; for a handful of entries. */
function fewest(entries: readonly SeriesQuery[], products: number): number {
  let best = entries.length;
  const boxes: SeriesQuery[][] = [];
  const place = (at: number): void => {
    if (boxes.length >= best) return;
    const entry = entries[at];
    if (entry === undefined) {
      best = boxes.length;
      return;
    }
    for (const box of boxes) {
      if (box.length >= products || box.some((other) => seriesKey(other) === seriesKey(entry))) continue;
      box.push(entry);
      place(at + 1);
      box.pop();
    }
    boxes.push([entry]);
    place(at + 1);
    boxes.pop();
  };
  place(0);
  return best;
}

const distinct = (list: readonly SeriesQuery[]): SeriesQuery[] => [
  ...new Map(list.map((query) => [entryKey(query), query])).values(),
];

test("a handful of questions takes as few requests as any arrangement of them could", () => {
  const few = fc.array(fc.record({ query: asks, code: fc.constantFrom(...CODES.slice(0, 2)) }), {
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(few, fc.integer({ min: 1, max: 4 }), (drawn, products) => {
      const asked = drawn.map((one) => ({ ...one.query, code: one.code, interval: "1d" as const }));
      expect(planSeries(asked, products)).toHaveLength(fewest(distinct(asked), products));
    }),
    { numRuns: 300 },
  );
});

test("eleven intervals of many codes in both adjustments take the computed least number of requests", () => {
  fc.assert(
    fc.property(
      fc.array(asks, { minLength: 1, maxLength: 200 }),
      fc.integer({ min: 1, max: 60 }),
      (asked, products) => {
        const entries = distinct(asked);
        const variants = new Map<string, number>();
        for (const entry of entries) variants.set(seriesKey(entry), (variants.get(seriesKey(entry)) ?? 0) + 1);
        const least = Math.max(Math.ceil(entries.length / products), ...variants.values());
        expect(planSeries(asked, products)).toHaveLength(least);
      },
    ),
  );
});

test("every question lies in exactly one request, within the plan, and can be told apart there", () => {
  fc.assert(
    fc.property(fc.array(asks, { maxLength: 120 }), fc.integer({ min: 1, max: 20 }), (asked, products) => {
      const requests = planSeries(asked, products);
      expect(new Set(requests.flatMap((request) => request.queries))).toEqual(new Set(asked));
      expect(requests.flatMap((request) => request.queries)).toHaveLength(asked.length);
      for (const request of requests) {
        const entries = distinct(request.queries);
        expect(entries.length).toBeLessThanOrEqual(products);
        expect(new Set(entries.map(seriesKey)).size).toBe(entries.length);
      }
    }),
  );
});

test("what is written on the wire asks for every question's bars, and for the largest count of a series", () => {
  fc.assert(
    fc.property(fc.array(asks, { minLength: 1, maxLength: 60 }), fc.integer({ min: 1, max: 10 }), (asked, products) => {
      for (const request of planSeries(asked, products)) {
        const written = wireOf(request.body).flatMap((line) => {
          const [market = "", symbols = ""] = line.c.split(":");
          return symbols.split(",").map((symbol) => ({ ...line, c: `${market}:${symbol}` }));
        });
        const wanted = distinct(request.queries).map((entry) => ({
          c: entry.code as string,
          ...(entry.end === undefined ? {} : { e: entry.end as number }),
          co: Math.max(
            ...request.queries.filter((query) => entryKey(query) === entryKey(entry)).map((query) => query.count),
          ),
          a: entry.adjustment === "forward" ? 1 : 0,
          kt: PERIODS.find((row) => row.interval === entry.interval)?.kt,
        }));
        expect(sorted(written)).toEqual(sorted(wanted));
      }
    }),
  );
});

function sorted(rows: readonly object[]): string[] {
  return rows.map((row) => JSON.stringify(Object.fromEntries(Object.entries(row).sort()))).sort();
}

test("different counts of one series share a request with the largest", () => {
  const query = (count: number): SeriesQuery => ({ code: code("US:AAPL"), interval: "1d", adjustment: "none", count });
  const [request, ...rest] = planSeries([query(5), query(250), query(20)], 10);
  expect(rest).toEqual([]);
  expect(request?.body).toEqual({ kline_reqs: [{ c: "US:AAPL", co: 250, a: 0, kt: 1001 }] });
});

test("without both adjustments the first requests are full, in the order of the questions", () => {
  const asked = CODES.map((one): SeriesQuery => ({ code: one, interval: "1h", adjustment: "none", count: 3 }));
  expect(planSeries(asked, 4).map((request) => request.queries)).toEqual([asked.slice(0, 4), asked.slice(4)]);
});

test("two ends of one series never meet in a request, two ends of different series may", () => {
  const query = (text: string, end: number): SeriesQuery => ({
    code: code(text),
    interval: "1d",
    adjustment: "none",
    count: 10,
    end: epochSeconds(end),
  });
  const asked = [query("US:AAPL", 1_000), query("US:AAPL", 2_000), query("HK:700", 1_000)];
  const requests = planSeries(asked, 10);
  expect(requests).toHaveLength(2);
  expect(requests.map((request) => request.queries.filter((one) => one.code === "US:AAPL").length)).toEqual([1, 1]);
});

test("no questions take no request", () => {
  expect(planSeries([], 10)).toEqual([]);
  expect(packApart([], 10)).toEqual([]);
});
