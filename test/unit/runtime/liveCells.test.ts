import { QosError } from "../../../src/qos/errors";
import { code, codes, push, server, snapshotRow, ungroup } from "../../support/builders";
import { refusal } from "../../support/scriptedHttp";
import { storedKey, testApp, TEST_KEY } from "../../support/testPorts";

type Bench = ReturnType<typeof testApp>;

/** A live cell; the values it has shown so far. */
function cell({ app }: Bench, ...raw: unknown[]): { readonly shown: unknown[]; readonly stop: () => void } {
  const shown: unknown[] = [];
  return { shown, stop: app.live.value(raw, (value) => shown.push(value)) };
}

function idOf(shown: unknown): unknown {
  return shown instanceof QosError ? shown.id : shown;
}

test("a live cell shows its first value at once and then every push", async () => {
  const bench = testApp();
  const { shown } = cell(bench, "US:AAPL");
  await bench.clock.advance(2_000);
  bench.socket.last.says(push("US:AAPL", { lp: "26.15", ts: 1_731_510_050 }));
  await bench.clock.advance(1_000);
  expect(shown).toEqual([25.92, 26.15]);
});

test("pushes that are late are dropped and counted, and those that repeat a value show nothing new", async () => {
  const bench = testApp();
  const { shown } = cell(bench, "US:AAPL");
  await bench.clock.advance(2_000);
  bench.socket.last.says(push("US:AAPL", { lp: "27", ts: 1_731_510_050 }));
  await bench.clock.advance(1_000);
  bench.socket.last.says(push("US:AAPL", { lp: "27", ts: 1_731_510_050 }));
  bench.socket.last.says(push("US:AAPL", { lp: "1", ts: 1_731_509_900 }));
  await bench.clock.advance(1_000);
  expect(shown).toEqual([25.92, 27]);
  expect(bench.app.parts.feed.counts).toMatchObject({ pushes: 3, late: 1 });
});

test("a push that cannot be read is counted, told, and leaves the value alone", async () => {
  const bench = testApp();
  const { shown } = cell(bench, "US:AAPL");
  await bench.clock.advance(2_000);
  bench.socket.last.says(push("US:AAPL", { lp: "27", ts: "noon" as never }));
  bench.socket.last.says({ tp: "Z", c: "US:AAPL" });
  bench.socket.last.says("noise");
  await bench.clock.advance(1_000);
  expect(shown).toEqual([25.92]);
  expect(bench.app.parts.feed.counts.strange).toBe(3);
  expect(bench.app.problems.latest?.error.id).toBe("unexpectedShape");
});

test("a figure of a push that cannot be read is missing in its own cell, counted and told", async () => {
  const bench = testApp();
  const { shown } = cell(bench, "US:AAPL");
  const volume: unknown[] = [];
  bench.app.live.value(["US:AAPL", "volume"], (value) => volume.push(value));
  await bench.clock.advance(2_000);
  bench.socket.last.says(push("US:AAPL", { lp: "much" }));
  await bench.clock.advance(1_000);
  expect(shown).toEqual([25.92, expect.objectContaining({ id: "noValue" })]);
  expect(volume).toEqual([694_420]);
  expect(bench.app.parts.feed.counts.strange).toBe(1);
  expect(bench.app.problems.latest?.error.message).toContain('push.lp should be a number, but is string "much"');
});

test.each([
  ["there is no key", (bench: Bench) => void bench.app.keys.forget(), "noKey"],
  ["the server is dead", ({ http }: Bench) => void (http.answer = () => new Error("refused")), "unreachable"],
  [
    "the computer is offline",
    ({ http }: Bench) => {
      http.connected = false;
      http.answer = () => new Error("offline");
    },
    "offline",
  ],
  ["the server hangs", ({ http }: Bench) => void (http.answer = () => "hangs"), "timeout"],
  ["the code is unknown", ({ http }: Bench) => void (http.answer = server(() => undefined)), "notFound"],
  ["the key is refused", ({ http }: Bench) => void (http.answer = () => refusal("invalid key")), "keyRefused"],
  [
    "the server answers a web page",
    ({ http }: Bench) => void (http.answer = () => ({ status: 200, body: "<html>" })),
    "notJson",
  ],
])("within five seconds a live cell says why it has no value when %s", async (_name, spoil, id) => {
  const bench = testApp();
  bench.socket.opensAtOnce = false;
  spoil(bench);
  const { shown } = cell(bench, "US:AAPL");
  await bench.clock.advance(5_000);
  expect(shown.map(idOf).at(-1)).toMatch(new RegExp(`^(${id}|connecting)$`));
  await bench.clock.advance(35_000);
  expect(idOf(shown.at(-1))).toBe(id);
});

