import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { OpenChannel } from "../../src/kernel/channel";
import type { Locks } from "../../src/kernel/locks";
import { hostHttp } from "../../src/host/http";
import { asQosError } from "../../src/qos/errors";
import { queryPrice } from "../../src/quotes/questions/price";
import { builtApp, type BuiltApp } from "../support/builtApp";
import { testConnection } from "../../src/runtime/connectionTest";
import { diagnostics } from "../../src/runtime/diagnostics";
import { paneView } from "../../src/runtime/paneView";
import { overallState } from "../../src/runtime/status";
import { startSimulator } from "../../src/simulator/startSimulator";
import { endOfTime, tracked } from "../support/endOfTime";
import { memoryStorage, nodePorts } from "../support/nodePorts";
import { OwnServer } from "../support/thief/ownServer";
import { until } from "../support/until";

/** With signs that look otherwise in a URL, in a form and in JSON. */
const KEY = 'k3y+of/a="person\\0123456789';
/** A piece of it that no other text here holds, in any way to write it. */
const PIECE = /person|0123456789/i;

const own = new OwnServer();
const thief = new OwnServer();
let [ownUrl, thiefUrl] = ["", ""];
const apps: BuiltApp[] = [];
const said: string[] = [];
const folder = mkdtempSync(join(tmpdir(), "qos-thief-"));
const METHODS = ["log", "info", "warn", "error", "debug"] as const;
const spies = METHODS.map((method) =>
  jest.spyOn(console, method).mockImplementation((...words: unknown[]) => void said.push(words.map(String).join(" "))),
);

const socketOf = (url: string): string => `${url.replace("http", "ws")}/ws`;

beforeAll(async () => {
  [ownUrl, thiefUrl] = [await own.listen(), await thief.listen()];
  thief.answer = () => ({ status: 200, body: JSON.stringify({ msg: "OK", data: [] }) });
});

afterAll(async () => {
  for (const app of apps) {
    app.parts.sharing.close();
    app.parts.socket.raise({ event: "unwant" });
  }
  own.close();
  thief.close();
  for (const spy of spies) spy.mockRestore();
  rmSync(folder, { recursive: true });
  await endOfTime();
});

/** What workbooks of one browser say to each other, names of locks and channels among it. */
const channels: { readonly name: string; readonly hear: (message: unknown) => void }[] = [];
const openChannel: OpenChannel = (name, hear) => {
  said.push(name);
  const mine = { name, hear };
  channels.push(mine);
  return {
    post(message) {
      said.push(JSON.stringify(message));
      for (const other of channels) if (other !== mine && other.name === name) setTimeout(() => other.hear(message), 1);
    },
    close: () => void channels.splice(channels.indexOf(mine), 1),
  };
};
const holders = new Map<string, (() => void)[]>();
const locks: Locks = {
  hold(name, onHeld) {
    said.push(name);
    const queue = holders.get(name) ?? [];
    holders.set(name, queue);
    queue.push(onHeld);
    if (queue.length === 1) setTimeout(onHeld, 1);
    return () => {
      const place = queue.indexOf(onHeld);
      if (place < 0) return;
      queue.splice(place, 1);
      const [next] = queue;
      if (place === 0 && next !== undefined) setTimeout(next, 1);
    };
  },
};

/** A workbook; `computer`: what all workbooks of the computer keep. */
function workbook(computer: Map<string, string>, entries: Readonly<Record<string, unknown>> = {}): BuiltApp {
  const app = builtApp(
    nodePorts({
      http: { ...hostHttp, post: (request) => tracked(hostHttp.post(request)) },
      storage: memoryStorage(entries, computer),
      locks,
      openChannel,
    }),
  );
  apps.push(app);
  return app;
}

/** What a cell with the price shows, in words where it has none. */
async function price(app: BuiltApp): Promise<string> {
  try {
    return String(await app.queries.answer(queryPrice, ["US:AAPL"], { preview: false }));
  } catch (thrown) {
    app.failures.note(asQosError(thrown));
    return asQosError(thrown).message;
  }
}

/** All that a person, or somebody who helps, can see of a workbook. */
function shownBy(app: BuiltApp): string {
  return [
    diagnostics(app, "test"),
    JSON.stringify(paneView(app)),
    overallState(app),
    ...app.problems.list().map(({ error }) => JSON.stringify([error.message, error.details])),
  ].join("\n");
}

