import { success, type Settled } from "../../../src/kernel/settled";
import { Subscribable } from "../../../src/kernel/subscribable";
import { Budget } from "../../../src/flow/budget";
import type { Endpoint } from "../../../src/qos/endpoints/endpoint";
import { QosError } from "../../../src/qos/errors";
import type { Unread } from "../../../src/qos/unread";
import { RestSource } from "../../../src/quotes/restSource";
import { TestClock } from "../../support/testClock";

/** An endpoint that answers a word with its length, so many words a request. */
const lengths: Endpoint<string, number> = {
  path: "/lengths",
  budget: "snapshot",
  plan(queries, products) {
    const requests = [];
    for (let at = 0; at < queries.length; at += products) {
      const part = queries.slice(at, at + products);
      requests.push({ body: { words: part }, queries: part });
    }
    return requests;
  },
  decode(data) {
    const { rows, strange = 0, unread } = data as { rows: [string, number][]; strange?: number; unread?: Unread };
    return { rows: new Map(rows.map(([word, length]) => [word, success(length)])), strange, unread };
  },
  rowKey: (query) => query,
};

class Bench {
  readonly clock = new TestClock();
  readonly sent: string[][] = [];
  readonly answers: (readonly [string, unknown, boolean])[] = [];
  readonly failures: (readonly [string, number])[] = [];
  readonly strange: number[] = [];
  readonly unread: Unread[] = [];
  readonly stops = new Subscribable<void>();
  readonly renewals = new Subscribable<void>();
  products = 2;
  noKey: QosError | undefined;
  server: (words: readonly string[]) => unknown = (words) => ({ rows: words.map((word) => [word, word.length]) });
  readonly source: RestSource<string, number>;

  constructor(requests = 1_000) {
    this.source = new RestSource({
      ports: {
        clock: this.clock,
        random: () => 0,
        query: async (_path, body) => {
          const { words } = body as { readonly words: string[] };
          this.sent.push(words);
          return this.server(words);
        },
        widen: (_path, ticket) => ticket,
        whyNoKey: () => this.noKey,
        products: () => this.products,
        onFailure: ({ id }, queries) => this.failures.push([id, queries]),
        stops: this.stops,
        renewals: this.renewals,
        onStrange: (rows) => this.strange.push(rows),
        onUnread: (unread) => this.unread.push(unread),
      },
      budget: new Budget({ clock: this.clock, allowance: () => ({ requests }) }),
      endpoint: lengths,
      keyOf: (query) => query,
      nameOf: (query) => `the word ${query}`,
      onAnswer: (query, answer, promised) => this.answers.push([query, told(answer), promised]),
    });
  }

  async query(...words: readonly string[]): Promise<unknown[]> {
    const coming = words.map((word) => this.source.query(word).catch((thrown: unknown) => thrown));
    await this.clock.advance(3_000);
    return (await Promise.all(coming)).map(wordsOf);
  }
}

function told(answer: Settled<number, QosError>): unknown {
  return answer.ok ? answer.value : wordsOf(answer.error);
}

function wordsOf(value: unknown): unknown {
  return value instanceof QosError ? [value.id, ...Object.values(value.details)].join(" ") : value;
}

test("questions go in as few requests as the plan allows, and each gets its own row", async () => {
  const bench = new Bench();
  bench.server = (words) => ({ rows: [...words].reverse().map((word) => [word, word.length]) });
  expect(await bench.query("a", "bb", "ccc")).toEqual([1, 2, 3]);
  expect(bench.sent).toEqual([["a", "bb"], ["ccc"]]);
  expect(bench.answers).toEqual([
    ["a", 1, false],
    ["bb", 2, false],
    ["ccc", 3, false],
  ]);
});

test("what the server leaves out is not found, by its name", async () => {
  const bench = new Bench();
  bench.server = () => ({ rows: [["bb", 2]] });
  expect(await bench.query("a", "bb")).toEqual(["notFound the word a", 2]);
  expect(bench.answers).toContainEqual(["a", "notFound the word a", false]);
});

