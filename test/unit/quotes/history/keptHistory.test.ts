import type { Kept, PersistentCache } from "../../../../src/quotes/persistentCache";
import { queryHistory } from "../../../../src/quotes/questions/history";
import type { WireBar, WireKlineQuery } from "../../../../src/qos/wire";
import { ok } from "../../../support/scriptedHttp";
import { storedKey, testApp } from "../../../support/testPorts";

/** Midnight in Hong Kong of 2024-11-13, the day of the test clock. */
const TODAY = 1_731_427_200;
const DAY = 86_400;
const HOUR = 3_600_000;

interface Market {
  /** Price of the days before the newest, as the server tells it now. */
  price: string;
  /** Days of which it has bars. */
  days: number;
}

/** A persistent cache in memory, without ages: what is asked here is what the source itself does. */
function memoryCache(): PersistentCache & { readonly entries: Map<string, Kept> } {
  const entries = new Map<string, Kept>();
  return {
    entries,
    get: async (name) => entries.get(name),
    put: async (name, value, ttl) => void entries.set(name, { value, remaining: ttl }),
    remove: async (name) => void entries.delete(name),
    clear: async () => entries.clear(),
  };
}

function bench(market: Market, persistentCache = memoryCache()) {
  const world = testApp(storedKey(), { persistentCache: () => persistentCache });
  world.http.answer = ({ body }) => {
    const now = Math.floor((world.clock.now() / 1_000 - TODAY) / DAY);
    return ok(
      (body as { kline_reqs: (WireKlineQuery & { e?: number })[] }).kline_reqs.map(({ c, co, kt, e }) => {
        const step = kt === 1001 ? 1 : 30;
        const bars: WireBar[] = [];
        for (let at = 0; at < market.days / step && bars.length < co; at += 1) {
          const ts = TODAY + (now - at * step) * DAY;
          if (e !== undefined && ts > e) continue;
          bars.unshift({ c, o: market.price, h: market.price, l: market.price, cl: market.price, v: "7", ts, kt });
        }
        return { c, k: bars };
      }),
    );
  };
  return { ...world, persistentCache, market };
}

async function closes(world: ReturnType<typeof bench>, start: string, end: string | null, adjust = "forward") {
  const raw = ["HK:700", start, end, "1d", adjust, "close", false];
  const coming = world.app.queries.answer(queryHistory, raw, { preview: false }).catch((thrown: unknown) => thrown);
  await world.clock.advance(5_000);
  const table = (await coming) as readonly (readonly unknown[])[];
  return Array.isArray(table) ? [...new Set(table.flat())] : table;
}

const requests = (world: ReturnType<typeof bench>): number => world.http.requests.length;

test("a forward-adjusted past is the split one in the next session, without a question up to today", async () => {
  const before = bench({ price: "100", days: 300 });
  expect(await closes(before, "2024-06-03", null)).toEqual([100]);
  const after = bench({ price: "25", days: 300 }, before.persistentCache);
  expect(await closes(after, "2024-06-03", "2024-06-28")).toEqual([25]);
});

test("a forward-adjusted past is the split one after Refresh", async () => {
  const world = bench({ price: "100", days: 300 });
  expect(await closes(world, "2024-06-03", null)).toEqual([100]);
  expect(await closes(world, "2024-06-03", "2024-06-28")).toEqual([100]);
  world.market.price = "25";
  await world.app.refresh.all();
  expect(await closes(world, "2024-06-03", "2024-06-28")).toEqual([25]);
});

test("a forward-adjusted past is the split one an hour later by itself, whatever becomes of the clock", async () => {
  for (const move of [0, HOUR, -2 * HOUR, -30 * 24 * HOUR]) {
    const world = bench({ price: "100", days: 300 });
    expect(await closes(world, "2024-06-03", null)).toEqual([100]);
    world.market.price = "25";
    world.clock.jump(move);
    await world.clock.advance(HOUR);
    expect(await closes(world, "2024-06-03", "2024-06-28")).toEqual([25]);
  }
});

test("within the hour a past that has been looked at answers without a request; one that is not adjusted always", async () => {
  const world = bench({ price: "100", days: 300 });
  await closes(world, "2024-06-03", null);
  await closes(world, "2024-06-03", null, "none");
  const asked = requests(world);
  await closes(world, "2024-06-03", "2024-06-28");
  await world.clock.advance(2 * HOUR);
  await closes(world, "2024-06-03", "2024-06-28", "none");
  expect(requests(world)).toBe(asked);
});

test("adjusted bars are kept for a day, others for ever", async () => {
  const world = bench({ price: "100", days: 300 });
  await closes(world, "2024-06-03", null);
  await closes(world, "2024-06-03", null, "none");
  expect([...world.persistentCache.entries].map(([name, { remaining }]) => [name, remaining])).toEqual([
    ["bars HK:700 1d forward", 24 * HOUR],
    ["bars HK:700 1d none", Infinity],
  ]);
});

test("a plan that gave less does not make a series begin there for ever: Refresh and the next day find the rest", async () => {
  const world = bench({ price: "100", days: 20 });
  const count = async (): Promise<number> => {
    const raw = ["HK:700", "2024-06-03", null, "1d", "none", "close", false];
    const coming = world.app.queries.answer(queryHistory, raw, { preview: false });
    await world.clock.advance(5_000);
    return ((await coming) as readonly unknown[]).length;
  };
  expect(await count()).toBe(20);
  world.market.days = 100;
  await world.app.refresh.all();
  expect(await count()).toBe(100);
  world.market.days = 150;
  await world.clock.advance(25 * HOUR);
  expect(await count()).toBe(150);
});

test.each<[string, unknown]>([
  ["nothing", null],
  ["an older shape", { from: 1, bars: [] }],
  ["no bars", []],
  ["a price as text", [{ time: TODAY - 200 * DAY, open: "1", high: 1, low: 1, close: 1, volume: 1 }]],
  ["a price of 0", [{ time: TODAY - 200 * DAY, open: 1, high: 1, low: 1, close: 0, volume: 1 }]],
  [
    "bars out of order",
    [TODAY - 100 * DAY, TODAY - 200 * DAY].map((time) => ({ time, open: 1, high: 1, low: 1, close: 1, volume: 1 })),
  ],
])("%s kept where bars should be is as good as absent", async (_what, value) => {
  const world = bench({ price: "100", days: 300 });
  world.persistentCache.entries.set("bars HK:700 1d none", { value, remaining: Infinity });
  expect(await closes(world, "2024-06-03", "2024-06-28", "none")).toEqual([100]);
  expect(world.persistentCache.entries.has("bars HK:700 1d none")).toBe(false);
});
