import { decodePush, TOPICS } from "../../src/qos/topics";
import { subjectKey } from "../../src/qos/topics/topic";
import { example } from "../support/examples";

test("the example push of a snapshot", () => {
  expect(decodePush(example("ws/snapshot.push"))).toEqual({
    subject: { topic: "S", code: "SH:600938" },
    value: {
      code: "SH:600938",
      figures: {
        last: 25.92,
        prevclose: 26.15,
        open: 26.19,
        high: 26.19,
        low: 25.62,
        volume: 694_420,
        turnover: 1_793_887_058,
        time: 1_731_650_869,
        suspended: false,
      },
    },
  });
});

test("the example push of a trade", () => {
  expect(decodePush(example("ws/trade.push"))).toEqual({
    subject: { topic: "T", code: "SH:600837" },
    value: { code: "SH:600837", price: 11.75, volume: 71, time: 1_731_651_249, side: "sell" },
  });
});

test("the example push of an order book", () => {
  expect(decodePush(example("ws/depth.push"))).toMatchObject({
    subject: { topic: "D", code: "SH:688981" },
    value: {
      bids: [{ price: 96.66, volume: 21 }, {}, {}, {}, { price: 96.6, volume: 34 }],
      asks: [{ price: 96.67, volume: 221 }, {}, {}, {}, { price: 96.75, volume: 915 }],
      time: 1_731_651_419,
    },
  });
});

test("the example push of a bar says its period", () => {
  const push = decodePush(example("ws/kline.push"));
  expect(push).toEqual({
    subject: { topic: "K", code: "CF:BTCUSDT", interval: "1d" },
    value: { time: 1_741_910_400, open: 81_085.5, high: 83_856, low: 80_772, close: 83_504.1, volume: 103_162.63 },
  });
  expect(push && subjectKey(push.subject)).toBe("K CF:BTCUSDT 1d");
});

test.each(["heartbeat.response", "snapshot.subscribe.response", "kline.unsubscribe.response", "depth.query.response"])(
  "%s is no push",
  (name) => {
    expect(decodePush(example(`ws/${name}`))).toBeUndefined();
  },
);

test.each([[{ tp: "X", c: "US:AAPL" }], [{ tp: "toString" }], [{}], [null], ["S"], [[]]])(
  "%j is no push",
  (message) => {
    expect(decodePush(message)).toBeUndefined();
  },
);

test("a push that cannot be read says what is wrong", () => {
  expect(() => decodePush({ tp: "T", c: "US:AAPL", p: "1", ts: "now" })).toThrow("push.ts should be a number");
});

test.each(["S", "T", "D", "K"])("a figure of a push of %s that cannot be read is told, and the rest is taken", (tp) => {
  const row = { c: "US:AAPL", ts: 60, kt: 1, p: "2", b: [{ p: "3", v: "4" }], a: [] };
  expect(decodePush({ tp, ...row })?.unread).toBeUndefined();
  const push = decodePush({ tp, ...row, v: {}, b: [{ p: "3", v: {} }] });
  expect(push?.unread).toMatchObject({ figures: 1, first: { id: "unexpectedShape" } });
});

test("every topic is filed under its own letter", () => {
  for (const [letter, topic] of Object.entries(TOPICS))
    expect([topic.letter, topic.subscribe, topic.unsubscribe]).toEqual([letter, letter, `${letter}C`]);
});
