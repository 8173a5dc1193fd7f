import { testConnection } from "../../../src/runtime/connectionTest";
import { server, snapshotRow } from "../../support/builders";
import { refusal } from "../../support/scriptedHttp";
import { agree } from "../../support/scriptedSocket";
import { TEST_KEY, testApp } from "../../support/testPorts";

type Bench = ReturnType<typeof testApp>;

/** REST that the web view may not read, beside a socket that answers questions or does not know them. */
function blocked({ speaks }: { readonly speaks: boolean }): Bench {
  const bench = testApp();
  bench.http.answer = () => new Error("Failed to fetch");
  bench.http.readable = false;
  bench.socket.reply = (command) =>
    speaks && command.type === "RS"
      ? { type: "RS", msg: "OK", reqid: command.reqid, data: [snapshotRow("US:AAPL")] }
      : agree(command);
  return bench;
}

async function tryKey({ app, clock }: Bench, key: string): ReturnType<typeof testConnection> {
  const result = testConnection(app, key);
  await clock.advance(30_000);
  return result;
}

test("a key is tested by REST, and no connection is opened for it", async () => {
  const bench = testApp();
  bench.http.answer = server();
  expect(await tryKey(bench, "another-key")).toMatchObject({ ok: true, value: { transport: "rest" } });
  expect(bench.socket.connections).toHaveLength(0);
});

test.each(["another-key", TEST_KEY])(
  "where REST is barred, a key that works over the socket works: %s",
  async (key) => {
    const bench = blocked({ speaks: true });
    expect(await tryKey(bench, key)).toMatchObject({ ok: true, value: { transport: "socket" } });
    expect(bench.socket.last.key).toBe(key);
  },
);

test("the connection of a key that is only tested is closed again", async () => {
  const bench = blocked({ speaks: true });
  await tryKey(bench, "another-key");
  expect(bench.socket.live).toBe(0);
});

test("where REST is barred and the socket does not know questions, the test tells that REST is barred", async () => {
  expect(await tryKey(blocked({ speaks: false }), "another-key")).toMatchObject({
    ok: false,
    error: { id: "blocked" },
  });
});

test("a key that the socket refuses is told as refused", async () => {
  const bench = blocked({ speaks: true });
  bench.socket.reply = ({ type }) => ({ type, msg: "invalid key" });
  expect(await tryKey(bench, "another-key")).toMatchObject({ ok: false, error: { id: "keyRefused" } });
});

test("a key that REST refuses is not tried over the socket", async () => {
  const bench = testApp();
  bench.http.answer = () => refusal("invalid key");
  expect(await tryKey(bench, "another-key")).toMatchObject({ ok: false, error: { id: "keyRefused" } });
  expect(bench.socket.connections).toHaveLength(0);
});

test("a key that is being tested goes to no address that is chosen meanwhile", async () => {
  const bench = blocked({ speaks: true });
  const result = testConnection(bench.app, "another-key");
  bench.app.settings.change({ socket: "wss://thief.example/ws" });
  await bench.clock.advance(30_000);
  expect(await result).toMatchObject({ ok: false, error: { id: "blocked" } });
  expect(bench.socket.connections.map(({ key }) => key)).not.toContain("another-key");
});
