import type { CancelTimer, Clock } from "../kernel/clock";
import { epochMillis, type EpochMillis } from "../kernel/time";

/** The machine's own clock. */
export const systemClock: Clock = {
  now: (): EpochMillis => epochMillis(Date.now()),
  after: (delay: number, task: () => void): CancelTimer => {
    const timer = setTimeout(task, delay);
    return () => clearTimeout(timer);
  },
};
