import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Membership } from "../../../src/feed/sharing/membership";
import { Sharing, type SharingOptions } from "../../../src/feed/sharing/sharing";
import { QosError, type ErrorWords } from "../../../src/qos/errors";
import { chineseErrors } from "../../../src/qos/errors.zh";
import { chineseWords } from "../../../src/runtime/chineseWords";
import { SocketFallback } from "../../../src/feed/socketFallback";
import { FakeBrowser } from "../feed/sharing/fakeBrowser";
import { TestClock } from "../../support/testClock";
import { TEST_KEY, testApp } from "../../support/testPorts";

const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

/** A workbook whose code for meeting others is loaded as the test says. */
function sharing(load: SharingOptions["load"]) {
  const { app, clock, socket } = testApp();
  const page = new FakeBrowser(clock).page();
  const shown: unknown[] = [];
  app.live.value(["US:AAPL"], (value) => shown.push(value));
  const made = new Sharing({
    clock,
    random: () => 0.5,
    locks: page.locks,
    openChannel: page.openChannel,
    load,
    feed: app.parts.feed,
    budgets: new Map(Object.entries(app.parts.budgets)),
    learnedLimits: { current: () => app.plan.learnedLimits(), adopt: () => undefined, changes: app.plan.changes },
    query: () => Promise.reject(new QosError("unreachable")),
    link: () => ({ state: app.parts.socket.state, latency: undefined }),
    onChange: () => undefined,
  });
  made.join({ server: "https://api.qos.hk", socket: "wss://api.qos.hk/ws", key: TEST_KEY });
  return { app, clock, socket, shown, made };
}

test("where the code for sharing never comes, the workbook opens its own socket after five seconds, and cells fill", async () => {
  const { clock, socket, shown, app } = sharing(never);
  await clock.advance(4_900);
  const before = socket.connections.length;
  expect(app.parts.socket.state.state).toBe("idle");
  await clock.advance(3_000);
  expect([app.parts.socket.state.state, socket.connections.length]).toEqual(["open", before + 1]);
  expect(shown.at(-1)).toBe(25.92);
});

test("where it comes late after all, the workbook takes part", async () => {
  let arrive: (Part: typeof Membership) => void = () => undefined;
  let loads = 0;
  const { clock, made } = sharing(() => {
    loads += 1;
    return new Promise<typeof Membership>((resolve) => (arrive = resolve));
  });
  await clock.advance(10_000);
  expect([made.role, loads]).toEqual(["alone", 1]);
  await clock.advance(56_000);
  expect(loads).toBe(2);
  arrive(Membership);
  await clock.advance(2_000);
  expect(made.role).toBe("leader");
});

test("a workbook that has left is not taken back by code that comes then", async () => {
  let arrive: (Part: typeof Membership) => void = () => undefined;
  const { clock, made } = sharing(() => new Promise<typeof Membership>((resolve) => (arrive = resolve)));
  await clock.advance(1_000);
  made.close();
  arrive(Membership);
  await clock.advance(70_000);
  expect(made.role).toBe("alone");
});

test("where the code for questions over the socket never comes, the cell tells why REST could not be had", async () => {
  const clock = new TestClock();
  const fallback = new SocketFallback({
    clock,
    rest: { query: () => Promise.reject(new QosError("blocked")) },
    load: never,
    build: () => {
      throw new Error("never loaded");
    },
    onChange: () => undefined,
  });
  const outcomes: unknown[] = [];
  fallback.query("/snapshot", {}, false).catch((thrown: unknown) => outcomes.push(thrown));
  await clock.advance(5_000);
  expect(outcomes).toMatchObject([{ id: "blocked" }]);
});

test("where the Chinese words never come, cells wait three seconds and are told in English; later they are told anew", async () => {
  const clock = new TestClock();
  let arrive: (words: { chineseErrors: ErrorWords }) => void = () => undefined;
  const learned: unknown[] = [];
  let settled = false;
  void chineseWords(
    clock,
    (words) => learned.push(words),
    () => new Promise((resolve) => (arrive = resolve)),
  ).then(() => (settled = true));
  await clock.advance(2_900);
  expect(settled).toBe(false);
  await clock.advance(100);
  expect([settled, learned]).toEqual([true, []]);
  arrive({ chineseErrors });
  await clock.advance(0);
  expect(learned).toEqual([chineseErrors]);
});

test("every part of the built add-in that never comes is given up within the half minute of a formula", () => {
  const config = readFileSync(join(__dirname, "../../../webpack.config.js"), "utf8");
  const [, milliseconds = ""] = /chunkLoadTimeout: ([\d_]+)/.exec(config) ?? [];
  const deadline = Number(milliseconds.replaceAll("_", ""));
  expect([deadline > 0, deadline <= 15_000]).toEqual([true, true]);
});
