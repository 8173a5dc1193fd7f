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
const ENGLISH: Readonly<Record<string, string>> = { "US:AAPL": "Apple Inc.", "HK:700": "Tencent", "US:ZZZ": "Nobody" };

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

/** Goes on until the lists have come or failed; the index is filled in turns of the real event loop. */
async function loaded({ catalogue, clock }: ReturnType<typeof open>): Promise<void> {
  void catalogue.load();
  for (let turn = 0; turn < 3_000 && catalogue.state.at === "loading"; turn += 1) await clock.advance(20);
}

const paths = ({ http }: ReturnType<typeof open>): readonly string[] => http.requests.map(({ path }) => path);

test("the lists of all markets come once, and nobody is asked for names that everybody knows", async () => {
  const world = open();
  const { catalogue, clock, names } = world;
  expect(catalogue.state).toEqual({ at: "loading" });
  await loaded(world);
  expect(catalogue.state).toEqual({ at: "ready", missing: [] });
  await catalogue.load();
  await clock.advance(120_000);
  expect(paths(world).filter((path) => path === "/product-list")).toHaveLength(1);
  expect(catalogue.index.get(code("HK:700"))).toMatchObject({ zh: "腾讯控股", en: "Tencent" });
  expect(names.known("US:AAPL")).toEqual({ zh: "苹果", en: "Apple" });
  // Nobody knows ZZZ, and what everybody knows is asked of nobody.
  expect(catalogue.nameless).toBe(1);
  expect(paths(world)).not.toContain("/instrument-info");
});

test("English names are known again in the next session without a request for them", async () => {
  const persistentCache = new MemoryCache();
  const first = open(server, persistentCache);
  await loaded(first);
  void first.catalogue.readAllNames();
  await first.clock.advance(120_000);
  expect(paths(first)).toContain("/instrument-info");
  const next = open(server, persistentCache);
  await loaded(next);
  expect(next.names.known("US:ZZZ")).toEqual({ zh: "无名", en: "Nobody" });
  expect(paths(next)).not.toContain("/instrument-info");
});

test("where no list comes the reason is told, and trying again finds what has come back", async () => {
  const world = open(() => refusal("key is error"));
  await loaded(world);
  expect(world.catalogue.state).toMatchObject({ at: "failed" });
  // What everybody knows is found all the same, as soon as it stands in the index.
  const first = () => world.catalogue.index.find("tencent", new Set(), 1)[0]?.code;
  for (let turn = 0; turn < 3_000 && first() !== "HK:700"; turn += 1) await world.clock.advance(20);
  expect(first()).toBe("HK:700");
  world.http.answer = server;
  world.clock.jump(600_000);
  await loaded(world);
  expect(world.catalogue.state).toEqual({ at: "ready", missing: [] });
});

test("while the lists are on their way the catalogue says so, and tells each change", async () => {
  const world = open();
  const seen: string[] = [];
  world.catalogue.changes.subscribe(() => seen.push(world.catalogue.state.at));
  await loaded(world);
  expect(seen[0]).toBe("loading");
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
  await loaded(world);
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
  expect(world.names.of("US:ZZZ")).toEqual({ zh: "", en: "" });
  await world.clock.advance(10_000);
  expect(world.http.requests).toEqual([]);
  world.names.learn("US:ZZZ", { en: "Nobody" });
  world.names.learn("US:ZZZ", { zh: "无名" });
  expect(world.names.of("US:ZZZ")).toEqual({ zh: "无名", en: "Nobody" });
});

test("a server's own name stands before the table's, and a code that has another owner there has no name of the old one", async () => {
  const { names } = open();
  await names.recall();
  expect(names.known("HK:5")).toEqual({ zh: "汇丰控股", en: "HSBC Holdings" });
  names.learn("HK:5", { zh: "汇丰银行" });
  expect(names.known("HK:5")).toEqual({ zh: "汇丰银行", en: "HSBC Holdings" });
  names.learn("HK:700", { zh: "香蕉控股" });
  expect(names.known("HK:700")).toEqual({ zh: "香蕉控股", en: "" });
  names.learn("CF:BTCUSDT", { zh: "BTCUSDT" });
  expect(names.known("CF:BTCUSDT")).toEqual({ zh: "比特币", en: "Bitcoin" });
});

test("what the table knows and this server has not is found no more once its list is here", async () => {
  const world = open();
  await loaded(world);
  const found = (text: string) => world.catalogue.index.find(text, new Set(), 5).map(({ code }) => code);
  expect(found("nvidia")).not.toContain("US:NVDA");
  expect(found("tencent")).toContain("HK:700");
  // No list tells of metals.
  expect(found("gold")[0]).toBe("CM:XAUUSD");
});
