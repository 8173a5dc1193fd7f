import { noPersistentCache, type Kept, type PersistentCache } from "../../../src/quotes/persistentCache";
import { readKeptCalendar } from "../../../src/market/tradingCalendar";
import { queryInfo } from "../../../src/quotes/questions/info";
import { queryList } from "../../../src/quotes/questions/list";
import { queryPrice } from "../../../src/quotes/questions/price";
import type { Question } from "../../../src/quotes/questions/question";
import { ok } from "../../support/scriptedHttp";
import { storedKey, testApp } from "../../support/testPorts";

const HALF_A_DAY = 12 * 3_600_000;

/** A persistent cache that a test looks into, and that answers once it is let. */
class OpenCache implements PersistentCache {
  readonly written: { readonly name: string; readonly value: unknown; readonly ttl: number }[] = [];
  readonly asked: string[] = [];
  kept: Kept | undefined;
  answering: Promise<unknown> = Promise.resolve();

  async get(name: string): Promise<Kept | undefined> {
    this.asked.push(name);
    await this.answering;
    return this.kept;
  }

  async put(name: string, value: unknown, ttl: number): Promise<void> {
    this.written.push({ name, value, ttl });
  }

  readonly removed: string[] = [];

  async remove(name: string): Promise<void> {
    this.removed.push(name);
  }

  readonly clear = noPersistentCache.clear;
}

function bench(): ReturnType<typeof testApp> & { readonly persistentCache: OpenCache } {
  const persistentCache = new OpenCache();
  const made = testApp(storedKey(), { persistentCache: () => persistentCache });
  made.http.answer = () => ok({ HK: [{ code: "HK:00700", name: "腾讯控股" }] });
  return { ...made, persistentCache };
}

const list = (
  { app }: ReturnType<typeof bench>,
  { signal } = new AbortController(),
): ReturnType<typeof app.queries.answer> =>
  app.queries.answer(queryList, ["HK", null, false], { preview: false, signal });

test("what a server says of a market is kept for half a day and between sessions", async () => {
  const world = bench();
  const first = list(world);
  await world.clock.advance(2_000);
  expect(await first).toEqual([["HK:700", "腾讯控股"]]);
  expect(world.persistentCache.written).toEqual([
    { name: "list HK", value: [{ code: "HK:700", name: "腾讯控股" }], ttl: HALF_A_DAY },
  ]);
  await world.clock.advance(HALF_A_DAY - 5_000);
  await list(world);
  expect(world.http.requests).toHaveLength(1);
  await world.clock.advance(5_000);
  const later = list(world);
  await world.clock.advance(2_000);
  await later;
  expect(world.http.requests).toHaveLength(2);
});

test("what was kept in an earlier session answers without a request, for as long as it is still good", async () => {
  const world = bench();
  world.persistentCache.kept = { value: [{ code: "HK:9988", name: "阿里巴巴" }], remaining: 60_000 };
  expect(await list(world)).toEqual([["HK:9988", "阿里巴巴"]]);
  expect(world.persistentCache.asked).toEqual(["list HK"]);
  await world.clock.advance(59_000);
  expect(await list(world)).toEqual([["HK:9988", "阿里巴巴"]]);
  expect(world.persistentCache.asked).toEqual(["list HK"]);
  expect(world.http.requests).toHaveLength(0);
  world.persistentCache.kept = undefined;
  await world.clock.advance(1_000);
  const later = list(world);
  await world.clock.advance(2_000);
  expect(await later).toEqual([["HK:700", "腾讯控股"]]);
});

test("a refusal is not kept between sessions", async () => {
  const world = bench();
  world.http.answer = () => ok({ HK: "soon" });
  const failed = list(world).catch((thrown: unknown) => thrown);
  await world.clock.advance(2_000);
  expect(await failed).toMatchObject({ id: "unexpectedShape" });
  expect(world.persistentCache.written).toEqual([]);
});

