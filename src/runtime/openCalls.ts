import type { Clock } from "../kernel/clock";

/** A call that streams. */
export interface OpenStream {
  /** It has shown something. */
  readonly shown: () => void;
  readonly ended: () => void;
}

/** The calls that Excel has made and not ended: what its cells show and wait for. */
export class OpenCalls {
  readonly #clock: Clock;
  #live = 0;
  #waiting = 0;
  #waitingSince = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Calls that stream. */
  get live(): number {
    return this.#live;
  }

  /** Calls, of whatever kind, without a word so far. */
  get waiting(): number {
    return this.#waiting;
  }

  /** Milliseconds for which some call or other has waited without a break; 0: none waits. */
  get waitingFor(): number {
    return this.#waiting === 0 ? 0 : Math.max(0, this.#clock.now() - this.#waitingSince);
  }

  /** A call that answers once. The function that is returned ends it; calling that twice does no harm. */
  once(): () => void {
    return this.#wait();
  }

  stream(): OpenStream {
    this.#live += 1;
    const shown = this.#wait();
    let isOpen = true;
    const ended = (): void => {
      shown();
      if (isOpen) this.#live -= 1;
      isOpen = false;
    };
    return { shown, ended };
  }

  #wait(): () => void {
    if (this.#waiting === 0) this.#waitingSince = this.#clock.now();
    this.#waiting += 1;
    let waits = true;
    return () => {
      if (waits) this.#waiting -= 1;
      waits = false;
    };
  }
}
