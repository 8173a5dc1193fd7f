import type { DBSchema, IDBPDatabase } from "idb";
import type { Kept, Shelf } from "../quotes/shelf";

/** A record on the shelf. Times are milliseconds since the epoch. */
interface Entry {
  readonly name: string;
  readonly value: unknown;
  /** Not good any more from then on; Infinity for ever. */
  readonly until: number;
  readonly used: number;
  /** About how much room it takes: characters of its JSON. */
  readonly size: number;
}

interface ShelfSchema extends DBSchema {
  entries: { key: string; value: Entry; indexes: { used: number } };
}

/** Another shape of what is kept gets another number, and the old shelf is left behind. */
const DATABASE = "qos.shelf.1";
/** Room is counted anew after so many characters were added. */
const COUNT_AFTER = 2_000_000;

/**
 * A shelf in the web view's IndexedDB, apart for each server: a simulator's bars must never answer for the real one.
 * `room`: characters kept at most; what was used longest ago makes way.
 * Where the browser forbids or loses it (private mode, a full disk), it keeps nothing and nobody notices.
 */
export function hostShelf(server: () => string, room: () => number): Shelf {
  let opened: Promise<IDBPDatabase<ShelfSchema>> | undefined;
  let added = COUNT_AFTER;
  let counted = 0;
  const full = (name: string): string => `${server()} ${name}`;

  const use = async <T>(work: (database: IDBPDatabase<ShelfSchema>) => Promise<T>): Promise<T | undefined> => {
    try {
      opened ??= open();
      return await work(await opened);
    } catch {
      opened = undefined;
      return undefined;
    }
  };

  return {
    get: (name) =>
      use(async (database): Promise<Kept | undefined> => {
        const entry = await database.get("entries", full(name));
        const now = Date.now();
        if (entry === undefined || entry.until <= now) return undefined;
        void use((same) => same.put("entries", { ...entry, used: now }));
        return { value: entry.value, remaining: entry.until - now };
      }),
    async put(name, value, ttl) {
      const now = Date.now();
      const size = JSON.stringify(value).length;
      await use((database) => database.put("entries", { name: full(name), value, until: now + ttl, used: now, size }));
      added += size;
      const most = room();
      if (added < COUNT_AFTER && added < most / 2 && counted === most) return;
      added = 0;
      counted = most;
      await use((database) => makeRoom(database, most));
    },
    async remove(name) {
      await use((database) => database.delete("entries", full(name)));
    },
    async clear() {
      await use((database) => database.clear("entries"));
    },
  };
}

/** The library comes when something is first looked for: no formula waits for it to be loaded at start. */
async function open(): Promise<IDBPDatabase<ShelfSchema>> {
  const { openDB } = await import("idb");
  return openDB<ShelfSchema>(DATABASE, 1, {
    upgrade: (database) => database.createObjectStore("entries", { keyPath: "name" }).createIndex("used", "used"),
  });
}

/** Walks from the newest use to the oldest; from where the room is full, the rest goes. */
async function makeRoom(database: IDBPDatabase<ShelfSchema>, capacity: number): Promise<void> {
  const transaction = database.transaction("entries", "readwrite");
  let total = 0;
  let cursor = await transaction.store.index("used").openCursor(null, "prev");
  while (cursor !== null) {
    total += cursor.value.size;
    if (total > capacity) await cursor.delete();
    cursor = await cursor.continue();
  }
  await transaction.done;
}
