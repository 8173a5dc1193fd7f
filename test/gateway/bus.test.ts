import { systemClock } from "../../src/gateway/clock";
import { NatsBus } from "../../src/gateway/bus/nats/natsBus";
import { until } from "../support/until";
import { hasNats, NatsServer } from "./support/natsServer";

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
    expect(await lastValues.get("S.HK.700")).toBeUndefined();
    writer.lastValues.put("S.HK.700", "one");
    await until(async () => (await lastValues.get("S.HK.700")) === "one");
    writer.lastValues.put("S.HK.700", "two");
    await until(async () => (await lastValues.get("S.HK.700")) === "two");
    writer.lastValues.forget("S.HK.700");
    await until(async () => (await lastValues.get("S.HK.700")) === undefined);
  });
});
