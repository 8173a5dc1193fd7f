import type { EpochSeconds } from "../../kernel/time";
import { periodOf, type Interval } from "../../market/periods";
import type { Bar } from "../../qos/bar";

const DAY_SECONDS = 86_400;

/** Longest that a bar can last from its start, in seconds. A bar older than that moves no more. */
export function longestBar(interval: Interval): number {
  const within = periodOf(interval).seconds;
  if (within !== undefined) return within;
  switch (interval) {
    case "1w":
      return 7 * DAY_SECONDS;
    case "1mo":
      return 31 * DAY_SECONDS;
    case "1y":
      return 366 * DAY_SECONDS;
    default:
      return DAY_SECONDS;
  }
}

/** Whether a bar has ended: it will not change again, save by a new adjustment. */
export function isClosed(bar: Bar, interval: Interval, now: EpochSeconds): boolean {
  return bar.time + longestBar(interval) <= now;
}

/**
 * Bars that can lie between two moments: never fewer than there are. Days without trading make it too many, which
 * costs nothing but the size of an answer.
 */
export function mostBarsBetween(from: number, to: number, interval: Interval): number {
  const shortest = interval === "1mo" ? 28 * DAY_SECONDS : interval === "1y" ? 365 * DAY_SECONDS : longestBar(interval);
  return Math.max(1, Math.ceil((to - from) / shortest) + 1);
}
