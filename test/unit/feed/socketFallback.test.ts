import { QUESTIONS } from "../../../src/runtime/questions";
import { paneView } from "../../../src/runtime/paneView";
import { watchStatus } from "../../../src/runtime/status";
import type { WireCommand } from "../../../src/qos/wire";
import { bars, server, snapshotRow, ungroup } from "../../support/builders";
import { agree, type Reply } from "../../support/scriptedSocket";
import { testApp } from "../../support/testPorts";

type Bench = ReturnType<typeof testApp>;

/** What a code costs in these tests: no two the same. */
function priceOf(code: string): number {
  return [...code].reduce((sum, letter) => sum * 3 + letter.charCodeAt(0), 0) / 100;
}

const row = (code: string): object => snapshotRow(code, { lp: String(priceOf(code)) });

/** A server that answers queries over the socket (2025-06). */
function speaksQueries(command: WireCommand): object {
  const { type, reqid, codes = [], kline_reqs: asked = [] } = command;
  const reply = { type, msg: "OK", reqid };
  if (type === "RS") return { ...reply, data: ungroup(codes).map(row).reverse() };
  if (type === "RK") return { ...reply, data: asked.map(({ c, kt, co }) => ({ c, k: bars(c, kt, co) })) };
  return agree(command);
}

/** REST that the web view may not read, beside a socket that works. */
function blocked(reply: Reply = speaksQueries): Bench {
  const bench = testApp();
  bench.http.answer = () => new Error("Failed to fetch");
  bench.http.readable = false;
  bench.socket.reply = reply;
  return bench;
}

function query({ app }: Bench, name: keyof typeof QUESTIONS, ...raw: unknown[]): Promise<unknown> {
  const answer = app.queries.answer(QUESTIONS[name], raw, { preview: false });
  return answer.catch((thrown: unknown) => thrown);
}

const queries = ({ socket }: Bench): readonly WireCommand[] =>
  socket.commands.map(({ command }) => command).filter(({ type }) => type.startsWith("R"));

test("where the web view may not read REST, a price comes over the socket, and the status and the pane say so", async () => {
  const bench = blocked();
  const price = query(bench, "price", "US:AAPL");
  await bench.clock.advance(5_000);
  expect(await price).toBe(priceOf("US:AAPL"));
  expect(queries(bench)).toMatchObject([{ type: "RS", codes: ["US:AAPL"], reqid: 1 }]);
  const shown: unknown[] = [];
  watchStatus(bench.app, ["transport"], (value) => shown.push(value));
  await bench.clock.advance(1_000);
  expect([shown.at(-1), paneView(bench.app).transport]).toEqual(["socket", "socket"]);
});

test("that REST cannot be read is found out once: later questions go over the socket at once, a second apart", async () => {
  const bench = blocked();
  void query(bench, "price", "US:AAPL");
  await bench.clock.advance(5_000);
  const requests = bench.http.requests.length;
  const answers = Promise.all([
    query(bench, "price", "HK:700"),
    query(bench, "kline", "US:MSFT", "1d", 3, null, "close", false),
  ]);
  await bench.clock.advance(5_000);
  expect(await answers).toEqual([
    priceOf("HK:700"),
    [[expect.any(Number)], [expect.any(Number)], [expect.any(Number)]],
  ]);
  expect(bench.http.requests).toHaveLength(requests);
  const at = bench.socket.commands.map((sent) => sent.at);
  at.slice(1).forEach((moment, index) => expect(moment - (at[index] ?? 0)).toBeGreaterThanOrEqual(1_000));
});

test("REST is tried again after five minutes, and used once it answers", async () => {
  const bench = blocked();
  void query(bench, "price", "US:AAPL");
  await bench.clock.advance(6 * 60_000);
  bench.http.answer = server(row);
  const before = queries(bench).length;
  const price = query(bench, "price", "US:MSFT");
  await bench.clock.advance(2_000);
  expect(await price).toBe(priceOf("US:MSFT"));
  expect(queries(bench)).toHaveLength(before);
  expect(paneView(bench.app).transport).toBe("rest");
});

test("a server from before the queries is asked one once, and cells tell that REST is blocked", async () => {
  const bench = blocked(agree);
  const first = query(bench, "price", "US:AAPL");
  await bench.clock.advance(5_000);
  expect(await first).toMatchObject({ id: "blocked" });
  const second = query(bench, "price", "US:MSFT");
  await bench.clock.advance(5_000);
  expect(await second).toMatchObject({ id: "blocked" });
  expect(queries(bench)).toHaveLength(1);
});