test("rows that belong to no question and figures that cannot be read are counted, and only they", async () => {
  const bench = new Bench();
  await bench.query("a");
  expect([bench.strange, bench.unread]).toEqual([[], []]);
  const unread = { figures: 2, first: new QosError("internal") };
  bench.server = () => ({ rows: [["bb", 2]], strange: 3, unread });
  expect(await bench.query("bb")).toEqual([2]);
  expect([bench.strange, bench.unread]).toEqual([[3], [unread]]);
});

test("without a key nothing is asked, and the reason is the answer", async () => {
  const bench = new Bench();
  bench.noKey = new QosError("noKey");
  expect(await bench.query("a")).toEqual(["noKey"]);
  expect([bench.sent, bench.answers]).toEqual([[], []]);
});

test("a refusal is told with the number of questions that it met, and is each one's answer", async () => {
  const bench = new Bench();
  bench.server = () => {
    throw new QosError("keyRefused");
  };
  expect(await bench.query("a", "bb")).toEqual(["keyRefused", "keyRefused"]);
  expect(bench.failures).toEqual([["keyRefused", 2]]);
  expect(bench.answers.map(([word, answer]) => [word, answer])).toEqual([
    ["a", "keyRefused"],
    ["bb", "keyRefused"],
  ]);
});

test("what is thrown and is none of our errors is told and kept as an internal one", async () => {
  const bench = new Bench();
  bench.server = () => {
    throw new TypeError("x is not a function");
  };
  await bench.query("a");
  expect([bench.failures, bench.answers]).toEqual([[["internal", 1]], [["a", "internal", false]]]);
});

test("questions that were planned together are sent together, though the plan has shrunk since", async () => {
  const bench = new Bench(1);
  await bench.query("first");
  const coming = Promise.all([bench.source.query("a"), bench.source.query("bb")]);
  await bench.clock.advance(1_000);
  bench.products = 1;
  await bench.clock.advance(60_000);
  expect(await coming).toEqual([1, 2]);
  expect(bench.sent).toEqual([["first"], ["a", "bb"]]);
});

test("a question whose permit is minutes away is told how many, rounded up, and its answer is kept for when it comes back", async () => {
  const bench = new Bench(1);
  bench.products = 1;
  const words = ["a", "bb", "ccc", "dddd"];
  const shown: unknown[] = [];
  words.forEach(
    (word) =>
      void bench.source.query(word).then(
        (row) => shown.push(row),
        (thrown) => shown.push(wordsOf(thrown)),
      ),
  );
  await bench.clock.advance(50_000);
  // A permit takes a little more than a minute.
  expect(shown).toEqual(["queueTooLong 3 min", "queueTooLong 4 min", 1]);
  await bench.clock.advance(250_000);
  expect(bench.answers).toEqual([
    ["a", 1, false],
    ["bb", 2, false],
    ["ccc", 3, true],
    ["dddd", 4, true],
  ]);
});

test("when the person has had enough, whatever waits is given up and says so", async () => {
  const bench = new Bench(1);
  bench.products = 1;
  const coming = ["a", "bb"].map((word) => bench.source.query(word).catch((thrown: unknown) => wordsOf(thrown)));
  await bench.clock.advance(2_000);
  bench.stops.publish();
  expect(await Promise.all(coming)).toEqual([1, "stopped"]);
});

test("what a former server has yet to say is nobody's answer", async () => {
  const bench = new Bench();
  let tell: (data: unknown) => void = () => undefined;
  bench.server = () => new Promise((resolve) => (tell = resolve));
  const coming = bench.source.query("a");
  await bench.clock.advance(1_000);
  bench.renewals.publish();
  const tellFormer = tell;
  bench.server = () => ({ rows: [["a", 100]] });
  await bench.clock.advance(3_000);
  tellFormer({ rows: [["a", 1]] });
  await bench.clock.advance(3_000);
  expect(await coming).toBe(100);
  expect(bench.answers).toEqual([["a", 100, false]]);
});
