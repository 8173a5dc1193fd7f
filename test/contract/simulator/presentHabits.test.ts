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
    shuffle: false,
    ...options,
  });
  running.push(simulator);
  return { clock, simulator };
}

async function data(simulator: Simulator, endpoint: string, body: object): Promise<unknown> {
  return (await post(`${simulator.url}/${endpoint}`, simulator.keys.pro, body))["data"];
}

test.each([
  ["texts", "string"],
  ["numbers", "number"],
] as const)("trades write price and volume as %s, in answers and in pushes", async (tradeFigures, type) => {
  const { clock, simulator } = await at("2025-03-05T15:00:00Z", { tradeFigures });
  const [row] = (await data(simulator, "trade", { codes: ["US:AAPL"], count: 1 })) as readonly Message[];
  const socket = await BareSocket.open(simulator.wsUrl, { key: simulator.keys.pro });
  await socket.query({ type: "T", codes: ["US:AAPL"] });
  clock.advance(30_000);
  const push = await socket.next(({ tp }) => tp === "T");
  for (const told of [row, push]) expect([typeof told?.["p"], typeof told?.["v"]]).toEqual([type, type]);
});

test("a calendar begins with the day on which it is asked, and ends some ninety days later", async () => {
  const { simulator } = await at("2025-07-02T15:00:00Z");
  const { US, HK, SH } = (await data(simulator, "market-calendar", { market: ["US", "HK", "SH"] })) as Readonly<
    Record<"US" | "HK" | "SH", readonly string[]>
  >;
  expect(US.slice(0, 3)).toEqual(["20250702,F", "20250703,H", "20250707,F"]);
  expect([HK[0], SH[0]]).toEqual(["20250702,F", "20250702,F"]);
  expect(US.at(-1)).toBe("20250930,F");
});

const DAYS = { c: "HK:700", e: 1_722_441_600, co: 5, a: 0, kt: 1001 };

/** The starts of a series' bars, as days in Hong Kong. */
async function daysOf(simulator: Simulator, query: object, key = simulator.keys.free): Promise<readonly string[]> {
  const { data } = await post(`${simulator.url}/history`, key, { kline_reqs: [query] });
  const bars = (data as readonly { readonly k: readonly Message[] }[])[0]?.k ?? [];
  return bars.map(({ ts }) => new Date((Number(ts) + 8 * 3_600) * 1_000).toISOString().slice(0, 10));
}

test("the end of a history is ignored, asked for or not: it ends with the present bar", async () => {
  const { simulator } = await at("2025-03-05T08:30:00Z");
  const latest = ["2025-02-27", "2025-02-28", "2025-03-03", "2025-03-04", "2025-03-05"];
  expect(await daysOf(simulator, DAYS)).toEqual(latest);
  expect(await daysOf(simulator, { ...DAYS, e: undefined })).toEqual(latest);
  expect((await daysOf(simulator, { ...DAYS, co: 1_000 })).length).toBe(1_000);
});

test("a plan may still obey the end, and a server may by order", async () => {
  const { simulator } = await at("2025-03-05T08:30:00Z");
  const asked = ["2024-07-26", "2024-07-29", "2024-07-30", "2024-07-31", "2024-08-01"];
  expect(await daysOf(simulator, DAYS, simulator.keys.pro)).toEqual(asked);
  expect(await daysOf(simulator, DAYS, simulator.keys["free-2024"])).toEqual(asked);
  const obeying = (await at("2025-03-05T08:30:00Z", { historyEnd: "obeyed" })).simulator;
  expect(await daysOf(obeying, DAYS)).toEqual(asked);
  const { data } = await post(`${obeying.url}/history`, obeying.keys.free, {
    kline_reqs: [{ ...DAYS, e: 1_500_000_000 }],
  });
  expect(data).toEqual([]);
  const missing = await post(`${obeying.url}/history`, obeying.keys.free, { kline_reqs: [{ ...DAYS, e: undefined }] });
  expect(missing).toEqual({ msg: "invalid parameter: e" });
});

test("a page may be shorter than what was asked for, without a word", async () => {
  const { simulator } = await at("2025-03-05T08:30:00Z", { pageBars: 500 });
  const days = await daysOf(simulator, { ...DAYS, co: 800 });
  expect([days.length, days.at(-1)]).toEqual([500, "2025-03-05"]);
  expect((await daysOf(simulator, { ...DAYS, co: 800 }, simulator.keys.pro)).at(-1)).toBe("2024-08-01");
});

test("the bars of an index begin at midnight of its own exchange", async () => {
  const { simulator } = await at("2024-11-13T07:00:00Z");
  const indices = ["IX:JPN225", "IX:HSI", "IX:SPX", "IX:GER40"];
  const { data } = await post(`${simulator.url}/kline`, simulator.keys.pro, {
    kline_reqs: [{ c: `IX:${indices.map((code) => code.slice(3)).join(",")}`, co: 1, a: 0, kt: 1001 }],
  });
  const starts = (data as readonly { c: string; k: readonly Message[] }[]).map(({ c, k }) => [
    c,
    new Date(Number(k[0]?.["ts"]) * 1_000).toISOString().slice(0, 16),
  ]);
  expect(starts).toEqual([
    ["IX:JPN225", "2024-11-12T15:00"],
    ["IX:HSI", "2024-11-12T16:00"],
    ["IX:SPX", "2024-11-12T05:00"],
    ["IX:GER40", "2024-11-11T23:00"],
  ]);
});

test("every instrument of the documents is served, and SI lists the indices", async () => {
  const { simulator } = await at("2025-03-05T08:30:00Z");
  const codes = ["US:AAPL,TSLA,NVDA,BTOG", "HK:700,9988,1810", "SZ:002594,000001", "CF:BTCUSDT,ETHUSDT", "IX:JPN225"];
  const mainland = "SH:600519,600518,688981,601127,600938,601727,600837,688185";
  const others = ["FX:USDJPY,EURUSD", "CM:XAUUSD,XAGUSD,XBRUSD,XTIUSD,XNGUSD"];
  const asked = [...codes, mainland, ...others];
  const rows = (await data(simulator, "snapshot", { codes: asked })) as readonly Message[];
  expect(rows).toHaveLength(asked.join(",").split(",").length);
  const { SI } = (await data(simulator, "product-list", { market: ["SI"] })) as { readonly SI: readonly Message[] };
  expect(SI).toContainEqual({ code: "IX:JPN225", name: "日经225" });
});

test("a market that trades round the clock has no closed day from today on", async () => {
  const { simulator } = await at("2025-07-04T15:00:00Z", { alwaysOpen: true });
  const { US } = (await data(simulator, "market-calendar", { market: ["US"] })) as { readonly US: readonly string[] };
  expect(US.slice(0, 3)).toEqual(["20250704,F", "20250705,F", "20250706,F"]);
});
