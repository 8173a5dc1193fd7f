import { readPushText } from "../../../../src/qos/pushText";
import { decodePush } from "../../../../src/qos/topics";
import { figuresOf } from "../../../support/builders";

/** The spellings of these instruments have come before. */
beforeAll(() => {
  for (const c of ["SH:600938", "SH:600837", "SH:688981", "CF:BTCUSDT", "US:AAPL", "HK:00700"])
    decodePush({ tp: "T", c, p: "1", v: "1", ts: 1, d: 0 });
});

const SNAPSHOT =
  '{"tp":"S","c":"SH:600938","lp":"25.92","yp":"26.15","o":"26.19","h":"26.2","l":"25.62","ts":1731650869,"v":"694420","t":"1793887058","s":0}';
const TRADE = '{"tp":"T","c":"SH:600837","p":11.75,"v":71,"ts":1731651249,"d":2}';
const BOOK =
  '{"tp":"D","c":"SH:688981","b":[{"p":"96.66","v":"21"},{"p":"96.65","v":"16"}],"a":[{"p":"96.67","v":"221"}],"ts":1731651419}';
const BAR =
  '{"tp":"K","c":"CF:BTCUSDT","o":"81085.50","cl":"83504.10","h":"83856.00","l":"80772.00","v":"103162.630","ts":1741910400,"kt":1001}';

test("each figure of a snapshot stands under its own name", () => {
  expect(readPushText(SNAPSHOT)).toStrictEqual({
    subject: { topic: "S", code: "SH:600938" },
    value: {
      code: "SH:600938",
      figures: {
        last: 25.92,
        prevclose: 26.15,
        open: 26.19,
        high: 26.2,
        low: 25.62,
        volume: 694420,
        turnover: 1793887058,
        time: 1731650869,
        suspended: false,
      },
    },
    unread: undefined,
  });
});

test("a trade has its price, its volume, its time and its side", () => {
  const value = { code: "SH:600837", price: 11.75, volume: 71, time: 1731651249, side: "sell" };
  expect(readPushText(TRADE)).toStrictEqual({
    subject: { topic: "T", code: "SH:600837" },
    value,
    unread: undefined,
  });
});

test("an order book has bids under bids and asks under asks, each level its price and volume", () => {
  expect(readPushText(BOOK)).toStrictEqual({
    subject: { topic: "D", code: "SH:688981" },
    value: {
      code: "SH:688981",
      bids: [
        { price: 96.66, volume: 21 },
        { price: 96.65, volume: 16 },
      ],
      asks: [{ price: 96.67, volume: 221 }],
      time: 1731651419,
    },
    unread: undefined,
  });
});

test("a bar has its period, and each price under its own name", () => {
  expect(readPushText(BAR)).toStrictEqual({
    subject: { topic: "K", code: "CF:BTCUSDT", interval: "1d" },
    value: { time: 1741910400, open: 81085.5, high: 83856, low: 80772, close: 83504.1, volume: 103162.63 },
    unread: undefined,
  });
});

test("members come in any order behind the topic", () => {
  expect(readPushText('{"tp":"T","d":1,"ts":1731651249,"v":"71","p":"11.75","c":"US:AAPL"}')?.value).toStrictEqual({
    code: "US:AAPL",
    price: 11.75,
    volume: 71,
    time: 1731651249,
    side: "buy",
  });
  expect(readPushText('{"tp":"D","ts":7,"a":[],"b":[{"p":3,"v":0}],"c":"US:AAPL"}')?.value).toStrictEqual({
    code: "US:AAPL",
    bids: [{ price: 3, volume: 0 }],
    asks: [],
    time: 7,
  });
});

test("a price or time of 0 is none, a volume of 0 is one, and what is absent is missing", () => {
  expect(readPushText('{"tp":"T","c":"US:AAPL","p":"0.00","v":"0","ts":0}')?.value).toStrictEqual({
    code: "US:AAPL",
    price: undefined,
    volume: 0,
    time: undefined,
    side: "unknown",
  });
  expect(readPushText('{"tp":"S","c":"US:AAPL","lp":0,"t":"0","s":1}')?.value).toStrictEqual({
    code: "US:AAPL",
    figures: figuresOf({ turnover: 0, suspended: true }),
  });
});

test.each([
  ["1", "night"],
  ["2", "pre"],
  ["3", "regular"],
  ["4", "post"],
  ["0", undefined],
  ["9", undefined],
])("the session of a snapshot with tt %s is %s", (tt, session) => {
  expect(readPushText(`{"tp":"S","c":"US:AAPL","lp":"1.5","tt":${tt},"ts":7}`)?.value).toHaveProperty(
    "figures.last",
    1.5,
  );
  expect(readPushText(`{"tp":"S","c":"US:AAPL","lp":"1.5","tt":${tt},"ts":7}`)?.value).toEqual(
    expect.objectContaining(session === undefined ? { code: "US:AAPL" } : { session }),
  );
});

test("an instrument is known by a spelling that has come before, and has our own", () => {
  const trade = (c: string): string => `{"tp":"T","c":"${c}","p":"1","v":"1","ts":7,"d":0}`;
  expect(readPushText(trade("HK:00700"))?.subject.code).toBe("HK:700");
  expect(readPushText(trade("US:NEWONE"))).toBeUndefined();
  decodePush(JSON.parse(trade("US:NEWONE")));
  expect(readPushText(trade("US:NEWONE"))?.subject.code).toBe("US:NEWONE");
});

