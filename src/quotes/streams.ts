import { isFresh } from "../kernel/age";
import type { CancelTimer, Clock } from "../kernel/clock";
import { SECOND } from "../kernel/time";
import { Frames } from "../flow/frames";
import type { Table } from "./cell";
import { newsFor, Pictures } from "./pictures";
import { isTable, type Shown } from "./shown";
import { Stream, type StreamOptions } from "./stream";
import { StreamsByKey } from "./streamsByKey";

export type { Shown } from "./shown";

export interface StreamsOptions {
  readonly clock: Clock;
  readonly interval: () => number | "paused";
  /** Whether Excel has no room for it now; it then comes again in the next frame, before others. */
  readonly isHeld?: (shown: Table) => boolean;
  /** Whether all change by the passing of time: values that have grown old are withdrawn. @default none does */
  readonly ageing?: () => boolean;
  readonly onError: (thrown: unknown) => void;
}

/** Excel drops a result that it could not take for a minute, while a cell was edited: repeat it after that. */
const REPEAT_AFTER = 65 * SECOND;
/** All are looked through for what is to be repeated so far apart at least (milliseconds). */
const REPEATS_APART = 5 * SECOND;

/**
 * Cells that are shown at once. What is more waits for a moment, so that it leaves in another message and neither it nor
 * Microsoft's work for it holds up the page: of formatted numbers so many are half a megabyte.
 */
const MOST_AT_ONCE = 5_000;

/** First words wait for no frame; yet those that come within so long are shown together (milliseconds). */
const FIRST_WORDS = 200;
/** What Excel had no room for and shows nothing yet comes again after so long where frames are longer (milliseconds). */
const HELD_AGAIN = 500;

/**
 * All live formulas. What changed since the last frame is shown in the next, together, and only if it differs; more than
 * `MOST_AT_ONCE` in parts, in which the cells of one instrument stay together. The first word on something is shown at once,
 * and with it whatever its formulas show besides, on every other cell that shows it too: cells that were given a value in
 * the same moment never contradict each other.
 */
export class Streams {
  readonly #options: StreamsOptions;
  readonly #frames: Frames;
  readonly #byKey = new StreamsByKey();
  readonly #streams = new Set<Stream>();
  /** Those that change by themselves. */
  readonly #ticking = new Set<Stream>();
  readonly #pictures = new Pictures();
  readonly #touched = new Set<string>();
  /** Those of the touched that Excel had no room for: they come first. */
  readonly #deferred = new Set<string>();
  /** Those of the touched of which nothing was shown before. */
  readonly #firsts = new Set<string>();
  #hurry: CancelTimer | undefined;
  #hurriedAt = 0;
  #tick: CancelTimer | undefined;
  /** What is left of a frame that is shown in parts. */
  #rest: { readonly keys: readonly string[]; at: number } | undefined;
  /** Another number for each part of a frame. */
  #part = 0;
  /** When it began (milliseconds since the first). */
  #partAt = 0;
  readonly #begun: number;
  /** Cells that were shown since. */
  #cells = 0;
  /** From when on something may have to be repeated, and when that was looked for; undefined: not yet. */
  #repeats: { readonly from: number; readonly lookedAt: number } | undefined;
  /** Time has passed, for those that show it. */
  #ticked = false;