test("where there is no connection either, cells tell within seconds that the server cannot be reached", async () => {
  const bench = blocked();
  bench.http.readable = true;
  bench.socket.opensAtOnce = false;
  const price = query(bench, "price", "US:AAPL");
  await bench.clock.advance(30_000);
  expect(await price).toMatchObject({ id: "unreachable" });
});

test("a code without data is told as such over the socket too", async () => {
  const bench = blocked((command) =>
    command.type === "RS" ? { type: "RS", msg: "OK", reqid: command.reqid, data: [] } : agree(command),
  );
  const price = query(bench, "price", "US:NOPE");
  await bench.clock.advance(5_000);
  expect(await price).toMatchObject({ id: "notFound" });
});

test("an answer to another query is not taken for ours", async () => {
  const bench = blocked((command) =>
    command.type === "RS"
      ? { type: "RS", msg: "OK", reqid: (command.reqid ?? 0) + 7, data: [{ ...snapshotRow("US:AAPL"), lp: "1" }] }
      : agree(command),
  );
  const price = query(bench, "price", "US:AAPL");
  await bench.clock.advance(40_000);
  expect(await price).toMatchObject({ id: "blocked" });
});

test("with the minute's requests spent, a short question goes over the socket instead of waiting", async () => {
  const bench = testApp();
  bench.http.answer = server(row);
  bench.socket.reply = speaksQueries;
  const limit = bench.app.plan.requests("snapshot");
  for (let sent = 0; sent < limit; sent += 1) {
    void query(bench, "price", `US:A${sent}`);
    await bench.clock.advance(200);
  }
  expect(bench.http.requests).toHaveLength(limit);
  const price = query(bench, "price", "US:LATE");
  await bench.clock.advance(3_000);
  expect(await price).toBe(priceOf("US:LATE"));
  expect(queries(bench)).toMatchObject([{ type: "RS", codes: ["US:LATE"] }]);
  expect(bench.http.requests).toHaveLength(limit);
});

test("with the minute's requests spent and a server without queries, the question waits for its turn by REST", async () => {
  const bench = testApp();
  bench.http.answer = server(row);
  const limit = bench.app.plan.requests("snapshot");
  for (let sent = 0; sent < limit; sent += 1) {
    void query(bench, "price", `US:A${sent}`);
    await bench.clock.advance(200);
  }
  const price = query(bench, "price", "US:LATE");
  await bench.clock.advance(70_000);
  expect(await price).toBe(priceOf("US:LATE"));
  expect(queries(bench)).toHaveLength(1);
});

test("a connection that was opened for questions alone is closed a minute after the last", async () => {
  const bench = blocked();
  void query(bench, "price", "US:AAPL");
  await bench.clock.advance(50_000);
  expect(bench.socket.live).toBe(1);
  await bench.clock.advance(20_000);
  expect(bench.socket.live).toBe(0);
});

test("live cells keep their commands: questions leave six of each minute to them", async () => {
  const bench = blocked();
  for (let asked = 0; asked < 60; asked += 1) {
    void query(bench, "price", `US:B${asked}`);
    await bench.clock.advance(1_000);
  }
  expect(queries(bench).length).toBeLessThanOrEqual(24);
  const wanted = bench.clock.now();
  bench.app.live.value(["HK:700"], () => undefined);
  await bench.clock.advance(2_500);
  const subscribed = bench.socket.commands.find(({ command }) => command.type === "S");
  expect(subscribed?.command.codes).toEqual(["HK:700"]);
  expect((subscribed?.at ?? Infinity) - wanted).toBeLessThanOrEqual(1_200);
});

test("rows that come in another order than they were asked for reach their own cells", async () => {
  const bench = blocked();
  const both = Promise.all([query(bench, "price", "US:TSLA"), query(bench, "price", "HK:700")]);
  await bench.clock.advance(5_000);
  expect(await both).toEqual([priceOf("US:TSLA"), priceOf("HK:700")]);
});

test("an answer with the number of another query is no answer, whatever prices it holds", async () => {
  const bench = blocked(() => undefined);
  const asked = query(bench, "price", "US:AAPL");
  await bench.clock.advance(3_000);
  const [sent] = queries(bench);
  const foreign = [snapshotRow("US:AAPL", { lp: "1.25" })];
  for (const reqid of [0, 2, 7]) bench.socket.last.says({ type: "RS", msg: "OK", reqid, data: foreign });
  bench.socket.last.says({ type: "RK", msg: "OK", reqid: 1, data: [] });
  bench.socket.last.says({ type: "RS", msg: "OK", reqid: sent?.reqid, data: [row("US:AAPL")] });
  await bench.clock.advance(1_000);
  expect(await asked).toBe(priceOf("US:AAPL"));
});
