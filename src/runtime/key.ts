import type { Nominal } from "../kernel/nominal";
import { Subscribable } from "../kernel/subscribable";

/** The credential. Never in a workbook, a formula, a log, or a text that is shown. */
export type ApiKey = Nominal<string, "ApiKey">;

/** Where the key is kept. */
export const KEY_NAME = "qos.key";

export interface KeyStorage {
  get(name: string): string | undefined;
  set(name: string, text: string, scope: "computer" | "session"): boolean;
  remove(name: string): void;
}

/** How long a key is kept: on this computer until it is forgotten, or until the workbook closes. */
export type Remember = "computer" | "session";

/** The key in force, and every one this runtime has ever held, so that none of them can be shown. */
export class KeyRing {
  readonly changes = new Subscribable<void>();
  readonly #storage: KeyStorage;
  readonly #seen = new Set<string>();
  #key: ApiKey | undefined;

  constructor(storage: KeyStorage) {
    this.#storage = storage;
    this.#hold(readKey(storage.get(KEY_NAME)));
  }

  get current(): ApiKey | undefined {
    return this.#key;
  }

  /** Texts that must be struck out of whatever is shown. */
  get secrets(): readonly string[] {
    return [...this.#seen];
  }

  /** Takes a key as typed. False when it is blank. */
  enter(text: string, remember: Remember): boolean {
    const key = text.trim();
    if (key === "") return false;
    this.#hold(key as ApiKey);
    this.#storage.set(KEY_NAME, JSON.stringify({ key, remember: remember === "computer" }), remember);
    this.changes.publish();
    return true;
  }

  /** Removes the key everywhere. */
  forget(): void {
    this.#key = undefined;
    this.#storage.remove(KEY_NAME);
    this.changes.publish();
  }

  /** Another workbook has entered or forgotten a key. */
  reload(): void {
    const stored = readKey(this.#storage.get(KEY_NAME));
    if (stored === this.#key) return;
    this.#hold(stored);
    this.changes.publish();
  }

  #hold(key: ApiKey | undefined): void {
    this.#key = key;
    if (key !== undefined) this.#seen.add(key);
  }
}

function readKey(text: string | undefined): ApiKey | undefined {
  try {
    const stored: unknown = JSON.parse(text ?? "null");
    if (typeof stored !== "object" || stored === null || !("key" in stored)) return undefined;
    return typeof stored.key === "string" && stored.key !== "" ? (stored.key as ApiKey) : undefined;
  } catch {
    return undefined;
  }
}