  constructor(options: StreamsOptions) {
    this.#options = options;
    const { clock, interval } = options;
    this.#begun = clock.now();
    this.#frames = new Frames({ clock, interval, flush: () => this.#flush(MOST_AT_ONCE) });
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
    const stream = new Stream(options, picture);
    this.#streams.add(stream);
    if (stream.ticking !== undefined || stream.always) this.#ticking.add(stream);
    for (const key of stream.keys) this.#byKey.add(key, stream);
    // What it shows first is news to others: they show it with it.
    if (this.#touched.size > 0 && stream.keys.some((key) => this.#touched.has(key)) && this.frame !== "paused")
      this.#flushWhole();
    this.#render(stream);
    this.#keepTicking();
    return () => this.#remove(stream);
  }

  /** Something under `key` has changed. `isFirst`: nothing was known of it before. */
  readonly touch = (key: string, isFirst = false): void => {
    if (!this.#byKey.has(key)) return;
    this.#touched.add(key);
    // A pause holds changes up, not a formula's first word.
    if (this.#frames.request() === "paused")
      for (const stream of [...this.#byKey.of(key)]) if (stream.shown === undefined) this.#render(stream);
    if (isFirst) this.#showSoon([key], FIRST_WORDS);
  };

  /** Has every formula show again what it shows, within a second: Excel may have lost some of it. */
  repeatAll(): void {
    for (const stream of this.#streams) {
      stream.repeated = false;
      stream.shownAt = -REPEAT_AFTER;
    }
    this.#repeats = undefined;
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
    this.#ticking.delete(stream);
    if (stream.question !== undefined) this.#pictures.leave(stream.question);
    for (const key of stream.keys) this.#byKey.delete(key, stream);
    if (this.#streams.size > 0) return;
    this.#tick?.();
    this.#tick = undefined;
    this.#frames.stop();
    this.#hurry?.();
    this.#hurry = undefined;
    this.#touched.clear();
    this.#deferred.clear();
    this.#firsts.clear();
    this.#rest = undefined;
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
      for (const stream of this.#byKey.of(key)) {
        if (!due.has(stream)) keys.push(...stream.keys);
        due.add(stream);
      }
    }
    this.#renderAll(due);
  }

  /** Shows what has changed, in parts where it is much: of `most` cells or some more, those of one instrument together. */
  #flush(most: number): "over" | "more" {
    this.#beginPart();
    const rest = (this.#rest ??= { keys: this.#beginFrame(), at: 0 });
    for (; rest.at < rest.keys.length; rest.at += 1) {
      if (this.#cells >= most) return "more";
      const key = rest.keys[rest.at] ?? "";
      // What is deferred while they are shown is touched for the next frame, and what was shown meanwhile no more.
      if (!this.#touched.delete(key)) continue;
      this.#firsts.delete(key);
      for (const stream of this.#byKey.of(key)) this.#renderOnce(stream);
    }
    this.#rest = undefined;
    if (this.#touched.size > 0) this.#frames.request();
    return "over";
  }

  #flushWhole(): void {
    this.#rest = undefined;
    this.#flush(Infinity);
  }

  #beginFrame(): readonly string[] {
    const ticked = this.#ticked;
    this.#ticked = false;
    const keys = this.#inTurn();
    this.#deferred.clear();
    if (!ticked) return keys;
    const isAgeing = this.#options.ageing?.() === true;
    for (const stream of isAgeing ? this.#streams : this.#ticking)
      if (isAgeing || stream.ticking?.() === true) this.#renderOnce(stream);
    return keys;
  }

  /** What has changed: single values first, so that no table holds them up, then the tables that had no room. Some twice. */
  #inTurn(): readonly string[] {
    const touched = [...this.#touched];
    const single = touched.filter((key) => {
      const [first] = this.#byKey.of(key);
      const shown = first?.shown;
      return shown !== undefined && !isTable(shown);
    });
    return single.length === touched.length ? touched : [...single, ...this.#deferred, ...touched];
  }

  #beginPart(): void {
    this.#pictures.pass();
    this.#part += 1;
    this.#partAt = this.#passed();
    this.#cells = 0;
  }

  /** Each once in a part, in the order in which it is found: to list thousands first would be to walk over them twice. */
  #renderOnce(stream: Stream): void {
    if (stream.isMarked) {
      if (stream.part === this.#part) return;
      stream.part = this.#part;
    }
    this.#render(stream, "together");
  }

  #renderAll(due: Iterable<Stream>): void {
    this.#beginPart();
    for (const stream of due) this.#render(stream, "together");
  }

  #render(stream: Stream, how: "alone" | "together" = "alone"): void {
    try {
      const { picture, shown, render } = stream;
      if (how === "alone") this.#partAt = this.#passed();
      // What is held need not be made: its last size tells what room it takes.
      if (isTable(shown) && this.#isHeld(shown)) return this.#defer(stream);
      const next =
        picture === undefined || how === "alone"
          ? newsFor(shown, render())
          : this.#pictures.newsOf(picture, shown, render);
      if (next === undefined) return;
      if (isTable(next) && !isTable(shown) && this.#isHeld(next)) return this.#defer(stream);
      this.#cells += cellsOf(next);
      stream.shown = next;
      stream.shownAt = this.#partAt;
      stream.repeated = false;
      if (this.#tick === undefined) this.#keepTicking();
      stream.show(next);
    } catch (thrown) {
      this.#options.onError(thrown);
    }
  }

  #defer({ keys, shown }: Stream): void {
    for (const key of keys) {
      this.#touched.add(key);
      this.#deferred.add(key);
    }
    this.#frames.request();
    const { frame } = this;
    if (shown === undefined && frame !== "paused" && frame > HELD_AGAIN) this.#showSoon(keys, HELD_AGAIN);
  }

  /** While no frames come nothing is held: it would have no turn. */
  #isHeld(shown: Table): boolean {
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
    const isPaused = this.#options.interval() === "paused";
    let waits = false;
    if (!isPaused && this.#options.ageing?.() === true) this.#ticked = waits = true;
    for (const stream of this.#ticking) {
      if (stream.always) {
        waits = true;
        this.#render(stream);
      } else if (!isPaused && stream.ticking?.() === true) this.#ticked = waits = true;
    }
    if (this.#repeatLost(isPaused)) waits = true;
    // In a frame with all others, so that an age never tells of data that its neighbours do not show yet.
    if (this.#ticked) this.#frames.request();
    return waits;
  }

  /** Milliseconds since the beginning: of these numbers memory holds more at once than of dates. */
  #passed(): number {
    return this.#options.clock.now() - this.#begun;
  }

  /** Shows again what has been shown for long enough, and tells whether more of it is to come. */
  #repeatLost(isPaused: boolean): boolean {
    const now = this.#passed();
    const { from, lookedAt } = this.#repeats ?? { from: now, lookedAt: now };
    // A clock that was set back tells nothing of how long ago that was.
    if (now < from && now >= lookedAt) return true;
    let oldest = Infinity;
    let cells = 0;
    for (const stream of this.#streams) {
      if (stream.repeated || stream.shown === undefined || (isPaused && !stream.always)) continue;
      const isDue = !isFresh({ at: stream.shownAt, ttl: REPEAT_AFTER }, now);
      if (!isDue || cells >= MOST_AT_ONCE || (isTable(stream.shown) && this.#isHeld(stream.shown))) {
        oldest = Math.min(oldest, isDue ? -Infinity : stream.shownAt);
        continue;
      }
      cells += cellsOf(stream.shown);
      stream.repeated = true;
      try {
        stream.show(stream.shown);
      } catch (thrown) {
        this.#options.onError(thrown);
      }
    }
    if (oldest === Infinity) {
      this.#repeats = undefined;
      return false;
    }
    const next = oldest === -Infinity ? now : Math.max(oldest + REPEAT_AFTER, now + REPEATS_APART);
    this.#repeats = { from: next, lookedAt: now };
    return true;
  }
}

/** As many single cells as take as long: one in a table takes a quarter. */
function cellsOf(shown: Shown): number {
  return isTable(shown) ? (shown.length * (shown[0]?.length ?? 0)) / 4 : 1;
}
