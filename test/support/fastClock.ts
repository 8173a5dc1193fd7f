import type { Clock } from "../../src/kernel/clock";
import { epochMillis } from "../../src/kernel/time";

/** The real clock, running `speed` times as fast: a heartbeat of twenty seconds is due after one at speed 20. */
export function fastClock(speed: number): Clock {
  const begin = Date.now();
  return {
    now: () => epochMillis(begin + (Date.now() - begin) * speed),
    after(delay, task) {
      const timer = setTimeout(task, delay / speed);
      return () => clearTimeout(timer);
    },
  };
}
