import type { Clock } from "../../kernel/clock";
import { epochMillis } from "../../kernel/time";

/** Real time of this page or process. */
export const realClock: Clock = {
  now: () => epochMillis(Date.now()),
  after(delay, task) {
    const timer = setTimeout(task, delay);
    return () => clearTimeout(timer);
  },
};
