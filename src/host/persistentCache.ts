import type { DBSchema, IDBPDatabase } from "idb";
import { isFresh, remaining } from "../kernel/age";
import type { Clock } from "../kernel/clock";
import { Lazy } from "../kernel/lazy";
import type { Kept, PersistentCache } from "../quotes/persistentCache";

/** A record in the persistent cache. Times are milliseconds since the epoch. */
interface Entry {
  readonly name: string;
  readonly value: unknown;
  /** When it was stored. */
  readonly at: number;
  /** Milliseconds for which it is good from then on; Infinity for ever. */
  readonly ttl: number;
  readonly used: number;
  /** About how much room it takes: characters of its JSON. */
  readonly size: number;
}

interface CacheSchema extends DBSchema {
  entries: { key: string; value: Entry; indexes: { used: number } };
}

type Database = IDBPDatabase<CacheSchema>;

/** Another shape of what is kept gets another number, and the old persistent cache is left behind. */
const DATABASE = "qos.persistentCache.1";
/** Room is counted anew after so many characters were added. */
const COUNT_AFTER = 2_000_000;
/** What the browser has not given after so long (milliseconds) counts as not kept: a formula waits behind it. */
const PATIENCE = 800;

/**
 * A persistent cache in the web view's IndexedDB, apart for each server: a simulator's bars must never answer for the real one.
 * `room`: characters kept at most; what was used longest ago makes way.
 * Where the browser forbids it, loses it, has no room or never answers, it keeps nothing and nobody notices.
 */
export function hostPersistentCache(clock: Clock): (server: () => string, room: () => number) => PersistentCache {
  return (server, room) => {
    const store = new Store(clock);
    let added = COUNT_AFTER;
    let counted = 0;
    const full = (name: string): string => `${server()} ${name}`;

    return {
      async get(name): Promise<Kept | undefined> {
        const key = full(name);
        const entry: unknown = await store.read((database) => database.get("entries", key));
        if (entry === undefined) return undefined;
        const now = clock.now();
        if (!isEntry(entry) || !isFresh(entry, now)) {
          void store.write((database) => database.delete("entries", key));
          return undefined;
        }
        void store.write((database) => touch(database, key, now));
        return { value: entry.value, remaining: remaining(entry, now) };
      },
      async put(name, value, ttl) {
        const now = clock.now();
        const size = sizeOf(value);
        if (size === undefined || store.isStuck) return;
        const entry: Entry = { name: full(name), value, at: now, ttl, used: now, size };
        await store.write((database) => database.put("entries", entry));
        added += size;
        const most = room();
        if (added < COUNT_AFTER && added < most / 2 && counted === most) return;
        added = 0;
        counted = most;
        await store.write((database) => makeRoom(database, most, clock.now()));
      },
      async remove(name) {
        await store.write((database) => database.delete("entries", full(name)));
      },
      async clear() {
        await store.write((database) => database.clear("entries"));
      },
    };
  };
}

const IDB = new Lazy(() => import("idb"));

/** The browser's database, opened when it is first wanted. Whatever becomes of it, every use settles in time. */
class Store {
  readonly #clock: Clock;
  #opened: Promise<Database> | undefined;
  /** Uses that have outlasted patience and are still not over. While there are any, nobody else waits to find out. */
  #overdue = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Nothing can be had of it now. What waits for it to go on would only grow. */
  get isStuck(): boolean {
    return this.#overdue > 0;
  }

  read<T>(work: (database: Database) => Promise<T>): Promise<T | undefined> {
    return this.isStuck ? Promise.resolve(undefined) : this.#inTime(this.#attempt(work));
  }

  /** Is done even where it comes too late for whoever waits: what was removed must not be found again. */
  async write(work: (database: Database) => Promise<unknown>): Promise<void> {
    const attempt = this.#attempt(work);
    await (this.isStuck ? undefined : this.#inTime(attempt));
  }

  /** Undefined where it fails; the next use opens anew. */
  async #attempt<T>(work: (database: Database) => Promise<T>): Promise<T | undefined> {
    const opened = (this.#opened ??= this.#open());
    try {
      return await work(await opened);
    } catch {
      this.#drop(opened);
      return undefined;
    }
  }

  #inTime<T>(attempt: Promise<T | undefined>): Promise<T | undefined> {
    return new Promise((resolve) => {
      let isOutOfOrder = false;
      const stop = this.#clock.after(PATIENCE, () => {
        isOutOfOrder = true;
        this.#overdue += 1;
        resolve(undefined);
      });
      void attempt.then((result) => {
        stop();
        if (isOutOfOrder) this.#overdue -= 1;
        resolve(result);
      });
    });
  }

  /** The library comes when something is first looked for: no formula waits for it to be loaded at start. */
  #open(): Promise<Database> {
    const opened: Promise<Database> = IDB.get(this.#clock).then(({ openDB }) =>
      openDB<CacheSchema>(DATABASE, 1, {
        upgrade: (database) => database.createObjectStore("entries", { keyPath: "name" }).createIndex("used", "used"),
        // Another page wants it in another version, or gone: it must not wait for this one.
        blocking: () => this.#drop(opened),
        terminated: () => this.#drop(opened),
      }),
    );
    return opened;
  }

  #drop(opened: Promise<Database>): void {
    if (this.#opened === opened) this.#opened = undefined;
    opened.then(
      (database) => database.close(),
      () => undefined,
    );
  }
}

/** What an older program or another hand may have left behind is no entry. */
function isEntry(value: unknown): value is Entry {
  if (typeof value !== "object" || value === null || !("at" in value) || !("ttl" in value)) return false;
  return "value" in value && Number.isFinite(value.at) && typeof value.ttl === "number" && value.ttl > 0;
}

/** Undefined: it cannot be kept. */
function sizeOf(value: unknown): number | undefined {
  try {
    return JSON.stringify(value).length;
  } catch {
    return undefined;
  }
}

/** Notes that an entry was used; it may have been replaced since it was read. */
async function touch(database: Database, key: string, now: number): Promise<void> {
  const transaction = database.transaction("entries", "readwrite");
  const entry = await transaction.store.get(key);
  if (entry !== undefined) await transaction.store.put({ ...entry, used: now });
  await transaction.done;
}

/**
 * Walks from the newest use to the oldest; from where the room is full, the rest goes. A use in the future is as old as
 * can be: it comes by once more, at the end.
 */
async function makeRoom(database: Database, capacity: number, now: number): Promise<void> {
  const transaction = database.transaction("entries", "readwrite");
  let total = 0;
  let cursor = await transaction.store.index("used").openCursor(null, "prev");
  while (cursor !== null) {
    if (cursor.value.used > now) await cursor.update({ ...cursor.value, used: 0 });
    else {
      total += cursor.value.size;
      if (total > capacity) await cursor.delete();
    }
    cursor = await cursor.continue();
  }
  await transaction.done;
}
