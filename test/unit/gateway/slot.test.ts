import { framesSince } from "../../support/framesSince";
import { messagesIn } from "../../support/messagesIn";
import { readPush } from "../../../src/gateway/values/push";
import { SlotTable } from "../../../src/gateway/values/slotTable";
import { slotKey, type SlotKey } from "../../../src/gateway/values/topic";
import type { InstrumentCode } from "../../../src/market/instrumentCode";

const key = (topic: "S" | "T" | "D" | "K1", code = "HK:700"): SlotKey => slotKey(topic, code as InstrumentCode);

function table(...keys: SlotKey[]) {
  const slots = new SlotTable();
  const watched = new Map(keys.map((one) => [one, slots.watch(one)]));
  const take = (row: Readonly<Record<string, unknown>>): void => {
    const push = readPush(row, JSON.stringify(row));
    if (push !== undefined) slots.take(push.key, push);
  };
  /** What a client that has had everything up to `version` is sent: the payloads of short frames. */
  const since = (one: SlotKey, version: number): unknown[] => messagesIn(framesSince(watched.get(one), version));
  const latest = (one: SlotKey): unknown => messagesIn(watched.get(one)?.latest ?? "")[0];
  return { slots, take, since, latest, slot: (one: SlotKey) => watched.get(one) };
}

const S = (lp: number, ts: number, v = 0, more = {}) => ({
  tp: "S",
  c: "HK:700",
  lp: String(lp),
  ts,
  v: String(v),
  ...more,
});

test("of many prices of one code within a frame a client gets the newest alone", () => {
  const { take, since, slots } = table(key("S"));
  for (let at = 1; at <= 10; at += 1) take(S(500 + at, 1_000 + at));
  expect(since(key("S"), 0)).toEqual([S(510, 1_010)]);
  expect(slots.conflated).toBe(9);
});

test("within a second the larger volume is the newer price", () => {
  const { take, latest } = table(key("S"));
  take(S(501, 1_000, 10));
  take(S(502, 1_000, 20));
  take(S(499, 1_000, 15));
  expect(latest(key("S"))).toEqual(S(502, 1_000, 20));
});

test("a price that was overtaken replaces none: a client hears both and decides", () => {
  const { take, since, latest } = table(key("S"));
  take(S(502, 1_010));
  take(S(501, 1_005));
  expect(since(key("S"), 0)).toEqual([S(502, 1_010), S(501, 1_005)]);
  expect(latest(key("S"))).toEqual(S(502, 1_010));
});

test("one price from the far future does not hide the present from those who come later", () => {
  const { take, latest } = table(key("S"));
  take(S(999, 9_999_999_999));
  for (let at = 1; at <= 3; at += 1) take(S(500 + at, 1_000 + at));
  expect(latest(key("S"))).toEqual(S(503, 1_003));
});

test("the last price of the regular session arrives although one of after hours came in the same frame", () => {
  const { take, since } = table(key("S", "US:AAPL"));
  const us = (lp: number, ts: number, tt: number) => ({ ...S(lp, ts), c: "US:AAPL", tt });
  take(us(211, 1_000, 3));
  take(us(212, 1_001, 3));
  take(us(209, 1_002, 4));
  expect(since(key("S", "US:AAPL"), 0)).toEqual([us(212, 1_001, 3), us(209, 1_002, 4)]);
});

test("the close of a bar arrives although the next bar began in the same frame", () => {
  const { take, since } = table(key("K1"));
  const bar = (ts: number, cl: number) => ({ tp: "K", c: "HK:700", kt: 1, ts, cl: String(cl), v: "1" });
  take(bar(60, 500));
  take(bar(60, 501));
  take(bar(120, 502));
  expect(since(key("K1"), 0)).toEqual([bar(60, 501), bar(120, 502)]);
});

test("every trade of a frame arrives, in order, and none that was before its watcher", () => {
  const { take, since, slots, latest } = table(key("T"));
  const trade = (p: number) => ({ tp: "T", c: "HK:700", p, v: 100, ts: 1_000, d: 1 });
  take(trade(1));
  const joined = slots.version;
  take(trade(2));
  take(trade(2));
  take(trade(3));
  expect(since(key("T"), joined)).toEqual([trade(2), trade(2), trade(3)]);
  expect(latest(key("T"))).toBeUndefined();
});

test("trades beyond the bound are known to be lost to those who had not had them, and to no others", () => {
  const { take, slot } = table(key("T"));
  for (let at = 0; at < 501; at += 1) take({ tp: "T", c: "HK:700", p: at, v: 1, ts: at });
  expect(slot(key("T"))?.lostSince(0)).toBe(true);
  expect(slot(key("T"))?.lostSince(1)).toBe(false);
});

test("a code with leading zeros is the same instrument, and its push arrives as it was written", () => {
  const { take, since } = table(key("S"));
  take({ ...S(500, 1_000), c: "HK:00700" });
  expect(since(key("S"), 0)).toEqual([{ ...S(500, 1_000), c: "HK:00700" }]);
});