test("a slow value shows when it comes", async () => {
  const bench = testApp();
  bench.http.latency = 9_000;
  const { shown } = cell(bench, "US:AAPL");
  await bench.clock.advance(20_000);
  expect(shown.map(idOf)).toEqual(["connecting", 25.92]);
});

test("a cell that is started while live cells are paused shows its first value, and no more", async () => {
  const bench = testApp();
  bench.app.settings.change({ frame: "paused" });
  const { shown } = cell(bench, "US:AAPL");
  await bench.clock.advance(5_000);
  expect(shown).toEqual([25.92]);
  bench.socket.last.says(push("US:AAPL", { lp: "27", ts: 1_731_510_050 }));
  await bench.clock.advance(5_000);
  expect(shown).toEqual([25.92]);
  bench.app.settings.change({ frame: 500 });
  await bench.clock.advance(1_000);
  expect(shown).toEqual([25.92, 27]);
});

test("a key entered later fills every cell without being touched", async () => {
  const bench = testApp({});
  const cells = codes(5).map((name) => cell(bench, name));
  await bench.clock.advance(60_000);
  expect(cells.map(({ shown }) => shown.map(idOf))).toEqual(Array(5).fill(["noKey"]));
  expect(bench.http.requests).toHaveLength(0);
  expect(bench.socket.connections).toHaveLength(0);
  bench.app.keys.enter(TEST_KEY, "session");
  await bench.clock.advance(5_000);
  expect(cells.map(({ shown }) => shown.at(-1))).toEqual(Array(5).fill(25.92));
  expect(bench.app.parts.feed.pushedProducts).toBe(5);
  expect(bench.socket.live).toBe(1);
});

test("the last value is kept while the socket is down, and the state says so", async () => {
  const bench = testApp();
  const { shown } = cell(bench, "US:AAPL");
  await bench.clock.advance(5_000);
  bench.socket.opensAtOnce = false;
  bench.http.answer = () => new Error("down");
  bench.socket.last.drops();
  await bench.clock.advance(600_000);
  expect(shown.filter((value) => value !== 25.92)).toEqual([]);
  expect(bench.app.parts.socket.state.state).not.toBe("open");
});

test("after a reconnect the gap is filled by request, for pushes come only on change", async () => {
  const bench = testApp(storedKey(), { random: () => 0 });
  const { shown } = cell(bench, "US:AAPL");
  await bench.clock.advance(30_000);
  bench.http.answer = server((c) => snapshotRow(c, { lp: "30", ts: 1_731_510_200 }));
  bench.socket.last.drops();
  await bench.clock.advance(30_000);
  expect(bench.app.parts.feed.pushedProducts).toBe(1);
  expect(shown.at(-1)).toBe(30);
});

test("a pushed cell whose first request failed gets its value although the market is quiet", async () => {
  const bench = testApp();
  bench.http.answer = () => ({ status: 500, body: "" });
  const { shown } = cell(bench, "US:AAPL");
  await bench.clock.advance(60_000);
  bench.http.answer = server();
  await bench.clock.advance(180_000);
  expect(shown.at(-1)).toBe(25.92);
});

test("age counts the seconds since the data", async () => {
  const bench = testApp();
  const { shown } = cell(bench, "US:AAPL", "age");
  await bench.clock.advance(10_500);
  expect(shown.length).toBeGreaterThan(8);
  expect(shown.at(-1)).toBe(10);
});

test("by the user's rule a value without news is withdrawn, and comes back with news", async () => {
  const bench = testApp({ ...storedKey(), "qos.settings": { staleAfter: 30_000 } });
  const { shown } = cell(bench, "US:AAPL");
  await bench.clock.advance(45_000);
  expect(idOf(shown.at(-1))).toBe("stale");
  bench.socket.last.says(push("US:AAPL", { lp: "28", ts: 1_731_510_050 }));
  await bench.clock.advance(2_000);
  expect(shown.at(-1)).toBe(28);
});

test("such a rule, made while cells run, holds for them too", async () => {
  const bench = testApp();
  const { shown } = cell(bench, "US:AAPL");
  await bench.clock.advance(2_000);
  bench.app.settings.change({ staleAfter: 30_000 });
  await bench.clock.advance(45_000);
  expect(idOf(shown.at(-1))).toBe("stale");
  bench.app.settings.change({ staleAfter: undefined });
  await bench.clock.advance(2_000);
  expect(idOf(shown.at(-1))).not.toBe("stale");
});

