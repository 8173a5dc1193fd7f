import type { CancelTimer, Clock } from "../kernel/clock";
import { MINUTE } from "../kernel/time";
import type { Subject } from "../qos/topics/topic";

export interface QuietCheckOptions {
  readonly clock: Clock;
  /** Subjects that are subscribed but of which nothing has come for so many milliseconds. */
  readonly quiet: (milliseconds: number) => readonly Subject[];
  /** Asks for their present values by request, where the budget has room. */
  readonly refresh: (subjects: readonly Subject[]) => void;
}

/** A subscription that is silent for so long (milliseconds) is looked after. */
const QUIET = 2 * MINUTE;

/**
 * A quiet market and a subscription that the server has forgotten look the same: nothing comes. So what is silent for
 * long is asked for now and then, and no cell goes stale unseen.
 */
export class QuietCheck {
  readonly #options: QuietCheckOptions;
  #timer: CancelTimer | undefined;

  constructor(options: QuietCheckOptions) {
    this.#options = options;
  }

  start(): void {
    this.#timer ??= this.#options.clock.after(QUIET / 4, () => {
      this.#timer = undefined;
      this.start();
      const quiet = this.#options.quiet(QUIET);
      if (quiet.length > 0) this.#options.refresh(quiet);
    });
  }

  stop(): void {
    this.#timer?.();
    this.#timer = undefined;
  }
}
