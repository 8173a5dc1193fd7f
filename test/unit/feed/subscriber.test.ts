import type { Want } from "../../../src/feed/ledger";
import { Pacer } from "../../../src/feed/pacer";
import { Subscriber } from "../../../src/feed/subscriber";
import { seededRandom } from "../../../src/kernel/random";
import { SocketClient } from "../../../src/qos/socketClient";
import { subjectKey } from "../../../src/qos/topics/topic";
import type { WireCommand } from "../../../src/qos/wire";
import { codes, subject, ungroup } from "../../support/builders";
import { agree, ScriptedSocket } from "../../support/scriptedSocket";
import { TestClock } from "../../support/testClock";

interface Bench {
  readonly clock: TestClock;
  readonly port: ScriptedSocket;
  readonly client: SocketClient;
  readonly subscriber: Subscriber;
  readonly problems: string[];
  /** What the problems say. */
  readonly words: string[];
  limit: number;
  /** Wants exactly these from now on. */
  want(names: readonly string[]): void;
  /** `S US:AAPL TSLA` for each command so far. */
  commands(): string[];
}

function bench(reply: (command: WireCommand) => object | undefined = agree): Bench {
  const clock = new TestClock();
  const port = new ScriptedSocket(clock);
  port.opensAtOnce = true;
  port.reply = reply;
  const client = new SocketClient({
    port,
    clock,
    random: seededRandom(3),
    address: () => "wss://test.example/ws",
    key: () => "s3cr+t",
  });
  let wants: readonly Want[] = [];
  const problems: string[] = [];
  const words: string[] = [];
  const subscriber: Subscriber = new Subscriber({
    socket: client,
    clock,
    pacer: new Pacer({ clock, perMinute: () => 30 }),
    wants: () => wants,
    products: () => made.limit,
    onProductLimit(held, asked) {
      made.limit = Math.min(made.limit, Math.max(1, held, Math.floor((held + asked) / 2)));
    },
    onRefused({ id, message }) {
      problems.push(id);
      words.push(message);
    },
    onSubscribed: () => undefined,
    onRejected: () => undefined,
    onChange: () => undefined,
  });
  const made: Bench = {
    clock,
    port,
    client,
    subscriber,
    problems,
    words,
    limit: 10,
    want(names) {
      wants = names.map((name, since) => ({
        key: subjectKey(subject(name)),
        subject: subject(name),
        since,
        listeners: 1,
      }));
      client.raise({ event: names.length > 0 ? "want" : "unwant" });
      subscriber.reconcile();
    },
    commands: () => port.commands.map(({ command }) => `${command.type} ${ungroup(command.codes ?? []).join(" ")}`),
  };
  return made;
}

function refuses(...bad: readonly string[]) {
  return (command: WireCommand): object => {
    const spoilt = ungroup(command.codes ?? []).some((name) => bad.includes(name));
    return { type: command.type, msg: spoilt && command.type === "S" ? "parameter error" : "OK" };
  };
}

function subscribed({ subscriber }: Bench, names: readonly string[]): string[] {
  return names.filter((name) => subscriber.isSubscribed(subjectKey(subject(name))));
}

function closest({ port }: Bench): number {
  const times = port.commands.map(({ at }) => at);
  return Math.min(...times.slice(1).map((at, index) => at - (times[index] ?? 0)));
}

test("everything that is wanted when the connection opens goes into one command", async () => {
  const made = bench();
  made.want(["US:AAPL", "HK:700", "US:TSLA"]);
  await made.clock.advance(1_000);
  expect(made.commands()).toEqual(["S US:AAPL US:TSLA HK:700"]);
  expect(made.subscriber.products).toBe(3);
});

test("what changes while a command waits for its second goes into the same command", async () => {
  const made = bench();
  made.want(["US:A0"]);
  await made.clock.advance(10);
  for (const count of [2, 3, 4, 5]) {
    made.want(codes(count));
    await made.clock.advance(200);
  }
  await made.clock.advance(2_000);
  expect(made.commands()).toEqual(["S US:A0", "S US:A1 US:A2 US:A3 US:A4"]);
});

test("never two commands within a second, however wants flutter", async () => {
  const made = bench();
  for (let turn = 0; turn < 200; turn += 1) {
    made.want(codes(1 + ((turn * 7) % 10), turn % 3 === 0 ? "US:A" : "HK:"));
    await made.clock.advance(170);
  }
  expect(made.port.commands.length).toBeGreaterThan(5);
  expect(closest(made)).toBeGreaterThanOrEqual(1_000);
});

test("an instrument that is no longer wanted is given up", async () => {
  const made = bench();
  made.want(["US:A0", "US:A1"]);
  await made.clock.advance(1_000);
  made.want(["US:A1"]);
  await made.clock.advance(2_000);
  expect(made.commands()).toEqual(["S US:A0 US:A1", "SC US:A0"]);
  expect(subscribed(made, codes(2))).toEqual(["US:A1"]);
});

test("one code that the server will not have is found by halving, and all others are pushed", async () => {
  const made = bench(refuses("US:A5"));
  made.want(codes(8));
  await made.clock.advance(60_000);
  expect(subscribed(made, codes(8))).toEqual(codes(8).filter((name) => name !== "US:A5"));
  expect(closest(made)).toBeGreaterThanOrEqual(1_000);
  const settled = made.port.commands.length;
  await made.clock.advance(600_000);
  expect(made.port.commands).toHaveLength(settled);
});

