import { QosError } from "../../../src/qos/errors";
import { type Shown } from "../../../src/quotes/streams";
import { streamsBench, values, type StreamedCell } from "../../support/streamsBench";

test("all cells that change in one frame change together", async () => {
  const { cell, streams, clock } = streamsBench();
  let price = 1;
  const cells = ["a", "b", "c"].map((key) => cell(key, () => price));
  await clock.advance(600);
  price = 2;
  for (const key of ["a", "b", "c"]) {
    streams.touch(key);
    await clock.advance(3);
  }
  await clock.advance(600);
  streams.touch("a");
  price = 3;
  await clock.advance(20);
  ["b", "c"].forEach((key) => streams.touch(key));
  await clock.advance(600);
  const moments = cells.map(({ shown }) => shown.map(({ at }) => at));
  expect(moments[1]).toEqual(moments[2]);
  expect(cells.map((one) => values(one).at(-1))).toEqual([3, 3, 3]);
});

test("the first word on something waits for no frame, and those of one moment are shown together", async () => {
  const made = streamsBench();
  const { cell, clock, streams } = made;
  const known = new Map<string, number>([["old", 1]]);
  const cells = ["old", "a", "b", "c"].map((key) => cell(key, () => known.get(key)));
  const tell = (key: string, value: number): void => {
    const isFirst = !known.has(key);
    known.set(key, value);
    streams.touch(key, isFirst);
  };
  made.frame = 15_000;
  tell("old", 2);
  await clock.advance(0);
  tell("old", 3);
  await clock.advance(1_000);
  for (const key of ["a", "b"]) tell(key, 10);
  await clock.advance(0);
  tell("c", 10);
  tell("a", 11);
  await clock.advance(300);
  expect(cells.map(values)).toEqual([[1, 2], [10], [10], [10]]);
  expect(cells.slice(1, 3).map(({ shown }) => shown[0]?.at)).toEqual([clock.now() - 300, clock.now() - 300]);
  await clock.advance(15_000);
  expect(cells.map(values)).toEqual([[1, 2, 3], [10, 11], [10], [10]]);
});

test("cells that a first word is shown with do not contradict each other", async () => {
  const made = streamsBench();
  const { clock, streams, cell } = made;
  made.frame = 15_000;
  const prices = new Map<string, number | undefined>([
    ["a", 1],
    ["b", 1],
    ["far", 1],
  ]);
  const shows = (...keys: string[]): StreamedCell => {
    const shown: StreamedCell["shown"] = [];
    const render = (): Shown => [keys.map((key) => prices.get(key) ?? new QosError("connecting"))];
    return { shown, stop: streams.add({ keys, render, show: (value) => void shown.push({ value, at: clock.now() }) }) };
  };
  const list = shows("new", "a");
  const other = shows("a", "b");
  const single = cell("b", () => prices.get("b"));
  const far = cell("far", () => prices.get("far"));
  streams.touch("far");
  await clock.advance(0);
  for (const key of ["a", "b", "far"]) {
    prices.set(key, 2);
    streams.touch(key);
  }
  await clock.advance(1_000);
  prices.set("new", 7);
  streams.touch("new", true);
  await clock.advance(300);
  expect([list, other, single, far].map((one) => values(one).at(-1))).toEqual([[[7, 2]], [[2, 2]], 2, 1]);
  expect(new Set([list, other, single].map(({ shown }) => shown.at(-1)?.at)).size).toBe(1);
  await clock.advance(15_000);
  expect(values(far)).toEqual([1, 2]);
});

test("a pause holds up what a first word would be shown with", async () => {
  const made = streamsBench();
  const { clock, streams, cell } = made;
  const prices = new Map<string, number>([["a", 1]]);
  const old = cell("a", () => prices.get("a"));
  const fresh = cell("b", () => prices.get("b"));
  made.frame = "paused";
  prices.set("a", 2);
  streams.touch("a");
  prices.set("b", 5);
  streams.touch("b", true);
  await clock.advance(60_000);
  expect([values(old)[0], values(old).at(-1), values(fresh)[0]]).toEqual([1, 1, 5]);
});

