import fc from "fast-check";
import { seededRandom } from "../../../src/kernel/random";
import { QosError } from "../../../src/qos/errors";
import { SocketClient } from "../../../src/qos/socketClient";
import { agree, ScriptedSocket } from "../../support/scriptedSocket";
import { TEST_START, TestClock } from "../../support/testClock";

interface Bench {
  readonly clock: TestClock;
  readonly port: ScriptedSocket;
  readonly client: SocketClient;
  /** `up` and `down` in the order they were told. */
  readonly ups: boolean[];
  readonly heard: object[];
  readonly given: { key: string | undefined; address: string; answeredAt: number };
}

function bench(): Bench {
  const clock = new TestClock();
  const port = new ScriptedSocket(clock);
  const given: Bench["given"] = { key: "secret", address: "wss://test.example/ws", answeredAt: 0 };
  const client = new SocketClient({
    port,
    clock,
    random: seededRandom(7),
    address: () => given.address,
    key: () => given.key,
    answeredAt: () => given.answeredAt,
  });
  const ups: boolean[] = [];
  const heard: object[] = [];
  client.ups.subscribe((up) => ups.push(up));
  client.messages.subscribe((message) => heard.push(message));
  return { clock, port, client, ups, heard, given };
}

function openBench(): Bench {
  const made = bench();
  made.client.raise({ event: "want" });
  made.port.last.opens();
  return made;
}

function beats({ port }: Bench): number[] {
  return port.last.sent.filter(({ command }) => command.type === "H").map(({ at }) => at);
}

test("nothing is opened until somebody wants it", async () => {
  const { client, port, clock } = bench();
  await clock.advance(600_000);
  expect(client.state.state).toBe("idle");
  expect(port.connections).toHaveLength(0);
});

test("the first want opens one connection with the address and the key of the moment", () => {
  const { client, port, ups } = bench();
  client.raise({ event: "want" });
  client.raise({ event: "want" });
  expect(port.connections).toHaveLength(1);
  expect(port.last).toMatchObject({ address: "wss://test.example/ws", key: "secret" });
  expect(ups).toEqual([]);
  port.last.opens();
  expect(ups).toEqual([true]);
});

test("without a key nothing is opened, and the reason is known", () => {
  const { client, port, given, clock } = bench();
  given.key = undefined;
  client.raise({ event: "want" });
  expect(client.state).toMatchObject({ state: "refused", why: { id: "noKey" } });
  expect(port.connections).toHaveLength(0);
  expect(clock.pending).toBe(0);
});

test("a heartbeat goes every twenty seconds, however quiet the hour", async () => {
  const made = openBench();
  made.port.reply = agree;
  const start = made.clock.now();
  await made.clock.advance(100_000);
  expect(beats(made).map((at) => at - start)).toEqual([20_000, 40_000, 60_000, 80_000, 100_000]);
  expect(made.port.connections).toHaveLength(1);
});

test("pushes carry the heartbeat while timers are starved", async () => {
  const made = openBench();
  for (let second = 0; second < 60; second += 1) {
    made.clock.jump(1_000);
    made.port.last.says({ tp: "S", c: "HK:700" });
  }
  expect(beats(made)).toHaveLength(3);
});

test("the time to a heartbeat's reply is known", async () => {
  const made = openBench();
  made.port.reply = agree;
  made.port.latency = 35;
  expect(made.client.latency).toBeUndefined();
  await made.clock.advance(20_100);
  expect(made.client.latency).toBe(35);
});

test("two heartbeats without a word end the connection, and another is opened", async () => {
  const made = openBench();
  const { clock, port, ups, client } = made;
  await clock.advance(59_999);
  expect(beats(made)).toHaveLength(2);
  expect(client.state.state).toBe("open");
  await clock.advance(1);
  expect(client.state).toMatchObject({ state: "waiting", why: { id: "timeout" } });
  expect(port.last.closed).toBe(true);
  expect(ups).toEqual([true, false]);
  await clock.advance(2_000);
  expect(port.connections).toHaveLength(2);
  expect(port.live).toBe(1);
});

test("any word of the server counts as life", async () => {
  const { clock, port, client } = openBench();
  for (let minute = 0; minute < 10; minute += 1) {
    await clock.advance(30_000);
    port.last.says({ tp: "S" });
  }
  expect(client.state.state).toBe("open");
  expect(port.connections).toHaveLength(1);
});

