import { DEFAULT_SETTINGS, type FrameChoice, type SettingsStore } from "./settings";

/** How often live cells change, or that they do not. */
export class Pace {
  readonly #settings: SettingsStore;
  #beforePause: FrameChoice;

  constructor(settings: SettingsStore) {
    this.#settings = settings;
    const stored = settings.paceAtStart;
    this.#beforePause = stored === "paused" ? DEFAULT_SETTINGS.frame : stored;
  }

  get isPaused(): boolean {
    return this.#settings.current.frame === "paused";
  }

  /** Stops live cells from changing, or lets them go on at the pace they had. */
  toggle(): void {
    const { frame } = this.#settings.current;
    if (frame !== "paused") this.#beforePause = frame;
    this.#settings.change({ frame: frame === "paused" ? this.#beforePause : "paused" });
  }
}
