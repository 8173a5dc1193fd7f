import type { Clock } from "./clock";

/** What was waited for has not come in time. */
export class TooLate extends Error {
  constructor() {
    super("it took too long");
  }
}

/** The outcome of `task`, or `TooLate` where it has none after so many milliseconds. */
export function within<T>(clock: Pick<Clock, "after">, milliseconds: number, task: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = clock.after(milliseconds, () => reject(new TooLate()));
    task.finally(stop).then(resolve, reject);
  });
}
