import { WebSocket } from "ws";
import { QosError } from "../../src/qos/errors";
import { queryPrice } from "../../src/quotes/questions/price";
import { WatchedClock } from "../../src/host/watchedClock";
import { epochMillis } from "../../src/kernel/time";
import { builtApp, type BuiltApp } from "../support/builtApp";
import type { Ports } from "../../src/runtime/ports";
import { FAULTS, type FaultName, type FaultOrder } from "../../src/simulator/faults";
import { startSimulator } from "../../src/simulator/startSimulator";
import type { Simulator } from "../../src/simulator/simulator";
import { endOfTime } from "../support/endOfTime";
import { fastClock } from "../support/fastClock";
import { memoryStorage, nodePorts } from "../support/nodePorts";

/** Both sides live twenty times as fast. */
const clock = fastClock(20);
const CODES = ["HK:700", "US:AAPL"];
const table: string[] = [];

let simulator: Simulator;
/** Everything that a test has open, closed even when the test ends early. */
const opened = new Set<() => void>();

const start = (port = 0): Promise<Simulator> =>
  startSimulator({ clock, port, tickMs: 400, tickShare: 1, invented: 10, heartbeatTimeout: 0 });

// A server each: a fault that is told to happen once would else meet what an earlier test has left behind.
beforeEach(async () => {
  simulator = await start();
});
afterEach(async () => {
  opened.forEach((close) => close());
  opened.clear();
  await simulator.stop();
});
afterAll(async () => {
  await endOfTime();
  process.stdout.write(`\nfault | cells meanwhile | longest behind the server\n${table.join("\n")}\n\n`);
});

/** How a fault is put in force, and what else has to happen for it to be met. */
interface Trial {
  readonly orders: readonly Omit<FaultOrder, "fault">[];
  readonly then?: () => void;
  /** Seconds, of the fast clock, that the fault lasts. */
  readonly seconds: number;
}

const rest = (order: Omit<FaultOrder, "fault"> = {}): Trial => ({
  orders: [{ at: "snapshot", ...order }],
  seconds: 40,
});
const pushes = (order: Omit<FaultOrder, "fault"> = {}): Trial => ({ orders: [{ at: "push", ...order }], seconds: 20 });
/** Prices have nothing to do with bars. */
const bars = (): Trial => ({ orders: [{ at: "kline" }], seconds: 5 });
const cut = (): void => void simulator.dropConnections({ by: "cut" });

/** Every fault by name; a fault without a trial does not compile. */
const TRIALS: Readonly<Record<FaultName, Trial>> = {
  delay: rest({ ms: 4_000 }),
  drop: rest(),
  stall: {
    orders: [
      { at: "snapshot", ms: 60_000 },
      { at: "push", ms: 30_000 },
    ],
    seconds: 40,
  },
  "half-body": rest(),
  "half-open": { orders: [{ at: "socket", times: 1 }], seconds: 90 },
  cut: { orders: [{ at: "push", times: 1 }], seconds: 20 },
  reset: { orders: [{ at: "push", times: 1 }], seconds: 20 },
  close: { orders: [{ at: "push", times: 1 }], seconds: 20 },
  status: rest({ status: 503 }),
  html: rest(),
  truncated: rest(),
  "invalid-json": { orders: [{ at: "snapshot" }, { at: "push" }], seconds: 20 },
  "numbers-as-texts": { orders: [{}], seconds: 20 },
  "texts-as-numbers": { orders: [{}], seconds: 20 },
  "float-noise": { orders: [{}], seconds: 20 },
  "reverse-rows": rest(),
  "duplicate-rows": rest(),
  "older-rows": rest(),
  "omit-rows": rest(),
  "bar-kt-null": bars(),
  "bar-kt-text": bars(),
  "bar-kt-other": bars(),
  "bar-repeated": bars(),
  "bar-foreign": bars(),
  "bar-missing": bars(),
  "foreign-rows": rest(),
  "null-data": rest(),
  refuse: rest({ message: "请求频率过快" }),
  "duplicate-push": pushes(),
  "out-of-order-push": pushes(),
  "drop-push": pushes(),
  "foreign-push": pushes(),
  "forget-subscription": { orders: [{ times: 1 }], then: cut, seconds: 20 },
  "slow-handshake": { orders: [{ ms: 5_000 }], then: cut, seconds: 20 },
  "refuse-connection": { orders: [{ status: 503 }], then: cut, seconds: 40 },
  "kick-connection": { orders: [{}], then: openSecond, seconds: 20 },
  "plan-change": { orders: [{ plan: "free", times: 1 }], then: cut, seconds: 20 },
  "clock-skew": { orders: [{ ms: 3_600_000 }], seconds: 20 },
};

