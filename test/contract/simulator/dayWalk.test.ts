import { SteppedClock } from "../../../src/simulator/clocks";
import { startSimulator } from "../../../src/simulator/startSimulator";
import type { Simulator } from "../../../src/simulator/simulator";
import { BareSocket, post, type Message } from "./bareClient";

const HOUR = 3_600_000;
const running: Simulator[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((simulator) => simulator.stop()));
});

async function at(iso: string): Promise<{ clock: SteppedClock; simulator: Simulator }> {
  const clock = new SteppedClock(Date.parse(iso));
  const simulator = await startSimulator({
    clock,
    tickMs: 0,
    heartbeatTimeout: 0,
    invented: 0,
    alwaysOpen: false,
    enforceLimits: false,
  });
  running.push(simulator);
  return { clock, simulator };
}

const WALKED = ["US:AAPL", "HK:700", "SH:600519", "IX:JPN225"];

test("through a day of 24 hours rows, bars and pushes of four markets are what the simulator knows to be true", async () => {
  const { clock, simulator } = await at("2025-03-13T22:00:00Z");
  const socket = await BareSocket.open(simulator.wsUrl, { key: simulator.keys.pro });
  await socket.query({ type: "S", codes: ["US:AAPL", "HK:700", "SH:600519", "IX:JPN225"] });
  const sessions = new Set<string>();
  for (let step = 0; step < 48; step += 1) {
    clock.advance(HOUR / 2);
    simulator.step();
    const { data } = await post(`${simulator.url}/snapshot`, simulator.keys.pro, { codes: WALKED });
    for (const row of data as readonly Message[]) {
      const code = String(row["c"]);
      const latest = simulator.truth.latest(code);
      const regular = simulator.truth.regular(code);
      expect([row["lp"], row["o"], row["h"], row["l"]].map(Number)).toEqual([
        latest?.last,
        latest?.open,
        latest?.high,
        latest?.low,
      ]);
      expect([row["ts"], Number(row["v"]), Number(row["yp"])]).toEqual([
        latest?.at,
        latest?.volume,
        regular?.previousClose,
      ]);
      const [day] = simulator.truth.bars(code, { kt: 1_001, count: 1 });
      expect([day?.open, day?.high, day?.low, day?.close, day?.volume]).toEqual([
        regular?.open,
        regular?.high,
        regular?.low,
        regular?.last,
        regular?.volume,
      ]);
      const push = simulator.lastPush("S", code) as Message | undefined;
      if (push?.["ts"] === row["ts"]) expect(row).toMatchObject({ lp: push?.["lp"], v: push?.["v"] });
      if (code === "US:AAPL") sessions.add(String(latest?.session));
    }
  }
  expect([...sessions]).toEqual(["post", "night", "pre", "regular"]);
});

test("a half day ends at 13:00, its after-hours at 17:00, and the calendar says so", async () => {
  const { clock, simulator } = await at("2025-11-28T17:55:00Z");
  clock.advanceTo(Date.parse("2025-11-28T23:00:00Z"));
  simulator.step();
  const end = (seconds: number | undefined): string => new Date(Number(seconds) * 1_000).toISOString().slice(0, 16);
  expect(end(simulator.truth.regular("US:AAPL")?.at)).toBe("2025-11-28T18:00");
  expect(end(simulator.truth.latest("US:AAPL")?.at)).toBe("2025-11-28T21:59");
  expect(simulator.truth.bars("US:AAPL", { kt: 1, count: 400 }).at(-1)?.start).toBe(
    Date.parse("2025-11-28T17:59:00Z") / 1_000,
  );
  const { data } = await post(`${simulator.url}/market-calendar`, simulator.keys.pro, { market: ["US"] });
  expect((data as { readonly US: readonly string[] }).US[0]).toBe("20251128,H");
});

test("the truth of what does not trade is nothing", async () => {
  const { simulator } = await at("2025-03-05T01:00:00Z");
  for (const code of ["HK:3333", "HK:2999", "US:NOSUCH"]) expect(simulator.truth.latest(code)).toBeUndefined();
  expect(simulator.truth.regular("CM:PWRUSD")?.last).toBe(simulator.market.lastPrice("CM:PWRUSD"));
  expect(simulator.truth.extended("HK:700", "pre")).toBeUndefined();
});
