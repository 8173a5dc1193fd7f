import { EventEmitter } from "node:events";
import { PassThrough } from "node:stream";
import { Client } from "../../../src/gateway/door/client";
import type { Feed } from "../../../src/gateway/door/service";
import { readPush } from "../../../src/gateway/values/push";
import { SlotTable } from "../../../src/gateway/values/slotTable";
import { slotKey, type SlotKey, type Topic } from "../../../src/gateway/values/topic";
import { Subscribable } from "../../../src/kernel/subscribable";
import type { InstrumentCode } from "../../../src/market/instrumentCode";
import { messagesIn } from "../../support/messagesIn";
import { TestClock } from "../../support/testClock";

const CODE = "HK:700" as InstrumentCode;
const key = (topic: Topic): SlotKey => slotKey(topic, CODE);

/** A client whose socket the test reads, and a server that pushes. */
function connected() {
  const slots = new SlotTable();
  // Somebody else watches all, so that values are there before the client comes.
  for (const topic of ["S", "T", "D"] as const) slots.watch(key(topic));
  const stream = new PassThrough();
  const feed: Feed = {
    slots,
    words: new Subscribable<string>(),
    farewells: new Subscribable(),
    subscribe: async () => ({ ok: true, text: "" }),
    unsubscribe: async () => ({ ok: true, text: "" }),
    query: async () => ({ ok: true, text: "" }),
    leave: () => undefined,
    left: () => undefined,
  };
  const counts = { sent: 0, skipped: 0, cut: 0 };
  const user = { id: "u", plan: undefined, key: undefined };
  const ws = Object.assign(new EventEmitter(), { close: () => undefined, terminate: () => undefined });
  const client = new Client({
    ws,
    stream,
    user,
    feed,
    clock: new TestClock(),
    counts,
  });
  const push = (row: Readonly<Record<string, unknown>>): void => {
    const read = readPush(row, JSON.stringify(row));
    if (read !== undefined) slots.take(read.key, read);
  };
  const sent = (): unknown[] => messagesIn(((stream.read() as Buffer | null) ?? Buffer.alloc(0)).toString("latin1"));
  return { client, counts, push, sent, slots };
}

const price = (lp: string, ts: number) => ({ tp: "S", c: CODE, lp, ts, v: "1" });
const trade = (p: string, ts: number) => ({ tp: "T", c: CODE, p, v: "1", ts, d: 1 });
const REPLY = { type: "S", msg: "OK" };

test("a client is told the price that holds with the reply, although frames went by while the server was asked", () => {
  const { client, push, sent } = connected();
  push(price("500.5", 1_000));
  const fresh = client.watch([key("S")]);
  push(trade("1", 1_000));
  client.flush();
  expect(sent()).toEqual([]);
  client.welcome(fresh, JSON.stringify(REPLY));
  expect(sent()).toEqual([REPLY, price("500.5", 1_000)]);
  client.flush();
  expect(sent()).toEqual([]);
});

test("a price that came between the wish and the reply is told once, by the frame", () => {
  const { client, push, sent } = connected();
  push(price("500.5", 1_000));
  const fresh = client.watch([key("S")]);
  push(price("501.5", 1_001));
  client.flush();
  expect(sent()).toEqual([price("501.5", 1_001)]);
  client.welcome(fresh, JSON.stringify(REPLY));
  expect(sent()).toEqual([REPLY]);
});

test("no trade of before its time is told to a client, and every later one is, once", () => {
  const { client, counts, push, sent } = connected();
  push(trade("1", 1_000));
  const fresh = client.watch([key("T")]);
  push(trade("2", 1_001));
  client.welcome(fresh, JSON.stringify(REPLY));
  client.flush();
  expect(sent()).toEqual([REPLY, trade("2", 1_001)]);
  push(trade("3", 1_002));
  push(trade("4", 1_003));
  client.flush();
  client.flush();
  expect(sent()).toEqual([trade("3", 1_002), trade("4", 1_003)]);
  expect(counts.sent).toBe(3);
});

test("a client that comes to a second topic is sent nothing of it twice, and goes on with the first", () => {
  const { client, push, sent } = connected();
  client.welcome(client.watch([key("S")]), JSON.stringify(REPLY));
  push(price("500.5", 1_000));
  push({ tp: "D", c: CODE, b: [], a: [], ts: 1_000 });
  client.welcome(client.watch([key("D")]), JSON.stringify(REPLY));
  client.flush();
  expect(sent()).toEqual([REPLY, REPLY, { tp: "D", c: CODE, b: [], a: [], ts: 1_000 }, price("500.5", 1_000)]);
  client.unwatch([key("S")]);
  push(price("502.5", 1_002));
  client.flush();
  expect(sent()).toEqual([]);
});

test("a price that was forgotten with the connection is told to nobody, and the next one is", () => {
  const { client, push, sent, slots } = connected();
  push(price("500.5", 1_000));
  slots.forget();
  client.welcome(client.watch([key("S")]), JSON.stringify(REPLY));
  client.flush();
  expect(sent()).toEqual([REPLY]);
  push(price("499.5", 1_000));
  client.flush();
  expect(sent()).toEqual([price("499.5", 1_000)]);
});