test("five hundred cells of one instrument cost one request and one subscription", async () => {
  const bench = testApp();
  const cells = Array.from({ length: 500 }, () => cell(bench, "us:aapl"));
  await bench.clock.advance(2_000);
  expect(bench.http.requests.length).toBeLessThanOrEqual(2);
  expect(bench.socket.commands).toHaveLength(1);
  expect(cells.every(({ shown }) => shown.length === 1)).toBe(true);
});

test("cells restarted in any order cost no command", async () => {
  const bench = testApp();
  const first = cell(bench, "US:AAPL");
  await bench.clock.advance(5_000);
  const next = cell(bench, "US:AAPL");
  first.stop();
  first.stop();
  next.stop();
  cell(bench, "US:AAPL");
  await bench.clock.advance(60_000);
  expect(bench.socket.commands.map(({ command }) => command.type)).toEqual(["S"]);
});

test("a hundred codes on a plan of ten: ten pushed, ninety refreshed in the cycle told, within the budget", async () => {
  const bench = testApp();
  const names = codes(100);
  const cells = names.map((name) => cell(bench, name));
  await bench.clock.advance(120_000);
  const { feed } = bench.app.parts;
  expect(
    feed
      .subscriptions()
      .filter(({ delivery }) => delivery === "pushed")
      .map(({ subject }) => subject.code),
  ).toEqual(names.slice(0, 10));
  expect(cells.every(({ shown }) => shown.at(-1) === 25.92)).toBe(true);
  for (let second = 0; second < 300; second += 1) {
    await bench.clock.advance(1_000);
    for (const { delivery, latest } of feed.subscriptions())
      // Beyond the cycle: the moments in which questions are collected and answered.
      if (delivery === "polled")
        expect(bench.clock.now() - (latest?.at ?? 0) - feed.pollingCycle()).toBeLessThanOrEqual(50);
  }
  const times = bench.http.requests.map(({ at }) => at);
  for (const at of times)
    expect(times.filter((other) => other > at - 60_000 && other <= at).length).toBeLessThanOrEqual(30);
  for (const { body } of bench.http.requests)
    expect(ungroup((body as { codes: string[] }).codes).length).toBeLessThanOrEqual(10);
});

test("with an active sheet its cells are refreshed more often, and no cell is older than the cycle told for its kind", async () => {
  const bench = testApp();
  const names = codes(100);
  names.forEach((name) => cell(bench, name));
  await bench.clock.advance(20_000);
  const { feed } = bench.app.parts;
  const visibleCodes = new Set(names.slice(60, 95));
  feed.setVisible({ seen: [], nearby: [...visibleCodes], since: 0 });
  await bench.clock.advance(120_000);
  const oldest = { visible: 0, elsewhere: 0 };
  for (let second = 0; second < 300; second += 1) {
    await bench.clock.advance(1_000);
    for (const { delivery, latest, subject } of feed.subscriptions()) {
      if (delivery !== "polled") continue;
      const kind = visibleCodes.has(subject.code) ? "visible" : "elsewhere";
      oldest[kind] = Math.max(oldest[kind], bench.clock.now() - (latest?.at ?? 0));
    }
  }
  expect(oldest.visible).toBeLessThanOrEqual(feed.pollingCycle("visible") + 500);
  expect(oldest.elsewhere).toBeLessThanOrEqual(feed.pollingCycle() + 500);
  expect(feed.pollingCycle("visible")).toBeLessThan(feed.pollingCycle() / 2);
  const pushed = feed.subscriptions().filter(({ delivery }) => delivery === "pushed");
  expect(pushed.filter(({ subject }) => visibleCodes.has(subject.code))).toHaveLength(10);
});

test("an instrument released in the pane gives its place to the one that waits longest", async () => {
  const bench = testApp();
  codes(12).forEach((name) => cell(bench, name));
  await bench.clock.advance(10_000);
  const pushed = (): string[] =>
    bench.app.parts.feed
      .subscriptions()
      .flatMap(({ delivery, subject }) => (delivery === "pushed" ? [subject.code] : []));
  expect(pushed()).toEqual(codes(12).slice(0, 10));
  bench.app.parts.feed.evict(`S ${code("US:A0")}`);
  await bench.clock.advance(10_000);
  expect(pushed()).toEqual(codes(12).slice(1, 11));
});

