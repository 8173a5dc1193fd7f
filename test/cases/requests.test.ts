import { epochSeconds } from "../../src/kernel/time";
import { groupCodes } from "../../src/market/codeList";
import type { Interval } from "../../src/market/periods";
import { depthEndpoint } from "../../src/qos/endpoints/depth";
import { historyEndpoint } from "../../src/qos/endpoints/history";
import { instrumentInfoEndpoint } from "../../src/qos/endpoints/instrumentInfo";
import { klineEndpoint } from "../../src/qos/endpoints/kline";
import { marketCalendarEndpoint } from "../../src/qos/endpoints/marketCalendar";
import { productListEndpoint } from "../../src/qos/endpoints/productList";
import { snapshotEndpoint } from "../../src/qos/endpoints/snapshot";
import { tradeEndpoint } from "../../src/qos/endpoints/trade";
import { TOPICS } from "../../src/qos/topics";
import type { TopicLetter } from "../../src/qos/topics/topic";
import { code } from "../support/builders";
import { example } from "../support/examples";

const FOUR = ["US:AAPL", "US:TSLA", "HK:700", "SH:600519"].map(code);
const TRADED = [
  "US:AAPL",
  "HK:700",
  "SH:600519",
  "SH:688981",
  "SH:601127",
  "SH:600938",
  "SH:601727",
  "SH:600837",
  "SH:688185",
  "SZ:002594",
].map(code);

const bars = (text: string, interval: Interval, count: number) =>
  ({ code: code(text), interval, adjustment: "none", count }) as const;
const history = (text: string, interval: Interval, count: number, end: number) => ({
  ...bars(text, interval, count),
  end: epochSeconds(end),
});

const minutes = ["US:AAPL", "US:TSLA", "HK:700"].map((text) => bars(text, "1m", 2));
const days = ["US:AAPL", "US:TSLA"].map((text) => history(text, "1d", 1, 1_722_441_600));

/** The plan of the documents: ten products (§4.0.2). */
const TEN = 10;

test.each<[string, string, readonly { readonly body: object }[]]>([
  ["instrument-info", instrumentInfoEndpoint.path, instrumentInfoEndpoint.plan(FOUR, TEN)],
  ["snapshot", snapshotEndpoint.path, snapshotEndpoint.plan(FOUR, TEN)],
  ["depth", depthEndpoint.path, depthEndpoint.plan(FOUR, TEN)],
  [
    "trade",
    tradeEndpoint.path,
    tradeEndpoint.plan(
      TRADED.map((one) => ({ code: one, count: 2 })),
      TEN,
    ),
  ],
  ["kline", klineEndpoint.path, klineEndpoint.plan([...minutes, bars("SH:600519", "1y", 2)], TEN)],
  ["history", historyEndpoint.path, historyEndpoint.plan([...days, history("HK:700", "1y", 1, 1_722_441_600)], TEN)],
  ["market-calendar", marketCalendarEndpoint.path, marketCalendarEndpoint.plan(["HK", "US", "SH", "SZ"], TEN)],
  ["product-list", productListEndpoint.path, productListEndpoint.plan(["HK", "US", "CM"], TEN)],
])(
  "the questions of the example of /%s are asked in the words of the documents, in one request",
  (name, path, plan) => {
    expect(plan).toHaveLength(1);
    expect(plan[0]?.body).toEqual(example(`rest/${name}.request`));
    expect(path).toBe(`/${name}`);
  },
);

const SUBSCRIBED = [
  "US:AAPL",
  "HK:700",
  "HK:9988",
  "SH:600519",
  "SH:688981",
  "SH:601127",
  "SH:600938",
  "SH:601727",
  "SH:600837",
  "SZ:002594",
].map(code);

test.each<[string, TopicLetter]>([
  ["snapshot", "S"],
  ["trade", "T"],
  ["depth", "D"],
])("%s is subscribed and unsubscribed in the words of the documents", (name, letter) => {
  const { subscribe, unsubscribe } = TOPICS[letter];
  const codes = groupCodes(SUBSCRIBED);
  expect({ type: subscribe, codes }).toEqual(example(`ws/${name}.subscribe.request`));
  expect({ type: unsubscribe, codes }).toEqual(example(`ws/${name}.unsubscribe.request`));
});

test("bars are subscribed and unsubscribed in the words of the documents", () => {
  const rest = { codes: groupCodes(["CF:BTCUSDT", "CF:ETHUSDT"].map(code)), kt: 1001, reqid: 1 };
  expect({ type: TOPICS.K.subscribe, ...rest }).toEqual(example("ws/kline.subscribe.request"));
  expect({ type: TOPICS.K.unsubscribe, ...rest }).toEqual(example("ws/kline.unsubscribe.request"));
});

const ASKED_OVER_SOCKET = [
  "US:AAPL",
  "US:TSLA",
  "HK:700",
  "HK:9988",
  "SH:600519",
  "SH:688981",
  "SZ:002594",
  "SZ:000001",
  "CF:BTCUSDT",
  "CF:ETHUSDT",
  "FX:USDJPY",
  "FX:EURUSD",
  "IX:JPN225",
  "CM:XAUUSD",
  "CM:XAGUSD",
].map(code);

test("a query over the socket is the REST request with a type and a number", () => {
  const rows = snapshotEndpoint.plan(ASKED_OVER_SOCKET, 20)[0]?.body;
  expect({ type: "RS", ...rows, reqid: 1 }).toEqual(example("ws/snapshot.query.request"));
  expect({ type: "RD", ...rows, reqid: 1 }).toEqual(example("ws/depth.query.request"));
  expect({ type: "RI", ...rows, reqid: 1 }).toEqual(example("ws/instrument-info.query.request"));
  const trades = tradeEndpoint.plan(
    ASKED_OVER_SOCKET.map((one) => ({ code: one, count: 1 })),
    20,
  )[0]?.body;
  expect({ type: "RT", ...trades, reqid: 1 }).toEqual(example("ws/trade.query.request"));
  const series = ["CF:BTCUSDT", "CF:ETHUSDT", "CM:XAUUSD"];
  const latest = klineEndpoint.plan(
    series.map((text) => bars(text, "1d", 2)),
    10,
  )[0]?.body;
  expect({ type: "RK", ...latest, reqid: 1 }).toEqual(example("ws/kline.query.request"));
  const past = historyEndpoint.plan(
    series.map((text) => history(text, "1d", 2, 1_767_110_400)),
    10,
  )[0]?.body;
  expect({ type: "RH", ...past, reqid: 1 }).toEqual(example("ws/history.query.request"));
});
