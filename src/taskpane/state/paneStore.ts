import type { App } from "../../runtime/app";
import { paneView, type PaneView } from "../../runtime/paneView";
import { watchPane } from "../../runtime/paneWatch";
import { ProgressCounter, type Progress } from "./progress";

/** Fewest milliseconds between two pictures of the pane. */
const SHORTEST = 250;
/** Ages and countdowns move once a second even when nothing else does. */
const TICK = 1_000;

export interface PaneStoreOptions {
  readonly app: App;
  /** Whether anybody sees the pane; while nobody does, nothing is drawn, and nothing is watched. */
  readonly seen: () => boolean;
  /** Calls `hear` when that may have changed, until the returned function is called. */
  readonly onSeen: (hear: () => void) => () => void;
}

/** The pane's picture of the program: taken when somebody looks, at most four times a second. */
export class PaneStore {
  readonly #app: App;
  readonly #seen: () => boolean;
  readonly #onSeen: PaneStoreOptions["onSeen"];
  readonly #listeners = new Set<() => void>();
  readonly #counter = new ProgressCounter();
  #view: PaneView | undefined;
  #progress: Progress | undefined;
  #takenAt = 0;
  #stopLooking: (() => void) | undefined;
  #stopWatching: (() => void) | undefined;
  #cancelNext: (() => void) | undefined;
  #cancelTick: (() => void) | undefined;

  constructor({ app, seen, onSeen }: PaneStoreOptions) {
    this.#app = app;
    this.#seen = seen;
    this.#onSeen = onSeen;
  }

  /** The latest picture; the same object until there is a newer one. */
  readonly view = (): PaneView => (this.#view ??= this.#take());

  /** How far the queue is, as of the latest picture; undefined when nothing waits. */
  get progress(): Progress | undefined {
    return this.#progress;
  }

  readonly subscribe = (hear: () => void): (() => void) => {
    if (this.#listeners.size === 0) this.#start();
    this.#listeners.add(hear);
    return () => {
      this.#listeners.delete(hear);
      if (this.#listeners.size === 0) this.#stop();
    };
  };

  /** Takes a new picture at once: the person at the pane has just done something. */
  readonly refresh = (): void => {
    this.#cancelNext?.();
    this.#cancelNext = undefined;
    this.#takenAt = this.#app.clock.now();
    this.#view = undefined;
    for (const hear of [...this.#listeners]) hear();
  };

  #take(): PaneView {
    const view = paneView(this.#app);
    this.#progress = this.#counter.see(view);
    return view;
  }

  #start(): void {
    this.#view = undefined;
    this.#stopLooking = this.#onSeen(() => this.#look());
    if (this.#seen()) this.#watch();
  }

  #stop(): void {
    this.#stopLooking?.();
    this.#stopLooking = undefined;
    this.#rest();
  }

  /** The pane may have come into sight, or gone out of it. */
  #look(): void {
    if (!this.#seen()) return this.#rest();
    if (this.#stopWatching !== undefined) return;
    this.#watch();
    this.refresh();
  }

  #watch(): void {
    this.#stopWatching = watchPane(this.#app, () => this.#soon());
    this.#tick();
  }

  #rest(): void {
    this.#stopWatching?.();
    this.#cancelNext?.();
    this.#cancelTick?.();
    this.#cancelNext = this.#cancelTick = this.#stopWatching = undefined;
  }

  #tick(): void {
    this.#cancelTick = this.#app.clock.after(TICK, () => {
      this.#soon();
      this.#tick();
    });
  }

  #soon(): void {
    if (this.#cancelNext !== undefined || !this.#seen()) return;
    const { clock } = this.#app;
    const since = clock.now() - this.#takenAt;
    // A clock that was set back would otherwise hold the next picture off for as long.
    const wait = since < 0 ? 0 : Math.max(0, SHORTEST - since);
    this.#cancelNext = clock.after(wait, this.refresh);
  }
}
