import { App } from "../../src/runtime/app";
import { startSimulator } from "../../src/simulator/startSimulator";
import type { Simulator } from "../../src/simulator/simulator";
import { endOfTime } from "../support/endOfTime";
import { fastClock } from "../support/fastClock";
import { memoryStorage, nodePorts } from "../support/nodePorts";
import { until } from "../support/until";
import { youngCodes, youngDay } from "../support/youngDay";

/** A minute lasts three seconds. */
const clock = youngDay(fastClock(20));

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({ clock, tickMs: 500, tickShare: 1, invented: 200 });
});
afterAll(async () => {
  await simulator.stop();
  await endOfTime();
});

test("a hundred live codes on a plan of ten: ten are pushed, ninety refreshed in turn, and the server has nothing to refuse", async () => {
  const app = new App(
    nodePorts({
      clock,
      storage: memoryStorage({
        "qos.settings": { server: simulator.url, socket: simulator.wsUrl, frame: 250 },
        "qos.key": { key: simulator.keys.free, remember: true },
      }),
    }),
  );
  const codes = youngCodes(simulator, 100);
  const shown = new Map<string, unknown>();
  const stops = codes.map((code) => app.live.value([code], (value) => shown.set(code, value)));
  const { feed } = app;
  const polled = () => feed.subscriptions().filter(({ road }) => road === "polled");
  await until(() => polled().length === 90 && feed.subscriptions().every(({ latest }) => latest !== undefined));

  // The minute's requests went into first values; from the next on polling has its share of them.
  const begin = clock.now() + 60_000;
  await until(() => clock.now() > begin);
  const refreshed = new Map<string, Set<number>>();
  let oldest = 0;
  const end = begin + 3.5 * feed.pollingCycle();
  await until(() => {
    for (const { key, latest } of polled()) {
      refreshed.set(key, (refreshed.get(key) ?? new Set()).add(latest?.at ?? 0));
      oldest = Math.max(oldest, clock.now() - (latest?.at ?? 0));
    }
    return clock.now() > end;
  });
  const cycle = feed.pollingCycle();
  for (const stop of stops) stop();
  process.stdout.write(
    `100 codes, 10 pushed: the others refreshed every ${(cycle / 1_000).toFixed(1)} s by the pane, ` +
      `oldest ${(oldest / 1_000).toFixed(1)} s, ${simulator.metrics.refusals} refusals\n`,
  );
  expect(refreshed.size).toBe(90);
  // Half a second of a busy machine is ten of this clock; to the second it is tested on a clock that stands still.
  expect(oldest).toBeLessThan(2 * cycle);
  expect(Math.min(...[...refreshed.values()].map(({ size }) => size))).toBeGreaterThanOrEqual(3);
  expect([...shown.values()].every((value) => typeof value === "number")).toBe(true);
  expect(simulator.metrics).toMatchObject({ refusals: 0, connectionsRefused: 0 });
}, 60_000);
