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
  await socket.ask({ type: "T", codes: ["US:AAPL"] });
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

test("a market that trades round the clock has no closed day from today on", async () => {
  const { simulator } = await at("2025-07-04T15:00:00Z", { alwaysOpen: true });
  const { US } = (await data(simulator, "market-calendar", { market: ["US"] })) as { readonly US: readonly string[] };
  expect(US.slice(0, 3)).toEqual(["20250704,F", "20250705,F", "20250706,F"]);
});
