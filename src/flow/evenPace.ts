export interface PaceOptions {
  /** Moments at which used slots become free again, ascending (milliseconds since the epoch). */
  readonly used: readonly number[];
  /** Requests that may be used in any stretch of `window` (milliseconds). */
  readonly requests: number;
  readonly window: number;
}

/**
 * Milliseconds between requests that go on for ever, beginning at `now`, so that none finds all slots used: after a
 * burst they are further apart at once, instead of stopping later until the burst has left the window.
 */
export function evenPace({ used, requests, window }: PaceOptions, now: number): number {
  const most = Math.max(1, requests);
  const paces = used.map((free, index) => {
    // That many requests from now on need this slot; those before it are free by then.
    const count = index + 1 + most - used.length;
    return count < 1 ? 0 : (free - now) / count;
  });
  return Math.max(window / most, ...paces);
}
