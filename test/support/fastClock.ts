import type { Clock } from "../../src/kernel/clock";
import { epochMillis } from "../../src/kernel/time";

const timers = new Set<NodeJS.Timeout>();
let over = false;

/**
 * The real clock, running `speed` times as fast: a heartbeat of twenty seconds is due after one at speed 20. A timer
 * that is still set keeps no test run from ending.
 */
export function fastClock(speed: number): Clock {
  const begin = Date.now();
  return {
    now: () => epochMillis(begin + (Date.now() - begin) * speed),
    after(delay, task) {
      if (over) return () => undefined;
      const timer = setTimeout(() => {
        timers.delete(timer);
        task();
      }, delay / speed).unref();
      timers.add(timer);
      return () => {
        timers.delete(timer);
        clearTimeout(timer);
      };
    },
  };
}

/** No timer of this file's clocks fires any more, nor is one set. */
export function stopClocks(): void {
  over = true;
  timers.forEach((timer) => clearTimeout(timer));
  timers.clear();
}
