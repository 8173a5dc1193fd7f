import { SteppedClock } from "../../../src/simulator/clocks";
import { startSimulator } from "../../../src/simulator/startSimulator";
import type { SimulatorOptions } from "../../../src/simulator/options";
import type { Simulator } from "../../../src/simulator/simulator";
import { BareSocket, post, type Message } from "./bareClient";

const running: Simulator[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((simulator) => simulator.stop()));
});

/** Real hours, with the clock at a given moment. */
async function at(iso: string, options: SimulatorOptions = {}): Promise<{ clock: SteppedClock; simulator: Simulator }> {
  const clock = new SteppedClock(Date.parse(iso));
  const simulator = await startSimulator({
    clock,
    invented: 0,
    alwaysOpen: false,
    enforceLimits: false,
    heartbeatTimeout: 0,
    ...options,
  });
  running.push(simulator);
  return { clock, simulator };
}

test.each([
  ["2025-03-05T13:00:00Z", 2],
  ["2025-03-05T15:00:00Z", 3],
  ["2025-03-05T22:00:00Z", 4],
  ["2025-03-06T03:00:00Z", 1],
])("at %s US pushes carry session %d", async (iso, tt) => {
  const { clock, simulator } = await at(iso);
  const socket = await BareSocket.open(simulator.wsUrl, { key: simulator.keys.pro });
  await socket.query({ type: "S", codes: ["US:AAPL", "HK:700"] });
  clock.advance(30_000);
  expect(await socket.next(({ c }) => c === "US:AAPL")).toMatchObject({ tp: "S", tt });
});

async function rowOf(simulator: Simulator, code = "US:AAPL"): Promise<Message> {
  const answer = await post(`${simulator.url}/snapshot`, simulator.keys.pro, { codes: [code] });
  return (answer["data"] as readonly Message[])[0] ?? {};
}

async function dayBars(simulator: Simulator, count: number): Promise<readonly Message[]> {
  const body = { kline_reqs: [{ c: "US:AAPL", co: count, a: 0, kt: 1001 }] };
  const { data } = await post(`${simulator.url}/kline`, simulator.keys.pro, body);
  return (data as readonly { readonly k: readonly Message[] }[])[0]?.k ?? [];
}

async function heardUntilNow(socket: BareSocket): Promise<readonly Message[]> {
  socket.send({ type: "H" });
  const heard: Message[] = [];
  for (;;) {
    const message = await socket.next(() => true);
    if (message["type"] === "H") return heard;
    heard.push(message);
  }
}

const inNewYork = (ts: unknown): string =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: "America/New_York", dateStyle: "short", timeStyle: "short" }).format(
    Number(ts) * 1_000,
  );

test("before the bell the row is of the pre-market session, its base the close before yesterday's, its blocks a day old", async () => {
  const { simulator } = await at("2025-03-14T13:18:41Z");
  const row = await rowOf(simulator);
  const [before, yesterday] = await dayBars(simulator, 2);
  const block = (name: string): Message => row[name] as Message;
  expect(inNewYork(row["ts"])).toBe("2025-03-14 09:18");
  expect(row["tt"]).toBe(2);
  expect(row["yp"]).toBe(before?.["cl"]);
  expect(inNewYork(block("pq")["ts"])).toBe("2025-03-13 09:29");
  expect(block("pq")["yp"]).toBe(before?.["cl"]);
  expect(inNewYork(block("aq")["ts"])).toBe("2025-03-13 19:59");
  expect(block("aq")["yp"]).toBe(yesterday?.["cl"]);
  expect(inNewYork(block("nq")["ts"])).toBe("2025-03-14 03:49");
  expect(Number(row["v"])).toBeLessThan(Number(yesterday?.["v"]) / 10);
});

