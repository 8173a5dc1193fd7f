import { once } from "node:events";
import WebSocket from "ws";
import { FAULTS, type FaultName } from "../../../src/simulator/faults";
import { useSimulator } from "../../support/simulator";
import { BareSocket, call, post, type Message } from "./bareClient";

const simulator = useSimulator({ tickMs: 20, tickShare: 1, enforceLimits: false, shuffle: false, heartbeatTimeout: 0 });
const TWO = { codes: ["US:AAPL", "HK:700"] };

const JSON_BODY = { "content-type": "application/json" };

afterEach(() => {
  simulator().faults.clear();
  simulator().dropConnections();
});

/** The text of a snapshot of two codes. */
async function snapshot(): Promise<string> {
  const { url, keys } = simulator();
  return (await call({ url: `${url}/snapshot`, headers: { key: keys.pro }, body: JSON.stringify(TWO) })).text;
}

async function rows(): Promise<readonly Message[]> {
  return (JSON.parse(await snapshot()) as { data: readonly Message[] }).data;
}

/** Five daily bars, the middle one spoilt. */
async function spoiltBars(fault: FaultName): Promise<readonly Message[]> {
  const { url, keys } = simulator();
  simulator().faults.add({ fault, at: "kline", times: 1 });
  const answer = await post(`${url}/kline`, keys.pro, { kline_reqs: [{ c: "HK:700", co: 5, a: 0, kt: 1001 }] });
  return (answer["data"] as readonly { readonly k: readonly Message[] }[])[0]?.k ?? [];
}

function open(): Promise<BareSocket> {
  return BareSocket.open(simulator().wsUrl, { key: simulator().keys.pro });
}

async function subscribed(): Promise<BareSocket> {
  const socket = await open();
  await socket.query({ type: "S", codes: ["US:AAPL"] });
  return socket;
}

const isPush = (message: Message): boolean => message["tp"] === "S";

/** Whether it is still to come once the rest has had 50 ms to happen. */
async function isPending(promise: Promise<unknown>): Promise<boolean> {
  const slow = new Promise<"pending">((resolve) => setTimeout(() => resolve("pending"), 50));
  return (await Promise.race([promise.catch(() => "settled"), slow])) === "pending";
}

