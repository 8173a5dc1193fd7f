import { once } from "node:events";
import WebSocket from "ws";
import { SteppedClock } from "../../../src/simulator/clocks";
import { startSimulator } from "../../../src/simulator/startSimulator";
import type { SimulatorOptions } from "../../../src/simulator/options";
import type { Simulator } from "../../../src/simulator/simulator";
import { BareSocket, call, post } from "./bareClient";

const running: Simulator[] = [];

/** A server of one test, whose clock stands still. */
async function start(options: SimulatorOptions = {}): Promise<{ simulator: Simulator; clock: SteppedClock }> {
  const clock = new SteppedClock(Date.UTC(2025, 2, 5, 15));
  const simulator = await startSimulator({ clock, invented: 0, ...options });
  running.push(simulator);
  return { simulator, clock };
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((simulator) => simulator.stop()));
});

const ELEVEN = { codes: ["HK:700,9988,1810,5,1,388,939,941,1299,2318,3690"] };
const ONE = { codes: ["HK:700"] };

test("without a key, with a wrong or an expired one nothing is told", async () => {
  const { simulator } = await start();
  simulator.expireKey("pro");
  const url = `${simulator.url}/snapshot`;
  expect(JSON.parse((await call({ url, body: JSON.stringify(ONE) })).text)).toEqual({ msg: "key is required" });
  expect(await post(url, "0".repeat(32), ONE)).toEqual({ msg: "invalid key" });
  expect(await post(url, simulator.keys.pro, ONE)).toEqual({ msg: "key has expired" });
});

test("more products than the plan allows are refused, in English or Chinese", async () => {
  const { simulator } = await start();
  const chinese = await start({ language: "zh" });
  expect(await post(`${simulator.url}/snapshot`, simulator.keys.free, ELEVEN)).toEqual({
    msg: "product count exceeds the limit of 10",
  });
  const answer = await post(`${chinese.simulator.url}/snapshot`, chinese.simulator.keys.free, ELEVEN);
  expect(answer).toEqual({ msg: "产品数量超过限制10" });
});

test("each endpoint counts its own requests, and a minute later they are forgotten", async () => {
  const { simulator, clock } = await start();
  const { url, keys } = simulator;
  for (let request = 0; request < 10; request += 1) {
    expect((await post(`${url}/snapshot`, keys.free, ONE))["msg"]).toBe("OK");
  }
  expect((await post(`${url}/snapshot`, keys.free, ONE))["msg"]).toMatch(/frequency exceeds the limit of 10/);
  expect((await post(`${url}/depth`, keys.free, ONE))["msg"]).toBe("OK");
  clock.advance(60_001);
  expect((await post(`${url}/snapshot`, keys.free, ONE))["msg"]).toBe("OK");
});

test("by the plan of 2024-12 thirty requests a minute are granted", async () => {
  const { simulator } = await start();
  const { url, keys } = simulator;
  const key = keys["free-2024"] ?? "";
  for (let request = 0; request < 30; request += 1) await post(`${url}/snapshot`, key, ONE);
  expect((await post(`${url}/snapshot`, key, ONE))["msg"]).toMatch(/frequency exceeds the limit of 30/);
});

test.each([400, 401] as const)(
  "a socket without a key is refused with %d at its handshake, if so told",
  async (status) => {
    const { simulator } = await start({ keylessStatus: status });
    const [error] = (await once(new WebSocket(simulator.wsUrl), "error")) as [Error];
    expect(error.message).toContain(String(status));
  },
);

test("a refusal may travel as an HTTP status instead", async () => {
  const { simulator } = await start({ refusals: "status" });
  const headers = { key: simulator.keys.free };
  const answer = await call({ url: `${simulator.url}/snapshot`, headers, body: JSON.stringify(ELEVEN) });
  expect(answer.status).toBe(403);
  expect((await call({ url: `${simulator.url}/snapshot`, body: "{}" })).status).toBe(401);
});

