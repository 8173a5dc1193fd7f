import type { Settled } from "../../src/kernel/settled";
import { serialInZone } from "../../src/market/zone";
import { depthEndpoint } from "../../src/qos/endpoints/depth";
import type { Decoded } from "../../src/qos/endpoints/endpoint";
import { historyEndpoint } from "../../src/qos/endpoints/history";
import { instrumentInfoEndpoint } from "../../src/qos/endpoints/instrumentInfo";
import { klineEndpoint } from "../../src/qos/endpoints/kline";
import { marketCalendarEndpoint } from "../../src/qos/endpoints/marketCalendar";
import { productListEndpoint } from "../../src/qos/endpoints/productList";
import { decodeRegistration } from "../../src/qos/endpoints/register";
import { snapshotEndpoint } from "../../src/qos/endpoints/snapshot";
import { tradeEndpoint } from "../../src/qos/endpoints/trade";
import { exampleData } from "../support/examples";

/** The rows of an answer by key; an answer of the documents has none that cannot be read. */
function rowsOf<Row>({ rows, strange }: Decoded<Row>): Map<string, Row> {
  expect(strange).toBe(0);
  return new Map([...rows].map(([key, settled]) => [key, valueOf(settled)]));
}

function valueOf<Row>(settled: Settled<Row, unknown>): Row {
  if (!settled.ok) throw settled.error;
  return settled.value;
}

test("the example of /instrument-info: shares and names, and no TSLA", () => {
  const rows = rowsOf(instrumentInfoEndpoint.decode(exampleData("rest/instrument-info.response")));
  expect([...rows.keys()]).toEqual(["US:AAPL", "HK:700", "SH:600519"]);
  expect(rows.get("US:AAPL")).toEqual({
    code: "US:AAPL",
    fields: {
      name_zh: "苹果",
      name_en: "AppleInc.",
      exchange: "NASD",
      currency: "USD",
      lot: 1,
      shares: 15_115_823_000,
      float: 15_091_141_884,
      eps: 6.2012,
      navps: 3.7676,
      dps: 0.98,
    },
  });
});

test("the example of /snapshot: figures, extended hours, and a code that nobody asked for", () => {
  const rows = rowsOf(snapshotEndpoint.decode(exampleData("rest/snapshot.response")));
  expect([...rows.keys()]).toEqual(["US:AAPL", "US:BTOG", "HK:700", "SH:600519"]);
  expect(rows.get("US:AAPL")).toEqual({
    code: "US:AAPL",
    figures: {
      last: 238.03,
      prevclose: 241.84,
      open: 241.79,
      high: 244.027,
      low: 236.112,
      volume: 47_183_985,
      turnover: 11_319_574_967,
      time: 1_741_035_600,
      suspended: false,
    },
    pre: {
      last: 238.06,
      prevclose: 238.03,
      open: undefined,
      high: 239.24,
      low: 237.76,
      volume: 29_673,
      turnover: 7_076_551.63,
      time: 1_741_084_832,
      suspended: undefined,
    },
    post: {
      last: 240.4,
      prevclose: 238.03,
      open: undefined,
      high: 240.495,
      low: 237.659,
      volume: 4_867_814,
      turnover: 1_158_971_205.635999918,
      time: 1_741_049_997,
      suspended: undefined,
    },
  });
  expect(rows.get("HK:700")).not.toHaveProperty("pre");
  expect(rows.get("SH:600519")?.figures.last).toBe(1470.11);
});

test("the example of /depth: both sides, and no HK:700", () => {
  const rows = rowsOf(depthEndpoint.decode(exampleData("rest/depth.response")));
  expect([...rows.keys()]).toEqual(["US:AAPL", "US:TSLA", "SH:600519"]);
  expect(rows.get("SH:600519")).toEqual({
    code: "SH:600519",
    bids: [
      { price: 1593.01, volume: 1 },
      { price: 1593, volume: 5 },
    ],
    asks: [
      { price: 1593.02, volume: 1 },
      { price: 1594, volume: 6 },
    ],
    time: 1_731_293_478,
  });
});

test("the example of /trade: unquoted numbers, one flat list, and no US:AAPL", () => {
  const rows = rowsOf(tradeEndpoint.decode(exampleData("rest/trade.response")));
  expect(rows.size).toBe(8);
  expect(rows.has("US:AAPL")).toBe(false);
  expect(rows.get("SH:688185")).toEqual([
    { code: "SH:688185", price: 66.99, volume: 2, time: 1_731_635_481, side: "sell" },
  ]);
  expect(rows.get("SZ:002594")?.[0]?.side).toBe("unknown");
  expect(rows.get("SH:600938")?.[0]?.side).toBe("buy");
});

