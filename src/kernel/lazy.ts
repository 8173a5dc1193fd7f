import type { Clock } from "./clock";
import { SECOND } from "./time";

/** What has not come by then counts as failed (milliseconds); the answers that wait for it are to come in time. */
export const LOADING = 20 * SECOND;

/** Code that is loaded when it is first needed. A load that failed, or took too long, is tried again by who comes next. */
export class Lazy<Code> {
  readonly #load: () => Promise<Code>;
  #loading: Promise<Code> | undefined;

  constructor(load: () => Promise<Code>) {
    this.#load = load;
  }

  get(clock: Pick<Clock, "after">): Promise<Code> {
    this.#loading ??= this.#inTime(clock);
    return this.#loading;
  }

  #inTime(clock: Pick<Clock, "after">): Promise<Code> {
    const loading = new Promise<Code>((resolve, reject) => {
      const fail = (why: unknown): void => {
        if (this.#loading === loading) this.#loading = undefined;
        reject(why);
      };
      const stop = clock.after(LOADING, () => fail(new Error("loading took too long")));
      this.#load().then(
        (code) => {
          stop();
          resolve(code);
        },
        (why: unknown) => {
          stop();
          fail(why);
        },
      );
    });
    return loading;
  }
}