test("a handshake that never answers is given up after fifteen seconds and tried again", async () => {
  const { client, port, clock, ups } = bench();
  client.raise({ event: "want" });
  await clock.advance(14_999);
  expect(client.state.state).toBe("connecting");
  await clock.advance(1);
  expect(client.state).toMatchObject({ state: "waiting", why: { id: "timeout", details: { seconds: 15 } } });
  expect(port.live).toBe(0);
  await clock.advance(2_000);
  expect(port.connections).toHaveLength(2);
  expect(ups).toEqual([]);
});

test("an address that cannot be opened is an unreachable server, tried again", async () => {
  const { client, port, clock } = bench();
  port.impossible = true;
  client.raise({ event: "want" });
  expect(client.state).toMatchObject({ state: "waiting", why: { id: "unreachable" } });
  port.impossible = false;
  await clock.advance(2_000);
  expect(port.connections).toHaveLength(1);
});

test.each(["", "not json", "[]", "7", "null", '"text"', '{"cut":'])(
  "garbage (%j) is counted and does no harm",
  (garbage) => {
    const { port, client, heard } = openBench();
    port.last.says(garbage);
    port.last.says({ type: "H", msg: "OK" });
    expect(client.strange).toBe(1);
    expect(heard).toEqual([{ type: "H", msg: "OK" }]);
  },
);

test("no handler of an old connection is heard", async () => {
  const { port, client, heard, ups, clock } = openBench();
  const old = port.last;
  client.raise({ event: "renewed" });
  const young = port.last;
  young.opens();
  const told = ups.length;
  old.says({ tp: "S" });
  old.opens();
  old.drops(1008, "key refused");
  expect(client.state.state).toBe("open");
  expect(heard).toEqual([]);
  expect(ups).toHaveLength(told);
  await clock.advance(1_000);
  expect(port.live).toBe(1);
});

test("when nobody wants it any more it is closed at once and leaves no timer", async () => {
  const { port, client, clock, ups } = openBench();
  client.raise({ event: "unwant" });
  expect(port.last.closed).toBe(true);
  expect(ups).toEqual([true, false]);
  expect(clock.pending).toBe(0);
});

test.each(["connecting", "waiting"] as const)("no timer is left when it is no longer wanted while %s", (state) => {
  const { port, client, clock } = bench();
  client.raise({ event: "want" });
  if (state === "waiting") port.last.drops();
  expect(client.state.state).toBe(state);
  client.raise({ event: "unwant" });
  expect(clock.pending).toBe(0);
  expect(port.live).toBe(0);
});

test.each([
  ["a close frame that speaks of the key", 1000, "invalid key", "keyRefused"],
  ["code 1008 without a word", 1008, "", "keyRefused"],
  ["code 4001 without a word", 4001, "", "keyRefused"],
  ["a lost network", 1006, "", "unreachable"],
  ["a server that goes away", 1001, "going away", "unreachable"],
  ["too many connections", 1008, "too many connections", "connectionLimit"],
])("%s is told apart", (_name, closeCode, reason, id) => {
  const { port, client } = openBench();
  port.last.drops(closeCode, reason);
  expect(client.state).toMatchObject({ why: { id } });
});

test("what the server said last explains why it hung up", () => {
  const { port, client } = openBench();
  port.last.says({ type: "S", msg: "invalid key" });
  port.last.drops(1006);
  expect(client.state).toMatchObject({ state: "refused", why: { id: "keyRefused" } });
});

test("a refused key is not tried again until it changes", async () => {
  const { port, client, clock, given } = openBench();
  port.last.drops(1008, "invalid key");
  await clock.advance(3_600_000);
  client.raise({ event: "woke" });
  client.raise({ event: "retry" });
  expect(port.connections).toHaveLength(1);
  given.key = "another";
  client.raise({ event: "renewed" });
  expect(port.last.key).toBe("another");
});

test.each(["connecting", "waiting"] as const)(
  "a key refused by REST ends the attempts of a socket that is %s",
  async (state) => {
    const { port, client, clock } = bench();
    client.raise({ event: "want" });
    if (state === "waiting") port.last.drops();
    client.refuse(new QosError("keyRefused"));
    await clock.advance(3_600_000);
    expect(client.state).toMatchObject({ state: "refused", why: { id: "keyRefused" } });
    expect(port.connections).toHaveLength(1);
    expect(clock.pending).toBe(0);
  },
);

test("a key that works on the open socket is not given up for REST's sake", () => {
  const { client } = openBench();
  client.refuse(new QosError("keyRefused"));
  expect(client.state.state).toBe("open");
});

