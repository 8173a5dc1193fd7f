import { readFileSync } from "node:fs";
import { join } from "node:path";
import { connect, type NatsConnection } from "@nats-io/transport-node";
import { NatsBus } from "../../src/gateway/bus/nats/natsBus";
import { systemClock } from "../../src/gateway/clock";
import { slotKey } from "../../src/gateway/values/topic";
import type { InstrumentCode } from "../../src/market/instrumentCode";
import { until } from "../support/until";
import { hasNats, NatsServer } from "./support/natsServer";

const withNats = hasNats ? describe : describe.skip;
const KEY = slotKey("S", "HK:700" as InstrumentCode);
const HASH = "$2a$11$replace-this-hash-before-the-first-start";
const PASSWORD = "of-the-test";

/** What is delivered, but for the passwords that everybody sets for themselves. */
const config = readFileSync(join(__dirname, "../../deploy/nats.conf"), "utf8").replaceAll(HASH, PASSWORD);

withNats("over a NATS server with the permissions that are delivered", () => {
  let server: NatsServer;
  let bus: NatsBus;
  let other: NatsBus;
  let raw: NatsConnection;
  const faults: string[] = [];

  const join_ = (user: string): Promise<NatsBus> =>
    NatsBus.connect({
      clock: systemClock,
      random: Math.random,
      servers: [server.url],
      prefix: "qos",
      connection: { user, pass: PASSWORD },
      onError: (error) => faults.push(String(error)),
    });

  beforeAll(async () => {
    server = await NatsServer.start(config);
    bus = await join_("gateway-a");
    other = await join_("gateway-b");
    raw = await connect({ servers: server.url, user: "gateway-a", pass: PASSWORD });
  });
  afterAll(async () => {
    await Promise.all([bus.close(), other.close(), raw.close()]);
    server.stop();
  });

  test("all that a gateway does is allowed: lease, ledger, last values, values, questions", async () => {
    const told: string[] = [];
    const leave = bus.contend({ held: () => told.push("held"), lost: () => told.push("lost") });
    await until(() => told.includes("held"));
    await leave();
    const next = other.contend({ held: () => told.push("other held"), lost: () => undefined });
    await until(() => told.includes("other held"));
    await next();

    await bus.ledger.load();
    await bus.ledger.save("rest-snapshot", "[1]");
    await bus.ledger.save("rest-snapshot", "[1,2]");
    expect(await other.ledger.load()).toEqual(new Map([["rest-snapshot", "[1,2]"]]));

    bus.lastValues.put(KEY, { epoch: 1, ts: 1, volume: 1, tag: "", text: "one" });
    await until(async () => (await other.lastValues.get(KEY))?.text === "one");

    const heard: string[] = [];
    other.subscribe("q.S.HK.700", (text) => heard.push(text));
    other.respond("ask", async (text) => `${text}!`);
    await until(async () => {
      bus.publish("q.S.HK.700", "two");
      return heard.includes("two");
    }, 50);
    expect(await bus.request("ask", "?", 2_000)).toBe("?!");
    expect(faults).toEqual([]);
  });

  test.each([
    "$JS.API.STREAM.DELETE.KV_qos_ledger",
    "$JS.API.STREAM.PURGE.KV_qos_lease",
    "$JS.API.STREAM.UPDATE.KV_qos_last",
    "$JS.API.STREAM.CREATE.other",
    "$JS.API.STREAM.LIST",
    "$JS.API.STREAM.NAMES",
    "$JS.API.STREAM.MSG.DELETE.KV_qos_ledger",
    "$JS.API.STREAM.SNAPSHOT.KV_qos_ledger",
    "$JS.API.CONSUMER.CREATE.other",
    "$KV.other.key",
    "$SYS.REQ.SERVER.PING",
    "another.subject",
  ])("%s is denied", async (subject) => {
    await expect(raw.request(subject, "{}", { timeout: 2_000 })).rejects.toThrow(/permission/i);
  });

  test.each(["another.>", "$JS.>", "$KV.>", ">"])("nobody listens to %s", async (subject) => {
    const ended = new Promise<unknown>((resolve) => raw.subscribe(subject, { callback: (error) => resolve(error) }));
    expect(String(await ended)).toMatch(/permission/i);
  });

  test("without a password, or with a wrong one, nobody comes in", async () => {
    await expect(connect({ servers: server.url, reconnect: false })).rejects.toThrow(/authorization/i);
    const wrong = { servers: server.url, user: "gateway-a", pass: "wrong", reconnect: false };
    await expect(connect(wrong)).rejects.toThrow(/authorization/i);
  });
});
