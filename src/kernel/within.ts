import type { Clock } from "./clock";

/** What was waited for has not come in time. */
export class TooLate extends Error {
  constructor() {
    super("not there in time");
  }
}

/** The outcome of `task`, or `TooLate` where it has none after so many milliseconds. */
export function within<T>(clock: Clock, milliseconds: number, task: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = clock.after(milliseconds, () => reject(new TooLate()));
    task.then(resolve, reject).finally(stop);
  });
}
