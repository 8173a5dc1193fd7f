import { Subscribable } from "../kernel/subscribable";
import type { PlanNumbers } from "./plan";

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
  /** Milliseconds after which a live value without news is withdrawn; undefined: never. */
  readonly staleAfter: number | undefined;
  /** The plan as the user has entered it; undefined: as learned, or the free plan. */
  readonly plan: PlanNumbers | undefined;
}

export const DEFAULT_SETTINGS: Settings = {
  server: "https://api.qos.hk",
  socket: "wss://api.qos.hk/ws",
  frame: 500,
  snapshotTtl: 2_000,
  timeZone: "exchange",
  staleAfter: undefined,
  plan: undefined,
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
  #current: Settings;

  constructor(storage: SettingsStorage) {
    this.#storage = storage;
    this.#current = readSettings(storage.get(SETTINGS_NAME));
  }

  get current(): Settings {
    return this.#current;
  }

  change(part: Partial<Settings>): void {
    this.#current = { ...this.#current, ...part };
    this.#storage.set(SETTINGS_NAME, JSON.stringify(this.#current), "computer");
    this.changes.publish(this.#current);
  }

  /** Another workbook has stored other settings. */
  reload(): void {
    this.#current = readSettings(this.#storage.get(SETTINGS_NAME));
    this.changes.publish(this.#current);
  }
}

function readSettings(text: string | undefined): Settings {
  const stored = parse(text);
  const server = readAddress(stored["server"], ["https:", "http:"]) ?? DEFAULT_SETTINGS.server;
  const frame = FRAME_CHOICES.find((choice) => choice === stored["frame"]);
  const { snapshotTtl, timeZone, staleAfter, plan } = stored;
  return {
    server,
    socket: readAddress(stored["socket"], ["wss:", "ws:"]) ?? socketOf(server),
    frame: frame ?? DEFAULT_SETTINGS.frame,
    snapshotTtl: isPositive(snapshotTtl) ? snapshotTtl : DEFAULT_SETTINGS.snapshotTtl,
    timeZone: timeZone === "utc" || timeZone === "local" ? timeZone : "exchange",
    staleAfter: isPositive(staleAfter) ? staleAfter : undefined,
    plan: readPlan(plan),
  };
}

/** The socket that belongs to a server: the same host, `/ws`. */
export function socketOf(server: string): string {
  return `${server.replace(/^http/, "ws")}/ws`;
}

/**
 * An address that may be used: encrypted, or on this computer. Undefined where it may not.
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
  const local = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
  const extra = url.search !== "" || url.hash !== "" || url.username !== "" || url.password !== "";
  if (!protocols.includes(url.protocol) || extra || (!encrypted && !local)) return undefined;
  return url.href.replace(/\/+$/, "");
}

function readPlan(raw: unknown): PlanNumbers | undefined {
  if (typeof raw !== "object" || raw === null) return undefined;
  const { products, requests, socketProducts, rest } = raw as Record<string, unknown>;
  if (!isCount(products) || !isCount(requests) || !isCount(socketProducts)) return undefined;
  const plan = { products, requests, socketProducts };
  return isLimits(rest) ? { ...plan, rest } : plan;
}

function isLimits(raw: unknown): raw is NonNullable<PlanNumbers["rest"]> {
  if (typeof raw !== "object" || raw === null) return false;
  return Object.values(raw as Readonly<Record<string, Partial<PlanNumbers> | null>>).every(
    (limit) => isCount(limit?.products) && isCount(limit.requests),
  );
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && isPositive(value);
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
