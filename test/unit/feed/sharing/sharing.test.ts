import { QosError } from "../../../../src/qos/errors";
import { queryPrice } from "../../../../src/quotes/questions/price";
import { paneView } from "../../../../src/runtime/paneView";
import { snapshotRow } from "../../../support/builders";
import { FakeBrowser } from "./fakeBrowser";
import { Office, type Workbook } from "./office";

/** Workbooks open on the given office, each with a live cell of the code of its place. */
async function openWith(office: Office, codes: readonly string[]): Promise<Workbook[]> {
  const workbooks = codes.map((code) => {
    const workbook = office.open();
    workbook.live(code);
    return workbook;
  });
  await office.clock.advance(3_000);
  return workbooks;
}

/** The price that a workbook's live cell of `code` rests on. */
function priceIn({ app }: Workbook, code: string): unknown {
  return paneView(app).subscriptions.find((one) => one.code === code)?.last;
}

test("the first workbook leads, the next ones follow, and the server sees one connection", async () => {
  const office = new Office();
  const workbooks = await openWith(office, ["US:AAPL", "US:AAPL", "US:AAPL"]);
  expect(workbooks.map(({ app }) => app.parts.sharing.role)).toEqual(["leader", "follower", "follower"]);
  expect(office.server.attempts).toHaveLength(1);
  expect(office.server.open.size).toBe(1);
});

test("a new cell of what another workbook shows already asks the server nothing", async () => {
  const office = new Office();
  const [leader, follower] = await openWith(office, ["US:AAPL", "US:TSLA"]);
  if (leader === undefined || follower === undefined) throw new Error("not opened");
  office.server.move("US:AAPL", 123);
  await office.clock.advance(1_000);
  const before = office.server.http.requests.length;
  follower.live("US:AAPL");
  await office.clock.advance(1_000);
  expect(priceIn(follower, "US:AAPL")).toBe(123);
  expect(office.server.http.requests).toHaveLength(before);
});

test("the socket carries what any workbook wants, and each workbook's cells move", async () => {
  const office = new Office();
  const codes = ["US:AAPL", "US:TSLA", "HK:700"];
  const workbooks = await openWith(office, codes);
  for (const [at, code] of codes.entries()) office.server.move(code, 100 + at);
  await office.clock.advance(1_000);
  expect(workbooks.map((workbook, at) => priceIn(workbook, codes[at] ?? ""))).toEqual([100, 101, 102]);
  expect(
    workbooks.map(({ app }) =>
      paneView(app)
        .subscriptions.map(({ delivery }) => delivery)
        .at(-1),
    ),
  ).toEqual(["pushed", "pushed", "pushed"]);
});

test("a follower says that it is live, how many products are pushed, and that it does not lead", async () => {
  const office = new Office();
  const [leader, follower] = await openWith(office, ["US:AAPL", "US:TSLA"]);
  if (leader === undefined || follower === undefined) throw new Error("not opened");
  const view = paneView(follower.app);
  expect([view.state, view.pushedProducts]).toEqual(["live", 2]);
  expect(follower.app.parts.socket.state.state).toBe("idle");
  expect(leader.app.parts.sharing.role).toBe("leader");
});

test("what a follower no longer wants is unsubscribed, what another still wants is not", async () => {
  const office = new Office();
  office.open().live("US:AAPL");
  const workbook = office.open();
  const [tesla, apple] = [workbook.live("US:TSLA"), workbook.live("US:AAPL")];
  await office.clock.advance(3_000);
  tesla.stop();
  apple.stop();
  await office.clock.advance(10_000);
  expect([...office.server.open].map(({ codes }) => [...codes])).toEqual([["US:AAPL"]]);
});

test("a second workbook with the same cells asks the server for nothing: the leader knows their values", async () => {
  const office = new Office();
  await openWith(office, ["US:AAPL"]);
  const before = office.server.http.requests.length;
  const [workbook] = await openWith(office, ["US:AAPL"]);
  if (workbook === undefined) throw new Error("not opened");
  expect(priceIn(workbook, "US:AAPL")).toBe(25.92);
  expect(office.server.http.requests.length).toBe(before);
});

