import type { Clock } from "../../src/kernel/clock";
import { watchWhenCrowded } from "../../src/features/activeSheet/whenCrowded";
import { builtApp } from "./builtApp";
import { storedKey, testWorld } from "./testPorts";

/** A program whose timers are counted: those that it sets, not those of the server that the test plays. */
export function countedTimers(plan: object) {
  const world = testWorld({ ...storedKey(), "qos.settings": { plan } });
  const counts = { set: 0, fired: 0 };
  const clock: Clock = {
    now: () => world.clock.now(),
    after(delay, task) {
      counts.set += 1;
      return world.clock.after(delay, () => {
        counts.fired += 1;
        task();
      });
    },
  };
  const app = builtApp({ ...world.ports, clock });
  watchWhenCrowded(app);
  return { ...world, app, counts };
}