/** Another machine with the same key. It leaves after a moment. */
function openSecond(): void {
  const second = new WebSocket(simulator.wsUrl, { headers: { key: simulator.keys.pro } });
  second.on("error", () => undefined);
  second.on("open", () => void clock.after(5_000, () => second.close()));
}

interface Watch {
  readonly app: BuiltApp;
  readonly shown: Map<string, unknown>;
  readonly kinds: Set<string>;
}

function startCells(replaced: Partial<Ports> = {}): Watch {
  const app = builtApp(
    nodePorts({
      clock,
      ...replaced,
      storage: memoryStorage({
        "qos.settings": { server: simulator.url, socket: simulator.wsUrl, frame: 250 },
        "qos.key": { key: simulator.keys.pro, remember: true },
      }),
    }),
  );
  const shown = new Map<string, unknown>();
  const kinds = new Set<string>();
  const stops = CODES.map((code) =>
    app.live.value([code], (value) => {
      shown.set(code, value);
      kinds.add(value instanceof QosError ? value.id : typeof value);
    }),
  );
  const stop = (): void => stops.splice(0).forEach((end) => end());
  opened.add(stop);
  return { app, shown, kinds };
}

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => clock.after(milliseconds, resolve));

/** Waits until `is` holds, a quarter of an hour of the fast clock at most: whoever waits for ever keeps jest from ending. */
async function until(is: () => boolean): Promise<void> {
  const end = clock.now() + 900_000;
  while (!is()) {
    if (clock.now() > end) throw new Error("waited in vain");
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

/** Every live cell shows what the server pushed last. */
function isRight({ shown }: Watch): boolean {
  return CODES.every((code) => shown.get(code) === Number(simulator.market.lastPrice(code)));
}

/** Looks all the time; `longest` is the longest stretch, in seconds of the fast clock, in which some cell was behind. */
function watchStretches(cells: Watch): { longest(): number; stop(): void } {
  let rightAt = clock.now();
  let longest = 0;
  const timer = setInterval(() => {
    if (isRight(cells)) rightAt = clock.now();
    longest = Math.max(longest, clock.now() - rightAt);
  }, 2).unref();
  return { longest: () => longest / 1_000, stop: () => clearInterval(timer) };
}

test.each(Object.keys(FAULTS) as FaultName[])(
  "cells heal from %s without a touch",
  async (fault) => {
    const cells = startCells();
    await until(() => isRight(cells));
    cells.kinds.clear();
    const stretches = watchStretches(cells);
    const { orders, then, seconds } = TRIALS[fault];
    for (const order of orders) simulator.faults.add({ fault, ...order });
    then?.();
    const end = clock.now() + seconds * 1_000;
    const once = new Set<string>();
    while (clock.now() < end) {
      const price = await Promise.race([
        cells.app.queries.answer(queryPrice, ["HK:700"], { preview: false }).catch((thrown: unknown) => thrown),
        wait(Math.max(1, end - clock.now())).then(() => "pending"),
      ]);
      once.add(price instanceof QosError ? price.id : price === "pending" ? "pending" : typeof price);
      if (price instanceof QosError) expect(price.id).not.toBe("internal");
      await wait(2_500);
    }
    const meanwhile = [...cells.kinds].join(", ") || "unchanged";
    simulator.faults.clear();
    await until(() => isRight(cells));
    stretches.stop();
    let price: unknown;
    do {
      price = await cells.app.queries
        .answer(queryPrice, ["HK:700"], { preview: false })
        .catch((thrown: unknown) => thrown);
      await wait(500);
    } while (typeof price !== "number");
    table.push(`${fault} | live: ${meanwhile}; once: ${[...once].join(", ")} | ${stretches.longest().toFixed(1)} s`);
    expect([...cells.shown.values()].every((value) => typeof value === "number")).toBe(true);
  },
  60_000,
);

test("an hour of sleep, in which the connection died unseen, is over before a heartbeat could tell", async () => {
  let slept = 0;
  const sleeper = new WatchedClock({
    now: () => epochMillis(clock.now() + slept),
    passed: () => clock.now() + slept,
    setTimer: (delay, task) => clock.after(delay, task),
    startTicker(tick) {
      const ticker = setInterval(tick, 50).unref();
      return () => clearInterval(ticker);
    },
  });
  const onWake: Ports["onWake"] = (wake) => void sleeper.jumps.subscribe(() => wake("slept"));
  const cells = startCells({ clock: sleeper, onWake });
  await until(() => isRight(cells));
  const connection = cells.app.parts.socket.state;
  simulator.faults.add({ fault: "half-open", at: "socket", times: 1 });
  let right = clock.now();
  await until(() => {
    if (isRight(cells)) right = clock.now();
    return clock.now() - right > 3_000;
  });
  cells.kinds.clear();
  slept = 3_600_000;
  const woke = clock.now();
  await until(() => isRight(cells));
  const healed = (clock.now() - woke) / 1_000;
  table.push(`clock jump of an hour | live: ${[...cells.kinds].join(", ")} | ${healed.toFixed(1)} s after waking`);
  expect(cells.app.parts.socket.state).not.toEqual(connection);
  // Prices that are again what they were before show nothing anew.
  expect([...cells.kinds].filter((kind) => kind !== "number")).toEqual([]);
  expect(healed).toBeLessThan(40);
}, 60_000);

test("a server that is restarted finds its cells and their subscriptions again", async () => {
  const cells = startCells();
  await until(() => isRight(cells));
  cells.kinds.clear();
  const port = Number(new URL(simulator.url).port);
  await simulator.stop();
  await wait(20_000);
  const meanwhile = [...cells.kinds].join(", ") || "unchanged";
  simulator = await start(port);
  const up = clock.now();
  await until(() => (simulator.subscriptions("pro")["S"]?.length ?? 0) === CODES.length && isRight(cells));
  table.push(
    `server restart, 20 s | live: ${meanwhile} | ${((clock.now() - up) / 1_000).toFixed(1)} s after its return`,
  );
  expect(cells.app.parts.socket.state.state).toBe("open");
  expect([...cells.shown.values()].every((value) => typeof value === "number")).toBe(true);
}, 60_000);

/** Another computer with the same key, which insists on a connection and has the only one that the plan allows. */
function occupy(): () => void {
  let gone = false;
  let socket: WebSocket;
  const open = (): void => {
    socket = new WebSocket(simulator.wsUrl, { headers: { key: simulator.keys.pro } });
    socket.on("error", () => gone || setTimeout(open, 2));
  };
  open();
  const release = (): void => {
    gone = true;
    socket.terminate();
  };
  opened.add(release);
  return release;
}

/** Why the socket waits; undefined in the moments in which it tries. */
function toldWhy({ parts: { socket } }: BuiltApp): string | undefined {
  const { state } = socket;
  return state.state === "waiting" ? state.why.id : undefined;
}

test("a key that is in use on another computer is recognised and told, cells are refreshed by requests, and pushes come back", async () => {
  const cells = startCells();
  await until(() => isRight(cells));
  cells.kinds.clear();
  simulator.setPlan("pro", { socket: { connections: 1 } });
  const release = occupy();
  cut();
  await until(() => cells.app.problems.list().some(({ error }) => error.id === "socketRefused"));
  const stretches = watchStretches(cells);
  await wait(60_000);
  const behind = stretches.longest();
  await until(() => toldWhy(cells.app) === "socketRefused");
  release();
  await until(() => cells.app.parts.socket.state.state === "open" && isRight(cells));
  stretches.stop();
  expect([...cells.kinds]).toEqual(["number"]);
  table.push(`second connection refused | live: number, by requests | ${behind.toFixed(1)} s, while it lasts`);
}, 150_000);

test("a refused key stops the socket until it is entered anew, and a wake is no more than a hiccup", async () => {
  const cells = startCells();
  await until(() => isRight(cells));
  simulator.expireKey("pro");
  simulator.dropConnections({ by: "close" });
  await until(() => cells.app.problems.list().some(({ error }) => error.id === "keyRefused"));
  expect(typeof cells.shown.get("HK:700")).toBe("number");
  simulator.expireKey("pro", false);
  cells.app.keys.enter(simulator.keys.pro, "session");
  const begin = clock.now();
  await until(() => isRight(cells));
  table.push(`key revoked, entered anew | live: value kept | ${((clock.now() - begin) / 1_000).toFixed(1)} s`);
  cells.app.parts.socket.raise({ event: "woke" });
  const woke = clock.now();
  await until(() => cells.app.parts.socket.state.state === "open" && isRight(cells));
  table.push(`woken after sleep | live: value kept | ${((clock.now() - woke) / 1_000).toFixed(1)} s`);
}, 60_000);
