import { epochMillis, epochSeconds } from "../../../../src/kernel/time";
import { marketOf, type InstrumentCode } from "../../../../src/market/instrumentCode";
import type { Interval } from "../../../../src/market/periods";
import { usualDays } from "../../../../src/market/tradingCalendar";
import type { Bar } from "../../../../src/qos/bar";
import { BarAggregation } from "../../../../src/quotes/live/barAggregation";
import { code } from "../../../support/builders";

/** 10:30 in Shanghai, within the hours of trading. */
const START = Date.parse("2025-03-19T02:30Z") / 1_000;

/** The bar of a minute, counted from `START`. */
const minute = (at: number, parts: Partial<Bar> = {}): Bar => ({
  time: epochSeconds(START + at * 60),
  open: 10,
  high: 10,
  low: 10,
  close: 10,
  volume: 100,
  ...parts,
});

/** A series of minutes whose trades and answers come when the test says; seconds are counted from `START`. */
class Series {
  readonly #code;
  readonly #made: BarAggregation;
  #now = START * 1_000;
  bars: readonly Bar[] | undefined;

  constructor(bars: readonly Bar[] | undefined, name = "SH:600519", interval: Interval = "1m") {
    this.#code = code(name);
    this.bars = bars;
    this.#made = new BarAggregation(this.#code, interval, {
      now: () => epochMillis(this.#now),
      kindsOf: (of: InstrumentCode) => usualDays(marketOf(of)),
      zones: new Map(),
    });
  }

  get isAnchored(): boolean {
    return this.#made.isAnchored;
  }

  wait(seconds: number): this {
    this.#now += seconds * 1_000;
    return this;
  }

  trade(at: number | undefined, price: number, volume: number | undefined = 5): this {
    this.#now = Math.max(this.#now, (START + (at ?? 0)) * 1_000);
    const time = at === undefined ? undefined : epochSeconds(START + at);
    const next = this.#made.push(this.bars ?? [], { code: this.#code, price, volume, time, side: "buy" });
    this.bars = next ?? this.bars;
    return this;
  }

  answer(...list: readonly Bar[]): this {
    this.bars = this.#made.answer(this.bars, list) ?? this.bars;
    return this;
  }

  /** Open, high, low, close and volume of each bar, after its minute. */
  get table(): readonly (readonly unknown[])[] {
    return (this.bars ?? []).map(({ time, open, high, low, close, volume }) => {
      return [(time - START) / 60, open, high, low, close, volume];
    });
  }

  get volumes(): readonly unknown[] {
    return (this.bars ?? []).map(({ volume }) => volume);
  }
}

/** A series that trades carry on, after an answer with the bar of minute 0. */
const carried = (last = minute(0)): Series => new Series([last]).wait(1).answer(last);

test("before an answer has come trades make nothing; those that it does not hold are counted upon it", () => {
  const series = new Series([minute(0)]);
  expect(series.isAnchored).toBe(false);
  expect(series.trade(1, 11).table).toEqual([[0, 10, 10, 10, 10, 100]]);
  series.trade(2, 12).answer(minute(0, { high: 11, close: 11, volume: 105 }));
  expect(series.table).toEqual([[0, 10, 12, 10, 12, 110]]);
  expect(series.isAnchored).toBe(true);
});

test("an empty answer and a trade without a time change nothing", () => {
  expect(carried().trade(1, 11).answer().table).toEqual([[0, 10, 11, 10, 11, 105]]);
  expect(carried().trade(undefined, 99).table).toEqual([[0, 10, 10, 10, 10, 100]]);
});

test("the first answer of all is the series, and older bars stay before a shorter one", () => {
  const first = new Series(undefined).wait(1).answer(minute(-1, { volume: 60 }), minute(0));
  expect(first.volumes).toEqual([60, 100]);
  const shorter = new Series([minute(-2, { volume: 1 }), minute(-1, { volume: 2 }), minute(0)]).wait(1);
  expect(
    shorter.answer(minute(-1, { volume: 60 }), minute(0)).table.map(([at, , , , , volume]) => [at, volume]),
  ).toEqual([
    [-2, 1],
    [-1, 60],
    [0, 100],
  ]);
});

test("a series is never longer than a thousand bars: the oldest leaves, by an answer and by a trade", () => {
  const thousand = Array.from({ length: 1_000 }, (_, at) => minute(at - 999, { volume: at }));
  const series = new Series(thousand).wait(1).answer(minute(0, { volume: 999 }));
  expect([series.bars?.length, series.volumes[0]]).toEqual([1_000, 0]);
  series.trade(60, 11);
  expect([series.bars?.length, series.volumes[0], series.volumes.at(-1)]).toEqual([1_000, 1, 5]);
  series.wait(10).answer(minute(1, { volume: 7 }), minute(2, { volume: 8 }));
  expect([series.bars?.length, series.volumes[0], series.volumes.at(-1)]).toEqual([1_000, 2, 8]);
});

test("an answer ahead of the pushes: they are counted upon it until they have caught up, and then not", () => {
  const series = carried()
    .trade(5, 11)
    .answer(minute(0, { high: 13, close: 12, volume: 117 }));
  expect(series.volumes).toEqual([117]);
  expect(series.trade(6, 13, 7).volumes).toEqual([124]);
  expect(series.trade(6, 12, 5).table).toEqual([[0, 10, 13, 10, 12, 117]]);
  // The same answer once more finds nothing left to be counted upon it.
  expect(series.wait(1).answer(minute(0, { high: 13, close: 12, volume: 117 })).volumes).toEqual([117]);
});

