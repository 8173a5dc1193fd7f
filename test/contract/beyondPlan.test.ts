import { builtApp } from "../support/builtApp";
import { FREE_PLAN_2024 } from "../../src/simulator/access/plans";
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

// For each try its own: a minute that another has spent is refused.
beforeEach(async () => {
  simulator = await startSimulator({
    clock,
    tickMs: 500,
    tickShare: 1,
    invented: 200,
    plans: { free: FREE_PLAN_2024 },
  });
});
afterEach(() => simulator.stop());
afterAll(endOfTime);

test("a hundred live codes on a plan of ten: ten are pushed, ninety refreshed in turn, and the server has nothing to refuse", async () => {
  const app = builtApp(
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
  const { feed } = app.parts;
  const polled = () => feed.subscriptions().filter(({ delivery }) => delivery === "polled");
  await until(() => polled().length === 90 && feed.subscriptions().every(({ latest }) => latest !== undefined));

  const refreshed = new Map<string, Set<number>>();
  let [oldest, beyond] = [0, 0];
  const end = clock.now() + 150_000;
  await until(() => {
    const cycle = feed.pollingCycle();
    for (const { key, latest } of polled()) {
      refreshed.set(key, (refreshed.get(key) ?? new Set()).add(latest?.at ?? 0));
      const age = clock.now() - (latest?.at ?? 0);
      [oldest, beyond] = [Math.max(oldest, age), Math.max(beyond, age - cycle)];
    }
    return clock.now() > end;
  });
  const cycle = feed.pollingCycle();
  for (const stop of stops) stop();
  process.stdout.write(
    `100 codes, 10 pushed: the others refreshed every ${(cycle / 1_000).toFixed(1)} s in the end; ` +
      `the oldest was ${(oldest / 1_000).toFixed(1)} s old while the first minute's requests were spent, ` +
      `at most ${(beyond / 1_000).toFixed(1)} s beyond the cycle told then; ${simulator.metrics.refusals} refusals\n`,
  );
  expect(refreshed.size).toBe(90);
  // What a request takes: half a second of a busy machine is ten of this clock. To the moment it is tested on a clock
  // that stands still.
  expect(beyond).toBeLessThan(10_000);
  expect(Math.min(...[...refreshed.values()].map(({ size }) => size))).toBeGreaterThanOrEqual(3);
  expect([...shown.values()].every((value) => typeof value === "number")).toBe(true);
  expect(simulator.metrics).toMatchObject({ refusals: 0, connectionsRefused: 0 });
}, 60_000);
