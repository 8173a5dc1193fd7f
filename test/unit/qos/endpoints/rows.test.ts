import fc from "fast-check";
import { depthEndpoint } from "../../../../src/qos/endpoints/depth";
import { instrumentInfoEndpoint } from "../../../../src/qos/endpoints/instrumentInfo";
import { marketCalendarEndpoint } from "../../../../src/qos/endpoints/marketCalendar";
import { productListEndpoint } from "../../../../src/qos/endpoints/productList";
import { decodeRegistration } from "../../../../src/qos/endpoints/register";
import { snapshotEndpoint } from "../../../../src/qos/endpoints/snapshot";
import { tradeEndpoint, type TradeQuery } from "../../../../src/qos/endpoints/trade";
import { code, codes, snapshotRow } from "../../../support/builders";

test("each code is asked once, in as few requests as the plan allows", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...codes(30)), { maxLength: 80 }),
      fc.integer({ min: 1, max: 15 }),
      (asked, products) => {
        const plan = snapshotEndpoint.plan(asked, products);
        expect(plan).toHaveLength(Math.ceil(new Set(asked).size / products));
        expect(plan.flatMap((request) => request.queries)).toEqual([...new Set(asked)]);
        for (const request of plan) expect(request.queries.length).toBeLessThanOrEqual(products);
      },
    ),
  );
});

test("rows are told by the code they name, whatever their order, number and spelling", () => {
  const names = codes(12, "HK:1");
  fc.assert(
    fc.property(fc.shuffledSubarray(names, { minLength: 1 }), fc.nat(), (present, pick) => {
      const rows = present.map((one, at) => snapshotRow(`HK:00${one.slice(3)}`, { lp: String(at + 1) }));
      const doubled = rows[pick % rows.length];
      const data = [snapshotRow("US:UNASKED"), ...rows, ...(doubled === undefined ? [] : [doubled])];
      const decoded = snapshotEndpoint.decode(data);
      expect(decoded.strange).toBe(0);
      for (const name of names) {
        const row = decoded.rows.get(snapshotEndpoint.rowKey(name));
        const at = present.indexOf(name);
        if (at < 0) expect(row).toBeUndefined();
        else expect(row).toMatchObject({ ok: true, value: { code: name, figures: { last: at + 1 } } });
      }
    }),
  );
});

test("a row that cannot be read spoils only the answer for its own code", () => {
  const { rows, strange } = snapshotEndpoint.decode([
    snapshotRow("US:AAPL"),
    { ...snapshotRow("US:TSLA"), ts: "soon" },
    { ...snapshotRow("??"), lp: "1" },
    "US:NVDA",
    null,
    snapshotRow("HK:700"),
  ]);
  expect(strange).toBe(3);
  expect([...rows].map(([key, row]) => [key, row.ok])).toEqual([
    ["US:AAPL", true],
    ["US:TSLA", false],
    ["HK:700", true],
  ]);
  expect(rows.get("US:TSLA")).toMatchObject({ error: { details: { detail: expect.stringContaining("data[1].ts") } } });
});

test.each([
  7,
  null,
  true,
  {},
  [],
  ["US:AAPL"],
  "",
  "US:",
  ":",
  "US:AAPL,TSLA",
  "\u0000",
  "x".repeat(100_000),
  undefined,
])("a row whose code is %p spoils no other", (odd) => {
  const data = [snapshotRow("US:AAPL"), { ...snapshotRow("US:TSLA"), c: odd }, snapshotRow("HK:700")];
  const { rows, strange } = snapshotEndpoint.decode(data);
  expect([strange, [...rows].map(([key, row]) => [key, row.ok])]).toEqual([
    1,
    [
      ["US:AAPL", true],
      ["HK:700", true],
    ],
  ]);
});

test("a figure that cannot be read is missing alone, counted and told", () => {
  const { rows, strange, unread } = snapshotEndpoint.decode([
    { ...snapshotRow("US:AAPL"), lp: "dear", t: {} },
    snapshotRow("US:TSLA"),
  ]);
  expect(rows.get("US:AAPL")).toMatchObject({ ok: true, value: { figures: { last: undefined, prevclose: 26.15 } } });
  expect([strange, unread?.figures, unread?.first.message]).toEqual([
    0,
    2,
    'QOS sent something unexpected: data[0].lp should be a number, but is string "dear"',
  ]);
  expect(snapshotEndpoint.decode([snapshotRow("US:TSLA")]).unread).toBeUndefined();
});

test("of a code that comes twice, a row that can be read counts, and the other is told", () => {
  const bad = { ...snapshotRow("US:AAPL"), ts: "soon" };
  for (const data of [
    [bad, snapshotRow("US:AAPL")],
    [snapshotRow("US:AAPL"), bad],
  ]) {
    const { rows, unread } = snapshotEndpoint.decode(data);
    expect(rows.get("US:AAPL")).toMatchObject({ ok: true });
    expect(unread?.figures).toBe(1);
  }
});

test.each([
  ["the newer by time, come last", { lp: "1", ts: 100 }, { lp: "2", ts: 101 }, 2],
  ["the newer by time, come first", { lp: "1", ts: 101 }, { lp: "2", ts: 100 }, 1],
  ["of one second, the one with more volume", { lp: "1", ts: 100, v: "9" }, { lp: "2", ts: 100, v: "8" }, 1],
  ["of one second and volume, the later", { lp: "1", ts: 100, v: "9" }, { lp: "2", ts: 100, v: "9" }, 2],
  ["the one that has a time", { lp: "1", ts: 100 }, { lp: "2", ts: 0 }, 1],
])("of two rows of one code counts %s", (_which, first, second, last) => {
  const rows = [snapshotRow("US:AAPL", first), snapshotRow("US:AAPL", second)];
  expect(snapshotEndpoint.decode(rows).rows.get("US:AAPL")).toMatchObject({ value: { figures: { last } } });
});