test("figures are the nearest double, as text and as number, also with the noise of floats", () => {
  const priceOf = (p: string): unknown => readPushText(`{"tp":"T","c":"US:AAPL","p":${p},"v":"1","ts":7,"d":0}`)?.value;
  for (const digits of [
    "123456789012345",
    "1.23456789012345",
    "0.00000000000001",
    "99999999999999.9",
    "0.1",
    "1048576.3",
    "7076551.6299999999",
    "147479220.1710000038",
    "12345678901234567890",
  ])
    for (const p of [digits, `"${digits}"`]) expect(priceOf(p)).toHaveProperty("price", Number(digits));
  expect(priceOf('"007"')).toHaveProperty("price", 7);
  expect(priceOf('"5."')).toHaveProperty("price", 5);
});

/** A trade in whose text a piece is another. */
const otherTrade = (piece: string, other: string): string => TRADE.replace(piece, other);

test.each([
  ["white space", otherTrade(":11", ": 11")],
  ["white space at the end", `${TRADE} `],
  ["an escape in the code", otherTrade("SH:", "\\u0053H:")],
  ["a control character in the code", otherTrade("600837", "600837\u0001")],
  ["a code that is none", otherTrade("SH:600837", "SH")],
  ["no code", otherTrade('"c":"SH:600837",', "")],
  ["a code as number", otherTrade('"SH:600837"', "600837")],
  ["another member", otherTrade("}", ',"x":1}')],
  ["a member of another topic", otherTrade("}", ',"lp":1}')],
  ["a reply's members", otherTrade("}", ',"msg":"OK"}')],
  ["a price twice", otherTrade('"v"', '"p":12,"v"')],
  ["a code twice", otherTrade('"v"', '"c":"SH:600837","v"')],
  ["no figure", otherTrade("11.75", "null")],
  ["an empty figure", otherTrade("11.75", '""')],
  ["a truth for a figure", otherTrade("11.75", "true")],
  ["an object for a figure", otherTrade("11.75", '{"p":1}')],
  ["a figure below 0", otherTrade("11.75", "-11.75")],
  ["a text below 0", otherTrade("11.75", '"-11.75"')],
  ["an exponent", otherTrade("11.75", "1e3")],
  ["a figure that is more than any number", otherTrade("11.75", `"${"9".repeat(400)}"`)],
  ["a number with a 0 before it", otherTrade("11.75", "011.75")],
  ["a number that ends with its point", otherTrade("11.75", "11.")],
  ["a number that begins with its point", otherTrade("11.75", ".75")],
  ["two points", otherTrade("11.75", '"11.7.5"')],
  ["a blank before a figure", otherTrade("11.75", '" 11.75"')],
  ["a time within a second", otherTrade("1731651249", "1731651249.5")],
  ["a time in milliseconds", otherTrade("1731651249", "1731651249000")],
  ["a list", `[${TRADE}]`],
  ["text behind the end", `${TRADE}x`],
  ["a text that is cut off", TRADE.slice(0, -1)],
  ["a comma too many", otherTrade("}", ",}")],
  ["another topic", otherTrade('"T"', '"Q"')],
  ["a topic of several letters", otherTrade('"T"', '"TC"')],
  ["a topic in another place", `{"c":"SH:600837","tp":"T","p":11.75,"v":71,"ts":1731651249,"d":2}`],
  ["a reply", '{"type":"T","msg":"OK"}'],
  ["nothing", ""],
  ["a session as text", '{"tp":"S","c":"US:AAPL","lp":"1.5","tt":"3","ts":7}'],
  ["a block of extended hours", '{"tp":"S","c":"US:AAPL","lp":"1.5","ts":7,"pq":{"lp":"1","ts":7}}'],
  ["bids of which the best is not first", BOOK.replace("96.66", "96.64")],
  ["asks of which the best is not first", BOOK.replace("]," + '"ts"', ',{"p":"96.5","v":"1"}],"ts"')],
  ["a level without a price", BOOK.replace("96.65", "0")],
  ["a level whose volume comes first", BOOK.replace('"p":"96.65","v":"16"', '"v":"16","p":"96.65"')],
  ["a level with more than price and volume", BOOK.replace('"v":"16"', '"v":"16","n":2')],
  ["a level that is none", BOOK.replace('{"p":"96.65","v":"16"}', "null")],
  ["an order book without asks", BOOK.replace('"a":[{"p":"96.67","v":"221"}],', "")],
  ["bids twice", BOOK.replace('"ts"', '"b":[],"ts"')],
  ["asks twice", BOOK.replace('"ts"', '"a":[],"ts"')],
  ["a code of an order book twice", BOOK.replace('"ts"', '"c":"SH:688981","ts"')],
  ["a time of an order book twice", BOOK.replace(/}$/, ',"ts":7}')],
  ["no list of bids", BOOK.replace('"b":[', '"b":null,"x":[')],
  ["a bar without a period", BAR.replace(',"kt":1001', "")],
  ["a bar of an unknown period", BAR.replace("1001", "77")],
  ["a bar without a time", BAR.replace("1741910400", "0")],
])("%s is left to the other way of reading", (_what, text) => {
  expect(readPushText(text)).toBeUndefined();
});
