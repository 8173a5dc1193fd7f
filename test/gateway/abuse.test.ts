import { connect, type Socket } from "node:net";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import pino from "pino";
import WebSocket from "ws";
import { systemClock } from "../../src/gateway/clock";
import { startGateway, type Gateway } from "../../src/gateway/startGateway";
import { TokenAdmission } from "../../src/gateway/users/tokenAdmission";
import { addToken, revokeToken } from "../../src/gateway/users/tokenFile";
import { startSimulator } from "../../src/simulator/startSimulator";
import type { Simulator } from "../../src/simulator/simulator";
import { BareSocket, call, post } from "../contract/simulator/bareClient";
import { until } from "../support/until";

const file = join(mkdtempSync(join(tmpdir(), "gateway-")), "tokens.json");
const PLAN = { products: 10, requests: 50, connections: 3 };
let simulator: Simulator;
let gateway: Gateway;
let logged = "";
let [ann, bob, old] = ["", "", ""];

beforeAll(async () => {
  simulator = await startSimulator({ tickMs: 50, tickShare: 1, invented: 0 });
  const add = (name: string, days?: number): string => addToken(file, { name, plan: undefined, days }, Date.now());
  [ann, bob] = [add("ann"), add("bob")];
  old = addToken(file, { name: "old", plan: undefined, days: 1 }, Date.now() - 2 * 86_400_000);
  const log = new Writable({ write: (part, _encoding, done) => ((logged += String(part)), done()) });
  gateway = await startGateway({
    server: simulator.url,
    socket: simulator.wsUrl,
    log: pino({ level: "debug" }, log),
    hosts: ["127.0.0.1", "gateway.example"],
    origins: ["https://gateway.example"],
    house: {
      key: simulator.keys.pro,
      plan: { products: 500, requests: 600, live: 500, commands: 300, gap: 110 },
      admission: new TokenAdmission({ clock: systemClock, file, planOf: () => PLAN, onFault: () => undefined }),
    },
  });
  await until(() => gateway.unready === undefined);
});

afterAll(async () => {
  await gateway.stop();
  await simulator.stop();
});

const snapshot = { codes: ["HK:700"] };
const isAlive = async (): Promise<boolean> => (await post(`${gateway.url}/snapshot`, bob, snapshot))["msg"] === "OK";

/** The status with which a handshake is refused, or "open". */
function handshake(url: string, headers: Readonly<Record<string, string>> = {}): Promise<number | "open"> {
  return new Promise((resolve) => {
    const ws = new WebSocket(url, { headers });
    ws.on("error", () => undefined);
    ws.on("unexpected-response", (_request, { statusCode = 0 }) => resolve(statusCode));
    ws.on("open", () => {
      ws.terminate();
      resolve("open");
    });
  });
}

test("without a token, with a wrong, an expired or a malformed one nothing is told", async () => {
  const url = `${gateway.url}/snapshot`;
  expect(JSON.parse((await call({ url, body: JSON.stringify(snapshot) })).text)).toEqual({ msg: "key is required" });
  expect(await post(url, "qgw_wrong", snapshot)).toEqual({ msg: "invalid key" });
  expect(await post(url, old, snapshot)).toEqual({ msg: "key has expired" });
  expect(await post(url, "x".repeat(7_000), snapshot)).toEqual({ msg: "invalid key" });
  expect(await post(url, simulator.keys.pro, snapshot)).toEqual({ msg: "invalid key" });
  for (const key of ["", "qgw_wrong", old]) expect(await handshake(`${gateway.wsUrl}?key=${key}`)).toBe(401);
});

test("a revoked token is refused within seconds", async () => {
  const gone = addToken(file, { name: "gone", plan: undefined, days: undefined }, Date.now());
  const url = `${gateway.url}/snapshot`;
  await until(async () => (await post(url, gone, snapshot))["msg"] === "OK");
  revokeToken(file, "gone");
  await until(async () => (await post(url, gone, snapshot))["msg"] === "invalid key", 200);
});

test("a name that is not this server's, and a page that nobody has allowed, are refused", async () => {
  const url = `${gateway.url}/snapshot`;
  const body = JSON.stringify(snapshot);
  const foreign = await call({ url, headers: { host: "rebound.example", key: ann }, body });
  expect(foreign.status).toBe(421);
  expect((await call({ url, headers: { origin: "https://evil.example", key: ann }, body })).status).toBe(403);
  expect((await call({ url, headers: { origin: "https://gateway.example", key: ann }, body })).status).toBe(200);
  const socket = `${gateway.wsUrl}?key=${ann}`;
  expect(await handshake(socket, { host: "rebound.example" })).toBe(421);
  expect(await handshake(socket, { origin: "https://evil.example" })).toBe(403);
  expect(await handshake(socket, { origin: "https://gateway.example" })).toBe("open");
});

test("a body too large, no JSON, other methods and unknown paths are refused in words", async () => {
  const headers = { key: ann };
  const snapshotUrl = `${gateway.url}/snapshot`;
  const large = await call({ url: snapshotUrl, headers, body: "x".repeat(300_000) });
  expect([large.status, large.text]).toEqual([413, '{"msg":"request too large"}']);
  expect((await call({ url: snapshotUrl, headers, body: '{"codes":' })).text).toBe(
    '{"msg":"invalid parameter: codes"}',
  );
  for (const method of ["GET", "PUT", "DELETE"]) {
    expect((await call({ url: snapshotUrl, headers, method })).status).toBe(405);
  }
  for (const path of ["/admin", "/../../etc/passwd", "/%2e%2e/package.json", "/.git/config", "//etc/passwd"]) {
    const answer = await call({ url: `${gateway.url}${path}`, headers, method: "GET" });
    expect([answer.status, answer.text]).toEqual([404, '{"msg":"unknown endpoint"}']);
  }
});

