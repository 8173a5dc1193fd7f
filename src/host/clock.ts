import type { Clock, Random } from "../kernel/clock";
import { epochMillis } from "../kernel/time";

/** The clock and timers of the web view. */
export const hostClock: Clock = {
  now: () => epochMillis(Date.now()),
  after(delay, task) {
    const timer = setTimeout(task, delay);
    return () => clearTimeout(timer);
  },
};

export const hostRandom: Random = () => Math.random();