test.each([
  ["2025-03-14T15:00:00Z", 3, ["2025-03-14 09:29", "2025-03-13 19:59", "2025-03-14 03:49"]],
  ["2025-03-14T20:00:01Z", 3, ["2025-03-14 09:29", "2025-03-13 19:59", "2025-03-14 03:49"]],
  ["2025-03-14T22:00:00Z", 4, ["2025-03-14 09:29", "2025-03-13 19:59", "2025-03-14 03:49"]],
  ["2025-03-15T22:00:00Z", 4, ["2025-03-14 09:29", "2025-03-13 19:59", "2025-03-14 03:49"]],
  ["2025-03-17T01:00:00Z", 1, ["2025-03-14 09:29", "2025-03-14 19:59", "2025-03-14 03:49"]],
  ["2025-03-17T07:55:00Z", 1, ["2025-03-14 09:29", "2025-03-14 19:59", "2025-03-14 03:49"]],
  ["2025-03-17T09:00:00Z", 2, ["2025-03-14 09:29", "2025-03-14 19:59", "2025-03-17 03:49"]],
] as const)("at %s the row is of session %d, and the blocks end at %j", async (iso, tt, ends) => {
  const { simulator } = await at(iso);
  const row = await rowOf(simulator);
  expect(row["tt"]).toBe(tt);
  expect(["pq", "aq", "nq"].map((name) => inNewYork((row[name] as Message)["ts"]))).toEqual(ends);
});

test("the last regular trade is stamped with the second of the close", async () => {
  const { simulator } = await at("2025-03-14T20:00:01Z");
  const [day] = await dayBars(simulator, 1);
  const row = await rowOf(simulator);
  expect(new Date(Number(row["ts"]) * 1_000).toISOString()).toBe("2025-03-14T20:00:00.000Z");
  expect(row["lp"]).toBe(day?.["cl"]);
  const hongKong = await rowOf((await at("2025-03-14T09:00:00Z", { closingPrints: "auction" })).simulator, "HK:700");
  expect(new Date(Number(hongKong["ts"]) * 1_000).toISOString()).toBe("2025-03-14T08:08:30.000Z");
});

test("the base of such a row may have rolled over, and the tag may be missing", async () => {
  const { simulator } = await at("2025-03-14T13:18:41Z", { previousClose: "rolled", sessionTags: false });
  const row = await rowOf(simulator);
  const [yesterday] = await dayBars(simulator, 1);
  expect(row["yp"]).toBe(yesterday?.["cl"]);
  expect(row).not.toHaveProperty("tt");
});

test("a row may be mixed as the documents' rows are", async () => {
  const early = await rowOf((await at("2025-03-14T13:18:41Z", { snapshots: "mixed" })).simulator);
  const { h, l } = early["aq"] as Message;
  expect([early["h"], early["l"]]).toEqual([h, l]);
  const { simulator } = await at("2025-03-14T23:28:20Z", { snapshots: "mixed" });
  const late = await rowOf(simulator);
  const [day] = await dayBars(simulator, 1);
  expect([late["h"], late["l"], late["v"]]).toEqual([day?.["h"], day?.["l"], day?.["v"]]);
  expect(late["lp"]).not.toBe(day?.["cl"]);
  expect(new Date(Number((late["pq"] as Message)["ts"]) * 1_000).toISOString()).toBe("2025-03-14T13:30:01.000Z");
});

test("trades outside regular hours are on the tape and pushed, and enter no regular figure", async () => {
  const { clock, simulator } = await at("2025-03-14T13:20:00Z");
  const before = await dayBars(simulator, 1);
  const socket = await BareSocket.open(simulator.wsUrl, { key: simulator.keys.pro });
  await socket.query({ type: "T", codes: ["US:AAPL"] });
  await socket.query({ type: "K", kt: 1, codes: ["US:AAPL"] });
  clock.advance(60_000);
  await socket.query({ type: "H" });
  const push = simulator.lastPush("T", "US:AAPL") as Message;
  expect(inNewYork(push["ts"])).toMatch(/^2025-03-14 09:2[01]$/);
  expect(simulator.lastPush("K1", "US:AAPL")).toBeUndefined();
  expect(await dayBars(simulator, 1)).toEqual(before);
  const trade = { codes: ["US:AAPL"], count: 1 };
  const { data } = await post(`${simulator.url}/trade`, simulator.keys.pro, trade);
  const { tp, ...told } = push;
  expect(data).toEqual([told]);
  expect(tp).toBe("T");
});