test("of two order books of one code the newer by time counts", () => {
  const orderBook = (p: string, ts: number): object => ({ c: "HK:700", b: [{ p, v: "1" }], a: [], ts });
  const best = (...orderBooks: object[]): unknown => depthEndpoint.decode(orderBooks).rows.get("HK:700");
  expect(best(orderBook("1", 9), orderBook("2", 8))).toMatchObject({ value: { bids: [{ price: 1 }] } });
  expect(best(orderBook("1", 8), orderBook("2", 9))).toMatchObject({ value: { bids: [{ price: 2 }] } });
  expect(best(orderBook("1", 8), orderBook("2", 8))).toMatchObject({ value: { bids: [{ price: 2 }] } });
});

test("null for an answer means that there is nothing; anything else that is no list is an error", () => {
  expect(snapshotEndpoint.decode(null).rows.size).toBe(0);
  expect(() => snapshotEndpoint.decode(undefined)).toThrow("data should be a list, but is absent");
  expect(() => snapshotEndpoint.decode({})).toThrow("data should be a list, but is an object");
});

test("reference data draws on the budget that the vendor spells instrumen_info", () => {
  expect(instrumentInfoEndpoint.budget).toBe("instrumen_info");
});

const trade = (c: string, ts: number, p: number): object => ({ c, p, v: "1", ts, d: 0 });
const pricesOf = (data: unknown, key: string): unknown => {
  const row = tradeEndpoint.decode(data).rows.get(key);
  return row?.ok === true ? row.value.map(({ price }) => price) : row;
};

test("trades are gathered by code, newest first, and of one second in their sequence", () => {
  const newestFirst = [trade("HK:00700", 9, 4), trade("US:AAPL", 5, 1), trade("HK:700", 8, 3), trade("HK:700", 8, 2)];
  expect(pricesOf(newestFirst, "HK:700")).toEqual([4, 3, 2]);
  expect(pricesOf([...newestFirst].reverse(), "HK:700")).toEqual([4, 3, 2]);
  expect(pricesOf(newestFirst, "US:AAPL")).toEqual([1]);
});

test("a trade that cannot be read spoils the list of its own code only", () => {
  const { rows, strange } = tradeEndpoint.decode([
    trade("HK:700", 1, 1),
    { c: "HK:700", p: "1", ts: "x" },
    trade("US:A", 1, 1),
    {},
  ]);
  expect(rows.get("HK:700")).toMatchObject({ ok: false });
  expect(rows.get("US:A")).toMatchObject({ ok: true });
  expect(strange).toBe(1);
});

test("different counts of one code share the largest, in as few requests as the plan allows", () => {
  const asks = fc.array(fc.record({ code: fc.constantFrom(...codes(12)), count: fc.integer({ min: 1, max: 50 }) }), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(asks, fc.integer({ min: 1, max: 10 }), (asked: TradeQuery[], products) => {
      const plan = tradeEndpoint.plan(asked, products);
      expect(plan).toHaveLength(Math.ceil(new Set(asked.map((query) => query.code)).size / products));
      expect(new Set(plan.flatMap((request) => request.queries))).toEqual(new Set(asked));
      for (const request of plan) {
        const body = request.body as { readonly count: number; readonly codes: readonly string[] };
        expect(body.count).toBe(Math.max(...request.queries.map((query) => query.count)));
        expect(body.codes.join(",").split(",").length).toBeLessThanOrEqual(products);
      }
    }),
  );
});

test("a product without a spelling of ours does not hide the others of its market", () => {
  const { rows, strange } = productListEndpoint.decode({
    HK: [{ code: "HK:00700", name: "腾讯控股" }, { code: "HK:?" }, null, { code: "HK:1810" }],
    IX: null,
    US: "none",
  });
  expect(strange).toBe(2);
  expect(rows.get("HK")).toEqual({
    ok: true,
    value: [
      { code: code("HK:700"), name: "腾讯控股" },
      { code: code("HK:1810"), name: "" },
    ],
  });
  expect(rows.get("IX")).toEqual({ ok: true, value: [] });
  expect(rows.get("US")).toMatchObject({ ok: false, error: { id: "unexpectedShape" } });
});

test("a day that cannot be read spoils its market's calendar: left out it would pass for a holiday", () => {
  const { rows } = marketCalendarEndpoint.decode({ HK: ["20250606,F", "20250609"], US: ["20250703,H"] });
  expect(rows.get("HK")).toMatchObject({
    ok: false,
    error: { details: { detail: 'data.HK[1] should be a day such as "20250703,F", but is string "20250609"' } },
  });
  expect(rows.get("US")).toEqual({ ok: true, value: [{ yyyymmdd: 20_250_703, kind: "half" }] });
  expect(marketCalendarEndpoint.decode(null).rows.size).toBe(0);
});

test("a registration may lack limits, but not the key", () => {
  expect(decodeRegistration({ key: "abc" })).toMatchObject({ key: "abc", rest: {}, socket: undefined });
  expect(
    decodeRegistration({ key: "abc", permission: { kline: { product_count: "5", request_frequency: 7 } } }).rest,
  ).toEqual({ kline: { products: 5, requests: 7 } });
  expect(() => decodeRegistration({ permission: {} })).toThrow("data.key should be a key, but is absent");
  // A limit that nobody can read costs its endpoint alone, never the key that came with it.
  expect(decodeRegistration({ key: "abc", permission: { ws: 1 } })).toMatchObject({ key: "abc", socket: undefined });
});
