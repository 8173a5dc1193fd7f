import { isFresh } from "../kernel/age";
import type { CancelTimer, Clock } from "../kernel/clock";
import { SECOND } from "../kernel/time";
import { Frames } from "../flow/frames";
import { newsFor, Pictures } from "./pictures";
import { isTable, type Shown } from "./shown";

export type { Shown } from "./shown";

export interface StreamOptions {
  /** The stream is rendered anew when any of these is touched. */
  readonly keys: readonly string[];
  /** What to show now, or undefined when there is nothing to show yet. */
  readonly render: () => Shown | undefined;
  /** Formulas of the same question show the same at any moment: it is made once for all of them. @default none does */
  readonly question?: string | undefined;
  readonly show: (shown: Shown) => void;
  /** Changes by the passing of time alone, such as an age. */
  readonly ticking?: () => boolean;
  /** Changes by the passing of time, and goes on while the others are paused: it tells of the pause. */
  readonly always?: boolean;
}

interface Stream extends StreamOptions {
  /** Where the picture of its question is; undefined: it has none in common with others. */
  readonly picture: ReturnType<Pictures["join"]> | undefined;
  /** The frame for which it has been marked. */
  due: number;
  shown: Shown | undefined;
  shownAt: number;
  repeated: boolean;
}

export interface StreamsOptions {
  readonly clock: Clock;
  readonly interval: () => number | "paused";
  /** Whether Excel has no room for it now; it then comes again in the next frame, before others. */
  readonly isHeld?: (shown: Shown) => boolean;
  readonly onError: (thrown: unknown) => void;
}

/** Excel drops a result that it could not take for a minute, while a cell was edited: repeat it after that. */
const REPEAT_AFTER = 65 * SECOND;

/** First words wait for no frame; yet those that come within so long are shown together (milliseconds). */
const FIRST_WORDS = 200;
/** What Excel had no room for and shows nothing yet comes again after so long where frames are longer (milliseconds). */
const HELD_AGAIN = 500;

/**
 * All live formulas. What changed since the last frame is shown in the next, together, and only if it differs. The first
 * word on something is shown at once, and with it whatever its formulas show besides, on every other cell that shows it
 * too: cells that were given a value in the same moment never contradict each other.
 */
export class Streams {
  readonly #options: StreamsOptions;
  readonly #frames: Frames;
  readonly #byKey = new Map<string, Set<Stream>>();
  readonly #streams = new Set<Stream>();
  readonly #pictures = new Pictures();
  readonly #touched = new Set<string>();
  /** Those of the touched of which nothing was shown before. */
  readonly #firsts = new Set<string>();
  #hurry: CancelTimer | undefined;
  #hurriedAt = 0;
  #tick: CancelTimer | undefined;
  /** Another number for each flush. */
  #frame = 0;
  /** Time has passed, for those that show it. */
  #ticked = false;

  constructor(options: StreamsOptions) {
    this.#options = options;
    const { clock, interval } = options;
    this.#frames = new Frames({ clock, interval, flush: () => this.#flush() });
  }

  get count(): number {
    return this.#streams.size;
  }

  /** Milliseconds between two frames as they are now, longer than chosen while Excel is slow. */
  get frame(): number | "paused" {
    return this.#frames.interval;
  }

