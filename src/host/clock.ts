import type { Random } from "../kernel/clock";
import { epochMillis } from "../kernel/time";
import { hostTicker } from "./ticker";
import { WatchedClock } from "./watchedClock";

/** The clock and timers of the web view, kept on time by a worker while the pane is hidden. */
export const hostClock = new WatchedClock({
  now: () => epochMillis(Date.now()),
  passed: () => performance.now(),
  setTimer(delay, task) {
    const timer = setTimeout(task, delay);
    return () => clearTimeout(timer);
  },
  startTicker: hostTicker,
});

export const hostRandom: Random = () => Math.random();