test.each(["close", "crash"] as const)(
  "when the leader's page ends (%s) the next takes over within two seconds, never with two connections",
  async (how) => {
    const office = new Office();
    const [first, second, third] = await openWith(office, ["US:AAPL", "US:AAPL", "US:AAPL"]);
    if (first === undefined || second === undefined || third === undefined) throw new Error("not opened");
    first[how]();
    await office.clock.advance(2_000);
    expect([second.app.parts.sharing.role, third.app.parts.sharing.role]).toEqual(["leader", "follower"]);
    office.server.move("US:AAPL", 333);
    await office.clock.advance(1_000);
    expect([priceIn(second, "US:AAPL"), priceIn(third, "US:AAPL")]).toEqual([333, 333]);
    expect([office.server.most, office.server.attempts.length]).toEqual([1, 2]);
  },
);

test("who takes over keeps the pace of commands that its predecessor has begun", async () => {
  const office = new Office();
  const [first, second] = await openWith(office, ["US:AAPL", "US:TSLA"]);
  second?.live("HK:700");
  await office.clock.advance(300);
  const before = office.server.commands.at(-1) ?? 0;
  first?.crash();
  await office.clock.advance(3_000);
  const [next = 0] = office.server.commands.filter((at) => at > before);
  expect(next - before).toBeGreaterThanOrEqual(1_000);
  expect(next - before).toBeLessThan(2_000);
});

test("a follower's death is noticed without a timer: what it alone wanted is given up", async () => {
  const office = new Office();
  const [, follower] = await openWith(office, ["US:AAPL", "US:TSLA"]);
  follower?.crash();
  await office.clock.advance(6_000);
  expect([...office.server.open].map(({ codes }) => [...codes])).toEqual([["US:AAPL"]]);
});

test("a workbook whose browser is slow with locks is not taken for dead", async () => {
  const office = new Office();
  await openWith(office, ["US:AAPL"]);
  office.lockDelay = 200;
  await openWith(office, ["US:TSLA"]);
  await office.clock.advance(10_000);
  expect([...office.server.open].map(({ codes }) => [...codes])).toEqual([["US:AAPL", "US:TSLA"]]);
});

test("workbooks with different keys do not share", async () => {
  const office = new Office();
  office.open("one-key");
  office.open("another-key");
  await office.clock.advance(1_000);
  expect(office.workbooks.map(({ app }) => app.parts.sharing.role)).toEqual(["leader", "leader"]);
  expect(office.browser.locks.join()).not.toMatch(/one-key|another-key/);
});

test("a workbook whose key changes leaves its peers and joins those of the new key", async () => {
  const office = new Office();
  const [first, second] = await openWith(office, ["US:AAPL", "US:AAPL"]);
  first?.app.keys.enter("another-key", "session");
  await office.clock.advance(2_000);
  expect([first?.app.parts.sharing.role, second?.app.parts.sharing.role]).toEqual(["leader", "leader"]);
  second?.app.keys.enter("another-key", "session");
  await office.clock.advance(2_000);
  expect([first?.app.parts.sharing.role, second?.app.parts.sharing.role]).toEqual(["leader", "follower"]);
  expect(office.server.open.size).toBe(1);
});

test("without locks or without a channel a workbook stands alone and opens its own socket", async () => {
  const office = new Office();
  for (const missing of [{ locks: undefined }, { openChannel: undefined }]) {
    const alone = office.open("key", missing);
    alone.live("US:AAPL");
    await office.clock.advance(1_000);
    expect([alone.app.parts.sharing.role, alone.app.parts.socket.state.state]).toEqual(["alone", "open"]);
    alone.close();
    await office.clock.advance(1_000);
  }
});