test("of many changes within a frame only the last shows", async () => {
  const { cell, streams, clock } = streamsBench();
  let price = 0;
  const one = cell("a", () => price);
  for (let turn = 1; turn <= 1_000; turn += 1) {
    price = turn;
    streams.touch("a");
    await clock.advance(1);
  }
  await clock.advance(1_000);
  expect(one.shown.length).toBeLessThanOrEqual(5);
  expect(values(one).at(-1)).toBe(1_000);
});

test.each<[string, () => Shown]>([
  ["a number", () => 7],
  ["an error with the same words", () => new QosError("noKey")],
  ["a time", () => ({ kind: "time", serial: 45_000, style: "date" }) as unknown as Shown],
  ["a table", () => [["last"], [7], [new QosError("notFound", { code: "US:NONE" })]]],
])("%s that did not change is not sent again", async (_name, value) => {
  const { cell, streams, clock } = streamsBench();
  const one = cell("a", value);
  for (let turn = 0; turn < 10; turn += 1) {
    streams.touch("a");
    await clock.advance(1_000);
  }
  expect(one.shown).toHaveLength(1);
});

test("one changed cell of a table is a change", async () => {
  const { cell, streams, clock } = streamsBench();
  let price = 1;
  const one = cell("a", () => [["last"], [price]]);
  price = 2;
  streams.touch("a");
  await clock.advance(1_000);
  expect(values(one)).toEqual([
    [["last"], [1]],
    [["last"], [2]],
  ]);
});

test("a value is repeated once, 65 seconds after it was shown, for Excel may have dropped it", async () => {
  const { cell, clock } = streamsBench();
  const one = cell("a", () => 7);
  await clock.advance(64_000);
  expect(one.shown).toHaveLength(1);
  await clock.advance(3_000);
  expect(values(one)).toEqual([7, 7]);
  await clock.advance(600_000);
  expect(one.shown).toHaveLength(2);
});

test("after a wake every value is shown once more within a second or so, and not again", async () => {
  const { cell, streams, clock } = streamsBench();
  const cells = [cell("a", () => 7), cell("b", () => 8), cell("c", () => undefined)];
  await clock.advance(70_000);
  streams.repeatAll();
  await clock.advance(1_100);
  expect(cells.map(values)).toEqual([[7, 7, 7], [8, 8, 8], []]);
  await clock.advance(600_000);
  expect(cells.map(({ shown }) => shown.length)).toEqual([3, 3, 0]);
});

test("while paused only the state goes on", async () => {
  const made = streamsBench();
  let now = 0;
  const price = made.cell("a", () => now);
  const state = made.cell("state", () => now, { ticking: () => true, always: true });
  made.frame = "paused";
  now = 1;
  made.streams.touch("a");
  await made.clock.advance(100_000);
  expect(values(price)).toEqual([0]);
  expect(values(state)).toContain(1);
  made.frame = 500;
  made.streams.touchAll();
  await made.clock.advance(1_000);
  expect(values(price)).toEqual([0, 1]);
});

test("tables that are more than Excel takes at once are shown in turn, and none is left out while all move", async () => {
  const { cell, streams, clock } = streamsBench();
  let price = 0;
  const keys = Array.from({ length: 60 }, (_, at) => `series ${at}`);
  let made = 0;
  const connecting = new QosError("connecting");
  const table = (key: string): Shown | undefined => {
    if (price === 0) return key.endsWith("7") ? connecting : undefined;
    made += 1;
    return Array<number[]>(1_000).fill([price, ...Array<number>(6).fill(1)]);
  };
  const tables = keys.map((key) => cell(key, () => table(key)));
  const single = cell("series 0", () => price);
  const alone = cell("price", () => price);
  const moves: number[] = [];
  for (let at = 0; at < 60; at += 1) {
    price += 1;
    for (const key of keys) streams.touch(key);
    streams.touch("price");
    await clock.advance(500);
    moves.push(tables.filter(({ shown }) => clock.now() - (shown.at(-1)?.at ?? 0) <= 500).length);
  }
  // 420,000 cells at 80,000 a second.
  const ages = tables.map(({ shown }) =>
    Math.max(...shown.slice(1).map(({ at }, before) => at - (shown[before]?.at ?? 0))),
  );
  expect(tables.every(({ shown }) => shown.length >= 4)).toBe(true);
  expect(Math.max(...ages)).toBeLessThanOrEqual(6_500);
  expect(Math.max(...moves.slice(1))).toBeLessThanOrEqual(12);
  // A single value comes in every frame, and one of the subject of a table once in two frames at least.
  expect(values(alone)).toEqual(Array.from({ length: 61 }, (_, at) => at));
  const gaps = single.shown.slice(1).map(({ at }, before) => at - (single.shown[before]?.at ?? 0));
  expect(Math.max(...gaps.slice(2))).toBeLessThanOrEqual(1_100);
  // Beyond their first, only those are made that are shown.
  expect(made - tables.reduce((sum, { shown }) => sum + shown.length, 0)).toBeLessThanOrEqual(60 * 10);
  await clock.advance(10_000);
  expect(tables.map((one) => (values(one).at(-1) as number[][])[0]?.[0])).toEqual(Array(60).fill(60));
});

