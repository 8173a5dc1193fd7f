import { framesSince } from "../../support/framesSince";
import { MemoryBus } from "../../../src/gateway/bus/memoryBus";
import { BEAT, type Value } from "../../../src/gateway/bus/words";
import type { Farewell } from "../../../src/gateway/door/service";
import { HouseFeed } from "../../../src/gateway/house/houseFeed";
import { slotKey } from "../../../src/gateway/values/topic";
import type { InstrumentCode } from "../../../src/market/instrumentCode";
import { TestClock } from "../../support/testClock";

const KEY = slotKey("S", "HK:700" as InstrumentCode);
const FRAME = 250;
const OUTAGE = 6_000;

async function setUp() {
  const clock = new TestClock();
  const bus = new MemoryBus();
  const feed = new HouseFeed({
    clock,
    bus,
    edge: "edge",
    outage: OUTAGE,
    frame: FRAME,
    query: async () => ({ status: 503, text: "" }),
  });
  const farewells: Farewell[] = [];
  feed.farewells.subscribe((farewell) => farewells.push(farewell));
  const beat = (more: object = {}): void => bus.publish(BEAT, JSON.stringify({ epoch: 1, up: true, gaps: 0, ...more }));
  const value = (price: string, ts: number, epoch = 1): Value => ({
    ...{ epoch, ts, volume: ts, tag: "" },
    text: JSON.stringify({ lp: price }),
  });
  const keep = (price: string, ts: number, epoch?: number): void => bus.lastValues.put(KEY, value(price, ts, epoch));
  const push = (price: string, ts: number, epoch?: number): void => bus.publishValue(KEY, value(price, ts, epoch));
  beat();
  return { clock, bus, feed, farewells, beat, keep, push };
}

/** The prices in frames, in their order. */
const pricesOf = (frames: string | undefined): string[] => (frames ?? "").match(/\d+\.?\d*(?="\})/g) ?? [];

/** Twice a second, as the holder of the lease says it. */
async function live(clock: TestClock, beat: () => void, milliseconds: number): Promise<void> {
  for (let past = 0; past < milliseconds; past += 500) {
    await clock.advance(500);
    beat();
  }
}

test("who begins to watch has the last value at once, and once", async () => {
  const { clock, feed, keep, beat } = await setUp();
  keep("402", 2);
  const slot = feed.slots.watch(KEY);
  await clock.advance(0);
  expect(pricesOf(slot.latest)).toEqual(["402"]);
  await live(clock, beat, 5_000);
  expect(pricesOf(framesSince(slot, 0))).toEqual(["402"]);
  expect(feed.slots.version).toBe(1);
  feed.stop();
});

test("a price pushed just before somebody began to watch, and written down just after, is not missed", async () => {
  const { clock, feed, keep, beat } = await setUp();
  keep("402", 2);
  const slot = feed.slots.watch(KEY);
  await clock.advance(0);
  await clock.advance(FRAME);
  keep("402.5", 3);
  await live(clock, beat, 1_000);
  expect(pricesOf(slot.latest)).toEqual(["402.5"]);
  feed.stop();
});

test("what is pushed while the last value is being read is the newer one", async () => {
  const { clock, feed, keep, push, beat } = await setUp();
  keep("402", 2);
  const slot = feed.slots.watch(KEY);
  push("403", 3);
  await live(clock, beat, 2_000);
  expect(pricesOf(framesSince(slot, 0))).toEqual(["403"]);
  feed.stop();
});

test("the word of one who held the lease before is nobody's price", async () => {
  const { clock, feed, keep, push, beat } = await setUp();
  beat({ epoch: 2 });
  keep("402", 2, 1);
  const slot = feed.slots.watch(KEY);
  push("403", 3, 1);
  await clock.advance(0);
  expect(slot.latest).toBeUndefined();
  push("404", 4, 2);
  expect(pricesOf(slot.latest)).toEqual(["404"]);
  feed.stop();
});

test("while the server is away nobody is told a last value, and after a while everybody is sent away", async () => {
  const { clock, feed, farewells, keep, push, beat } = await setUp();
  const slot = feed.slots.watch(KEY);
  push("402", 2);
  beat({ up: false, gaps: 1 });
  expect(slot.latest).toBeUndefined();
  keep("402", 2);
  feed.slots.unwatch(KEY);
  const other = feed.slots.watch(KEY);
  await clock.advance(OUTAGE - 1);
  expect(other.latest).toBeUndefined();
  expect(farewells.map(({ code }) => code)).toEqual([1_012]);
  await clock.advance(1);
  expect(farewells.map(({ code }) => code)).toEqual([1_012, 1_013]);
  expect(feed.out).toBe(true);
  feed.stop();
});