  /** Starts a stream; shows at once what is known. Ends when the returned function is called. */
  add(options: StreamOptions): () => void {
    const picture = options.question === undefined ? undefined : this.#pictures.join(options.question);
    const stream: Stream = { ...options, picture, due: -1, shown: undefined, shownAt: 0, repeated: false };
    this.#streams.add(stream);
    for (const key of stream.keys) {
      const together = this.#byKey.get(key);
      if (together === undefined) this.#byKey.set(key, new Set([stream]));
      else together.add(stream);
    }
    // What it shows first is news to others: they show it with it.
    if (stream.keys.some((key) => this.#touched.has(key)) && this.frame !== "paused") this.#flush();
    this.#render(stream);
    this.#keepTicking();
    return () => this.#remove(stream);
  }

  /** Something under `key` has changed. `isFirst`: nothing was known of it before. */
  readonly touch = (key: string, isFirst = false): void => {
    const together = this.#byKey.get(key);
    if (together === undefined) return;
    // A pause holds changes up, not a formula's first word.
    if (this.#options.interval() === "paused")
      for (const stream of [...together]) if (stream.shown === undefined) this.#render(stream);
    this.#touched.add(key);
    this.#frames.request();
    if (isFirst) this.#showSoon([key], FIRST_WORDS);
  };

  /** Has every formula show again what it shows, within a second: Excel may have lost some of it. */
  repeatAll(): void {
    for (const stream of this.#streams) {
      stream.repeated = false;
      stream.shownAt = 0;
    }
    this.#keepTicking();
  }

  /** What is shown counts no more: it is not shown again, and what comes next is each formula's first word. */
  withdraw(): void {
    for (const stream of this.#streams) stream.shown = undefined;
  }

  touchAll(): void {
    for (const key of this.#byKey.keys()) this.#touched.add(key);
    if (this.#touched.size > 0) this.#frames.request();
    // What moves by time alone may be others now.
    this.#keepTicking();
  }

  #remove(stream: Stream): void {
    this.#streams.delete(stream);
    if (stream.question !== undefined) this.#pictures.leave(stream.question);
    for (const key of stream.keys) {
      const together = this.#byKey.get(key);
      together?.delete(stream);
      if (together?.size === 0) this.#byKey.delete(key);
    }
    if (this.#streams.size > 0) return;
    this.#tick?.();
    this.#tick = undefined;
    this.#frames.stop();
    this.#hurry?.();
    this.#hurry = undefined;
    this.#touched.clear();
    this.#firsts.clear();
  }

  #showSoon(keys: readonly string[], apart: number): void {
    for (const key of keys) this.#firsts.add(key);
    const { clock } = this.#options;
    const since = clock.now() - this.#hurriedAt;
    const delay = since >= 0 && since < apart ? apart - since : 0;
    this.#hurry ??= clock.after(delay, () => {
      this.#hurry = undefined;
      this.#showFirsts();
    });
  }

  /** Shows first words, and what else has changed of the formulas that show them, and so on from cell to cell. */
  #showFirsts(): void {
    this.#hurriedAt = this.#options.clock.now();
    const keys = [...this.#firsts];
    this.#firsts.clear();
    if (this.#options.interval() === "paused") return;
    const due = new Set<Stream>();
    for (const key of keys) {
      if (!this.#touched.delete(key)) continue;
      for (const stream of this.#byKey.get(key) ?? []) {
        if (!due.has(stream)) keys.push(...stream.keys);
        due.add(stream);
      }
    }
    this.#renderAll(due);
  }

  #flush(): void {
    this.#frame += 1;
    this.#pictures.pass();
    const ticked = this.#ticked;
    this.#ticked = false;
    // What is deferred while they are shown is touched for the next frame.
    const touched = [...this.#touched];
    this.#touched.clear();
    this.#firsts.clear();
    if (ticked) for (const stream of this.#streams) if (stream.ticking?.() === true) this.#renderOnce(stream);
    for (const key of touched) {
      const together = this.#byKey.get(key);
      if (together !== undefined) for (const stream of together) this.#renderOnce(stream);
    }
  }

  /** Each once in a frame, in the order in which it is found: to list thousands first would be to walk over them twice. */
  #renderOnce(stream: Stream): void {
    if (stream.due === this.#frame) return;
    stream.due = this.#frame;
    this.#render(stream, "together");
  }

  #renderAll(due: Iterable<Stream>): void {
    this.#pictures.pass();
    for (const stream of due) this.#render(stream, "together");
  }

  #render(stream: Stream, how: "alone" | "together" = "alone"): void {
    try {
      const { picture, shown, render } = stream;
      // What is held need not be made: its last size tells what room it takes.
      if (isTable(shown) && this.#isHeld(shown)) return this.#defer(stream);
      const next =
        picture === undefined || how === "alone"
          ? newsFor(shown, render())
          : this.#pictures.newsOf(picture, shown, render);
      if (next === undefined) return;
      if (!isTable(shown) && this.#isHeld(next)) return this.#defer(stream);
      stream.shown = next;
      stream.shownAt = this.#options.clock.now();
      stream.repeated = false;
      this.#keepTicking();
      stream.show(next);
    } catch (thrown) {
      this.#options.onError(thrown);
    }
  }

  #defer({ keys, shown }: Stream): void {
    for (const key of keys) this.#touched.add(key);
    this.#frames.request();
    const { frame } = this;
    if (shown === undefined && frame !== "paused" && frame > HELD_AGAIN) this.#showSoon(keys, HELD_AGAIN);
  }

  /** While no frames come nothing is held: it would have no turn. */
  #isHeld(shown: Shown): boolean {
    return this.#options.interval() !== "paused" && this.#options.isHeld?.(shown) === true;
  }

  #keepTicking(): void {
    if (this.#tick !== undefined || this.#streams.size === 0) return;
    this.#tick = this.#options.clock.after(SECOND, () => {
      this.#tick = undefined;
      if (this.#onTick()) this.#keepTicking();
    });
  }

  /** Whether the passing of time will change something yet, or something is still to be repeated. */
  #onTick(): boolean {
    let waits = false;
    const paused = this.#options.interval() === "paused";
    const now = this.#options.clock.now();
    for (const stream of this.#streams) {
      if (stream.always === true) this.#render(stream);
      else if (paused) continue;
      else if (stream.ticking?.() === true) this.#ticked = waits = true;
      waits ||= stream.always === true;
      if (stream.repeated || stream.shown === undefined) continue;
      waits = true;
      if (isFresh({ at: stream.shownAt, ttl: REPEAT_AFTER }, now)) continue;
      if (this.#isHeld(stream.shown)) continue;
      stream.repeated = true;
      try {
        stream.show(stream.shown);
      } catch (thrown) {
        this.#options.onError(thrown);
      }
    }
    // In a frame with all others, so that an age never tells of data that its neighbours do not show yet.
    if (this.#ticked) this.#frames.request();
    return waits;
  }
}