/** What each fault does, as another client sees it. */
const PROOFS: Readonly<Record<FaultName, () => Promise<void>>> = {
  async delay() {
    simulator().faults.add({ fault: "delay", at: "snapshot", ms: 200, times: 1 });
    const answer = snapshot();
    expect(await isPending(answer)).toBe(true);
    expect(await answer).toContain('"msg":"OK"');
  },
  async drop() {
    simulator().faults.add({ fault: "drop", at: "snapshot", times: 1 });
    await expect(snapshot()).rejects.toThrow(/hang up/);
  },
  async stall() {
    simulator().faults.add({ fault: "stall", at: "S", ms: 120, times: 1 });
    const socket = await open();
    const reply = socket.query({ type: "S", codes: ["US:AAPL"] });
    expect(await isPending(reply)).toBe(true);
    expect((await reply)["msg"]).toBe("OK");
  },
  async "half-body"() {
    simulator().faults.add({ fault: "half-body", at: "snapshot", times: 1 });
    expect(await isPending(snapshot())).toBe(true);
  },
  async "half-open"() {
    const socket = await subscribed();
    simulator().faults.add({ fault: "half-open", at: "H", times: 1 });
    socket.send({ type: "H" });
    expect(await isPending(socket.next(({ type }) => type === "H"))).toBe(true);
    socket.received.length = 0;
    expect(await isPending(socket.next(isPush))).toBe(true);
    expect(socket.ws.readyState).toBe(WebSocket.OPEN);
  },
  async cut() {
    const socket = await open();
    simulator().faults.add({ fault: "cut", at: "H", times: 1 });
    socket.send({ type: "H" });
    expect((await socket.closed).code).toBe(1_006);
  },
  async reset() {
    simulator().faults.add({ fault: "reset", at: "snapshot", times: 1 });
    await expect(snapshot()).rejects.toThrow(/ECONNRESET/);
  },
  async close() {
    const socket = await open();
    simulator().faults.add({ fault: "close", at: "H", times: 1 });
    socket.send({ type: "H" });
    expect((await socket.closed).code).toBe(1_001);
  },
  async status() {
    simulator().faults.add({ fault: "status", at: "snapshot", status: 502, times: 1 });
    const { url, keys } = simulator();
    expect((await call({ url: `${url}/snapshot`, headers: { key: keys.pro }, body: "{}" })).status).toBe(502);
  },
  async html() {
    simulator().faults.add({ fault: "html", at: "snapshot", times: 1 });
    expect(await snapshot()).toMatch(/^<!DOCTYPE html>/);
  },
  async truncated() {
    simulator().faults.add({ fault: "truncated", at: "snapshot", times: 1 });
    const text = await snapshot();
    expect(text).toMatch(/^\{"msg":"OK"/);
    expect(() => JSON.parse(text) as unknown).toThrow();
  },
  async "invalid-json"() {
    simulator().faults.add({ fault: "invalid-json", at: "snapshot", times: 1 });
    const text = await snapshot();
    expect(() => JSON.parse(text) as unknown).toThrow();
  },
  async "numbers-as-texts"() {
    simulator().faults.add({ fault: "numbers-as-texts", at: "snapshot", times: 1 });
    expect((await rows())[0]).toMatchObject({ ts: expect.stringMatching(/^\d+$/) as unknown, s: "0" });
  },
  async "texts-as-numbers"() {
    simulator().faults.add({ fault: "texts-as-numbers", at: "snapshot", times: 1 });
    expect((await rows())[0]).toMatchObject({ c: "US:AAPL", lp: expect.any(Number) as unknown });
  },
  async "float-noise"() {
    simulator().faults.add({ fault: "float-noise", at: "snapshot", times: 1 });
    expect((await rows())[0]).toMatchObject({
      yp: expect.stringMatching(/\.\d{10}$/) as unknown,
      t: expect.stringMatching(/\.\d{10}$/) as unknown,
    });
  },
  async "reverse-rows"() {
    simulator().faults.add({ fault: "reverse-rows", at: "snapshot", times: 1 });
    expect((await rows()).map(({ c }) => c)).toEqual(["HK:700", "US:AAPL"]);
  },
  async "duplicate-rows"() {
    simulator().faults.add({ fault: "duplicate-rows", at: "snapshot", times: 1 });
    expect((await rows()).map(({ c }) => c)).toEqual(["US:AAPL", "US:AAPL", "HK:700", "HK:700"]);
  },
  async "omit-rows"() {
    simulator().faults.add({ fault: "omit-rows", at: "snapshot", times: 1 });
    expect((await rows()).map(({ c }) => c)).toEqual(["HK:700"]);
  },
  async "foreign-rows"() {
    simulator().faults.add({ fault: "foreign-rows", at: "snapshot", times: 1 });
    expect((await rows()).map(({ c }) => c)).toEqual(["US:AAPL", "HK:700", "US:NOTASKED"]);
  },
  async "older-rows"() {
    simulator().faults.add({ fault: "older-rows", at: "snapshot", times: 1 });
    const [first, second, third] = await rows();
    expect([first?.["c"], second?.["c"], third?.["c"]]).toEqual(["US:AAPL", "US:AAPL", "HK:700"]);
    expect(second).toEqual({ ...first, lp: first?.["l"], ts: Number(first?.["ts"]) - 60 });
  },
  async "bar-kt-null"() {
    expect((await spoiltBars("bar-kt-null")).map(({ kt }) => kt)).toEqual([1001, 1001, null, 1001, 1001]);
  },
  async "bar-kt-text"() {
    expect((await spoiltBars("bar-kt-text")).map(({ kt }) => kt)).toEqual([1001, 1001, "x", 1001, 1001]);
  },
  async "bar-kt-other"() {
    expect((await spoiltBars("bar-kt-other")).map(({ kt }) => kt)).toEqual([1001, 1001, 1007, 1001, 1001]);
  },
  async "bar-repeated"() {
    const bars = await spoiltBars("bar-repeated");
    expect(bars).toHaveLength(6);
    expect(bars[2]).toEqual(bars[3]);
  },
  async "bar-foreign"() {
    const codes = (await spoiltBars("bar-foreign")).map(({ c }) => c);
    expect(codes).toEqual(["HK:700", "HK:700", "US:NOTASKED", "HK:700", "HK:700"]);
  },
  async "bar-missing"() {
    expect(await spoiltBars("bar-missing")).toHaveLength(4);
  },
  async "null-data"() {
    simulator().faults.add({ fault: "null-data", at: "snapshot", times: 1 });
    expect(JSON.parse(await snapshot())).toEqual({ msg: "OK", data: null });
  },
  async refuse() {
    simulator().faults.add({ fault: "refuse", message: "系统繁忙", times: 2 });
    expect(JSON.parse(await snapshot())).toEqual({ msg: "系统繁忙" });
    expect((await (await open()).query({ type: "RS", codes: ["US:AAPL"] }))["msg"]).toBe("系统繁忙");
  },
  async "duplicate-push"() {
    const socket = await subscribed();
    simulator().faults.add({ fault: "duplicate-push", at: "push/S", times: 1 });
    let before = await socket.next(isPush);
    for (;;) {
      const push = await socket.next(isPush);
      if (JSON.stringify(push) === JSON.stringify(before)) return;
      before = push;
    }
  },
  async "out-of-order-push"() {
    const socket = await subscribed();
    const volume = async (): Promise<number> => Number((await socket.next(isPush))["v"]);
    let before = await volume();
    simulator().faults.add({ fault: "out-of-order-push", at: "push", times: 1 });
    for (let next = await volume(); next >= before; next = await volume()) before = next;
  },
  async "drop-push"() {
    simulator().faults.add({ fault: "drop-push" });
    const socket = await subscribed();
    expect(await isPending(socket.next(isPush))).toBe(true);
  },
  async "foreign-push"() {
    const socket = await subscribed();
    simulator().faults.add({ fault: "foreign-push", times: 1 });
    await socket.next(({ c }) => c === "US:NOTASKED");
  },
  async "forget-subscription"() {
    simulator().faults.add({ fault: "forget-subscription", at: "S", times: 1 });
    await subscribed();
    expect(simulator().subscriptions()).toEqual({});
  },
  async "slow-handshake"() {
    simulator().faults.add({ fault: "slow-handshake", ms: 200, times: 1 });
    const opening = open();
    expect(await isPending(opening)).toBe(true);
    await opening;
  },
  async "refuse-connection"() {
    simulator().faults.add({ fault: "refuse-connection", status: 503, times: 1 });
    const ws = new WebSocket(simulator().wsUrl, { headers: { key: simulator().keys.pro } });
    const [error] = (await once(ws, "error")) as [Error];
    expect(error.message).toMatch(/503/);
  },
  async "kick-connection"() {
    const first = await open();
    simulator().faults.add({ fault: "kick-connection", times: 1 });
    await open();
    expect((await first.closed).code).toBe(1_008);
  },
  async "plan-change"() {
    simulator().setPlan("pro", "pro");
    simulator().faults.add({ fault: "plan-change", plan: "free", times: 1 });
    await snapshot();
    expect(simulator().planOf("pro").rest.products).toBe(10);
  },
  async "clock-skew"() {
    simulator().faults.add({ fault: "clock-skew", ms: 3_600_000 });
    const reply = await (await open()).query({ type: "H" });
    expect(Number(reply["time"]) - Date.now() / 1_000).toBeGreaterThan(3_500);
    expect(Number((await rows())[0]?.["ts"]) - Date.now() / 1_000).toBeGreaterThan(3_500);
  },
};

test.each(Object.entries(FAULTS))("the fault %s: %s", async (fault) => {
  await PROOFS[fault as FaultName]();
});

test("a REST request that stalls is never answered", async () => {
  simulator().faults.add({ fault: "stall", at: "snapshot", times: 1 });
  expect(await isPending(snapshot())).toBe(true);
});

test("a fault strikes where and as often as it was ordered, and no more", async () => {
  simulator().faults.add({ fault: "status", at: "depth", times: 1 });
  expect(await snapshot()).toContain('"msg":"OK"');
  const { url, keys } = simulator();
  const depth = { url: `${url}/depth`, headers: { key: keys.pro }, body: JSON.stringify(TWO) };
  expect([(await call(depth)).status, (await call(depth)).status]).toEqual([503, 200]);
});

test("the market is halted and runs on, and a key is refused, by words over HTTP", async () => {
  const { url } = simulator();
  const say = (path: string, body: object) =>
    call({ url: `${url}/simulator/${path}`, headers: JSON_BODY, body: JSON.stringify(body) });
  const state = async () => JSON.parse((await call({ url: `${url}/simulator`, method: "GET" })).text) as object;
  await say("speed", { speed: 0 });
  await say("expire", { key: "pro" });
  expect(await state()).toMatchObject({ speed: 0, refused: ["pro"], faults: [] });
  expect(await snapshot()).toContain("expired");
  const movedTo = (): number => {
    simulator().step();
    return simulator().market.now;
  };
  const halted = movedTo();
  expect(movedTo()).toBe(halted);
  await say("expire", { key: "pro", expired: false });
  await say("speed", { speed: 3_600 });
  expect(await snapshot()).toContain('"msg":"OK"');
  expect(movedTo()).toBeGreaterThan(halted);
  expect((await say("speed", { speed: -1 })).status).toBe(400);
  await say("speed", { speed: 1 });
});

test("faults can be ordered, listed and taken away over HTTP", async () => {
  const { url } = simulator();
  await call({
    url: `${url}/simulator/faults`,
    headers: JSON_BODY,
    body: JSON.stringify({ fault: "html", at: "snapshot" }),
  });
  expect(await snapshot()).toMatch(/^<!DOCTYPE html>/);
  const listed = await call({ url: `${url}/simulator/faults`, method: "GET" });
  expect(JSON.parse(listed.text)).toEqual({ inForce: [{ fault: "html", at: "snapshot" }], all: FAULTS });
  await call({ url: `${url}/simulator/faults`, method: "DELETE" });
  expect(await snapshot()).toContain('"msg":"OK"');
  const unknown = await call({
    url: `${url}/simulator/faults`,
    headers: JSON_BODY,
    body: JSON.stringify({ fault: "earthquake" }),
  });
  expect(unknown.status).toBe(400);
});
