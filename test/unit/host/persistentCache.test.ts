import "fake-indexeddb/auto";
import { IDBFactory, IDBOpenDBRequest as FDBOpenDBRequest } from "fake-indexeddb";
import { hostPersistentCache } from "../../../src/host/persistentCache";
import type { PersistentCache } from "../../../src/quotes/persistentCache";
import { settle, TestClock } from "../../support/testClock";

const DATABASE = "qos.persistentCache.1";
const HOUR = 3_600_000;
const room = (): number => 1_000_000;

function bench(
  factory: IDBFactory = new IDBFactory(),
  most = room,
): { clock: TestClock; persistentCache: PersistentCache } {
  globalThis.indexedDB = factory;
  const clock = new TestClock();
  return { clock, persistentCache: hostPersistentCache(clock)(() => "server", most) };
}

/** What comes of a use of the persistent cache, and how many milliseconds it takes. */
async function timed<T>(clock: TestClock, use: Promise<T>): Promise<{ readonly result: T; readonly took: number }> {
  const begin = clock.now();
  let over = false;
  const done = use.then((result) => {
    over = true;
    return { result, took: clock.now() - begin };
  });
  await settle(50);
  while (!over && clock.now() - begin < 5_000) await clock.advance(100);
  if (!over) throw new Error("never answered");
  return done;
}

/** A store whose `open` does what a browser may. */
const opening = (open: () => unknown): IDBFactory => Object.assign(new IDBFactory(), { open });

const silent = (): object => new FDBOpenDBRequest();

test("what was put is there, for another program of this computer too, until its time is over", async () => {
  const factory = new IDBFactory();
  const { clock, persistentCache } = bench(factory);
  await timed(clock, persistentCache.put("a", [1], HOUR));
  const again = hostPersistentCache(clock)(() => "server", room);
  await clock.advance(HOUR - 1_000);
  expect((await timed(clock, again.get("a"))).result).toEqual({ value: [1], remaining: 1_000 });
  await clock.advance(1_000);
  expect((await timed(clock, again.get("a"))).result).toBeUndefined();
});

test.each([
  ["never answers", silent],
  [
    "throws",
    () => {
      throw new Error("forbidden");
    },
  ],
])("a store that %s means that nothing is kept, within a second", async (_what, open) => {
  const { clock, persistentCache } = bench(opening(open));
  const put = await timed(clock, persistentCache.put("a", [1], HOUR));
  const got = await timed(clock, persistentCache.get("a"));
  const removed = await timed(clock, persistentCache.remove("a"));
  const cleared = await timed(clock, persistentCache.clear());
  expect(got.result).toBeUndefined();
  expect(put.took + got.took + removed.took + cleared.took).toBeLessThan(1_000);
});

test("a store of a later version means that nothing is kept", async () => {
  const factory = new IDBFactory();
  await new Promise((resolve) => {
    const request = factory.open(DATABASE, 7);
    request.onsuccess = () => {
      request.result.close();
      resolve(undefined);
    };
  });
  const { clock, persistentCache } = bench(factory);
  const put = await timed(clock, persistentCache.put("a", [1], HOUR));
  const got = await timed(clock, persistentCache.get("a"));
  expect(got.result).toBeUndefined();
  expect(put.took + got.took).toBeLessThan(1_000);
});

test("a page that wants another version of the store does not wait for this one, and this one keeps nothing then", async () => {
  const factory = new IDBFactory();
  const { clock, persistentCache } = bench(factory);
  await timed(clock, persistentCache.put("a", [1], HOUR));
  const upgraded = new Promise((resolve) => {
    const request = factory.open(DATABASE, 2);
    request.onsuccess = () => resolve("upgraded");
    request.onblocked = () => resolve("blocked");
  });
  expect(await upgraded).toBe("upgraded");
  expect(await timed(clock, persistentCache.get("a"))).toMatchObject({ result: undefined });
});

