import { Subscribable } from "../kernel/subscribable";
import { readPlan, type PlanNumbers } from "./plan";

/** Milliseconds between two frames of live cells, or none at all. */
export type FrameChoice = 250 | 500 | 1_000 | 2_000 | 5_000 | 15_000 | "paused";

export const FRAME_CHOICES: readonly FrameChoice[] = [250, 500, 1_000, 2_000, 5_000, 15_000, "paused"];

export interface Settings {
  /** Base address of REST, without a slash at the end. */
  readonly server: string;
  /** Address of the socket. */
  readonly socket: string;
  readonly frame: FrameChoice;
  /** Milliseconds for which a snapshot answers again. */
  readonly snapshotTtl: number;
  readonly timeZone: "exchange" | "utc" | "local";
  /** Names above columns that the user has not named: English everywhere, or as the pane speaks. */
  readonly headers: "english" | "pane";
  /** Numbers bring their format along where Excel takes it, or never. */
  readonly numbers: "formatted" | "plain";
  /** Whether rows of codes that were written in a text begin with them. */
  readonly codeColumn: "shown" | "hidden";
  /** Milliseconds after which a live value without news is withdrawn; undefined: never. */
  readonly staleAfter: number | undefined;
  /** The plan as the user has entered it; undefined: as learned, or the free plan. */
  readonly plan: PlanNumbers | undefined;
  /** Room for answers kept between sessions, in millions of characters. */
  readonly cacheSize: number;
  /** Every workbook opens with its live cells paused. */
  readonly startPaused: boolean;
  /** What the list of problems takes up: nothing, failures, or passing states too. */
  readonly log: "errors" | "off" | "all";
  /** Language and look of the pane; `office`: as Office has them. */
  readonly language: "office" | "en" | "zh";
  readonly theme: "office" | "light" | "dark";
  /** Colour of a price that has risen; `office`: red in Chinese, else green. */
  readonly rising: "office" | "green" | "red";
}

/** The choices of each setting that is one word; the first is the default. */
export const WORDS = {
  timeZone: ["exchange", "utc", "local"],
  headers: ["english", "pane"],
  numbers: ["formatted", "plain"],
  codeColumn: ["shown", "hidden"],
  log: ["errors", "off", "all"],
  language: ["office", "en", "zh"],
  theme: ["office", "light", "dark"],
  rising: ["office", "green", "red"],
} as const satisfies Partial<Record<keyof Settings, readonly string[]>>;

export const DEFAULT_SETTINGS: Settings = {
  server: "https://api.qos.hk",
  socket: "wss://api.qos.hk/ws",
  frame: 500,
  snapshotTtl: 2_000,
  timeZone: "exchange",
  headers: "english",
  numbers: "formatted",
  codeColumn: "shown",
  staleAfter: undefined,
  plan: undefined,
  cacheSize: 50,
  startPaused: false,
  log: "errors",
  language: "office",
  theme: "office",
  rising: "office",
};

/** Where settings are kept. The key has a place of its own (key.ts). */
export const SETTINGS_NAME = "qos.settings";

export interface SettingsStorage {
  get(name: string): string | undefined;
  set(name: string, text: string, scope: "computer" | "session"): boolean;
}

/** The settings in force; what was stored and cannot be read falls back to the default, member by member. */
export class SettingsStore {
  readonly changes = new Subscribable<Settings>();
  readonly #storage: SettingsStorage;
  /** The pace that was stored: the one to resume at where the start is paused. */
  readonly paceAtStart: FrameChoice;
  #current: Settings;
  /** Paused by the start alone, which concerns this workbook and none of the others. */
  #held: boolean;

  constructor(storage: SettingsStorage) {
    this.#storage = storage;
    const stored = this.#stored();
    this.paceAtStart = stored.frame;
    this.#held = stored.startPaused;
    this.#current = this.#hold(stored);
  }

  get current(): Settings {
    return this.#current;
  }

  change(part: Partial<Settings>): void {
    this.#held &&= part.frame === undefined;
    const stored = this.#held ? { ...this.#current, frame: this.#stored().frame } : this.#current;
    this.#storage.set(SETTINGS_NAME, JSON.stringify({ ...stored, ...part }), "computer");
    this.#current = { ...this.#current, ...part };
    this.changes.publish(this.#current);
  }

  /** Another workbook has stored other settings. */
  reload(): void {
    this.#current = this.#hold(this.#stored());
    this.changes.publish(this.#current);
  }

  #stored(): Settings {
    return readSettings(this.#storage.get(SETTINGS_NAME));
  }

  #hold(settings: Settings): Settings {
    return this.#held ? { ...settings, frame: "paused" } : settings;
  }
}

function readSettings(text: string | undefined): Settings {
  const stored = parse(text);
  const server = readAddress(stored["server"], ["https:", "http:"]) ?? DEFAULT_SETTINGS.server;
  const frame = FRAME_CHOICES.find((choice) => choice === stored["frame"]);
  const { snapshotTtl, staleAfter, plan, cacheSize, startPaused } = stored;
  return {
    server,
    socket: readAddress(stored["socket"], ["wss:", "ws:"]) ?? socketOf(server),
    frame: frame ?? DEFAULT_SETTINGS.frame,
    snapshotTtl: isPositive(snapshotTtl) ? snapshotTtl : DEFAULT_SETTINGS.snapshotTtl,
    timeZone: chosen(WORDS.timeZone, stored["timeZone"]),
    headers: chosen(WORDS.headers, stored["headers"]),
    numbers: chosen(WORDS.numbers, stored["numbers"]),
    codeColumn: chosen(WORDS.codeColumn, stored["codeColumn"]),
    staleAfter: isPositive(staleAfter) ? staleAfter : undefined,
    plan: readPlan(plan),
    cacheSize: isPositive(cacheSize) ? cacheSize : DEFAULT_SETTINGS.cacheSize,
    startPaused: startPaused === true,
    log: chosen(WORDS.log, stored["log"]),
    language: chosen(WORDS.language, stored["language"]),
    theme: chosen(WORDS.theme, stored["theme"]),
    rising: chosen(WORDS.rising, stored["rising"]),
  };
}

function chosen<Word extends string>(words: readonly [Word, ...Word[]], raw: unknown): Word {
  return words.find((word) => word === raw) ?? words[0];
}

/** The socket that belongs to a server: the same host, `/ws`. */
export function socketOf(server: string): string {
  return `${server.replace(/^http/, "ws")}/ws`;
}

/**
 * An address that may be used: encrypted, or on this computer, by the two names that the pane's content security policy
 * can allow. Undefined where it may not.
 * A query, a fragment or a user is refused: a credential might stand in it.
 */
export function readAddress(raw: unknown, protocols: readonly string[]): string | undefined {
  if (typeof raw !== "string") return undefined;
  let url: URL;
  try {
    url = new URL(raw.trim());
  } catch {
    return undefined;
  }
  const encrypted = url.protocol === "https:" || url.protocol === "wss:";
  const local = /^(localhost|127\.0\.0\.1)$/.test(url.hostname);
  const extra = url.search !== "" || url.hash !== "" || url.username !== "" || url.password !== "";
  if (!protocols.includes(url.protocol) || extra || (!encrypted && !local)) return undefined;
  return url.href.replace(/\/+$/, "");
}

function isPositive(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value) && value > 0;
}

function parse(text: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text ?? "{}");
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
