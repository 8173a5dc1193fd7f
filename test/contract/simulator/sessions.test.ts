import { SteppedClock } from "../../../src/simulator/clocks";
import { startSimulator } from "../../../src/simulator/startSimulator";
import type { Simulator } from "../../../src/simulator/simulator";
import { BareSocket, post, type Message } from "./bareClient";

const running: Simulator[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((simulator) => simulator.stop()));
});

/** Real hours, with the clock at a given moment. */
async function at(iso: string): Promise<{ clock: SteppedClock; simulator: Simulator }> {
  const clock = new SteppedClock(Date.parse(iso));
  const simulator = await startSimulator({
    clock,
    invented: 0,
    alwaysOpen: false,
    sessionTags: true,
    enforceLimits: false,
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
  await socket.ask({ type: "S", codes: ["US:AAPL", "HK:700"] });
  clock.advance(30_000);
  expect(await socket.next(({ c }) => c === "US:AAPL")).toMatchObject({ tp: "S", tt });
});

test("in pre-market the snapshot keeps yesterday's close and its block moves", async () => {
  const { clock, simulator } = await at("2025-03-05T13:00:00Z");
  const row = async (): Promise<Message> => {
    const answer = await post(`${simulator.url}/snapshot`, simulator.keys.pro, { codes: ["US:AAPL"] });
    return (answer["data"] as readonly Message[])[0] ?? {};
  };
  const first = await row();
  clock.advance(120_000);
  const second = await row();
  const block = (message: Message): Message => message["pq"] as Message;
  expect(second["lp"]).toBe(first["lp"]);
  expect(block(second)["yp"]).toBe(second["lp"]);
  expect(Number(block(second)["v"])).toBeGreaterThan(Number(block(first)["v"]));
  expect(Number(block(second)["ts"])).toBeGreaterThan(Number(second["ts"]));
});

test("a suspended instrument says so, and has neither volume nor book", async () => {
  const { simulator } = await at("2025-03-05T02:00:00Z");
  const ask = (endpoint: string): Promise<Message> =>
    post(`${simulator.url}/${endpoint}`, simulator.keys.pro, { codes: ["HK:3333"] });
  expect((await ask("snapshot"))["data"]).toMatchObject([{ c: "HK:3333", s: 1, v: "0" }]);
  expect((await ask("depth"))["data"]).toMatchObject([{ c: "HK:3333", b: [], a: [] }]);
});
