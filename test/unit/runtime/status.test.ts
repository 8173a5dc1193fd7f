import { QosError } from "../../../src/qos/errors";
import { paneView } from "../../../src/runtime/paneView";
import { watchStatus } from "../../../src/runtime/status";
import { server } from "../../support/builders";
import { refusal } from "../../support/scriptedHttp";
import { storedKey, testApp } from "../../support/testPorts";

type Bench = ReturnType<typeof testApp>;

function status({ app }: Bench, ...raw: unknown[]): unknown[] {
  const shown: unknown[] = [];
  watchStatus(app, raw, (value) => shown.push(value));
  return shown;
}

function start({ app }: Bench): void {
  app.live.value(["US:AAPL"], () => undefined);
}

test("the state follows the connection: polling, connecting, live", async () => {
  const bench = testApp();
  const shown = status(bench);
  bench.socket.latency = 1_000;
  start(bench);
  await bench.clock.advance(10_000);
  expect(shown).toEqual(["polling", "connecting", "live"]);
});

test.each([
  ["nokey", (bench: Bench) => bench.app.keys.forget()],
  ["paused", (bench: Bench) => bench.app.pace.toggle()],
  [
    "offline",
    (bench: Bench) => {
      bench.http.connected = false;
      bench.socket.opensAtOnce = false;
      bench.socket.last.drops();
    },
  ],
])("the state is %s, and says so within two seconds", async (state, make) => {
  const bench = testApp();
  start(bench);
  const shown = status(bench, "state");
  await bench.clock.advance(5_000);
  make(bench);
  await bench.clock.advance(2_000);
  expect(shown.at(-1)).toBe(state);
});

test("a refused key shows as no key", async () => {
  const bench = testApp();
  bench.http.answer = () => refusal("invalid key");
  bench.socket.opensAtOnce = false;
  start(bench);
  const shown = status(bench);
  await bench.clock.advance(5_000);
  expect(shown.at(-1)).toBe("nokey");
});

test.each([
  ["subscriptions", 1],
  ["subscriptionlimit", 10],
  ["queue", 0],
  ["wait", 0],
  ["frame", 500],
  ["leader", true],
  ["plan", "10/30/10 (default)"],
  ["problem", ""],
  ["version", "1.2.3"],
])("QOS.STATUS(%j) is %j", async (item, value) => {
  const bench = testApp();
  start(bench);
  const shown = status(bench, item);
  await bench.clock.advance(5_000);
  expect(shown.at(-1)).toBe(value);
});

test("what is not known yet is an error with a reason", () => {
  const bench = testApp();
  for (const item of ["lastpush", "latency"]) expect(status(bench, item).at(-1)).toMatchObject({ id: "noValue" });
});

test("the latest problem stands in the status in words", async () => {
  const bench = testApp();
  bench.http.answer = server(() => undefined);
  const shown = status(bench, "problem");
  bench.app.failures.note(new QosError("notFound", { code: "US:NONE" }));
  await bench.clock.advance(2_000);
  expect(shown.at(-1)).toBe("QOS has no data for US:NONE. Check the code");
});

test.each([null, undefined, "", 0, " STATE ", "ｓｔａｔｅ", [["state"]]])("the item %j means the state", (raw) => {
  expect(status(testApp(), raw)).toEqual(["polling"]);
});

test.each(["speed", "constructor", "toString", 7])("an unknown item (%j) names those there are", (raw) => {
  const bench = testApp();
  const accepted = /lastpush, .*version/;
  expect(() => watchStatus(bench.app, [raw], () => undefined)).toThrow(accepted);
  expect(bench.app.parts.streams.count).toBe(0);
});

test("a second connection that the server refuses is told in words, with the time of the next try", async () => {
  const bench = testApp({
    ...storedKey(),
    "qos.settings": { plan: { products: 10, requests: 30, socketProducts: 1 } },
  });
  bench.socket.opensAtOnce = false;
  for (const code of ["US:AAPL", "US:TSLA"]) bench.app.live.value([code], () => undefined);
  const [state, problem] = [status(bench), status(bench, "problem")];
  for (let second = 0; second < 60; second += 1) {
    if (bench.socket.live > 0) bench.socket.last.drops();
    await bench.clock.advance(1_000);
  }
  const words = new QosError("socketRefused").message;
  expect([state.at(-1), problem.at(-1)]).toEqual(["polling", words]);
  const { why, retryIn } = paneView(bench.app);
  expect(why).toBe(words);
  expect(retryIn).toBeLessThanOrEqual(60_000);
});