test("a code that was refused is asked for again on the next connection", async () => {
  const made = bench(refuses("US:A0"));
  made.want(["US:A0"]);
  await made.clock.advance(30_000);
  expect(made.commands()).toEqual(["S US:A0"]);
  made.port.reply = agree;
  made.client.raise({ event: "woke" });
  await made.clock.advance(5_000);
  expect(subscribed(made, ["US:A0"])).toEqual(["US:A0"]);
});

test("the plan's real number of products is learnt from the server's refusal", async () => {
  const made = bench((command) => {
    const held = made.subscriber.products + ungroup(command.codes ?? []).length;
    return { type: command.type, msg: command.type === "S" && held > 5 ? "product count exceeded" : "OK" };
  });
  made.want(codes(10));
  await made.clock.advance(60_000);
  expect(made.limit).toBe(5);
  expect(made.subscriber.products).toBe(5);
  expect(subscribed(made, codes(10))).toEqual(codes(5));
  expect(made.problems).toEqual(["productLimit"]);
});

test("a plan that allows no product at all does not make the same command go out for ever", async () => {
  const made = bench((command) => ({ type: command.type, msg: "product count exceeded" }));
  made.limit = 1;
  made.want(["US:A0"]);
  await made.clock.advance(600_000);
  expect(made.port.commands.length).toBeLessThanOrEqual(2);
});

test("when the server asks to slow down the command is repeated ten seconds later", async () => {
  let refused = 0;
  const made = bench(({ type }) => ({ type, msg: refused++ === 0 ? "too many requests" : "OK" }));
  made.want(["US:A0"]);
  await made.clock.advance(9_000);
  expect(made.commands()).toHaveLength(1);
  await made.clock.advance(2_000);
  expect(made.commands()).toEqual(["S US:A0", "S US:A0"]);
  expect(subscribed(made, ["US:A0"])).toEqual(["US:A0"]);
});

test("giving up that the server refuses for haste is asked again, for the server still has it", async () => {
  let refused = 0;
  const made = bench(({ type }) => ({ type, msg: type === "SC" && refused++ === 0 ? "too many requests" : "OK" }));
  made.want(["US:A0", "US:A1"]);
  await made.clock.advance(1_000);
  made.want(["US:A1"]);
  await made.clock.advance(2_000);
  expect(made.subscriber.products).toBe(2);
  await made.clock.advance(12_000);
  expect(made.commands()).toEqual(["S US:A0 US:A1", "SC US:A0", "SC US:A0"]);
  expect(made.subscriber.products).toBe(1);
});

test("giving up that is refused for another reason does not bar the instrument from coming back", async () => {
  const made = bench(({ type }) => ({ type, msg: type === "SC" ? "not subscribed" : "OK" }));
  made.want(["US:A0", "US:A1"]);
  await made.clock.advance(1_000);
  made.want(["US:A1"]);
  await made.clock.advance(5_000);
  made.want(["US:A0", "US:A1"]);
  await made.clock.advance(5_000);
  expect(subscribed(made, codes(2))).toEqual(codes(2));
});

test("a command whose reply is lost is not waited for longer than ten seconds", async () => {
  let lost = 0;
  const made = bench((command) => (lost++ === 0 ? undefined : agree(command)));
  made.want(codes(4));
  await made.clock.advance(9_900);
  expect(made.port.commands).toHaveLength(1);
  await made.clock.advance(10_000);
  expect(subscribed(made, codes(4))).toEqual(codes(4));
  expect(made.problems).toEqual(["timeout"]);
});

test("after a reconnect exactly what is wanted then is subscribed, once", async () => {
  const made = bench();
  made.want(codes(6));
  await made.clock.advance(2_000);
  made.port.last.drops();
  expect(made.subscriber.products).toBe(0);
  made.want([...codes(3), "HK:700"]);
  const before = made.port.commands.length;
  await made.clock.advance(10_000);
  expect(made.commands().slice(before)).toEqual(["S US:A0 US:A1 US:A2 HK:700"]);
  expect(subscribed(made, [...codes(6), "HK:700"])).toEqual([...codes(3), "HK:700"]);
});

test("a connection that is lost while a command is under way leaves no timer of it", async () => {
  const made = bench(() => undefined);
  made.want(["US:A0"]);
  await made.clock.advance(1_000);
  made.want([]);
  expect(made.clock.pending).toBe(0);
});

test("replies of other commands and replies without a word are not taken for this one's", async () => {
  const made = bench(() => undefined);
  made.want(["US:A0"]);
  await made.clock.advance(1_000);
  made.port.last.says({ type: "H", msg: "OK" });
  made.port.last.says({ type: "SC", msg: "OK" });
  made.port.last.says({ type: "S" });
  expect(made.subscriber.products).toBe(0);
  made.port.last.says({ type: "S", msg: "OK" });
  expect(made.subscriber.products).toBe(1);
});

test("a refusal that repeats the key is told without it", async () => {
  const { want, words, clock, client } = bench(({ type }) => ({
    type,
    msg: "s3cr+t (?k=s3cr%2Bt) may not have this",
  }));
  client.raise({ event: "want" });
  want(["US:AAPL"]);
  await clock.advance(5_000);
  expect(words).toEqual(["QOS refused the request: ••• (?k=•••) may not have this"]);
});