test("the example of /kline: minutes and years told apart, oldest first", () => {
  const rows = rowsOf(klineEndpoint.decode(exampleData("rest/kline.response")));
  const key = (code: string, interval: "1m" | "1y"): string =>
    klineEndpoint.rowKey({ code: code as never, interval, adjustment: "none", count: 2 });
  expect([...rows.keys()].sort()).toEqual(
    [key("SH:600519", "1y"), key("US:TSLA", "1m"), key("US:AAPL", "1m"), key("HK:700", "1m")].sort(),
  );
  expect(rows.get(key("SH:600519", "1y"))).toEqual([
    { time: 1_672_502_400, open: 1731.2, high: 1935, low: 1616.25, close: 1726, volume: 5_627_550 },
    { time: 1_704_038_400, open: 1715, high: 1910, low: 1245.83, close: 1585.58, volume: 7_147_731 },
  ]);
  expect(rows.get(key("US:AAPL", "1m"))?.map(({ time }) => time)).toEqual([1_731_531_540, 1_731_531_600]);
});

test("the example of /history: a day starts at midnight in New York, a year in Hong Kong", () => {
  const rows = rowsOf(historyEndpoint.decode(exampleData("rest/history.response")));
  const [apple] = rows.get("US:AAPL 1d") ?? [];
  const [tencent] = rows.get("HK:700 1y") ?? [];
  expect(apple).toEqual({
    time: 1_731_474_000,
    open: 224.01,
    high: 226.65,
    low: 222.76,
    close: 225.12,
    volume: 48_566_217,
  });
  expect(apple && serialInZone(apple.time, "America/New_York")).toBe(45_609); // 2024-11-13
  expect(tencent?.volume).toBe(4_682_849_510);
  expect(tencent && serialInZone(tencent.time, "Asia/Hong_Kong")).toBe(45_292); // 2024-01-01
});

test("the example of /market-calendar: full and half days", () => {
  const rows = rowsOf(marketCalendarEndpoint.decode(exampleData("rest/market-calendar.response")));
  expect([...rows.keys()]).toEqual(["HK", "SH", "SZ", "US"]);
  expect(rows.get("US")).toEqual([
    { yyyymmdd: 20_250_701, kind: "full" },
    { yyyymmdd: 20_250_702, kind: "full" },
    { yyyymmdd: 20_250_703, kind: "half" },
    { yyyymmdd: 20_250_707, kind: "full" },
  ]);
});

test("the example of /product-list: HK codes in our spelling", () => {
  const rows = rowsOf(productListEndpoint.decode(exampleData("rest/product-list.response")));
  expect(rows.get("HK")).toEqual([
    { code: "HK:1810", name: "小米集团-W" },
    { code: "HK:700", name: "腾讯控股" },
  ]);
  expect(rows.get("CM")).toHaveLength(4);
  expect(rows.get("US")?.map(({ code }) => code)).toEqual(["US:NVDA", "US:TSLA", "US:AAPL"]);
});

test("the example of /register: a key and the limits of its plan", () => {
  const limit = { products: 10, requests: 30 };
  expect(decodeRegistration(exampleData("rest/register.response"))).toEqual({
    key: "b56efc3a0951ae19819505427491a6ee",
    expires: "2024-11-27T09:43:12.436446868+08:00",
    rest: { depth: limit, history: limit, instrumen_info: limit, kline: limit, snapshot: limit, trade: limit },
    socket: { ...limit, connections: 1 },
  });
});

test("the answers of the socket queries are read like those of REST", () => {
  const snapshots = rowsOf(snapshotEndpoint.decode(exampleData("ws/snapshot.query.response")));
  expect(snapshots.size).toBe(10);
  expect(snapshots.get("HK:700")?.figures.last).toBe(521.5);
  const depths = rowsOf(depthEndpoint.decode(exampleData("ws/depth.query.response")));
  expect(depths.get("US:AAPL")).toMatchObject({ bids: [{ price: 211.12 }], asks: [{ price: 211.16, volume: 400 }] });
  const trades = rowsOf(tradeEndpoint.decode(exampleData("ws/trade.query.response")));
  expect(trades.get("CF:BTCUSDT")).toEqual([
    { code: "CF:BTCUSDT", price: 84_135, volume: 0.005, time: 1_741_997_836, side: "buy" },
  ]);
  const infos = rowsOf(instrumentInfoEndpoint.decode(exampleData("ws/instrument-info.query.response")));
  expect(infos.get("SZ:000001")?.fields).toMatchObject({ name_en: "PAB", float: 19_405_762_053 });
  const bars = rowsOf(klineEndpoint.decode(exampleData("ws/kline.query.response")));
  expect(bars.get("CF:ETHUSDT 1d")?.map(({ close }) => close)).toEqual([1910.79, 1928.35]);
  const history = rowsOf(historyEndpoint.decode(exampleData("ws/history.query.response")));
  expect(history.get("CF:ETHUSDT 1d")?.map(({ close }) => close)).toEqual([1910.79, 1928.73]);
});