const settings = (server: string, socket = socketOf(server)) => ({ server, socket });
const kept = { "qos.key": { key: KEY, remember: true } };
const onOwn = (): Record<string, unknown> => ({ ...kept, "qos.settings": settings(ownUrl) });

/** A live cell that has come as far as it will: its socket is open, or waits, or was never asked for. */
async function live(app: BuiltApp): Promise<string> {
  const shown: unknown[] = [];
  app.live.value(["US:AAPL"], (value) => shown.push(value));
  await until(() => shown.length > 0 && app.parts.socket.state.state !== "connecting", 20);
  return shown.map((value) => (value instanceof Error ? value.message : String(value))).join(" ");
}

const PRICE = { msg: "OK", data: [{ c: "SH:600519", lp: "666", yp: "1", ts: 1_741_958_321, s: 0 }] };

test("a server that sends on to another host, by any way, does not have the key arrive there", async () => {
  own.answer = () => ({ status: 307, location: `${thiefUrl}/snapshot` });
  const app = workbook(new Map(), onOwn());
  said.push(await price(app), await live(app), JSON.stringify(await testConnection(app, KEY)), shownBy(app));
  expect(own.seen.some((text) => text.includes(KEY))).toBe(true);
  expect(thief.seen).toEqual([]);
});

test("after a change of both addresses, or of the socket's alone, nothing at all is sent to the new ones", async () => {
  for (const moved of [
    () => settings(thiefUrl),
    () => settings(ownUrl, socketOf(thiefUrl)),
    () => settings(thiefUrl, socketOf(ownUrl)),
  ]) {
    own.answer = () => ({ status: 200, body: JSON.stringify(PRICE) });
    const app = workbook(new Map(), onOwn());
    app.settings.change(moved());
    const words = await price(app);
    expect(words).toContain("your API key was entered for another server");
    said.push(words, await live(app), shownBy(app));
  }
  expect(thief.seen).toEqual([]);
});

test("a second workbook whose address is the thief's has neither the computer's key nor one of the first workbook alone", async () => {
  own.answer = () => ({ status: 200, body: JSON.stringify(PRICE) });
  const computer = new Map<string, string>();
  const first = workbook(computer, onOwn());
  said.push(await price(first), shownBy(first));
  const second = workbook(computer);
  second.settings.change(settings(thiefUrl));
  first.keys.enter(`${KEY}-of-one-workbook`, "session");
  said.push(await price(second), await live(second), shownBy(second));
  expect(second.keys.secrets).not.toContain(`${KEY}-of-one-workbook`);
  expect(thief.seen).toEqual([]);
});

test("a server that repeats the key in its refusals, in every way to write it, has it shown nowhere", async () => {
  const forms = [
    KEY,
    encodeURIComponent(KEY),
    new URLSearchParams([["", KEY]]).toString().slice(1),
    JSON.stringify(KEY),
    KEY.toUpperCase(),
  ];
  own.reply = (text) => JSON.stringify({ type: (JSON.parse(text) as { type: string }).type, msg: `bad ${KEY}` });
  for (const form of forms) {
    own.answer = (request) =>
      request.startsWith("/ws")
        ? { status: 200 }
        : { status: 200, body: JSON.stringify({ msg: `no right for ${form} ${"x".repeat(300)}` }) };
    const app = workbook(new Map(), onOwn());
    said.push(await price(app), await live(app), JSON.stringify(await testConnection(app, KEY)), shownBy(app));
  }
  expect(thief.seen).toEqual([]);
});

test("a recording of a session does not hold the key", async () => {
  const file = join(folder, "session.ndjson");
  const simulator = await startSimulator({ record: file, invented: 0, enforceLimits: false });
  const { pro } = simulator.keys;
  const app = workbook(new Map(), {
    "qos.key": { key: pro, remember: true },
    "qos.settings": settings(simulator.url, simulator.wsUrl),
  });
  said.push(await price(app), await live(app), shownBy(app));
  app.parts.socket.raise({ event: "unwant" });
  await simulator.stop();
  const text = readFileSync(file, "utf8");
  expect(text).toContain("US:AAPL");
  expect(text).not.toContain(pro);
  expect(said.filter((words) => words.includes(pro))).toEqual([]);
});

test("in all of that neither cells, pane, report, console nor messages between workbooks told a piece of it", () => {
  expect(said.length).toBeGreaterThan(20);
  expect(said.filter((words) => PIECE.test(words))).toEqual([]);
});
