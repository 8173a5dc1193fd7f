import type { EpochMillis } from "./time";

/** Undoes a timer. Safe to call twice, and after the timer has fired. */
export type CancelTimer = () => void;

/**
 * Time as a port: the only way this program reads the hour or waits.
 * The host gives the real one, tests own theirs.
 */
export interface Clock {
  /** Milliseconds since the epoch. May jump (sleep, a corrected system clock). */
  now(): EpochMillis;
  /** Runs `task` once, not earlier than `delay` milliseconds from now. */
  after(delay: number, task: () => void): CancelTimer;
}

/** Randomness as a port: a number from 0 (included) to 1 (excluded). */
export type Random = () => number;
