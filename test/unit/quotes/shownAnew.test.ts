import { excelSerial } from "../../../src/kernel/time";
import { QosError } from "../../../src/qos/errors";
import type { CellTime } from "../../../src/quotes/cell";
import { Streams, type Shown } from "../../../src/quotes/streams";
import { TestClock } from "../../support/testClock";

interface Cell {
  readonly values: Shown[];
  readonly made: () => number;
  readonly stop: () => void;
}

interface More {
  readonly ticking?: () => boolean;
  readonly always?: boolean;
}

/** Live formulas that show what the test says, half a second a frame. */
class Bench {
  readonly clock = new TestClock();
  readonly faults: unknown[] = [];
  frame: number | "paused" = 500;
  /** Whether Excel has no room. */
  isFull = false;
  readonly streams = new Streams({
    clock: this.clock,
    interval: () => this.frame,
    isHeld: () => this.isFull,
    onError: (thrown) => this.faults.push(thrown),
  });

  cell(keys: readonly string[], value: () => Shown | undefined, more: More = {}): Cell {
    const values: Shown[] = [];
    let made = 0;
    const render = (): Shown | undefined => {
      made += 1;
      return value();
    };
    const stop = this.streams.add({ keys, render, show: (shown) => void values.push(shown), ...more });
    return { values, made: () => made, stop };
  }
}

const time = (serial: number): CellTime => ({ kind: "time", serial: excelSerial(serial), style: "date" });
const notFound = (code: string): QosError => new QosError("notFound", { code });

test.each<[string, Shown, Shown]>([
  ["another number", 7, 8],
  ["a word for a number", 7, "7"],
  ["an error for a number", 7, notFound("US:A")],
  ["a number for an error", notFound("US:A"), 7],
  ["an error of other words", notFound("US:A"), notFound("US:B")],
  ["another time", time(45_000), time(45_001)],
  ["a time for the same number", 45_000, time(45_000)],
  ["a number for a time", time(45_000), 45_000],
  ["a table for a number", 7, [[7]]],
  ["a number for a table", [[7]], 7],
  ["a row more", [[7]], [[7], [8]]],
  ["a row less", [[7], [8]], [[7]]],
  ["a column more", [[7]], [[7, 8]]],
  ["a column less", [[7, 8]], [[7]]],
  ["a change in the first row", [[7], [8]], [[6], [8]]],
  ["a change in the last column", [["last", 7]], [["last", 8]]],
  ["an error in a table", [[7, 8]], [[7, notFound("US:A")]]],
  ["another time in a table", [[time(1)]], [[time(2)]]],
])("%s is shown", async (_what, before, after) => {
  const bench = new Bench();
  let value = before;
  const { values } = bench.cell(["a"], () => value);
  value = after;
  bench.streams.touch("a");
  await bench.clock.advance(600);
  expect(values).toEqual([before, after]);
});

test("a new formula shows what its neighbour does not show yet, and the neighbour shows it with it", () => {
  const bench = new Bench();
  let price = 1;
  const neighbour = bench.cell(["a", "b"], () => price);
  price = 2;
  bench.streams.touch("a");
  expect(neighbour.values).toEqual([1]);
  const fresh = bench.cell(["b", "a"], () => price);
  expect([neighbour.values, fresh.values]).toEqual([[1, 2], [2]]);
});

test("a new formula of another instrument hurries nobody", async () => {
  const bench = new Bench();
  let price = 1;
  const first = bench.cell(["a"], () => price);
  price = 2;
  bench.streams.touch("a");
  const other = bench.cell(["b"], () => 9);
  expect([first.values, other.values]).toEqual([[1], [9]]);
  await bench.clock.advance(600);
  expect([first.values, other.values]).toEqual([[1, 2], [9]]);
});

test("a formula that is entered during a pause shows its own first word and moves no other", () => {
  const bench = new Bench();
  let price = 1;
  const first = bench.cell(["a"], () => price);
  price = 2;
  bench.frame = "paused";
  bench.streams.touch("a");
  const fresh = bench.cell(["a"], () => price);
  expect([first.values, fresh.values]).toEqual([[1], [2]]);
});

test("during a pause a formula that shows nothing yet gets its first word, and no second", () => {
  const bench = new Bench();
  let price: number | undefined;
  bench.frame = "paused";
  const { values } = bench.cell(["a"], () => price);
  const other = bench.cell(["b"], () => price);
  price = 5;
  bench.streams.touch("a");
  price = 6;
  bench.streams.touch("a");
  expect([values, other.values]).toEqual([[5], []]);
});

test("news that nobody shows asks for no frame", () => {
  const bench = new Bench();
  bench.streams.touch("a");
  bench.streams.touchAll();
  expect(bench.clock.pending).toBe(0);
});

