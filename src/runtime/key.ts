import { isoMoment } from "../kernel/isoMoment";
import type { Settled } from "../kernel/settled";
import { Subscribable } from "../kernel/subscribable";
import { QosError } from "../qos/errors";
import { readKey, type ApiKey, type KeyFault } from "./keyText";
import { hostsOf, type ServerAddress } from "./serverAddress";

/** Where the key is kept. */
export const KEY_NAME = "qos.key";

/** Storage of this computer, and of this workbook alone; the workbook's own copy stands before the computer's. */
export interface KeyStorage {
  get(name: string): string | undefined;
  set(name: string, text: string, scope: Remember): boolean;
  remove(name: string, scope?: Remember): void;
}

/** How long a key is kept: on this computer until it is forgotten, or until the workbook closes. */
export type Remember = "computer" | "session";

/** Where the key in force is kept. `nowhere`: in memory alone, because the web view forbids storage. */
export type KeyPlace = Remember | "nowhere";

interface HeldKey {
  readonly key: ApiKey;
  readonly place: KeyPlace;
  /** Hosts that it may be sent to: those it was entered for, and those that the user has agreed to since. */
  readonly sentTo: readonly string[];
  /** When it ends, as the server that gave it wrote it; undefined: nobody told. */
  readonly expires?: string | undefined;
}

/** More hosts than anybody has; the oldest make way. */
const MOST_HOSTS = 16;

/**
 * The key in force, and every one this runtime has ever held, so that none of them can be shown. A key belongs to the
 * hosts of the two addresses it was entered for, REST and socket: from any other it is withheld until the user agrees.
 */
export class KeyRing {
  readonly changes = new Subscribable<void>();
  readonly #storage: KeyStorage;
  readonly #address: () => ServerAddress;
  readonly #seen = new Set<string>();
  #held: HeldKey | undefined;

  /** `address`: the addresses in force, read anew each time. */
  constructor(storage: KeyStorage, address: () => ServerAddress) {
    this.#storage = storage;
    this.#address = address;
    this.#hold(this.#stored());
  }

  /** The key, where it may be sent to the addresses in force. */
  get current(): ApiKey | undefined {
    return this.#held !== undefined && mayGo(this.#held, this.#address()) ? this.#held.key : undefined;
  }

  /** There is a key, but it was entered for another server than the one in force. */
  get withheld(): boolean {
    return this.#held !== undefined && this.current === undefined;
  }

  /** Why no key may be sent to the addresses in force; undefined: one may. */
  get missing(): QosError | undefined {
    return this.current === undefined ? new QosError(this.withheld ? "keyWithheld" : "noKey") : undefined;
  }

  /** When the key ends (milliseconds since the epoch); undefined: it does not, as far as is known. */
  get ends(): number | undefined {
    return isoMoment(this.#held?.expires ?? "");
  }

  /** Undefined without a key. */
  get place(): KeyPlace | undefined {
    return this.#held?.place;
  }

  /** Texts that must be struck out of whatever is shown. */
  get secrets(): readonly string[] {
    return [...this.#seen];
  }

  /** Whether the key in place may be sent to these addresses without asking. True where there is none. */
  maySend(address: ServerAddress): boolean {
    return this.#held === undefined || mayGo(this.#held, address);
  }

  /**
   * Takes a key as typed, for the addresses in force unless others are told, with the moment of its end where that is
   * known. Says what is wrong with it.
   */
  enter(text: string, remember: Remember, address = this.#address(), expires?: string): Settled<ApiKey, KeyFault> {
    const key = readKey(text);
    if (!key.ok) return key;
    const same = this.#held?.key === key.value ? this.#held : undefined;
    const sentTo = withAddress(same?.sentTo ?? [], address);
    this.#keep({ key: key.value, place: remember, sentTo, expires: expires ?? same?.expires });
    this.changes.publish();
    return key;
  }

  /** The user agrees that the key in place is sent to these addresses too. */
  allow(address: ServerAddress): void {
    if (this.#held === undefined || this.maySend(address)) return;
    const before = this.current;
    this.#keep({ ...this.#held, sentTo: withAddress(this.#held.sentTo, address) });
    if (this.current !== before) this.changes.publish();
  }

  /**
   * Removes the key. One of this workbook alone goes from it alone, and what is kept on the computer is in force again;
   * one that is kept there goes from everywhere.
   */
  forget(): void {
    const alone = this.#held?.place === "session";
    this.#storage.remove(KEY_NAME, ...(alone ? (["session"] as const) : []));
    this.#hold(alone ? this.#stored() : undefined);
    this.changes.publish();
  }

  /** Another workbook has entered or forgotten a key, or agreed to another address for it. */
  reload(): void {
    const stored = this.#stored();
    const before = this.current;
    const same = stored?.key === this.#held?.key;
    this.#hold(stored);
    if (!same || this.current !== before) this.changes.publish();
  }

  #keep(held: HeldKey): void {
    const scope = held.place === "session" ? "session" : "computer";
    const text = JSON.stringify({
      key: held.key,
      remember: scope === "computer",
      sentTo: held.sentTo,
      expires: held.expires,
    });
    const kept = this.#storage.set(KEY_NAME, text, scope);
    this.#hold({ ...held, place: kept ? scope : "nowhere" });
  }

  #hold(held: HeldKey | undefined): void {
    this.#held = held;
    if (held !== undefined) this.#seen.add(held.key);
  }

  /** A key without addresses belongs to those that are in force when it is first read, and to no others later. */
  #stored(): HeldKey | undefined {
    const stored = parse(this.#storage.get(KEY_NAME));
    if (stored === undefined) return undefined;
    const { key, place, sentTo, expires } = stored;
    if (sentTo !== undefined) return { key, place, sentTo, expires };
    const bound = { key, place, sentTo: withAddress([], this.#address()) };
    this.#storage.set(KEY_NAME, JSON.stringify({ key, remember: place === "computer", sentTo: bound.sentTo }), place);
    return bound;
  }
}

function mayGo({ sentTo }: HeldKey, address: ServerAddress): boolean {
  return hostsOf(address).every((host) => sentTo.includes(host));
}

function withAddress(known: readonly string[], address: ServerAddress): readonly string[] {
  return [...new Set([...known, ...hostsOf(address)])].slice(-MOST_HOSTS);
}

interface StoredKey {
  readonly key: ApiKey;
  readonly place: Remember;
  readonly sentTo: readonly string[] | undefined;
  readonly expires: string | undefined;
}

function parse(text: string | undefined): StoredKey | undefined {
  try {
    const stored: unknown = JSON.parse(text ?? "null");
    if (typeof stored !== "object" || stored === null || !("key" in stored)) return undefined;
    const key = typeof stored.key === "string" ? readKey(stored.key) : undefined;
    if (key?.ok !== true) return undefined;
    const place = "remember" in stored && stored.remember === true ? "computer" : "session";
    const expires = "expires" in stored && typeof stored.expires === "string" ? stored.expires : undefined;
    return { key: key.value, place, sentTo: "sentTo" in stored ? texts(stored.sentTo) : undefined, expires };
  } catch {
    return undefined;
  }
}

function texts(raw: unknown): readonly string[] {
  return Array.isArray(raw) ? raw.filter((one): one is string => typeof one === "string").slice(-MOST_HOSTS) : [];
}
