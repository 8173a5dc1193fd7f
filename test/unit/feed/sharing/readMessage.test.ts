import { epochMillis, epochSeconds } from "../../../../src/kernel/time";
import { usualDays } from "../../../../src/market/tradingCalendar";
import { decodeSnapshot } from "../../../../src/qos/snapshot";
import type { Message, SharedValue } from "../../../../src/feed/sharing/message";
import { readMessage, writeMessage } from "../../../../src/feed/sharing/readMessage";
import { placeSnapshot } from "../../../../src/quotes/sessions/sessionQuotes";
import { code, snapshotRow } from "../../../support/builders";

const US = code("US:AAPL");
const HK = code("HK:700");
const TIME = epochSeconds(1_731_510_100);

const quotes = (name = "US:AAPL") => placeSnapshot(decodeSnapshot(snapshotRow(name), "row"), usualDays("US"));
const bar = { time: TIME, open: 1, high: 2, low: 1, close: 2, volume: undefined };
const trade = { code: HK, price: 521.5, volume: 200, time: TIME, side: "buy", listed: true } as const;
const usage = { code: HK, bids: [{ price: 521.5, volume: 400 }], asks: [], time: TIME };

const valueOf = (subject: object, news: object): object => ({ subject, at: epochMillis(1), delivery: "push", news });
const CASES: readonly (readonly [string, object, object])[] = [
  ["a price", { topic: "S", code: US }, { whole: quotes() }],
  ["a price with daily bars", { topic: "S", code: US }, { whole: { ...quotes(), dayBars: { bars: [bar], at: TIME } } }],
  ["a book", { topic: "D", code: HK }, { whole: usage }],
  ["a tape", { topic: "T", code: HK }, { whole: [trade] }],
  ["the news of a tape", { topic: "T", code: HK }, { splice: { head: [trade], from: 0, kept: 3, tail: [] } }],
  ["bars", { topic: "K", code: HK, interval: "1m" }, { whole: [bar] }],
  [
    "the news of bars",
    { topic: "K", code: HK, interval: "1m" },
    { splice: { head: [], from: 0, kept: 3, tail: [bar] } },
  ],
];

/** What another workbook hears of one value, after its way over a channel. */
function heard(value: object): readonly SharedValue[] | undefined {
  const message = { kind: "values", values: [value] } as unknown as Message;
  const read = readMessage(structuredClone(writeMessage("other", message)))?.message;
  return read?.kind === "values" ? read.values : undefined;
}

test.each(CASES)("%s comes to another workbook as it was", (_name, subject, news) => {
  expect(heard(valueOf(subject, news))).toEqual([valueOf(subject, news)]);
});

const regular = (figures: object): object => {
  const whole = quotes();
  const { regular: told } = whole.sessions;
  return { ...whole, sessions: { regular: { ...told, figures: { ...told?.figures, ...figures } } } };
};

test.each<readonly [string, object, object]>([
  ["a price of 0", { topic: "S", code: US }, { whole: regular({ last: 0 }) }],
  ["a price as text", { topic: "S", code: US }, { whole: regular({ last: "25.92" }) }],
  ["a price that is no number", { topic: "S", code: US }, { whole: regular({ last: NaN }) }],
  ["a time as text", { topic: "S", code: US }, { whole: regular({ time: "now" }) }],
  ["another instrument's price", { topic: "S", code: US }, { whole: quotes("US:TSLA") }],
  ["a row of the wire", { topic: "S", code: US }, { whole: snapshotRow("US:AAPL") }],
  [
    "a daily bar at 0",
    { topic: "S", code: US },
    { whole: { ...quotes(), dayBars: { bars: [{ ...bar, close: 0 }], at: 1 } } },
  ],
  ["another instrument's book", { topic: "D", code: US }, { whole: usage }],
  ["a book with a bid of 0", { topic: "D", code: HK }, { whole: { ...usage, bids: [{ price: 0, volume: 1 }] } }],
  ["a book for a price", { topic: "S", code: HK }, { whole: usage }],
  ["a trade of an unknown side", { topic: "T", code: HK }, { whole: [{ ...trade, side: "both" }] }],
  ["another instrument's trade", { topic: "T", code: US }, { splice: { head: [trade], from: 0, kept: 1, tail: [] } }],
  ["a bar without a time", { topic: "K", code: HK, interval: "1m" }, { whole: [{ ...bar, time: undefined }] }],
  ["a bar with a price as text", { topic: "K", code: HK, interval: "1m" }, { whole: [{ ...bar, close: "2" }] }],
  ["a change of a price", { topic: "S", code: US }, { splice: { head: [], from: 0, kept: 1, tail: [] } }],
])("%s from another workbook is not taken in", (_name, subject, news) => {
  expect(heard(valueOf(subject, news))).toBeUndefined();
});
