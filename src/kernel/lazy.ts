import type { Clock } from "./clock";
import { SECOND } from "./time";
import { within } from "./within";

/** What has not come by then counts as failed (milliseconds); the answers that wait for it are to come in time. */
export const LOADING = 20 * SECOND;

/** Code that is loaded when it is first needed. A load that failed, or took too long, is tried again by who comes next. */
export class Lazy<Code> {
  readonly #load: () => Promise<Code>;
  #loading: Promise<Code> | undefined;
  #loaded: Code | undefined;

  constructor(load: () => Promise<Code>) {
    this.#load = load;
  }

  /** The code, once it has come. */
  get loaded(): Code | undefined {
    return this.#loaded;
  }

  get(clock: Pick<Clock, "after">): Promise<Code> {
    if (this.#loading !== undefined) return this.#loading;
    const loading = within(clock, LOADING, this.#load());
    this.#loading = loading;
    loading.then(
      (code) => (this.#loaded = code),
      () => {
        if (this.#loading === loading) this.#loading = undefined;
      },
    );
    return loading;
  }
}