test("all formulas are made anew when all are touched", async () => {
  const bench = new Bench();
  let price = 1;
  const cells = ["a", "b"].map((key) => bench.cell([key], () => price));
  price = 2;
  bench.streams.touchAll();
  await bench.clock.advance(600);
  expect(cells.map(({ values }) => values)).toEqual([
    [1, 2],
    [1, 2],
  ]);
});

test("news makes those formulas anew that show it, each once a frame, and those that left not at all", async () => {
  const bench = new Bench();
  const both = bench.cell(["a", "b"], () => 1);
  const other = bench.cell(["c"], () => 1);
  const gone = bench.cell(["a"], () => 1);
  gone.stop();
  expect(bench.streams.count).toBe(2);
  bench.streams.touch("a");
  bench.streams.touch("b");
  await bench.clock.advance(600);
  expect([both.made(), other.made(), gone.made()]).toEqual([2, 1, 1]);
});

test("what is withdrawn is shown again as if it were the first, even where it is the same", async () => {
  const bench = new Bench();
  const { values } = bench.cell(["a"], () => 7);
  bench.streams.withdraw();
  await bench.clock.advance(70_000);
  expect(values).toEqual([7]);
  bench.streams.touch("a");
  await bench.clock.advance(600);
  expect(values).toEqual([7, 7]);
});

test("an age counts on by itself, a second at a time, and only those formulas are made that show one", async () => {
  const bench = new Bench();
  const age = bench.cell(["a"], () => Math.floor(bench.clock.now() / 1_000), { ticking: () => true });
  const price = bench.cell(["a"], () => 7);
  const dormant = bench.cell(["a"], () => 8, { ticking: () => false });
  const begun = Math.floor(bench.clock.now() / 1_000);
  await bench.clock.advance(3_600);
  expect(age.values).toEqual([begun, begun + 1, begun + 2, begun + 3]);
  expect([price.made(), dormant.made()]).toEqual([1, 1]);
});

test("an age that has stopped counting is not made anew", async () => {
  const bench = new Bench();
  let counts = true;
  const age = bench.cell(["a"], () => 7, { ticking: () => counts });
  await bench.clock.advance(2_600);
  const made = age.made();
  counts = false;
  await bench.clock.advance(5_000);
  expect(age.made()).toBe(made);
});

test("a pause stops an age, but not what tells of the pause", async () => {
  const bench = new Bench();
  const now = (): number => Math.floor(bench.clock.now() / 1_000);
  const begun = now();
  const age = bench.cell(["a"], now, { ticking: () => true });
  const state = bench.cell(["b"], now, { always: true });
  bench.frame = "paused";
  await bench.clock.advance(3_000);
  expect([age.values, state.values]).toEqual([[begun], [begun, begun + 1, begun + 2, begun + 3]]);
});

test("nothing is repeated a moment before the 65th second, nor while Excel has no room", async () => {
  const bench = new Bench();
  const { values } = bench.cell(["a"], () => [[7]]);
  await bench.clock.advance(64_500);
  expect(values).toEqual([[[7]]]);
  bench.isFull = true;
  await bench.clock.advance(10_000);
  expect(values).toEqual([[[7]]]);
  bench.isFull = false;
  await bench.clock.advance(1_000);
  expect(values).toEqual([[[7]], [[7]]]);
});

test("a table that Excel has no room for comes in the first frame that has room, as it is then; a value always has", async () => {
  const bench = new Bench();
  let price = 1;
  const { values } = bench.cell(["a"], () => [[price]]);
  const single = bench.cell(["a"], () => price);
  bench.isFull = true;
  price = 2;
  bench.streams.touch("a");
  await bench.clock.advance(2_000);
  expect([values, single.values]).toEqual([[[[1]]], [1, 2]]);
  price = 3;
  bench.isFull = false;
  await bench.clock.advance(600);
  expect([values, single.values]).toEqual([
    [[[1]], [[3]]],
    [1, 2, 3],
  ]);
});

test("a large table that Excel has no room for is not even made", async () => {
  const bench = new Bench();
  let price = 1;
  const table = bench.cell(["a"], () => [[price]]);
  bench.isFull = true;
  price = 2;
  bench.streams.touch("a");
  await bench.clock.advance(5_000);
  expect([table.made(), table.values]).toEqual([1, [[[1]]]]);
  bench.isFull = false;
  await bench.clock.advance(600);
  expect(table.values).toEqual([[[1]], [[2]]]);
});

test("the frame is told as it is", () => {
  const bench = new Bench();
  bench.cell(["a"], () => 1);
  expect(bench.streams.frame).toBe(500);
  bench.frame = "paused";
  expect(bench.streams.frame).toBe("paused");
});

test("once the last formula has left, a second passes without anything being done, and a new one ticks again", async () => {
  const bench = new Bench();
  bench.cell(["a"], () => 1).stop();
  expect(bench.clock.pending).toBe(0);
  const state = bench.cell(["a"], () => bench.clock.now(), { always: true });
  await bench.clock.advance(2_100);
  expect(state.values).toHaveLength(3);
  expect(bench.faults).toEqual([]);
});