test.each(["GET", "PUT", "DELETE"])("%s is refused", async (method) => {
  const { simulator } = await start();
  const answer = await call({ url: `${simulator.url}/snapshot?key=${simulator.keys.free}`, method });
  expect(answer.status).toBe(405);
});

test.each([
  ["snapshot", {}, "codes"],
  ["snapshot", { codes: [] }, "codes"],
  ["trade", { codes: ["HK:700"], count: 51 }, "count"],
  ["kline", { kline_reqs: [] }, "kline_reqs"],
  ["kline", { kline_reqs: [{ c: "HK:700", co: 1, a: 0, kt: 7 }] }, "kt"],
  ["kline", { kline_reqs: [{ c: "HK:700", co: 0, a: 0, kt: 1 }] }, "co"],
  ["product-list", {}, "market"],
])("/%s with %j is refused for its %s", async (endpoint, body, name) => {
  const { simulator } = await start();
  const answer = await post(`${simulator.url}/${endpoint}`, simulator.keys.free, body);
  expect(answer).toEqual({ msg: `invalid parameter: ${name}` });
});

test("a request that is no JSON, or for more than 1000 bars, is refused", async () => {
  const { simulator } = await start();
  const { url, keys } = simulator;
  const broken = await call({ url: `${url}/snapshot`, headers: { key: keys.free }, body: '{"codes":' });
  expect(JSON.parse(broken.text)).toEqual({ msg: "request is not valid JSON" });
  const long = { kline_reqs: [{ c: "HK:700", co: 1001, a: 0, kt: 1 }] };
  expect((await post(`${url}/kline`, keys.free, long))["msg"]).toMatch(/limit of 1000/);
});

test("a plan that changes holds from the next request on", async () => {
  const { simulator } = await start();
  simulator.setPlan("free", { rest: { products: 1 } });
  const answer = await post(`${simulator.url}/snapshot`, simulator.keys.free, { codes: ["HK:700,9988"] });
  expect(answer["msg"]).toMatch(/limit of 1$/);
  simulator.setPlan("free", "pro");
  expect((await post(`${simulator.url}/snapshot`, simulator.keys.free, ELEVEN))["msg"]).toBe("OK");
});

test("commands less than a second apart are refused, heartbeats are not", async () => {
  const { simulator, clock } = await start();
  const socket = await BareSocket.open(simulator.wsUrl, { key: simulator.keys.free });
  expect((await socket.query({ type: "S", ...ONE }))["msg"]).toBe("OK");
  expect((await socket.query({ type: "H" }))["msg"]).toBe("OK");
  expect(await socket.query({ type: "T", ...ONE, reqid: 4 })).toMatchObject({
    type: "T",
    msg: expect.stringMatching(/too frequent/),
    reqid: 4,
  });
  clock.advance(1_000);
  expect((await socket.query({ type: "T", ...ONE }))["msg"]).toBe("OK");
});

test("the instruments of all topics count together, and giving them up makes room", async () => {
  const { simulator, clock } = await start();
  const socket = await BareSocket.open(simulator.wsUrl, { key: simulator.keys.free });
  const query = async (type: string, codes: string): Promise<unknown> => {
    clock.advance(1_000);
    return (await socket.query({ type, codes: [codes] }))["msg"];
  };
  expect(await query("S", "HK:700,9988,1810,5,1,388,939,941,1299,2318")).toBe("OK");
  expect(await query("T", "HK:700")).toBe("OK");
  expect(await query("T", "HK:3690")).toMatch(/limit of 10/);
  expect(await query("SC", "HK:2318")).toBe("OK");
  expect(await query("T", "HK:3690")).toBe("OK");
});

test("a second connection of the free plan is refused at the handshake", async () => {
  const { simulator } = await start();
  await BareSocket.open(simulator.wsUrl, { key: simulator.keys.free });
  const second = new WebSocket(simulator.wsUrl, { headers: { key: simulator.keys.free } });
  const [error] = (await once(second, "error")) as [Error];
  expect(error.message).toMatch(/403/);
  expect(simulator.connections("free")).toBe(1);
});