test("more products, requests and sockets than a user's plan allows are refused in words that the add-in knows", async () => {
  const eleven = { codes: ["HK:700,9988,1810,5,1,388,939,941,1299,2318,3690"] };
  const url = `${gateway.url}/snapshot`;
  expect(await post(url, ann, eleven)).toEqual({ msg: "product count exceeds the limit of 10" });
  const open = await Promise.all([1, 2, 3].map(() => BareSocket.open(`${gateway.wsUrl}?key=${ann}`)));
  expect(await handshake(`${gateway.wsUrl}?key=${ann}`)).toBe(403);
  expect(await handshake(`${gateway.wsUrl}?key=${bob}`)).toBe("open");
  expect((await open[0]?.query({ type: "S", ...eleven }))?.["msg"]).toBe("product count exceeds the limit of 10");
  for (const socket of open) socket.close();
  const messages = [];
  for (let request = 0; request < 60; request += 1)
    messages.push((await post(`${gateway.url}/depth`, ann, snapshot))["msg"]);
  expect(messages.filter((msg) => msg === "OK")).toHaveLength(50);
  expect(messages.at(-1)).toBe("request frequency exceeds the limit of 50 per minute");
});

test("messages that are no JSON, of no kind, binary, or too long end in words or in the end of their own socket", async () => {
  const socket = await BareSocket.open(`${gateway.wsUrl}?key=${bob}`);
  socket.ws.send("{");
  expect((await socket.next(() => true))["msg"]).toBe("request is not valid JSON");
  expect((await socket.query({ type: "X", codes: [] }))["msg"]).toBe("unknown type");
  expect((await socket.query({ type: "S", codes: "HK:700" }))["msg"]).toBe("invalid parameter: codes");
  expect((await socket.query({ type: "K", codes: ["HK:700"], kt: "1" }))["msg"]).toBe("invalid parameter: kt");
  socket.ws.send("x".repeat(200_000));
  expect((await socket.closed).code).toBe(1_009);
  const binary = await BareSocket.open(`${gateway.wsUrl}?key=${bob}`);
  binary.ws.send(Buffer.from([1, 2, 3]));
  expect((await binary.closed).code).toBe(1_003);
  const flood = await BareSocket.open(`${gateway.wsUrl}?key=${bob}`);
  for (let at = 0; at < 1_300; at += 1) flood.send({ type: "H" });
  expect((await flood.closed).code).toBe(1_008);
  expect(await isAlive()).toBe(true);
});

test("nobody sees what another has subscribed", async () => {
  const [mine, theirs] = await Promise.all([ann, bob].map((token) => BareSocket.open(`${gateway.wsUrl}?key=${token}`)));
  await mine?.query({ type: "S", codes: ["HK:700"] });
  await theirs?.query({ type: "S", codes: ["HK:9988"] });
  await mine?.next(({ tp }) => tp === "S");
  await theirs?.next(({ tp }) => tp === "S");
  await theirs?.query({ type: "SC", codes: ["HK:700"] });
  const pushed = await Promise.all([mine, theirs].map((socket) => socket?.next(({ tp }) => tp === "S")));
  expect(pushed.map((push) => push?.["c"])).toEqual(["HK:700", "HK:9988"]);
  mine?.close();
  theirs?.close();
});

test("a thousand half-made requests hold nothing up, and are let go of", async () => {
  const { port } = new URL(gateway.url);
  const slow: Socket[] = Array.from({ length: 1_000 }, () => {
    const socket = connect(Number(port), "127.0.0.1");
    socket.on("error", () => undefined);
    socket.resume();
    socket.write("POST /snapshot HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ");
    return socket;
  });
  expect(await isAlive()).toBe(true);
  await until(() => slow.every(({ closed }) => closed), 100);
  expect(await isAlive()).toBe(true);
}, 40_000);

test("ten thousand attempts to connect are refused and counted, and the memory is what it was", async () => {
  const { port } = new URL(gateway.url);
  const attempt = (): Promise<void> =>
    new Promise((resolve) => {
      const socket = connect(Number(port), "127.0.0.1");
      socket.on("error", () => undefined);
      socket.on("close", () => resolve());
      socket.resume();
      socket.write(
        `GET /ws?key=qgw_wrong HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
          `Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n`,
      );
    });
  const round = async (count: number): Promise<void> => {
    for (let done = 0; done < count; done += 100) await Promise.all(Array.from({ length: 100 }, attempt));
  };
  await round(1_000);
  const before = { refused: gateway.counts.refused.get("key-invalid") ?? 0, heap: process.memoryUsage().heapUsed };
  await round(9_000);
  expect((gateway.counts.refused.get("key-invalid") ?? 0) - before.refused).toBe(9_000);
  expect(gateway.counts.clients).toBe(0);
  expect(process.memoryUsage().heapUsed - before.heap).toBeLessThan(60_000_000);
  expect(await isAlive()).toBe(true);
}, 40_000);

test("no log and no answer has held a token or the house key", () => {
  expect(logged.length).toBeGreaterThan(1_000);
  for (const secret of [ann, bob, old, simulator.keys.pro, "qgw_"]) expect(logged).not.toContain(secret);
});
