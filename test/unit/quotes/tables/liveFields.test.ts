import { epochSeconds } from "../../../../src/kernel/time";
import { usualDays } from "../../../../src/market/tradingCalendar";
import type { Depth, Level } from "../../../../src/qos/depth";
import type { Trade } from "../../../../src/qos/trade";
import { readField } from "../../../../src/quotes/arguments/fields";
import { LIVE_FIELDS } from "../../../../src/quotes/live/liveFields";
import { code } from "../../../support/builders";
import { cellOf } from "./cells";

const MOMENT = 1_731_499_200;
const context = {
  now: MOMENT * 1_000 + 12_400,
  zone: { kind: "exchange" },
  kindsOf: () => usualDays("US"),
} as const;

function read(name: string, value: unknown): unknown {
  return cellOf(readField(name, LIVE_FIELDS, "last").read(value as never, context));
}

function topicOf(name: string): string {
  return readField(name, LIVE_FIELDS, "last").topic;
}

const level = (price: number | undefined, volume: number | undefined): Level => ({ price, volume });

function orderBook(bids: readonly Level[], asks: readonly Level[]): Depth {
  return { code: code("HK:700"), bids, asks, time: epochSeconds(MOMENT) };
}

const full = orderBook([level(521.2, 400), level(520, 9_000)], [level(521.8, 300), level(523, 7_000)]);

test.each([
  ["bid", "买一价", 521.2],
  ["ask", "卖一价", 521.8],
  ["bidsize", "买一量", 400],
  ["asksize", "卖一量", 300],
  ["spread", "买卖价差", 0.6],
  ["mid", "中间价", 521.5],
])("%s (%s) is read from the top of the order book", (name, zh, value) => {
  expect([read(name, full), read(zh, full)]).toEqual([value, value]);
  expect(topicOf(name)).toBe("D");
});

test.each([
  ["bid", orderBook([], full.asks)],
  ["bidsize", orderBook([level(521.2, undefined)], full.asks)],
  ["ask", orderBook(full.bids, [])],
  ["asksize", orderBook(full.bids, [level(521.8, undefined)])],
  ["spread", orderBook([], full.asks)],
  ["spread", orderBook(full.bids, [])],
  ["mid", orderBook([], full.asks)],
  ["mid", orderBook(full.bids, [])],
])("%s of a book that lacks that side is missing and says so", (name, value) => {
  expect(read(name, value)).toBe(`noValue ${name} HK:700`);
});

test("an order book with one side still shows the figures of that side", () => {
  expect([read("ask", orderBook([], full.asks)), read("asksize", orderBook([], full.asks))]).toEqual([521.8, 300]);
  expect([read("bid", orderBook(full.bids, [])), read("bidsize", orderBook(full.bids, []))]).toEqual([521.2, 400]);
});

const newest: Trade = {
  code: code("SH:600519"),
  price: 1_470.11,
  volume: 37,
  time: epochSeconds(MOMENT),
  side: "sell",
};
const older: Trade = { ...newest, price: 1_469, volume: 5, side: "buy" };

test.each([
  ["tradeprice", "成交价", 1_470.11],
  ["tradesize", "成交量(单笔)", 37],
  ["side", "买卖方向", "sell"],
])("%s (%s) is read from the newest trade", (name, zh, value) => {
  expect([read(name, [newest, older]), read(zh, [newest, older])]).toEqual([value, value]);
  expect(topicOf(name)).toBe("T");
});

test("a trade without a price or a volume shows no older one in its place", () => {
  const hole: Trade = { ...newest, price: undefined, volume: undefined };
  expect([read("tradeprice", [hole, older]), read("tradesize", [hole, older])]).toEqual([
    "noValue tradeprice SH:600519",
    "noValue tradesize SH:600519",
  ]);
});

test("without any trade the last trade is missing", () => {
  expect(read("tradeprice", [])).toBe("noValue tradeprice ?");
});