test("a formula deleted while the persistent cache is looked through costs no request", async () => {
  const world = bench();
  let open: (value: unknown) => void = () => undefined;
  world.persistentCache.answering = new Promise((resolve) => (open = resolve));
  const deleted = new AbortController();
  void list(world, deleted);
  deleted.abort();
  open(undefined);
  await world.clock.advance(5_000);
  expect(world.http.requests).toHaveLength(0);
});

test("a formula deleted after the persistent cache had nothing, and before the request, costs none either", async () => {
  const world = bench();
  const deleted = new AbortController();
  void list(world, deleted);
  await world.clock.advance(3);
  deleted.abort();
  await world.clock.advance(5_000);
  expect(world.http.requests).toHaveLength(0);
});

const cell = async (world: ReturnType<typeof bench>, question: Question, raw: readonly unknown[]): Promise<unknown> => {
  const coming = world.app.queries.answer(question, raw, { preview: false });
  await world.clock.advance(2_000);
  return coming;
};

test.each<[string, unknown]>([
  ["a text", "HK:9988"],
  ["nothing", null],
  ["an object", { code: "HK:9988", name: "阿里巴巴" }],
  ["a list with an item without a name", [{ code: "HK:9988" }]],
  ["a list with an item that is no instrument", [{ code: "=1+1", name: "x" }]],
])("%s kept where a list should be is absent and removed, and the server is asked", async (_what, value) => {
  const world = bench();
  world.persistentCache.kept = { value, remaining: 60_000 };
  expect(await cell(world, queryList, ["HK", null, false])).toEqual([["HK:700", "腾讯控股"]]);
  expect(world.persistentCache.removed).toEqual(["list HK"]);
  expect(world.http.requests).toHaveLength(1);
});

const info = (fields: unknown, code = "HK:700"): unknown => ({ code, fields });

test.each<[string, unknown]>([
  ["a number as text", info({ eps: "5.1" })],
  ["no finite number", info({ eps: NaN })],
  ["another instrument's data", info({ eps: 5.1 }, "HK:5")],
  ["no fields", info(undefined)],
  ["a list", [5.1]],
])("%s kept where reference data should be is absent and removed", async (_what, value) => {
  const world = bench();
  world.http.answer = () => ok([{ c: "HK:700", ep: "7.25" }]);
  world.persistentCache.kept = { value, remaining: 60_000 };
  expect(await cell(world, queryInfo, ["HK:700", "eps", false])).toEqual([[7.25]]);
  expect(world.persistentCache.removed).toEqual(["info HK:700"]);
});

test("reference data that was kept is the answer, with what the server never sent still missing", async () => {
  const world = bench();
  world.persistentCache.kept = { value: info({ eps: 5.1 }), remaining: 60_000 };
  expect(await cell(world, queryInfo, ["HK:700", "eps", false])).toEqual([[5.1]]);
  expect(world.http.requests).toEqual([]);
});

test.each<[string, unknown]>([
  ["a day that does not exist", { from: 20241101, days: [{ yyyymmdd: 20250231, kind: "full" }] }],
  ["a kind of day that does not exist", { from: 20241101, days: [{ yyyymmdd: 20241114, kind: "F" }] }],
  ["no day of fetching", { days: [] }],
  ["a list", []],
])("%s in a kept calendar makes it absent and removed", async (_what, value) => {
  expect(readKeptCalendar(value)).toBeUndefined();
  const kept = { from: 20241101, days: [{ yyyymmdd: 20241114, kind: "half" }] };
  expect(readKeptCalendar(kept)).toEqual(kept);
});

test.each([-3_600_000, 3_600_000, -30 * 86_400_000])(
  "after the clock was moved by %d ms a price is new within the usual minute",
  async (move) => {
    const world = bench();
    let last = "10";
    world.http.answer = () => ok([{ c: "HK:700", lp: last, ts: 1_731_510_000 }]);
    expect(await cell(world, queryPrice, ["HK:700"])).toBe(10);
    world.clock.jump(move);
    last = "11";
    await world.clock.advance(60_000);
    expect(await cell(world, queryPrice, ["HK:700"])).toBe(11);
  },
);
