import fc from "fast-check";
import { PERIODS } from "../../../src/market/periods";
import { QosError } from "../../../src/qos/errors";
import { QUESTIONS } from "../../../src/runtime/questions";
import { closeOf, priceOf, StrictServer } from "../../support/strictServer";
import { storedKey, testApp } from "../../support/testPorts";

type Query =
  | { readonly kind: "price"; readonly code: string }
  | { readonly kind: "info"; readonly code: string }
  | {
      readonly kind: "kline";
      readonly code: string;
      readonly interval: string;
      readonly adjust: string;
      readonly count: number;
    };

const KNOWN = Array.from({ length: 40 }, (_, at) => (at % 3 === 0 ? `HK:${at + 1}` : `US:S${at}`));
const UNKNOWN = ["US:GONE", "HK:99999", "SH:600000"];
const anyCode = fc.constantFrom(...KNOWN, ...UNKNOWN);

const anyQuery: fc.Arbitrary<Query> = fc.oneof(
  fc.record({ kind: fc.constant("price" as const), code: anyCode }),
  fc.record({ kind: fc.constant("info" as const), code: anyCode }),
  fc.record({
    kind: fc.constant("kline" as const),
    code: anyCode,
    interval: fc.constantFrom(...PERIODS.map(({ interval }) => interval)),
    adjust: fc.constantFrom("none", "forward"),
    count: fc.integer({ min: 1, max: 5 }),
  }),
);

const anyManners = fc.record({
  seed: fc.nat(),
  double: fc.boolean(),
  foreign: fc.boolean(),
});

/** The least number of requests that can hold these questions (src/qos/endpoints/series.ts, packing.ts). */
function optimum(queries: readonly Query[], products: number): Record<string, number> {
  const distinct = (of: readonly string[]): number => new Set(of).size;
  const codes = (kind: Query["kind"]): number =>
    distinct(queries.filter((query) => query.kind === kind).map(({ code }) => code));
  const series = queries.flatMap((query) => (query.kind === "kline" ? [query] : []));
  const entries = distinct(series.map(({ code, interval, adjust }) => `${code} ${interval} ${adjust}`));
  const bothWays = entries > distinct(series.map(({ code, interval }) => `${code} ${interval}`));
  return {
    "/snapshot": Math.ceil(codes("price") / products),
    "/instrument-info": Math.ceil(codes("info") / products),
    "/kline": Math.max(Math.ceil(entries / products), entries === 0 ? 0 : bothWays ? 2 : 1),
  };
}

function rawOf(query: Query): readonly unknown[] {
  if (query.kind === "kline") return [query.code, query.interval, query.count, query.adjust, "close", false];
  return query.kind === "info" ? [query.code, "lot", false] : [query.code];
}

function expected(query: Query): unknown {
  if (UNKNOWN.includes(query.code)) return "notFound";
  if (query.kind === "price") return priceOf(query.code);
  if (query.kind === "info") return [[priceOf(query.code)]];
  const kt = PERIODS.find(({ interval }) => interval === query.interval)?.kt ?? 0;
  return Array.from({ length: query.count }, () => [closeOf(query.code, kt, query.adjust === "forward" ? 1 : 0)]);
}

/** A cell's own answer, or the id of its error. */
function seen(answer: unknown): unknown {
  if (answer instanceof QosError) return answer.id;
  if (Array.isArray(answer) && answer.flat().every((cell) => cell instanceof QosError))
    return (answer.flat()[0] as QosError).id;
  return answer;
}

test("whatever is asked together, of whatever server and plan, every cell gets its own answer at the fewest requests and nothing is refused", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyQuery, { minLength: 1, maxLength: 120 }),
      anyManners,
      fc.record({ products: fc.integer({ min: 1, max: 30 }), requests: fc.integer({ min: 60, max: 600 }) }),
      async (queries, { seed, double, foreign }, plan) => {
        let turn = seed;
        const server = new StrictServer(plan, {
          shuffle: (rows) => [...rows].sort(() => ((turn = (turn * 1_103_515_245 + 12_345) % 2_147_483_648) % 3) - 1),
          double,
          foreign,
          unknown: (code) => UNKNOWN.includes(code),
        });
        const world = testApp({ ...storedKey(), "qos.settings": { plan: { ...plan, socketProducts: 10 } } });
        world.http.answer = server.answer;
        const answers = queries.map((query) =>
          world.app.queries
            .answer(QUESTIONS[query.kind], rawOf(query), { preview: false })
            .catch((thrown: unknown) => thrown),
        );
        await world.clock.advance(600_000);
        expect((await Promise.all(answers)).map(seen)).toEqual(queries.map(expected));
        expect(server.refusals).toEqual([]);
        const least = Object.entries(optimum(queries, plan.products)).filter(([, count]) => count > 0);
        expect(Object.fromEntries(server.counts)).toEqual(Object.fromEntries(least));
      },
    ),
    { numRuns: 60 },
  );
}, 120_000);

test("a thousand instruments on the free plan are never refused, drain in order, and the time left is told within a fifth", async () => {
  const server = new StrictServer(
    { products: 10, requests: 30 },
    { shuffle: (rows) => rows, double: false, foreign: false, unknown: () => false },
  );
  const world = testApp();
  world.http.answer = server.answer;
  const begin = world.clock.now();
  const doneAt: number[] = [];
  const sentAway: number[] = [];
  const codes = Array.from({ length: 1_000 }, (_, at) => `US:S${at}`);
  codes.forEach((code, at) => {
    world.app.queries.answer(QUESTIONS.price, [code], { preview: false }).then(
      () => (doneAt[at] = world.clock.now()),
      () => sentAway.push(at),
    );
  });
  await world.clock.advance(1_000);
  const estimate = world.app.parts.budgets.snapshot.wait();
  while ((server.counts.get("/snapshot") ?? 0) < 100) await world.clock.advance(1_000);
  const truth = world.clock.now() - begin - 1_000;
  expect(server.refusals).toEqual([]);
  expect(Math.abs(estimate - truth) / truth).toBeLessThan(0.2);
  const order = Object.values(doneAt);
  expect(order).toEqual([...order].sort((left, right) => left - right));
  expect(order.length + sentAway.length).toBe(1_000);
  await world.clock.advance(30_000);
  expect(sentAway.length).toBeGreaterThan(0);
  const asked = world.http.requests.length;
  const filled = sentAway.map((at) => world.app.queries.answer(QUESTIONS.price, [codes[at]], { preview: false }));
  expect(await Promise.all(filled)).toEqual(sentAway.map((at) => priceOf(codes[at] ?? "")));
  expect(world.http.requests).toHaveLength(asked);
});
