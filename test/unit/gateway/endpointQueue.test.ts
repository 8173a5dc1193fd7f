import { EndpointQueue } from "../../../src/gateway/upstream/endpointQueue";
import { kindOf, type AskedEndpoint } from "../../../src/gateway/upstream/questionKind";
import { Spending } from "../../../src/gateway/upstream/spending";
import { MemoryBus } from "../../../src/gateway/bus/memoryBus";
import type { Answer } from "../../../src/gateway/door/service";
import { TestClock } from "../../support/testClock";

interface Sent {
  readonly body: string;
  readonly answer: (answer: Answer) => void;
}

function setUp({ requests = 30, products = 10, endpoint = "snapshot" as AskedEndpoint } = {}) {
  const clock = new TestClock();
  const sent: Sent[] = [];
  const spending = new Spending({ clock, ledger: new MemoryBus().ledger, name: "x", requests });
  const queue = new EndpointQueue({
    clock,
    kind: kindOf(endpoint),
    spending,
    requests,
    products,
    cache: 500,
    send: (body) => new Promise((answer) => sent.push({ body, answer })),
    onTooMuch: () => undefined,
  });
  /** Answers what is under way: a row for every code. */
  const serve = async (): Promise<void> => {
    for (const { body, answer } of sent.splice(0)) {
      const codes = (JSON.parse(body) as { codes: string[] }).codes.flatMap((group) => {
        const [market, symbols = ""] = group.split(":");
        return symbols.split(",").map((symbol) => `${market}:${symbol}`);
      });
      answer({ status: 200, text: JSON.stringify({ msg: "OK", data: codes.map((c) => ({ c, lp: "1" })) }) });
    }
    await clock.advance(0);
  };
  return { clock, queue, sent, serve };
}

const many = (from: number, count: number): string[] => Array.from({ length: count }, (_, at) => `US:A${from + at}`);
const codesOf = ({ text }: Answer): unknown[] => (JSON.parse(text) as { data: { c: string }[] }).data.map(({ c }) => c);

test("one who asks for ten thousand prices delays another's first price by one turn at most", async () => {
  const { clock, queue, serve } = setUp();
  let served = 0;
  for (let at = 0; at < 1_000; at += 1) void queue.query("greedy", many(at * 10, 10)).then(() => (served += 1));
  await clock.advance(0);
  for (let turn = 0; turn < 20; turn += 1) await serve();
  let price: Answer | undefined;
  void queue.query("other", ["HK:700"]).then((answer) => (price = answer));
  const before = served;
  await clock.advance(0);
  await serve();
  await serve();
  expect(price && codesOf(price)).toEqual(["HK:700"]);
  expect(served - before).toBeLessThanOrEqual(4);
  // The greedy one has had its three quarters of the minute, and no more.
  expect(served).toBeLessThanOrEqual(30 - 7);
  queue.stop();
});

test("equal questions under way are one, and one asked a moment later is answered from what is known", async () => {
  const { clock, queue, sent, serve } = setUp();
  const answers = [queue.query("ann", ["HK:700"]), queue.query("bob", ["HK:700"])];
  await clock.advance(0);
  expect(sent).toHaveLength(1);
  await serve();
  expect((await Promise.all(answers)).map(codesOf)).toEqual([["HK:700"], ["HK:700"]]);
  expect(codesOf(await queue.query("eve", ["HK:700"]))).toEqual(["HK:700"]);
  expect(sent).toHaveLength(0);
  await clock.advance(501);
  void queue.query("eve", ["HK:700"]);
  await clock.advance(0);
  expect(sent).toHaveLength(1);
  queue.stop();
});

test("an answer goes to those who asked for its codes, in their order, whatever else it holds", async () => {
  const { clock, queue, sent } = setUp();
  const answer = queue.query("ann", ["US:A", "HK:700", "US:NOSUCH"]);
  await clock.advance(0);
  const rows = [
    { c: "US:FOREIGN", lp: "9" },
    { c: "HK:00700", lp: "500" },
    { c: "US:A", lp: "1" },
  ];
  sent[0]?.answer({ status: 200, text: JSON.stringify({ msg: "OK", data: rows }) });
  const { data } = JSON.parse((await answer).text) as { data: unknown };
  expect(data).toEqual([
    { c: "US:A", lp: "1" },
    { c: "HK:00700", lp: "500" },
  ]);
  queue.stop();
});

test("a refusal reaches the one whose request it was, and those who rode along ask for themselves", async () => {
  const { clock, queue, sent, serve } = setUp();
  const first = queue.query("ann", ["US:BAD"]);
  await clock.advance(0);
  const second = queue.query("bob", ["US:BAD", "HK:700"]);
  await clock.advance(0);
  sent.shift()?.answer({ status: 200, text: '{"msg":"no permission for this market"}' });
  await clock.advance(0);
  expect((await first).text).toBe('{"msg":"no permission for this market"}');
  await serve();
  await serve();
  expect(codesOf(await second)).toEqual(["US:BAD", "HK:700"]);
  queue.stop();
});

test("bars are taken from no other question's answer: it does not say which end and adjustment it has", async () => {
  const { clock, queue, sent } = setUp({ endpoint: "history" });
  const query = (a: number) => JSON.stringify({ kline_reqs: [{ c: "HK:700", co: 2, a, kt: 1001, e: 1 }] });
  void queue.query("ann", [query(0)]);
  void queue.query("bob", [query(1)]);
  await clock.advance(0);
  expect(sent.map(({ body }) => body)).toEqual([query(0), query(1)]);
  queue.stop();
});

test("who waits longer than ten seconds is told to come again, and when", async () => {
  const { clock, queue, serve } = setUp({ requests: 1 });
  void queue.query("ann", ["HK:700"]);
  await clock.advance(0);
  await serve();
  const late = queue.query("ann", ["HK:5"]);
  await clock.advance(10_000);
  expect(await late).toEqual({
    status: 429,
    text: '{"msg":"request frequency exceeds the limit of 1 per minute"}',
    retryAfter: 51,
  });
  queue.stop();
});
