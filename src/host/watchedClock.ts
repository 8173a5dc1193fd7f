import type { CancelTimer, Clock } from "../kernel/clock";
import type { EpochMillis } from "../kernel/time";

export interface WatchedClockPorts {
  readonly now: () => EpochMillis;
  readonly setTimer: (delay: number, task: () => void) => CancelTimer;
  /** Begins to tick about once a second, whatever becomes of timers. Undefined where nothing can. */
  readonly startTicker: (tick: () => void) => (() => void) | undefined;
}

interface Timer {
  readonly due: number;
  readonly fire: () => void;
}

/** A timer this late (milliseconds) is starved: the page is hidden, and its timers run once a minute or not at all. */
const STARVED = 100;
/** Shorter waits are over before a tick could help (milliseconds). */
const WORTH_WATCHING = 200;

/**
 * Timers that are on time although the pane is hidden: a ticker outside the page's reach looks once a second for those
 * that should have fired, so that the heartbeat is sent, cells move, and one-time answers arrive. It ticks only while
 * something waits.
 */
export class WatchedClock implements Clock {
  readonly #ports: WatchedClockPorts;
  readonly #watched = new Set<Timer>();
  #stopTicker: (() => void) | undefined;

  constructor(ports: WatchedClockPorts) {
    this.#ports = ports;
  }

  now(): EpochMillis {
    return this.#ports.now();
  }

  after(delay: number, task: () => void): CancelTimer {
    if (delay < WORTH_WATCHING) return this.#ports.setTimer(delay, task);
    const timer: Timer = {
      due: this.now() + delay,
      fire: () => {
        cancel();
        task();
      },
    };
    const stop = this.#ports.setTimer(delay, timer.fire);
    const cancel = (): void => {
      stop();
      if (this.#watched.delete(timer) && this.#watched.size === 0) this.#rest();
    };
    this.#watched.add(timer);
    this.#stopTicker ??= this.#ports.startTicker(() => this.#look());
    return cancel;
  }

  #look(): void {
    const late = this.now() - STARVED;
    for (const timer of [...this.#watched].sort((left, right) => left.due - right.due))
      if (timer.due <= late && this.#watched.has(timer)) timer.fire();
  }

  #rest(): void {
    this.#stopTicker?.();
    this.#stopTicker = undefined;
  }
}