test("a browser that turns out to forbid locks or channels leaves a workbook alone, not dead", async () => {
  const office = new Office();
  const forbidding = {
    locks: { hold: (_name: string, _held: () => void, failed: () => void) => office.clock.after(1, failed) },
  };
  const channel = {
    openChannel: () => {
      throw new Error("SecurityError");
    },
  };
  for (const replaced of [forbidding, channel]) {
    const alone = office.open("key", replaced);
    alone.live("US:AAPL");
    await office.clock.advance(1_000);
    expect([alone.app.parts.sharing.role, priceIn(alone, "US:AAPL")]).toEqual(["alone", 25.92]);
    alone.close();
    await office.clock.advance(1_000);
  }
});

test.each([
  ["refused", 25],
  ["pushes out the first", 20],
] as const)(
  "two leaders that cannot see each other come to rest where a second connection is %s",
  async (second, most) => {
    const office = new Office();
    office.server.second = second;
    const workbooks = [office.open(), office.open(undefined, {}, new FakeBrowser(office.clock))];
    for (const workbook of workbooks) workbook.live("US:AAPL");
    await office.clock.advance(60_000);
    const settled = office.server.attempts.length;
    await office.clock.advance(600_000);
    expect(office.server.attempts.length - settled).toBeLessThan(most);
    expect(workbooks.map((workbook) => priceIn(workbook, "US:AAPL"))).toEqual([25.92, 25.92]);
    expect(office.server.most).toBe(1);
  },
);

test("the one that may not connect polls, and says why", async () => {
  const office = new Office();
  office.open().live("US:AAPL");
  await office.clock.advance(1_000);
  const second = office.open(undefined, {}, new FakeBrowser(office.clock));
  second.live("US:AAPL");
  await office.clock.advance(20_000);
  const view = paneView(second.app);
  expect([view.state, view.subscriptions[0]?.delivery]).toEqual(["polling", "polled"]);
  expect(view.why).toBe(new QosError("connectionLimit").message);
});

test("a leader whose page stands still is replaced by requests until it answers again, and no second socket is opened", async () => {
  const office = new Office();
  const [leader, follower] = await openWith(office, ["US:AAPL", "US:TSLA"]);
  if (leader === undefined || follower === undefined) throw new Error("not opened");
  leader.page.freeze();
  await office.clock.advance(25_000);
  expect(paneView(follower.app).state).toBe("polling");
  const asked = office.server.http.requests.length;
  await office.clock.advance(30_000);
  expect(office.server.http.requests.length).toBeGreaterThan(asked);
  leader.page.thaw();
  await office.clock.advance(20_000);
  office.server.move("US:TSLA", 77);
  await office.clock.advance(1_000);
  expect([paneView(follower.app).state, priceIn(follower, "US:TSLA")]).toEqual(["live", 77]);
  expect(office.server.attempts).toHaveLength(1);
});

test("messages of another version or without sense are counted and do no harm", async () => {
  const office = new Office();
  const [leader, follower] = await openWith(office, ["US:AAPL", "US:AAPL"]);
  if (leader === undefined || follower === undefined) throw new Error("not opened");
  const [scope = ""] = office.browser.locks.filter((name) => !name.includes("member"));
  const stranger = office.browser.page().openChannel(scope, () => undefined);
  const nonsense = [
    undefined,
    7,
    "hello",
    { v: 2, from: "x", kind: "hello", wants: [], permits: [] },
    { v: 1, from: "x", kind: "dance" },
    { v: 1, from: "x", kind: "hello", wants: [{ topic: "S", code: "nowhere" }], permits: [] },
    {
      v: 1,
      from: "x",
      kind: "values",
      values: [{ subject: { topic: "S", code: "US:AAPL" }, news: {}, at: NaN, delivery: "push" }],
    },
    { v: 1, from: "x", kind: "welcome", to: "y", usages: { snapshot: 3 }, learnedLimits: {} },
    { v: 1, from: "x", kind: "report", report: { link: { state: { state: "waiting" } }, pushed: [], products: 0 } },
  ];
  for (const message of nonsense) stranger.post(message);
  await office.clock.advance(1_000);
  office.server.move("US:AAPL", 44);
  await office.clock.advance(1_000);
  expect([leader.app.parts.sharing.strange, follower.app.parts.sharing.strange]).toEqual([
    nonsense.length,
    nonsense.length,
  ]);
  expect(priceIn(follower, "US:AAPL")).toBe(44);
});

