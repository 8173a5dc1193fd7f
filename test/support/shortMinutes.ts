import { startSimulator } from "../../src/simulator/startSimulator";
import { HOUR } from "../../src/kernel/time";
import type { Simulator } from "../../src/simulator/simulator";
import { builtApp, type BuiltApp } from "./builtApp";
import { endOfTime } from "./endOfTime";
import { fastClock } from "./fastClock";
import { memoryStorage, nodePorts } from "./nodePorts";
import { setBackTo } from "./youngDay";

/**
 * A minute lasts two seconds. It begins at six o'clock UTC: of a day that never closes a thousand minutes reach to its
 * beginning until twenty to five in the afternoon, and an average since then has no value later.
 */
export const shortMinutes = setBackTo(6 * HOUR, fastClock(30));

/** A simulator whose minutes are short, and the end of it and of all that waits. */
export async function startShortMinutes(): Promise<{
  readonly simulator: Simulator;
  readonly stop: () => Promise<void>;
}> {
  const simulator = await startSimulator({
    clock: shortMinutes,
    tickMs: 200,
    tickShare: 1,
    invented: 0,
    heartbeatTimeout: 0,
  });
  return {
    simulator,
    stop: async () => {
      await simulator.stop();
      await endOfTime();
    },
  };
}

/** A program at that simulator, with the largest plan. */
export function appOf(simulator: Simulator): BuiltApp {
  return builtApp(
    nodePorts({
      clock: shortMinutes,
      storage: memoryStorage({
        "qos.settings": { server: simulator.url, socket: simulator.wsUrl, frame: 250, snapshotTtl: 1 },
        "qos.key": { key: simulator.keys.pro, remember: true },
      }),
    }),
  );
}
