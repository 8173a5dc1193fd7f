import type { CancelTimer, Clock } from "../kernel/clock";
import { Subscribable } from "../kernel/subscribable";
import { SECOND, type EpochMillis } from "../kernel/time";

export interface WatchedClockPorts {
  readonly now: () => EpochMillis;
  /** Milliseconds that have passed since some moment, whoever sets the clock meanwhile. Where sleep counts is left open. */
  readonly passed: () => number;
  readonly setTimer: (delay: number, task: () => void) => CancelTimer;
  /** Begins to tick about once a second, whatever becomes of timers. Undefined where nothing can. */
  readonly startTicker: (tick: () => void) => (() => void) | undefined;
}

interface Moment {
  readonly now: number;
  readonly passed: number;
}

interface Timer {
  /** By `passed`: a clock that is set neither fires a timer nor holds it. */
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
  /** By the hands and by `passed`, since each may miss a sleep. */
  #lookedAt: Moment = { now: 0, passed: 0 };
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
      due: this.#ports.passed() + delay,
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
      this.#lookedAt = this.#moment();
      this.#stopTicker = this.#ports.startTicker(() => this.#look());
    }
    return cancel;
  }

  #look(): void {
    const before = this.#lookedAt;
    const moment = this.#moment();
    this.#lookedAt = moment;
    if (Math.max(moment.now - before.now, moment.passed - before.passed) > SLEPT) this.jumps.publish();
    const late = moment.passed - STARVED;
    for (const timer of [...this.#watched].sort((left, right) => left.due - right.due))
      if (timer.due <= late && this.#watched.has(timer)) timer.fire();
  }

  #moment(): Moment {
    return { now: this.now(), passed: this.#ports.passed() };
  }

  #rest(): void {
    this.#stopTicker?.();
    this.#stopTicker = undefined;
  }
}
