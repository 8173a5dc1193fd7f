import { mkdtempSync, readFileSync } from "node:fs";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateCertificates } from "office-addin-dev-certs";
import WebSocket from "ws";
import { addToken } from "../../src/gateway/users/tokenFile";
import { startSimulator } from "../../src/simulator/startSimulator";
import type { Simulator } from "../../src/simulator/simulator";
import { BareSocket, type Message } from "../contract/simulator/bareClient";
import { until } from "../support/until";
import { hasNats, NatsServer } from "./support/natsServer";
import { removeProgram, startGatewayProcess, type GatewayProcess } from "./support/processes";

const withNats = hasNats ? describe : describe.skip;
const folder = mkdtempSync(join(tmpdir(), "gateway-"));
const CODES = ["700", "9988", "1810", "5", "1"];
let simulator: Simulator;
const gateways: GatewayProcess[] = [];

beforeAll(async () => {
  simulator = await startSimulator({ tickMs: 100, tickShare: 1, invented: 0 });
});
afterAll(async () => {
  for (const gateway of gateways) gateway.kill("SIGKILL");
  await simulator.stop();
  removeProgram();
});

withNats("two processes over a real NATS server", () => {
  let nats: NatsServer;
  beforeAll(async () => (nats = await NatsServer.start()));
  afterAll(() => nats.stop());

  test("told to stop, the one that speaks to the server moves its clients on, and no price is missed for long", async () => {
    const file = join(folder, "tokens.json");
    const ann = addToken(file, { name: "ann", plan: undefined, days: undefined }, Date.now());
    const house = "--house --i-may-share-this-key --house-products 500 --house-requests 600 --house-live 500";
    const more =
      "--house-commands 300 --house-gap 110 --products 100 --requests 600 --connections 50 --drain 1 --log warn";
    const args = [...`${house} ${more}`.split(" "), "--tokens", file, "--server", simulator.url, "--nats", nats.url];
    const start = async (): Promise<GatewayProcess> => {
      const gateway = await startGatewayProcess(args, { QOS_GATEWAY_HOUSE_KEY: simulator.keys.pro });
      gateways.push(gateway);
      await until(async () => (await fetch(`${gateway.ops}/readyz`)).status === 200, 50);
      return gateway;
    };
    const first = await start();
    const second = await start();

    const closes: number[] = [];
    /** When each client last had a price, and the longest that one waited for the next. */
    let longest = 0;
    const follow = (): void => {
      let last = 0;
      let at = first;
      const come = (): void => {
        const socket = new BareSocket(`${at.wsUrl}?key=${ann}`);
        socket.ws.on("open", () => socket.send({ type: "S", codes: [`HK:${CODES.join(",")}`] }));
        socket.ws.on("message", (data: Buffer) => {
          if ((JSON.parse(data.toString()) as Message)["tp"] !== "S") return;
          if (last > 0) longest = Math.max(longest, Date.now() - last);
          last = Date.now();
        });
        void socket.closed.then(({ code }) => {
          closes.push(code);
          at = second;
          if (closes.length <= 20) come();
        });
      };
      come();
    };
    for (let client = 0; client < 20; client += 1) follow();
    await until(() => simulator.metrics.pushes > 50);
    const exited = new Promise<number | null>((resolve) => first.process.once("exit", resolve));
    longest = 0;
    first.kill("SIGTERM");
    await until(async () => (await fetch(`${first.ops}/readyz`).catch(() => undefined))?.status !== 200, 20);
    await expect(BareSocket.open(`${first.wsUrl}?key=${ann}`)).rejects.toThrow();
    expect(await exited).toBe(0);
    await until(async () => (await fetch(`${second.ops}/readyz`)).status === 200, 20);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    // 1012: come again elsewhere.
    expect(closes).toEqual(Array(20).fill(1_012));
    // The market of the test trades several times a second; the lease is given, not waited for.
    process.stdout.write(`the longest without a price: ${longest} ms\n`);
    expect(longest).toBeLessThan(3_000);
    expect(simulator.connections("pro")).toBe(1);
    expect(simulator.metrics.connectionsRefused).toBe(0);
  }, 60_000);
});

test("certificate and key by files: requests and sockets are encrypted, and nothing is served in the clear", async () => {
  const [ca, cert, key] = ["ca.crt", "own.crt", "own.key"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  await generateCertificates(ca, cert, key, 30, ["127.0.0.1", "localhost"]);
  const gateway = await startGatewayProcess(["--server", simulator.url, "--tls-cert", cert, "--tls-key", key]);
  gateways.push(gateway);
  expect(gateway.url).toMatch(/^https:/);
  const trusted = readFileSync(ca);
  const text = await new Promise<string>((resolve, reject) => {
    const headers = { key: simulator.keys.free, "content-type": "application/json" };
    const sent = request(`${gateway.url}/snapshot`, { method: "POST", headers, ca: trusted }, (answer) => {
      let all = "";
      answer.on("data", (part: Buffer) => (all += String(part)));
      answer.on("end", () => resolve(all));
    });
    sent.on("error", reject);
    sent.end('{"codes":["HK:700"]}');
  });
  expect(JSON.parse(text)).toMatchObject({ msg: "OK", data: [{ c: "HK:700" }] });

  const socket = new WebSocket(`${gateway.wsUrl}?key=${simulator.keys.free}`, { ca: trusted });
  const opened = new Promise((resolve, reject) => {
    socket.once("open", () => resolve("open"));
    socket.once("error", reject);
  });
  expect(await opened).toBe("open");
  socket.send('{"type":"S","codes":["HK:700"]}');
  await new Promise<void>((resolve) => {
    socket.on("message", (data: Buffer) => data.toString().includes('"tp":"S"') && resolve());
  });
  socket.terminate();
  await expect(fetch(gateway.url.replace("https:", "http:"))).rejects.toThrow();
});
