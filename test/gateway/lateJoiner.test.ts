import { startGateway, type Gateway } from "../../src/gateway/startGateway";
import { success } from "../../src/kernel/settled";
import { startSimulator } from "../../src/simulator/startSimulator";
import type { Simulator } from "../../src/simulator/simulator";
import { BareSocket, type Message } from "../contract/simulator/bareClient";
import { until } from "../support/until";

/** Milliseconds for which the gateway keeps what nobody watches. */
const GRACE = 3_000;
let simulator: Simulator;
let gateway: Gateway;
let other: BareSocket;

beforeAll(async () => {
  // The market stands still: every push is the test's own.
  simulator = await startSimulator({ tickMs: 0, invented: 0 });
  gateway = await startGateway({
    server: simulator.url,
    socket: simulator.wsUrl,
    frame: 50,
    house: {
      key: simulator.keys.pro,
      plan: { products: 500, requests: 600, live: 500, commands: 300, gap: 110 },
      grace: GRACE,
      admission: {
        admit: async (name) => success({ id: name, plan: undefined, key: undefined }),
        stillAdmitted: () => true,
      },
    },
  });
  await until(() => gateway.unready === undefined);
  // Somebody is there all the time: the first client of a process is told what a request finds.
  other = await open();
  await other.query({ type: "S", codes: ["HK:9988"] });
  await price(other);
});

const watching: BareSocket[] = [];

afterEach(() => {
  for (const socket of watching.splice(0)) socket.close();
});

afterAll(async () => {
  other.close();
  await gateway.stop();
  await simulator.stop();
});

const open = (): Promise<BareSocket> => BareSocket.open(`${gateway.wsUrl}?key=ann`);
const isSubscribed = (): boolean => simulator.subscriptions("pro")["S"]?.includes("HK:700") ?? false;
let second = 1_731_510_000;

function push(price: string): number {
  second += 1;
  const text = { tp: "S", c: "HK:700", lp: price, yp: "400", o: "400", h: "420", l: "390", ts: second, v: `${second}` };
  return simulator.pushRaw("S", "HK:700", JSON.stringify(text));
}

const price = async (socket: BareSocket): Promise<unknown> => (await socket.next(({ tp }) => tp === "S"))["lp"];
const prices = (socket: BareSocket): unknown[] =>
  socket.received.filter((message: Message) => message["tp"] === "S").map((message) => message["lp"]);

async function watch(): Promise<BareSocket> {
  const socket = await open();
  watching.push(socket);
  socket.send({ type: "S", codes: ["HK:700"] });
  await socket.next(({ type }) => type === "S");
  return socket;
}

test("who comes after all others have gone is told the price of now, or none, and never one of before", async () => {
  const first = await watch();
  await until(isSubscribed);
  push("401");
  expect(await price(first)).toBe("401");

  const beside = await watch();
  expect(await price(beside)).toBe("401");
  beside.close();
  first.close();
  await until(() => gateway.counts.clients === 1);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(isSubscribed()).toBe(true);
  expect(push("402")).toBe(1);
  await new Promise((resolve) => setTimeout(resolve, 300));
  const inGrace = await watch();
  expect(await price(inGrace)).toBe("402");
  inGrace.close();

  await until(() => !isSubscribed());
  expect(push("403")).toBe(0);
  await new Promise((resolve) => setTimeout(resolve, 300));
  const late = await watch();
  await until(isSubscribed);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(prices(late)).toEqual([]);
  push("404");
  expect(await price(late)).toBe("404");
}, 20_000);
