import { Catalogue } from "../../../../src/features/find/catalogue";
import { InstrumentNames } from "../../../../src/features/find/instrumentNames";
import type { Kept, PersistentCache } from "../../../../src/quotes/persistentCache";
import { code, ungroup } from "../../../support/builders";
import { ok, refusal, type Asked, type Outcome } from "../../../support/scriptedHttp";
import { testApp } from "../../../support/testPorts";

const LISTS: Readonly<Record<string, readonly object[]>> = {
  US: [
    { code: "US:AAPL", name: "苹果" },
    { code: "US:ZZZ", name: "无名" },
  ],
  HK: [{ code: "HK:700", name: "腾讯控股" }],
};
const ENGLISH: Readonly<Record<string, string>> = { "US:AAPL": "Apple Inc.", "HK:700": "Tencent" };

/** A server with two markets, which tells English names of what it knows. */
const server = ({ path, body }: Asked): Outcome => {
  if (path === "/product-list") {
    const { market } = body as { market: readonly string[] };
    return ok(Object.fromEntries(market.map((each) => [each, LISTS[each] ?? []])));
  }
  const asked = ungroup((body as { codes: readonly string[] }).codes);
  return ok(asked.flatMap((c) => (ENGLISH[c] === undefined ? [] : [{ c, nc: "", ne: ENGLISH[c] }])));
};

class MemoryCache implements PersistentCache {
  readonly #kept = new Map<string, unknown>();
  get = async (name: string): Promise<Kept | undefined> =>
    this.#kept.has(name) ? { value: this.#kept.get(name), remaining: Infinity } : undefined;
  put = async (name: string, value: unknown): Promise<void> => void this.#kept.set(name, value);
  remove = async (name: string): Promise<void> => void this.#kept.delete(name);
  clear = async (): Promise<void> => this.#kept.clear();
}

function open(answer: (asked: Asked) => Outcome = server, persistentCache: PersistentCache = new MemoryCache()) {
  const world = testApp(undefined, { persistentCache: () => persistentCache });
  world.http.answer = answer;
  const names = new InstrumentNames(world.app);
  return { ...world, names, catalogue: new Catalogue(world.app, names), persistentCache };
}

const paths = ({ http }: ReturnType<typeof open>): readonly string[] => http.requests.map(({ path }) => path);

test("the lists of all markets come once, and then the English names of what most people look for", async () => {
  const world = open();
  const { catalogue, clock, names } = world;
  expect(catalogue.state).toEqual({ at: "loading" });
  const loading = catalogue.load();
  await clock.advance(5_000);
  await loading;
  expect(catalogue.state).toEqual({ at: "ready", missing: [] });
  await catalogue.load();
  await clock.advance(120_000);
  expect(paths(world).filter((path) => path === "/product-list")).toHaveLength(1);
  expect(catalogue.index.get(code("HK:700"))).toMatchObject({ zh: "腾讯控股", en: "Tencent" });
  expect(names.known("US:AAPL")).toEqual({ zh: "苹果", en: "Apple Inc." });
  expect(catalogue.nameless).toBe(1);
});

test("English names are known again in the next session without a request for them", async () => {
  const persistentCache = new MemoryCache();
  const first = open(server, persistentCache);
  void first.catalogue.load();
  await first.clock.advance(120_000);
  const next = open(server, persistentCache);
  void next.catalogue.load();
  await next.clock.advance(120_000);
  expect(next.names.known("HK:700")).toEqual({ zh: "腾讯控股", en: "Tencent" });
  expect(paths(next)).not.toContain("/instrument-info");
});

test("where no list comes the reason is told, and trying again finds what has come back", async () => {
  const world = open(() => refusal("key is error"));
  void world.catalogue.load();
  await world.clock.advance(60_000);
  expect(world.catalogue.state).toMatchObject({ at: "failed" });
  world.http.answer = server;
  world.clock.jump(600_000);
  void world.catalogue.load();
  await world.clock.advance(60_000);
  expect(world.catalogue.state).toEqual({ at: "ready", missing: [] });
});

test("while the lists are on their way the catalogue says so, and tells each change", async () => {
  const world = open();
  const seen: string[] = [];
  world.catalogue.changes.subscribe(() => seen.push(world.catalogue.state.at));
  void world.catalogue.load();
  await world.clock.advance(10);
  expect(seen).toEqual(["loading"]);
  await world.clock.advance(10_000);
  expect(seen).toContain("ready");
  expect(world.catalogue.version).toBe(seen.length);
});

test("reading of names leaves half of the window to formulas, tells how far it is, and can be stopped", async () => {
  const many = Array.from({ length: 400 }, (_, at) => ({ code: `US:A${at}`, name: "甲" }));
  const world = open((asked) =>
    asked.path === "/product-list"
      ? ok({ US: many })
      : ok(ungroup((asked.body as { codes: readonly string[] }).codes).map((c) => ({ c, nc: "", ne: `Name ${c}` }))),
  );
  const { catalogue, clock } = world;
  void catalogue.load();
  await clock.advance(5_000);
  void catalogue.readAllNames();
  await clock.advance(30_000);
  // The free plan: 30 requests a minute of 10 products each.
  expect(paths(world).filter((path) => path === "/instrument-info")).toHaveLength(15);
  expect(catalogue.reading).toEqual({ done: 150, total: 400 });
  expect(catalogue.readingLeft).toBeGreaterThan(60_000);
  catalogue.stopReading();
  await clock.advance(120_000);
  expect(catalogue.reading).toBeUndefined();
  expect(catalogue.nameless).toBe(250);
});

test("a name that nobody has told is blank, and looking for it never asks the server", async () => {
  const world = open();
  expect(world.names.of("US:AAPL")).toEqual({ zh: "", en: "" });
  await world.clock.advance(10_000);
  expect(world.http.requests).toEqual([]);
  world.names.learn("US:AAPL", { en: "Apple Inc." });
  world.names.learn("US:AAPL", { zh: "苹果" });
  expect(world.names.of("US:AAPL")).toEqual({ zh: "苹果", en: "Apple Inc." });
});
