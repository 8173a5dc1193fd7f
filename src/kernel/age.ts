/** What is kept for a while: when it was stored, and for how long it is good from then on, in milliseconds. */
export interface Dated {
  /** Milliseconds since the epoch, by this computer's clock. */
  readonly at: number;
  /** Infinity: for ever. */
  readonly ttl: number;
}

/**
 * Milliseconds for which something kept is still good; 0 or less: not any more. The one rule of age of this program.
 * This computer's clock may be corrected at any moment, so what was stored later than it is now is as old as can be:
 * nobody knows how much time has passed since, and to take it for young would keep it for as long as the clock was wrong.
 */
export function remaining({ at, ttl }: Dated, now: number): number {
  if (ttl === Infinity) return Infinity;
  return now < at ? 0 : at + ttl - now;
}

/** Whether something kept is still good. */
export function isFresh(dated: Dated, now: number): boolean {
  return remaining(dated, now) > 0;
}

/** Timers may be so late (milliseconds). */
const TIMER_DELAY = 2_000;

/**
 * What is left of a stretch of `length` milliseconds that ends at `end` and whose timer has not told its end. A clock
 * that was moved meanwhile says that more is left than the whole, or that it is long over; then it may be all of it, and
 * is never more.
 */
export function leftOf({ end, length }: { readonly end: number; readonly length: number }, now: number): number {
  const left = end - now;
  return left >= -TIMER_DELAY && left <= length ? Math.max(0, left) : length;
}
