import type { CancelTimer, Clock } from "../kernel/clock";
import { epochMillis, type EpochMillis } from "../kernel/time";

/** The machine's own clock. Its timers keep the process alive: a server waits for its next step. */
export const systemClock: Clock = {
  now: (): EpochMillis => epochMillis(Date.now()),
  after: (delay: number, task: () => void): CancelTimer => {
    const timer = setTimeout(task, delay);
    return () => clearTimeout(timer);
  },
};
