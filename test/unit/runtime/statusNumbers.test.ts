import { QUESTIONS } from "../../../src/runtime/questions";
import { watchStatus } from "../../../src/runtime/status";
import { code, codes, push } from "../../support/builders";
import { testApp } from "../../support/testPorts";

type Bench = ReturnType<typeof testApp>;

/** What items of the status say now. */
function say({ app }: Bench, ...items: readonly string[]): unknown[] {
  return items.map((item) => {
    let last: unknown;
    watchStatus(app, [item], (shown) => (last = shown))();
    return last;
  });
}

const query = ({ app }: Bench, name: string): void =>
  void app.queries.answer(QUESTIONS.price, [name], { preview: false }).catch(() => undefined);

test("lastpush is the number of seconds since the last push", async () => {
  const bench = testApp();
  bench.app.live.value(["US:AAPL"], () => undefined);
  await bench.clock.advance(5_000);
  bench.socket.last.says(push("US:AAPL", { ts: 1_731_499_205 }));
  await bench.clock.advance(7_400);
  expect(say(bench, "lastpush")).toEqual([7]);
});

test("requestsleft and wait tell of the endpoint that has the least left, queue of all that wait", async () => {
  const bench = testApp();
  expect(say(bench, "requestsleft", "wait", "queue")).toEqual([30, 0, 0]);
  for (const name of codes(20)) query(bench, name);
  await bench.clock.advance(1_000);
  expect(say(bench, "requestsleft", "wait", "queue")).toEqual([28, 0, 0]);
  for (const name of codes(300, "US:B")) query(bench, name);
  await bench.clock.advance(5_000);
  expect(say(bench, "requestsleft", "queue")).toEqual([0, 2]);
  const [wait] = say(bench, "wait");
  expect(wait).toBeGreaterThan(50);
  expect(wait).toBeLessThanOrEqual(61);
});

test("cachehits counts answers from memory", async () => {
  const bench = testApp();
  query(bench, "US:AAPL");
  await bench.clock.advance(1_000);
  query(bench, "US:AAPL");
  query(bench, "US:AAPL");
  await bench.clock.advance(100);
  expect(say(bench, "cachehits")).toEqual([2]);
});

test("subscriptions count instruments, and cycle is the seconds in which those beyond the plan are refreshed", async () => {
  const bench = testApp();
  for (const name of codes(12)) bench.app.live.value([name], () => undefined);
  bench.app.live.value([code("US:A0"), "bid"], () => undefined);
  await bench.clock.advance(30_000);
  expect(say(bench, "subscriptions", "subscriptionlimit")).toEqual([10, 10]);
  const [cycle] = say(bench, "cycle");
  expect(cycle).toBe(Math.ceil(bench.app.parts.feed.pollingCycle() / 1_000));
  expect(cycle).toBeGreaterThan(0);
});