test("a store that is blocked by another page is used again when it is free", async () => {
  const factory = new IDBFactory();
  const other = await new Promise<IDBDatabase>((resolve) => {
    const request = factory.open(DATABASE, 1);
    request.onsuccess = () => resolve(request.result);
  });
  factory.deleteDatabase(DATABASE);
  const { clock, persistentCache } = bench(factory);
  const blocked = await timed(clock, persistentCache.get("a"));
  expect(blocked.result).toBeUndefined();
  expect(blocked.took).toBeGreaterThan(0);
  expect(blocked.took).toBeLessThan(1_000);
  expect(await timed(clock, persistentCache.get("a"))).toEqual({ result: undefined, took: 0 });
  other.close();
  for (let at = 0; at < 20; at += 1) await new Promise((resolve) => setTimeout(resolve, 10));
  await timed(clock, persistentCache.put("a", [1], HOUR));
  expect((await timed(clock, persistentCache.get("a"))).result).toEqual({ value: [1], remaining: expect.any(Number) });
});

test("a store that has no room, and a value that cannot be kept, disturb nobody", async () => {
  const { clock, persistentCache } = bench();
  await timed(clock, persistentCache.put("a", [1], HOUR));
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = () => {
    throw new DOMException("no room", "QuotaExceededError");
  };
  await timed(clock, persistentCache.put("b", [2], HOUR));
  expect((await timed(clock, persistentCache.get("b"))).result).toBeUndefined();
  IDBObjectStore.prototype.put = put;
  await timed(clock, persistentCache.put("c", 10n, HOUR));
  expect((await timed(clock, persistentCache.get("c"))).result).toBeUndefined();
  expect((await timed(clock, persistentCache.get("a"))).result).toMatchObject({ value: [1] });
});

test.each([-60_000, -HOUR, -30 * 24 * HOUR])(
  "what was stored %d ms ahead of the clock is as old as can be, and gone",
  async (back) => {
    const { clock, persistentCache } = bench();
    await timed(clock, persistentCache.put("a", [1], HOUR));
    await timed(clock, persistentCache.put("for ever", [2], Infinity));
    clock.jump(back);
    expect((await timed(clock, persistentCache.get("a"))).result).toBeUndefined();
    expect((await timed(clock, persistentCache.get("for ever"))).result).toEqual({ value: [2], remaining: Infinity });
    clock.jump(-back);
    await settle(50);
    expect((await timed(clock, persistentCache.get("a"))).result).toBeUndefined();
  },
);

test("an entry that an older program or another hand has left is absent and removed", async () => {
  const factory = new IDBFactory();
  const { clock, persistentCache } = bench(factory);
  await timed(clock, persistentCache.put("a", [1], HOUR));
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = factory.open(DATABASE);
    request.onsuccess = () => resolve(request.result);
  });
  const entries = (): IDBObjectStore => database.transaction("entries", "readwrite").objectStore("entries");
  entries().put({ name: "server a", value: [9], until: clock.now() + HOUR, used: 0, size: 3 });
  await settle(20);
  expect((await timed(clock, persistentCache.get("a"))).result).toBeUndefined();
  await settle(20);
  const left = await new Promise((resolve) => {
    const request = entries().getAllKeys();
    request.onsuccess = () => resolve(request.result);
  });
  expect(left).toEqual([]);
  database.close();
});

test("where room is short what was used in the future goes first", async () => {
  const { clock, persistentCache } = bench(new IDBFactory(), () => 10);
  clock.jump(HOUR);
  await timed(clock, persistentCache.put("future", "12345", Infinity));
  clock.jump(-HOUR);
  await timed(clock, persistentCache.put("now", "12345", Infinity));
  await settle(20);
  expect((await timed(clock, persistentCache.get("future"))).result).toBeUndefined();
  expect((await timed(clock, persistentCache.get("now"))).result).toMatchObject({ value: "12345" });
});