test("what one workbook learns of the plan all know, and the next leader too", async () => {
  const office = new Office();
  const [first, second, third] = await openWith(office, ["US:AAPL", "US:AAPL", "US:AAPL"]);
  second?.app.plan.learnProducts("snapshot", 8);
  first?.app.plan.learnSocketProducts(3, 2);
  await office.clock.advance(10);
  first?.close();
  await office.clock.advance(2_000);
  expect(
    [second, third].map((workbook) => [workbook?.app.plan.products("snapshot"), workbook?.app.plan.socketProducts]),
  ).toEqual([
    [4, 4],
    [4, 4],
  ]);
  const late = office.open();
  await office.clock.advance(100);
  expect(late.app.plan.products("snapshot")).toBe(4);
});

test("a limit that the leader finds to be higher rises in all workbooks", async () => {
  const office = new Office();
  const [leader, follower] = await openWith(office, ["US:AAPL", "US:AAPL"]);
  leader?.app.plan.learnSocketProducts(2, 6);
  await office.clock.advance(10);
  expect(follower?.app.plan.socketProducts).toBe(5);
  leader?.app.plan.noteSocketProducts(5);
  await office.clock.advance(10);
  expect([leader, follower].map((workbook) => workbook?.app.plan.socketProducts)).toEqual([6, 6]);
});

test("a number of requests that was learned is forgotten by all workbooks at the same time", async () => {
  const office = new Office();
  const [leader, follower] = await openWith(office, ["US:AAPL", "US:AAPL"]);
  follower?.app.plan.learnRequests("kline", 12);
  await office.clock.advance(10);
  expect(leader?.app.plan.requests("kline")).toBe(12);
  await office.clock.advance(3_600_000);
  expect([leader, follower].map((workbook) => workbook?.app.plan.requests("kline"))).toEqual([30, 30]);
});

test("after all workbooks are closed no lock, channel, connection or timer is left", async () => {
  const office = new Office();
  const workbooks = await openWith(office, ["US:AAPL", "US:TSLA", "HK:700"]);
  for (const workbook of workbooks) workbook.close();
  await office.clock.drain();
  expect([office.browser.left, office.server.open.size, office.clock.pending]).toEqual([0, 0, 0]);
});

test("where REST is barred, a follower's question goes over the leader's socket, and no second one is opened", async () => {
  const office = new Office();
  office.server.speaksQueries = true;
  const [, follower] = await openWith(office, ["US:AAPL", "US:TSLA"]);
  if (follower === undefined) throw new Error("not opened");
  office.server.http.answer = () => new Error("Failed to fetch");
  const price = follower.app.queries.answer(queryPrice, ["HK:700"], { preview: false });
  await office.clock.advance(5_000);
  await expect(price).resolves.toBe(Number(snapshotRow("HK:700").lp));
  expect(office.server.most).toBe(1);
  expect(office.server.attempts).toHaveLength(1);
});

test("a leader that dies over a follower's question leaves it with an answer or an error, never waiting", async () => {
  const office = new Office();
  office.server.speaksQueries = true;
  const [leader, follower] = await openWith(office, ["US:AAPL", "US:TSLA"]);
  if (leader === undefined || follower === undefined) throw new Error("not opened");
  office.server.http.answer = () => new Error("Failed to fetch");
  const price = follower.app.queries.answer(queryPrice, ["HK:700"], { preview: false });
  const settled = price.then(
    () => "answer",
    (thrown: unknown) => (thrown as QosError).id,
  );
  await office.clock.advance(100);
  leader.crash();
  await office.clock.advance(40_000);
  expect(["answer", "unreachable"]).toContain(await settled);
});
