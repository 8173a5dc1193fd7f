import type { Push } from "./push";
import { Slot } from "./slot";
import type { SlotKey } from "./topic";

interface Watched {
  readonly slot: Slot;
  watchers: number;
}

/** All topics and instruments that the clients of one account watch, each once however many watch it. */
export class SlotTable {
  readonly #watched = new Map<SlotKey, Watched>();
  readonly #onChange: (key: SlotKey, watchers: number) => void;
  #version = 0;
  /** Values that were replaced by newer ones within a frame. */
  conflated = 0;

  /** `onChange`: so many watch it now. */
  constructor(onChange: (key: SlotKey, watchers: number) => void = () => undefined) {
    this.#onChange = onChange;
  }

  /** The version of the newest value. */
  get version(): number {
    return this.#version;
  }

  get size(): number {
    return this.#watched.size;
  }

  keys(): IterableIterator<SlotKey> {
    return this.#watched.keys();
  }

  has(key: SlotKey): boolean {
    return this.#watched.has(key);
  }

  watchers(key: SlotKey): number {
    return this.#watched.get(key)?.watchers ?? 0;
  }

  counts(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#watched].map(([key, { watchers }]) => [key, watchers]));
  }

  watch(key: SlotKey): Slot {
    let watched = this.#watched.get(key);
    if (watched === undefined) this.#watched.set(key, (watched = { slot: new Slot(key), watchers: 0 }));
    watched.watchers += 1;
    this.#onChange(key, watched.watchers);
    return watched.slot;
  }

  unwatch(key: SlotKey): void {
    const watched = this.#watched.get(key);
    if (watched === undefined) return;
    watched.watchers -= 1;
    if (watched.watchers === 0) this.#watched.delete(key);
    this.#onChange(key, watched.watchers);
  }

  /** Takes a push in; false if nobody watches it. */
  take(key: SlotKey, push: Omit<Push, "key">): boolean {
    const watched = this.#watched.get(key);
    if (watched === undefined) return false;
    this.#version += 1;
    if (!watched.slot.take(push, this.#version)) this.conflated += 1;
    return true;
  }

  /** The connection to the server was lost: nobody who comes now is given what was known before. */
  forget(): void {
    for (const { slot } of this.#watched.values()) slot.forget();
  }
}
