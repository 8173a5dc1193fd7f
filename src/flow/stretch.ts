import { SECOND } from "../kernel/time";

/** Of its frame a flush may take this share; from there on frames grow longer. */
const HEAVY = 1 / 4;
/** A flush must take less than this share for so many frames in turn before they grow shorter again. */
const LIGHT = 1 / 16;
const CALM = 8;
/** Frames are not stretched beyond this (milliseconds). */
const LONGEST = 5 * SECOND;

/**
 * How far frames are stretched when flushes grow slow, so that Excel and the pane keep most of the time for
 * themselves. Twice as long at once, half as long again only after a calm while: what is light in a long frame may be
 * heavy in a short one.
 */
export class Stretch {
  #factor = 1;
  #light = 0;

  /** The frame in force (milliseconds) where `interval` was chosen. */
  of(interval: number): number {
    return Math.max(interval, Math.min(LONGEST, interval * this.#factor));
  }

  /** A flush has taken so many milliseconds. */
  note(took: number, interval: number): void {
    const frame = this.of(interval);
    if (took >= frame * HEAVY) {
      this.#light = 0;
      if (frame < LONGEST) this.#factor *= 2;
    } else if (took >= frame * LIGHT || this.#factor === 1) this.#light = 0;
    else if (++this.#light === CALM) {
      this.#light = 0;
      this.#factor /= 2;
    }
  }
}