test("no key is left in anything the program says", async () => {
  const bench = testApp();
  bench.http.answer = ({ key }) => refusal(`frozen account ${key}`);
  const { shown } = cell(bench, "US:AAPL");
  await bench.clock.advance(5_000);
  expect(JSON.stringify(shown.map((value) => (value instanceof QosError ? value.message : value)))).not.toContain(
    TEST_KEY,
  );
});

test("when the page goes away the socket closes and is not opened again", async () => {
  const bench = testApp();
  cell(bench, "US:AAPL");
  await bench.clock.advance(5_000);
  bench.leave();
  await bench.clock.advance(600_000);
  expect(bench.socket.live).toBe(0);
  expect(bench.socket.connections).toHaveLength(1);
});

test("two thousand cells that come and go leave no timer, no subscription and no value", async () => {
  const bench = testApp();
  for (const name of codes(2_000)) cell(bench, name).stop();
  await bench.clock.advance(700_000);
  expect(bench.app.parts.streams.count).toBe(0);
  expect(bench.app.parts.feed.store.size).toBe(0);
  expect(bench.app.parts.feed.subscriptions()).toEqual([]);
  expect(bench.app.parts.socket.state.state).toBe("idle");
  expect(bench.socket.live).toBe(0);
  expect(bench.clock.pending).toBe(0);
}, 60_000);

test("an hour of sleep: a fresh connection, the value of now by request, and every cell shown once more", async () => {
  const bench = testApp();
  const moved = cell(bench, "US:AAPL");
  const still = cell(bench, "US:TSLA");
  await bench.clock.advance(10_000);
  bench.http.answer = server((c) => snapshotRow(c, c === "US:AAPL" ? { lp: "30", ts: 1_731_513_800 } : {}));
  bench.clock.jump(3_600_000);
  bench.wake();
  await bench.clock.advance(5_000);
  expect(bench.socket.connections).toHaveLength(2);
  expect(bench.socket.live).toBe(1);
  expect(moved.shown.at(-1)).toBe(30);
  expect(still.shown).toEqual([25.92, 25.92]);
});

test("a page that comes to the front again asks the connection for a sign of life and shows its cells once more", async () => {
  const bench = testApp();
  const { shown } = cell(bench, "US:AAPL");
  await bench.clock.advance(10_000);
  bench.wake("seen");
  await bench.clock.advance(2_000);
  expect(shown).toEqual([25.92, 25.92]);
  expect(bench.socket.connections).toHaveLength(1);
  expect(bench.socket.last.sent.map(({ command }) => command.type)).toEqual(["S", "H"]);
});

test("a page that was put away and comes back connects again, and its cells move", async () => {
  const bench = testApp();
  const { shown } = cell(bench, "US:AAPL");
  await bench.clock.advance(10_000);
  bench.leave();
  await bench.clock.advance(60_000);
  expect(bench.socket.live).toBe(0);
  bench.wake();
  await bench.clock.advance(5_000);
  expect(bench.socket.live).toBe(1);
  bench.socket.last.says(push("US:AAPL", { lp: "27", ts: 1_731_510_060 }));
  await bench.clock.advance(1_000);
  expect(shown.at(-1)).toBe(27);
});

test("an answer that a push of the same second has overtaken does not turn the price back", async () => {
  const bench = testApp();
  const { shown } = cell(bench, "US:AAPL");
  await bench.clock.advance(2_000);
  const ts = 1_731_510_050;
  bench.http.answer = server((c) => snapshotRow(c, { lp: "26", v: "700000", ts }));
  void bench.app.parts.sources.snapshots.refresh(code("US:AAPL"));
  await bench.clock.advance(30);
  bench.socket.last.says(push("US:AAPL", { lp: "27", v: "700100", ts }));
  await bench.clock.advance(3_000);
  expect(shown).toEqual([25.92, 27]);
});

test("an answer that knows more of the same second than the last push is shown", async () => {
  const bench = testApp();
  const { shown } = cell(bench, "US:AAPL");
  await bench.clock.advance(2_000);
  const ts = 1_731_510_050;
  bench.socket.last.says(push("US:AAPL", { lp: "27", v: "700100", ts }));
  bench.http.answer = server((c) => snapshotRow(c, { lp: "28", v: "700200", ts }));
  void bench.app.parts.sources.snapshots.refresh(code("US:AAPL"));
  await bench.clock.advance(3_000);
  expect(shown.at(-1)).toBe(28);
});