test("one long step over the opening tells both sessions' trades, and every bar that they changed", async () => {
  const { clock, simulator } = await at("2025-03-14T13:28:00Z", { tickMs: 0 });
  const socket = await BareSocket.open(simulator.wsUrl, { key: simulator.keys.pro });
  await socket.query({ type: "T", codes: ["US:AAPL"] });
  await socket.query({ type: "K", kt: 1, codes: ["US:AAPL"] });
  clock.advance(300_000);
  simulator.step();
  const heard = await heardUntilNow(socket);
  const stamps = heard.filter(({ tp }) => tp === "T").map(({ ts }) => inNewYork(ts).slice(11));
  expect([...new Set(stamps)]).toEqual(["09:28", "09:29", "09:30", "09:31", "09:32"]);
  const bars = heard.filter(({ tp }) => tp === "K").map(({ ts }) => inNewYork(ts).slice(11));
  expect(bars).toEqual(["09:30", "09:31", "09:32"]);
});

test("by the habit of 2024-12 the snapshot keeps yesterday's close in pre-market, and its block moves", async () => {
  const { clock, simulator } = await at("2025-03-05T13:00:00Z", { snapshots: "regular" });
  const first = await rowOf(simulator);
  clock.advance(120_000);
  const second = await rowOf(simulator);
  const block = (message: Message): Message => message["pq"] as Message;
  expect(second["lp"]).toBe(first["lp"]);
  expect(block(second)["yp"]).toBe(second["lp"]);
  expect(Number(block(second)["v"])).toBeGreaterThan(Number(block(first)["v"]));
  expect(Number(block(second)["ts"])).toBeGreaterThan(Number(second["ts"]));
});

test("a suspended instrument says so, and has neither volume nor book", async () => {
  const { simulator } = await at("2025-03-05T02:00:00Z");
  const query = (endpoint: string): Promise<Message> =>
    post(`${simulator.url}/${endpoint}`, simulator.keys.pro, { codes: ["HK:3333"] });
  expect((await query("snapshot"))["data"]).toMatchObject([
    {
      c: "HK:3333",
      s: 1,
      lp: "0",
      o: "0",
      h: "0",
      l: "0",
      v: "0",
      t: "0",
      yp: expect.stringMatching(/^0\.\d+$/) as unknown,
    },
  ]);
  expect((await query("depth"))["data"]).toMatchObject([{ c: "HK:3333", b: [], a: [] }]);
});

test.each(["---", "N/A", "", "-"] as const)("or its missing figures are written %j", async (noFigure) => {
  const row = await rowOf((await at("2025-03-05T02:00:00Z", { noFigure })).simulator, "HK:3333");
  expect([row["lp"], row["o"], row["h"], row["l"], row["v"], row["t"]]).toEqual(new Array(6).fill(noFigure));
});

test("or they are left out", async () => {
  const row = await rowOf((await at("2025-03-05T02:00:00Z", { noFigure: "absent" })).simulator, "HK:3333");
  expect(Object.keys(row).sort()).toEqual(["c", "s", "ts", "yp"]);
});

test("a new share has no price before its first trade, and no base on its first day", async () => {
  const { clock, simulator } = await at("2025-03-05T01:00:00Z");
  expect(await rowOf(simulator, "SZ:301999")).toMatchObject({ lp: "0", yp: "0", o: "0", v: "0", s: 0 });
  expect(await rowOf(simulator, "HK:2999")).toMatchObject({ lp: "0", yp: "0", s: 0 });
  clock.advance(3_600_000);
  const first = await rowOf(simulator, "SZ:301999");
  expect(first).toMatchObject({ yp: "0", lp: expect.stringMatching(/^1\d\.|^2\d\./) as unknown });
  clock.advance(86_400_000);
  expect(Number((await rowOf(simulator, "SZ:301999"))["yp"])).toBeGreaterThan(10);
  expect(await rowOf(simulator, "HK:2999")).toMatchObject({ lp: "0", yp: "0" });
});

test("a commodity is traded below zero", async () => {
  const { simulator } = await at("2025-03-05T02:00:00Z");
  const body = { kline_reqs: [{ c: "CM:PWRUSD", co: 300, a: 0, kt: 1001 }] };
  const { data } = await post(`${simulator.url}/kline`, simulator.keys.pro, body);
  const closes = ((data as readonly { k: readonly Message[] }[])[0]?.k ?? []).map(({ cl }) => Number(cl));
  expect(closes.some((close) => close < 0)).toBe(true);
  expect(closes.some((close) => close > 0)).toBe(true);
  const row = await rowOf(simulator, "CM:PWRUSD");
  expect(Number(row["lp"])).toBe(closes.at(-1));
  expect(Math.sign(Number(row["t"]))).toBe(Math.sign(Number(row["lp"])));
});