test("or it is opened, told why, and closed", async () => {
  const { simulator } = await start({ socketRefusals: "close" });
  await BareSocket.open(simulator.wsUrl, { key: simulator.keys.free });
  const second = await BareSocket.open(simulator.wsUrl, { key: simulator.keys.free });
  expect((await second.next(() => true))["msg"]).toMatch(/connection count exceeds the limit of 1/);
  expect((await second.closed).code).toBe(1_008);
});

test("or the first is closed for it", async () => {
  const { simulator } = await start({ extraConnection: "kick" });
  const first = await BareSocket.open(simulator.wsUrl, { key: simulator.keys.free });
  const second = await BareSocket.open(simulator.wsUrl, { key: simulator.keys.free });
  expect((await first.closed).code).toBe(1_008);
  expect((await second.query({ type: "H" }))["msg"]).toBe("OK");
});

test("a socket without a word for a minute is closed, one with heartbeats stays", async () => {
  const { simulator, clock } = await start({ tickMs: 0 });
  simulator.setPlan("free", { socket: { connections: 2 } });
  const silent = await BareSocket.open(simulator.wsUrl, { key: simulator.keys.free });
  const lively = await BareSocket.open(simulator.wsUrl, { key: simulator.keys.free });
  clock.advance(40_000);
  await lively.query({ type: "H" });
  clock.advance(40_000);
  expect(await silent.closed).toEqual({ code: 1_008, reason: "heartbeat timeout" });
  expect((await lively.query({ type: "H" }))["msg"]).toBe("OK");
});

test("nothing is pushed while nothing happens", async () => {
  const { simulator, clock } = await start({ alwaysOpen: false, tickMs: 500 });
  const socket = await BareSocket.open(simulator.wsUrl, { key: simulator.keys.pro });
  /** 23:00 in Hong Kong, 10:00 in New York. */
  await socket.query({ type: "S", codes: ["HK:700", "US:AAPL"] });
  clock.advance(30_000);
  await socket.query({ type: "H" });
  expect(simulator.lastPush("S", "HK:700")).toBeUndefined();
  expect(simulator.lastPush("S", "US:AAPL")).toMatchObject({ c: "US:AAPL" });
});

test("a page of any origin may ask, unless the server is told otherwise", async () => {
  const preflight = {
    method: "OPTIONS",
    headers: { origin: "https://localhost:3000", "access-control-request-method": "POST" },
  };
  const open = await start();
  const one = await start({ cors: "https://addin.example" });
  const shut = await start({ cors: false });
  const allowed = await call({ url: `${open.simulator.url}/snapshot`, ...preflight });
  expect(allowed.status).toBe(204);
  expect(allowed.headers["access-control-allow-origin"]).toBe("*");
  expect(allowed.headers["access-control-allow-headers"]).toContain("key");
  const named = await call({ url: `${one.simulator.url}/snapshot`, ...preflight });
  expect(named.headers["access-control-allow-origin"]).toBe("https://addin.example");
  const refused = await call({ url: `${shut.simulator.url}/snapshot`, ...preflight });
  expect(refused.status).toBe(405);
  expect(refused.headers["access-control-allow-origin"]).toBeUndefined();
});

test("the server's own notes name keys, and hold none", async () => {
  const { simulator } = await start();
  await post(`${simulator.url}/snapshot`, simulator.keys.free, ONE);
  await BareSocket.open(`${simulator.wsUrl}?key=${simulator.keys.pro}`);
  const { text } = await call({ url: `${simulator.url}/simulator/requests`, method: "GET" });
  expect(JSON.parse(text)).toMatchObject([
    { kind: "rest", endpoint: "snapshot", key: "free", credential: "header", msg: "OK" },
    { kind: "connect", key: "pro", credential: "url", msg: "OK" },
  ]);
  for (const key of Object.values(simulator.keys)) expect(text).not.toContain(key);
});
