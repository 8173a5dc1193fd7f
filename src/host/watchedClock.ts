import type { CancelTimer, Clock } from "../kernel/clock";
import { Subscribable } from "../kernel/subscribable";
import { SECOND, type EpochMillis } from "../kernel/time";

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
/** Ticks so far apart (milliseconds): the machine slept, or the page was frozen. */
const SLEPT = 30 * SECOND;
/** Shorter waits are over before a tick could help (milliseconds). */
const WORTH_WATCHING = 200;

/**
 * Timers that are on time although the pane is hidden: a ticker outside the page's reach looks once a second for those
 * that should have fired, so that the heartbeat is sent, cells move, and one-time answers arrive. It ticks only while
 * something waits. A tick that comes far too late tells that the machine has slept.
 */
export class WatchedClock implements Clock {
  /** Much time has passed at once; told before any timer that fell due meanwhile fires. */
  readonly jumps = new Subscribable<void>();
  readonly #ports: WatchedClockPorts;
  readonly #watched = new Set<Timer>();
  #lookedAt = 0;
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
    if (this.#stopTicker === undefined) {
      this.#lookedAt = this.now();
      this.#stopTicker = this.#ports.startTicker(() => this.#look());
    }
    return cancel;
  }

  #look(): void {
    const now = this.now();
    const slept = now - this.#lookedAt > SLEPT;
    this.#lookedAt = now;
    if (slept) this.jumps.publish();
    const late = now - STARVED;
    for (const timer of [...this.#watched].sort((left, right) => left.due - right.due))
      if (timer.due <= late && this.#watched.has(timer)) timer.fire();
  }

  #rest(): void {
    this.#stopTicker?.();
    this.#stopTicker = undefined;
  }
}