test("a trade that is older than the newest which the answer holds is in the answer; one of the same second is not", () => {
  const series = carried()
    .trade(5, 11)
    .answer(minute(0, { high: 14, close: 11, volume: 165 }));
  expect(series.wait(3).trade(4, 14, 60).table).toEqual([[0, 10, 14, 10, 11, 165]]);
  expect(series.trade(5, 12, 3).table).toEqual([[0, 10, 14, 10, 12, 168]]);
});

test("where the answer's volume is that of the trades pushed, an older one that comes late was not among them", () => {
  const series = carried()
    .trade(5, 11)
    .answer(minute(0, { high: 11, close: 11, volume: 105 }));
  expect(series.trade(4, 14, 60).table[0]?.[5]).toBe(165);
});

test("pushes catch up within two seconds of the answer, on the stroke of the second too, and no later", () => {
  const ahead = (): Series =>
    carried()
      .trade(5, 11)
      .answer(minute(0, { high: 13, close: 12, volume: 117 }));
  expect(ahead().wait(2).trade(6, 12, 12).volumes).toEqual([117]);
  expect(ahead().wait(2.001).trade(6, 12, 12).volumes).toEqual([129]);
});

test("the first answer is ahead of nothing: what follows it is new", () => {
  const series = new Series([minute(0)]).wait(1).answer(minute(0, { volume: 112 }));
  expect(series.trade(2, 12, 12).volumes).toEqual([124]);
});

test("an answer without a volume, or upon a bar without one, is ahead of nothing", () => {
  const without = carried()
    .trade(5, 11)
    .answer(minute(0, { high: 12, volume: undefined }));
  expect(without.trade(6, 14).table).toEqual([[0, 10, 14, 10, 14, undefined]]);
  const upon = carried(minute(0, { volume: undefined })).trade(5, 11);
  expect(upon.volumes).toEqual([undefined]);
  expect(
    upon
      .wait(1)
      .answer(minute(0, { volume: 105 }))
      .trade(7, 14, 5).volumes,
  ).toEqual([110]);
});

test("a minute that has begun by pushes stays when the answer of the one before has been caught up with", () => {
  const series = carried()
    .trade(58, 11)
    .answer(minute(0, { high: 13, close: 12, volume: 112 }));
  series.trade(60, 14, 6).trade(59, 12, 7);
  const table = [
    [0, 10, 13, 10, 12, 112],
    [1, 14, 14, 14, 14, 6],
  ];
  expect(series.table).toEqual(table);
  expect(series.answer(minute(0, { high: 13, close: 12, volume: 112 })).table).toEqual(table);
});

test("the last trade of a minute by its time is the close, also where the next minute has begun", () => {
  const series = carried().trade(20, 11).trade(60, 12).trade(20, 13);
  expect(series.table).toEqual([
    [0, 10, 13, 10, 13, 110],
    [1, 12, 12, 12, 12, 5],
  ]);
  expect(series.trade(19, 9).table[0]).toEqual([0, 10, 13, 9, 13, 115]);
  expect(series.trade(21, 8).table[0]).toEqual([0, 10, 13, 8, 8, 120]);
});

test("an answer of the same bar with less volume is older, one with the same volume or without one is believed", () => {
  const series = carried().answer(minute(0, { volume: 117 }));
  expect(series.answer(minute(0, { close: 9, volume: 109 })).table).toEqual([[0, 10, 10, 10, 10, 117]]);
  expect(series.answer(minute(0, { high: 15, volume: 117 })).table).toEqual([[0, 10, 15, 10, 10, 117]]);
  expect(series.answer(minute(0, { high: 16, volume: undefined })).table).toEqual([[0, 10, 16, 10, 10, undefined]]);
  expect(series.answer(minute(0, { high: 17, volume: 3 })).table).toEqual([[0, 10, 17, 10, 10, 3]]);
  expect(series.answer(minute(1, { volume: 1 })).table.at(-1)).toEqual([1, 10, 10, 10, 10, 1]);
  expect(series.answer(minute(0, { high: 99, volume: 900 })).volumes).toEqual([3, 1]);
});

test("a trade of a bar that is not in the series, or before the last answer's, opens none", () => {
  const series = new Series([minute(0)]).wait(1).answer(minute(0), minute(3));
  expect(series.trade(185, 11).trade(65, 12).trade(5, 13).volumes).toEqual([100, 105]);
});

test("of ten thousand trades since the last answer all are remembered; beyond that, the newer half", () => {
  const busy = (trades: number): Series => {
    const series = carried();
    for (let at = 0; at < trades; at += 1) series.trade(2, 10, 1);
    return series;
  };
  expect(busy(10_000).answer(minute(0, { volume: 5_000 })).volumes).toEqual([10_100]);
  const longer = busy(10_001);
  expect(longer.answer(minute(0, { high: 99, volume: 5_000 })).table).toEqual([[0, 10, 10, 10, 10, 10_101]]);
  expect(longer.answer(minute(0, { high: 12, volume: 5_200 })).table).toEqual([[0, 10, 12, 10, 10, 10_101]]);
});

test("an index keeps the half days of its own exchange: what is told after its early close opens no hour", () => {
  const hours = (day: string): unknown => {
    const time = epochSeconds(Date.parse(`${day}T17:30Z`) / 1_000);
    const last: Bar = { ...minute(0), time };
    const series = new Series([last], "IX:SPX", "1h").wait(1).answer(last);
    return series.trade(time - START + 3_601, 11).volumes;
  };
  expect(hours("2025-11-28")).toEqual([105]);
  expect(hours("2025-12-01")).toEqual([100, 5]);
});
