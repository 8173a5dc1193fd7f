import { systemClock } from "../../src/gateway/clock";
import { NatsBus } from "../../src/gateway/bus/nats/natsBus";
import type { Value } from "../../src/gateway/bus/words";
import { slotKey } from "../../src/gateway/values/topic";
import type { InstrumentCode } from "../../src/market/instrumentCode";
import { until } from "../support/until";
import { hasNats, NatsServer } from "./support/natsServer";

const KEY = slotKey("S", "HK:700" as InstrumentCode);
const valueOf = (text: string): Value => ({ epoch: 7, ts: 1_731_509_999, volume: 0.125, tag: "t4", text });

const withNats = hasNats ? describe : describe.skip;

withNats("over a real NATS server", () => {
  let server: NatsServer;
  const buses: NatsBus[] = [];

  beforeAll(async () => (server = await NatsServer.start()));
  afterEach(async () => void (await Promise.all(buses.splice(0).map((bus) => bus.close()))));
  afterAll(() => server.stop());

  async function join(prefix: string): Promise<NatsBus> {
    const bus = await NatsBus.connect({
      clock: systemClock,
      random: Math.random,
      servers: [server.url],
      prefix,
      onError: () => undefined,
    });
    buses.push(bus);
    return bus;
  }

  test("a question gets its answer, however long, and at once a no where nobody answers", async () => {
    const [querying, answerer] = [await join("ask"), await join("ask")];
    await expect(querying.request("long", "?", 5_000)).rejects.toThrow("nobody answers");
    const long = "腾讯".repeat(700_000);
    answerer.respond("long", async (text) => `${text}${long}`);
    await until(() =>
      querying.request("long", "?", 5_000).then(
        (answer) => answer === `?${long}`,
        () => false,
      ),
    );
  });

  test("one of several holds the lease; what it gives back is taken at once, what it leaves behind soon", async () => {
    const told: string[] = [];
    const contend = async (name: string) => {
      const bus = await join("lease");
      const leave = bus.contend({ held: () => told.push(`${name} held`), lost: () => told.push(`${name} lost`) });
      return { bus, leave };
    };
    const first = await contend("first");
    await until(() => told.length === 1);
    const second = await contend("second");
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    expect(told).toEqual(["first held"]);
    const given = Date.now();
    await first.leave();
    await until(() => told.includes("second held"));
    expect(Date.now() - given).toBeLessThan(1_500);
    expect(told).toEqual(["first held", "first lost", "second held"]);
    const third = await contend("third");
    const died = Date.now();
    // Cut off from the server without a word: nobody renews.
    await second.bus.close();
    await until(() => told.includes("third held"));
    expect(told.indexOf("second lost")).toBeLessThan(told.indexOf("third held"));
    expect(Date.now() - died).toBeGreaterThan(1_400);
    await third.leave();
  });

  test("what was spent is read by the next holder, and an earlier one can write it no more", async () => {
    const [first, second] = [await join("ledger"), await join("ledger")];
    await first.ledger.load();
    await first.ledger.save("rest-snapshot", "[1]");
    await first.ledger.save("rest-snapshot", "[1,2]");
    expect(await second.ledger.load()).toEqual(new Map([["rest-snapshot", "[1,2]"]]));
    await second.ledger.save("rest-snapshot", "[1,2,3]");
    await expect(first.ledger.save("rest-snapshot", "[1,2]")).rejects.toThrow();
  });

  test("a last value is read by others until it is replaced or forgotten", async () => {
    const [writer, reader] = [await join("last"), await join("last")];
    const { lastValues } = reader;
    const [one, two] = [valueOf("one"), valueOf("two")];
    expect(await lastValues.get(KEY)).toBeUndefined();
    writer.lastValues.put(KEY, one);
    await until(async () => (await lastValues.get(KEY))?.text === "one");
    expect(await lastValues.get(KEY)).toEqual(one);
    writer.lastValues.put(KEY, two);
    await until(async () => (await lastValues.get(KEY))?.text === "two");
    writer.lastValues.forget(KEY);
    await until(async () => (await lastValues.get(KEY)) === undefined);
  });

  test("a value arrives as it was sent, of every topic, and of its own code alone", async () => {
    const [writer, reader] = [await join("values"), await join("values")];
    const heard: unknown[] = [];
    const bar = slotKey("K1", "IX:N225" as InstrumentCode);
    const unnamed = { ...valueOf('{"c":"HK:700","n":"腾讯 控股\\n"}'), ts: NaN, volume: NaN };
    reader.subscribeValue(KEY, (value) => heard.push(value));
    await until(async () => {
      writer.publishValue(bar, valueOf("another"));
      writer.publishValue(KEY, unnamed);
      return heard.length > 0;
    });
    expect(heard[0]).toEqual(unnamed);
    expect(new Set(heard.map((value) => JSON.stringify(value))).size).toBe(1);
  });
});
