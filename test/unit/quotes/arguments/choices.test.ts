import { QosError } from "../../../../src/qos/errors";
import { readAdjustment, readHeaders, readInterval, readSession } from "../../../../src/quotes/arguments/choices";
import { readMarket } from "../../../../src/quotes/arguments/market";

function message(read: () => unknown): string {
  try {
    return `accepted: ${JSON.stringify(read())}`;
  } catch (thrown) {
    return thrown instanceof QosError ? thrown.message : String(thrown);
  }
}

test.each([
  [0, false],
  [1, true],
  ["0", false],
  ["1", true],
  [false, false],
  [true, true],
  ["true", true],
  [[[0]], false],
  [{ type: "Double", basicValue: 0 }, false],
  [null, true],
  ["", true],
])("headers %j: %j where there is more than one column", (raw, shown) => {
  expect(readHeaders(raw, 2)).toBe(shown);
});

test("headers that are not given are shown above several columns alone", () => {
  expect([readHeaders(undefined, 1), readHeaders(undefined, 2), readHeaders(1, 1)]).toEqual([false, true, true]);
});

test.each([
  ["3m", 'interval: QOS has no bars of "3m". Nearest: 1m, 5m, 15m; as a date, -3m lies that far back'],
  ["2d", 'interval: QOS has no bars of "2d". Nearest: 4h, 1d, 1w; as a date, -2d lies that far back'],
  [
    "45min",
    'interval: "45min" is not accepted. Nearest: 30m, 1h, 2h. Accepted: 1m, 5m, 15m, 30m, 1h, 2h, 4h, 1d, 1w, 1mo, 1y',
  ],
  [
    "dayly",
    'interval: "dayly" is not accepted. Nearest: daily. Accepted: 1m, 5m, 15m, 30m, 1h, 2h, 4h, 1d, 1w, 1mo, 1y',
  ],
])("the interval %s is refused with the nearest", (raw, text) => {
  expect(message(() => readInterval(raw))).toBe(text);
});

test.each([
  ["pre-market", "pre"],
  ["PREMARKET", "pre"],
  ["盘后", "post"],
  ["overnight", "night"],
  ["ｐｒｅ", "pre"],
])("the session %s is %s", (raw, session) => {
  expect(readSession(raw)).toBe(session);
});

test("a misspelt session and a misspelt adjustment are told the nearest", () => {
  expect(message(() => readSession("regulr"))).toContain("Nearest: regular.");
  expect(message(() => readAdjustment("foward"))).toContain("Nearest: forward.");
  expect(message(() => readAdjustment("后复权"))).toContain("backward adjustment");
});

test.each([
  ["hk", "HK"],
  ["港股", "HK"],
  ["Hong Kong", "HK"],
  ["US stocks", "US"],
  ["NASDAQ", "US"],
  ["XSHG", "SH"],
  ["深圳", "SZ"],
])("the market %s is %s", (raw, market) => {
  expect(readMarket(raw)).toBe(market);
});

test("two markets under one name are both told", () => {
  expect(message(() => readMarket("A股"))).toBe(
    'market: "A股" can mean several things. Write the one that is meant: SH, SZ',
  );
});