test("a command is sent only over an open connection", () => {
  const made = bench();
  expect(made.client.send({ type: "S", codes: ["US:AAPL"] })).toBe(false);
  made.client.raise({ event: "want" });
  expect(made.client.send({ type: "S", codes: ["US:AAPL"] })).toBe(false);
  made.port.last.opens();
  expect(made.client.send({ type: "S", codes: ["US:AAPL"] })).toBe(true);
  expect(made.port.commands.map(({ command }) => command)).toEqual([{ type: "S", codes: ["US:AAPL"] }]);
});

test("a machine that slept through several heartbeats opens a fresh connection", async () => {
  const { port, client, clock, ups } = openBench();
  port.reply = agree;
  clock.jump(3_600_000);
  await clock.advance(20_000);
  expect(port.connections).toHaveLength(2);
  expect(port.live).toBe(1);
  expect(client.state.state).toBe("connecting");
  expect(ups).toEqual([true, false]);
});

test("a connection that is looked at again shows at once that it lives, and is let be", async () => {
  const made = openBench();
  made.port.reply = agree;
  await made.clock.advance(3_000);
  made.client.raise({ event: "check" });
  await made.clock.advance(60_000);
  expect(
    beats(made)
      .slice(0, 3)
      .map((at) => at - TEST_START),
  ).toEqual([3_000, 8_000, 28_000]);
  expect(made.port.connections).toHaveLength(1);
  expect(made.client.state.state).toBe("open");
});

test("a connection that died unseen is found out within five seconds of being looked at again", async () => {
  const { client, clock, ups } = openBench();
  await clock.advance(3_000);
  client.raise({ event: "check" });
  await clock.advance(5_000);
  expect(client.state).toMatchObject({ state: "waiting", why: { id: "timeout" } });
  expect(ups).toEqual([true, false]);
});

test("a clock that was set back neither breaks the connection nor stops the heartbeat", async () => {
  const made = openBench();
  made.port.reply = agree;
  made.clock.jump(-7_200_000);
  await made.clock.advance(60_000);
  expect(beats(made)).toHaveLength(3);
  expect(made.port.connections).toHaveLength(1);
});

/** Handshakes that fail at once, as a browser sees it, one after the other; why each is thought to have failed. */
async function shutOut(made: Bench, attempts: number, between: () => void): Promise<unknown[]> {
  const reasons: unknown[] = [];
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    made.port.last.drops();
    const { state } = made.client;
    reasons.push(state.state === "waiting" ? state.why.id : state.state);
    between();
    await made.clock.advance(state.state === "waiting" ? state.until - made.clock.now() : 0);
  }
  return reasons;
}

test("handshakes that fail while requests with the key are answered were refused, which shows from the fourth on", async () => {
  const made = bench();
  made.client.raise({ event: "want" });
  const reasons = await shutOut(made, 6, () => (made.given.answeredAt = made.clock.now() + 1));
  expect(reasons.slice(0, 3)).toEqual(["unreachable", "unreachable", "unreachable"]);
  expect(new Set(reasons.slice(3))).toEqual(new Set(["socketRefused"]));
  made.port.last.opens();
  made.port.last.drops();
  expect(made.client.state).toMatchObject({ why: { id: "unreachable" } });
});

test("a server that answers no requests either is out of reach, whatever it answered before", async () => {
  const made = bench();
  made.given.answeredAt = made.clock.now();
  await made.clock.advance(1_000);
  made.client.raise({ event: "want" });
  expect(new Set(await shutOut(made, 8, () => undefined))).toEqual(new Set(["unreachable"]));
});

const STEPS = [
  "want",
  "unwant",
  "retry",
  "renewed",
  "woke",
  "check",
  "opens",
  "drops",
  "late",
  "says",
  "wait",
] as const;

function play(made: Bench, step: (typeof STEPS)[number]): Promise<void> | void {
  const { client, port, clock } = made;
  const newest = port.connections.at(-1);
  switch (step) {
    case "opens":
      return newest?.opens();
    case "drops":
      return newest?.drops();
    case "late":
      return port.connections[0]?.drops(1008, "invalid key");
    case "says":
      return newest?.says({ tp: "S" });
    case "wait":
      return clock.advance(7_000);
    default:
      return client.raise({ event: step });
  }
}

test("whatever happens in whatever order, there is never more than one connection, and none when unwanted", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...STEPS), { maxLength: 40 }), async (steps) => {
      const made = bench();
      for (const step of steps) {
        await play(made, step);
        expect(made.port.live).toBeLessThanOrEqual(1);
      }
      made.client.raise({ event: "unwant" });
      expect(made.port.live).toBe(0);
      expect(made.clock.pending).toBe(0);
      expect(made.ups.every((up, at) => up === (at % 2 === 0))).toBe(true);
    }),
    { numRuns: 150 },
  );
});