test("at a long frame the first of many large tables does not wait for one frame after the other", async () => {
  const made = streamsBench();
  made.frame = 15_000;
  const large = Array.from({ length: 5_000 }, () => Array<number>(10).fill(1));
  const tables = Array.from({ length: 5 }, (_, at) => made.cell(`series ${at}`, () => large));
  await made.clock.advance(4_000);
  expect(tables.map(({ shown }) => shown.length)).toEqual([1, 1, 1, 1, 1]);
});

test("a table is shown once also while paused, however many went before", async () => {
  const made = streamsBench();
  made.frame = "paused";
  const large = Array.from({ length: 5_000 }, () => Array<number>(10).fill(1));
  const tables = Array.from({ length: 5 }, (_, at) => made.cell(`series ${at}`, () => large));
  await made.clock.advance(1_000);
  expect(tables.map(({ shown }) => shown.length)).toEqual([1, 1, 1, 1, 1]);
});

test("a cell that fails harms no other, and the fault is told", async () => {
  const { cell, streams, clock, faults } = streamsBench();
  let price = 1;
  streams.add({
    keys: ["a"],
    render: () => price,
    show() {
      throw new Error("host");
    },
  });
  const good = cell("a", () => price);
  price = 2;
  streams.touch("a");
  await clock.advance(70_000);
  expect(values(good).slice(0, 2)).toEqual([1, 2]);
  expect(values(good)).toEqual([1, 2, 2]);
  expect(faults.length).toBeGreaterThanOrEqual(2);
});

test("once everything was shown again no timer is left; what moves by time has one as soon as it is there", async () => {
  const { cell, streams, clock } = streamsBench();
  let price = 1;
  let ticks = false;
  const one = cell("a", () => price, { ticking: () => ticks });
  await clock.advance(70_000);
  expect([values(one), clock.pending]).toEqual([[1, 1], 0]);
  price = 2;
  streams.touch("a");
  await clock.advance(70_000);
  expect([values(one), clock.pending]).toEqual([[1, 1, 2, 2], 0]);
  ticks = true;
  streams.touchAll();
  await clock.advance(1_000);
  price = 3;
  await clock.advance(1_600);
  expect(values(one).at(-1)).toBe(3);
  ticks = false;
  await clock.advance(70_000);
  streams.repeatAll();
  await clock.advance(1_100);
  expect([values(one), clock.pending]).toEqual([[1, 1, 2, 2, 3, 3, 3], 0]);
});

test("the last stream takes its timers with it", async () => {
  const { cell, streams, clock } = streamsBench();
  const cells = [cell("a", () => 1), cell("a", () => 2, { ticking: () => true })];
  streams.touch("a");
  for (const { stop } of cells) stop();
  expect([clock.pending, streams.count]).toEqual([0, 0]);
});

test("ten thousand cells that come and go leave nothing behind", () => {
  const { cell, streams, clock } = streamsBench();
  for (let turn = 0; turn < 10_000; turn += 1) {
    const { stop } = cell(`key ${turn}`, () => turn);
    streams.touch(`key ${turn}`);
    stop();
    stop();
  }
  expect([clock.pending, streams.count]).toEqual([0, 0]);
});
