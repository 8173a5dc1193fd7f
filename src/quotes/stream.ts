import type { Picture } from "./pictures";
import type { Shown } from "./shown";

export interface StreamOptions {
  /** The stream is rendered anew when any of these is touched. */
  readonly keys: readonly string[];
  /** What to show now, or undefined when there is nothing to show yet. */
  readonly render: () => Shown | undefined;
  /** Formulas of the same question show the same at any moment: it is made once for all of them. @default none does */
  readonly question?: string | undefined;
  readonly show: (shown: Shown) => void;
  /** Changes by the passing of time alone, such as an age. */
  readonly ticking?: (() => boolean) | undefined;
  /** Changes by the passing of time, and goes on while the others are paused: it tells of the pause. */
  readonly always?: boolean;
}

/**
 * A live formula and what it shows. Of ten thousand each frame reads and writes a few members, so these stand first, in
 * the object itself, and are whole numbers.
 */
export class Stream {
  /** The part of a frame in which it was looked at last. */
  part = -1;
  /** Whether several things may have it looked at in one part. */
  readonly isMarked: boolean;
  /** Where the picture of its question is; undefined: it has none in common with others. */
  readonly picture: Picture | undefined;
  shown: Shown | undefined;
  /** Whole milliseconds since the beginning of all streams. */
  shownAt = 0;
  repeated = false;
  readonly show: (shown: Shown) => void;
  readonly render: () => Shown | undefined;
  readonly keys: readonly string[];
  readonly question: string | undefined;
  readonly ticking: (() => boolean) | undefined;
  readonly always: boolean;

  constructor({ keys, render, question, show, ticking, always = false }: StreamOptions, picture: Picture | undefined) {
    this.isMarked = keys.length > 1 || ticking !== undefined;
    this.picture = picture;
    this.shown = undefined;
    this.show = show;
    this.render = render;
    this.keys = keys;
    this.question = question;
    this.ticking = ticking;
    this.always = always;
  }
}
