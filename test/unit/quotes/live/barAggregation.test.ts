import { epochMillis, epochSeconds } from "../../../../src/kernel/time";
import { marketOf, type InstrumentCode } from "../../../../src/market/instrumentCode";
import type { Interval } from "../../../../src/market/periods";
import { usualDays, type TradingCalendar } from "../../../../src/market/tradingCalendar";
import type { Bar } from "../../../../src/qos/bar";
import type { Trade } from "../../../../src/qos/trade";
import { BarAggregation } from "../../../../src/quotes/live/barAggregation";
import { code } from "../../../support/builders";

const seconds = (moment: string) => epochSeconds(Date.parse(moment) / 1_000);

const bar = (start: string, parts: Partial<Bar> = {}): Bar => ({
  time: seconds(start),
  open: 10,
  high: 10,
  low: 10,
  close: 10,
  volume: 100,
  ...parts,
});

interface Setting {
  readonly code: string;
  readonly interval: Interval;
  readonly last: Bar | undefined;
  readonly calendar?: TradingCalendar | undefined;
}

/** A series whose first answer has come, and the trades that follow it. */
class Bench {
  readonly #made: BarAggregation;
  readonly #code;
  #now = 0;
  bars: readonly Bar[];

  constructor({ code: text, interval, last, calendar }: Setting) {
    this.#code = code(text);
    this.#now = (last?.time ?? 0) * 1_000;
    const context = {
      now: () => epochMillis(this.#now),
      kindsOf: (code: InstrumentCode) => usualDays(marketOf(code), calendar),
      zones: new Map(),
    };
    this.#made = new BarAggregation(this.#code, interval, context);
    this.#made.restart();
    this.bars = last === undefined ? [] : [last];
  }

  /** Trades have been pushed for a second, and an answer has come. */
  anchored(): this {
    this.#now += 1_000;
    return this.answer(...this.bars);
  }

  trade(moment: string, price: number | undefined, volume: number | undefined = 5): this {
    this.#now = Math.max(this.#now, Date.parse(moment));
    return this.push({ code: this.#code, price, volume, time: seconds(moment), side: "buy" });
  }

  push(trade: Trade): this {
    this.bars = this.#made.push(this.bars, trade) ?? this.bars;
    return this;
  }

  answer(...list: readonly Bar[]): this {
    this.bars = this.#made.answer(this.bars, list) ?? this.bars;
    return this;
  }

  wait(seconds: number): this {
    this.#now += seconds * 1_000;
    return this;
  }

  restart(): this {
    this.#made.restart();
    return this;
  }

  get isAnchored(): boolean {
    return this.#made.isAnchored;
  }

  /** Start, open, high, low, close and volume of each bar; the start in UTC without its date. */
  get table(): readonly (readonly unknown[])[] {
    return this.bars.map(({ time, open, high, low, close, volume }) => [
      new Date(time * 1_000).toISOString().slice(5, 16),
      open,
      high,
      low,
      close,
      volume,
    ]);
  }

  get starts(): readonly unknown[] {
    return this.table.map(([start]) => start);
  }

  get volumes(): readonly unknown[] {
    return this.bars.map(({ volume }) => volume);
  }
}

const shanghai = () => new Bench({ code: "SH:600519", interval: "1h", last: bar("2025-03-19T02:30Z") }).anchored();
const minutes = (last = bar("2025-03-19T02:30Z")) => new Bench({ code: "SH:600519", interval: "1m", last }).anchored();

describe("where bars made from trades begin", () => {
  it("hours of Shanghai: 09:30, 10:30, 13:00 and 14:00", () => {
    const { starts } = shanghai()
      .trade("2025-03-19T03:29:59Z", 11)
      .trade("2025-03-19T05:00:00Z", 11)
      .trade("2025-03-19T05:59:59Z", 11)
      .trade("2025-03-19T06:00:00Z", 11)
      .trade("2025-03-20T01:30:00Z", 11);
    expect(starts).toEqual(["03-19T02:30", "03-19T05:00", "03-19T06:00", "03-20T01:30"]);
  });

  it("an opening auction belongs to the first bar, prints of the break and after the close to the bar before", () => {
    const bench = shanghai()
      .trade("2025-03-19T03:40:00Z", 11)
      .trade("2025-03-19T06:00:00Z", 12)
      .trade("2025-03-19T07:00:03Z", 13)
      .trade("2025-03-20T01:25:00Z", 14)
      .trade("2025-03-20T01:30:00Z", 15);
    expect(bench.table).toEqual([
      ["03-19T02:30", 10, 11, 10, 11, 105],
      ["03-19T06:00", 12, 13, 12, 13, 10],
      ["03-20T01:30", 14, 15, 14, 15, 10],
    ]);
  });

  it("US trades before the bell and after the close are in no bar; on the stroke of either they are", () => {
    const bench = new Bench({ code: "US:AAPL", interval: "1d", last: bar("2025-03-19T04:00Z") })
      .anchored()
      .trade("2025-03-19T13:29:59Z", 99)
      .trade("2025-03-19T13:30:00Z", 11)
      .trade("2025-03-19T20:00:00Z", 12)
      .trade("2025-03-19T20:00:01Z", 99)
      .trade("2025-03-20T01:00:00Z", 99)
      .trade("2025-03-20T08:00:00Z", 99);
    expect(bench.table).toEqual([["03-19T04:00", 10, 12, 10, 12, 110]]);
  });

  it("the last minute of a US day holds the stroke of the close", () => {
    const bench = new Bench({ code: "US:AAPL", interval: "1m", last: bar("2025-03-19T19:58Z") })
      .anchored()
      .trade("2025-03-19T19:59:59Z", 11)
      .trade("2025-03-19T20:00:00Z", 12);
    expect(bench.table).toEqual([
      ["03-19T19:58", 10, 10, 10, 10, 100],
      ["03-19T19:59", 11, 12, 11, 12, 10],
    ]);
  });

  it("a calendar says which US days are half, whatever is usual", () => {
    const day = (yyyymmdd: number, kind: "full" | "half") => ({ from: yyyymmdd, days: [{ yyyymmdd, kind }] });
    const at = (start: string, calendar: TradingCalendar | undefined, moment: string) =>
      new Bench({ code: "US:AAPL", interval: "1d", last: bar(start), calendar }).anchored().trade(moment, 11).volumes;
    expect(at("2025-11-28T05:00Z", undefined, "2025-11-28T18:00:01Z")).toEqual([100]);
    expect(at("2025-11-28T05:00Z", undefined, "2025-11-28T18:00:00Z")).toEqual([105]);
    expect(at("2025-11-28T05:00Z", day(20251128, "full"), "2025-11-28T18:00:01Z")).toEqual([105]);
    expect(at("2025-03-19T04:00Z", undefined, "2025-03-19T17:00:01Z")).toEqual([105]);
    expect(at("2025-03-19T04:00Z", day(20250319, "half"), "2025-03-19T17:00:01Z")).toEqual([100]);
  });

  it("days, weeks, months and years begin at midnight of the exchange", () => {
    const next = (interval: Interval, last: string) =>
      new Bench({ code: "US:AAPL", interval, last: bar(last) }).anchored().trade("2026-01-05T15:00:00Z", 11).starts;
    expect(next("1d", "2026-01-02T05:00Z")).toEqual(["01-02T05:00", "01-05T05:00"]);
    expect(next("1w", "2025-12-29T05:00Z")).toEqual(["12-29T05:00", "01-05T05:00"]);
    expect(next("1mo", "2025-12-01T05:00Z")).toEqual(["12-01T05:00", "01-01T05:00"]);
    expect(next("1y", "2025-01-01T05:00Z")).toEqual(["01-01T05:00", "01-01T05:00"]);
    expect(next("1mo", "2026-01-01T05:00Z")).toEqual(["01-01T05:00"]);
  });

  it("an index of Tokyo has its days and its lunch", () => {
    const index = (interval: Interval, last: string) => new Bench({ code: "IX:JPN225", interval, last: bar(last) });
    const daily = index("1d", "2024-11-11T15:00Z").anchored().trade("2024-11-13T00:00:00Z", 11);
    expect(daily.starts).toEqual(["11-11T15:00", "11-12T15:00"]);
    const hourly = index("1h", "2024-11-13T02:00Z")
      .anchored()
      .trade("2024-11-13T02:30:00Z", 11)
      .trade("2024-11-13T03:30:00Z", 11);
    expect(hourly.starts).toEqual(["11-13T02:00", "11-13T03:30"]);
  });

  it("where hours are unknown, or the server counts otherwise, its own steps go on", () => {
    const unknown = new Bench({ code: "IX:XYZ", interval: "1h", last: bar("2024-11-13T02:15Z") })
      .anchored()
      .trade("2024-11-13T03:14:59Z", 11)
      .trade("2024-11-13T03:15:00Z", 11);
    expect(unknown.starts).toEqual(["11-13T02:15", "11-13T03:15"]);
    const full = new Bench({ code: "SH:600519", interval: "1h", last: bar("2025-03-19T02:00Z") })
      .anchored()
      .trade("2025-03-19T03:00:00Z", 11);
    expect(full.starts).toEqual(["03-19T02:00", "03-19T03:00"]);
  });

  it("a day that the server does not begin at midnight is not begun twice", () => {
    const bench = new Bench({ code: "IX:JPN225", interval: "1d", last: bar("2024-11-12T16:00Z") })
      .anchored()
      .trade("2024-11-13T01:00:00Z", 11);
    expect(bench.table).toEqual([["11-12T16:00", 10, 11, 10, 11, 105]]);
  });
});

describe("which trades are counted", () => {
  it("none before an answer has come that was made while trades were pushed", () => {
    const bench = new Bench({ code: "SH:600519", interval: "1m", last: bar("2025-03-19T02:30Z") });
    bench.trade("2025-03-19T02:30:00Z", 11);
    expect(bench.answer(bar("2025-03-19T02:30Z")).volumes).toEqual([100]);
    expect(bench.isAnchored).toBe(false);
    bench.trade("2025-03-19T02:30:05Z", 12).trade("2025-03-19T02:30:07Z", 13);
    expect(bench.volumes).toEqual([100]);
    bench.answer(bar("2025-03-19T02:30Z", { high: 12, close: 12, volume: 110 }));
    expect(bench.isAnchored).toBe(true);
    expect(bench.table).toEqual([["03-19T02:30", 10, 13, 10, 13, 115]]);
  });

  it("each once, however late the answer is that may hold it", () => {
    const bench = minutes().trade("2025-03-19T02:30:05Z", 11).trade("2025-03-19T02:30:06Z", 12);
    bench.trade("2025-03-19T02:30:07Z", 13).answer(bar("2025-03-19T02:30Z", { high: 11, close: 11, volume: 105 }));
    expect(bench.table).toEqual([["03-19T02:30", 10, 13, 10, 13, 115]]);
    bench.answer(bar("2025-03-19T02:30Z", { high: 13, close: 13, volume: 115 }));
    expect(bench.table).toEqual([["03-19T02:30", 10, 13, 10, 13, 115]]);
  });

  it("an answer that is older than the one before it changes nothing", () => {
    const bench = minutes().trade("2025-03-19T02:31:05Z", 11);
    bench.answer(
      bar("2025-03-19T02:30Z"),
      bar("2025-03-19T02:31Z", { volume: 5, close: 11, high: 11, open: 11, low: 11 }),
    );
    const before = bench.table;
    expect(bench.answer(bar("2025-03-19T02:30Z", { close: 9, volume: 90 })).table).toEqual(before);
  });

  it("what was never pushed comes with the next answer, and what is older than that is not counted again", () => {
    const bench = minutes().trade("2025-03-19T02:30:05Z", 11);
    bench.answer(bar("2025-03-19T02:30Z", { high: 14, close: 11, volume: 165 }));
    expect(bench.trade("2025-03-19T02:30:04Z", 14, 60).table).toEqual([["03-19T02:30", 10, 14, 10, 11, 165]]);
    expect(bench.trade("2025-03-19T02:30:05Z", 12).table).toEqual([["03-19T02:30", 10, 14, 10, 12, 170]]);
  });

  it("an answer may be ahead of pushes that it holds: they are not counted again when they come", () => {
    const bench = minutes().trade("2025-03-19T02:30:05Z", 11);
    bench.answer(bar("2025-03-19T02:30Z", { high: 13, close: 12, volume: 117 }));
    bench.trade("2025-03-19T02:30:06Z", 13, 7).trade("2025-03-19T02:30:06Z", 12);
    expect(bench.table).toEqual([["03-19T02:30", 10, 13, 10, 12, 117]]);
    expect(bench.trade("2025-03-19T02:30:06Z", 14).table).toEqual([["03-19T02:30", 10, 14, 10, 14, 122]]);
  });

  it("an answer may be ahead by the beginning of a bar", () => {
    const bench = minutes().trade("2025-03-19T02:30:59Z", 11);
    const next = bar("2025-03-19T02:31Z", { open: 12, low: 12, high: 13, close: 13, volume: 12 });
    bench.answer(bar("2025-03-19T02:30Z", { high: 11, close: 11, volume: 105 }), next);
    bench.trade("2025-03-19T02:31:00Z", 12, 7).trade("2025-03-19T02:31:00Z", 13);
    expect(bench.volumes).toEqual([105, 12]);
    expect(bench.trade("2025-03-19T02:31:01Z", 12).volumes).toEqual([105, 17]);
  });

  it("what comes seconds after an answer is new, even where it fits what was missing before", () => {
    const bench = minutes().trade("2025-03-19T02:30:05Z", 11);
    bench.answer(bar("2025-03-19T02:30Z", { high: 13, close: 12, volume: 117 })).trade("2025-03-19T02:30:09Z", 12, 12);
    expect(bench.volumes).toEqual([129]);
  });

  it("an answer from before the minute ended does not take the new minute away", () => {
    const bench = minutes().trade("2025-03-19T02:30:59Z", 11).trade("2025-03-19T02:31:00Z", 12);
    bench.answer(bar("2025-03-19T02:30Z", { high: 11, close: 11, volume: 107 }));
    expect(bench.table).toEqual([
      ["03-19T02:30", 10, 11, 10, 11, 107],
      ["03-19T02:31", 12, 12, 12, 12, 5],
    ]);
  });

  it("after a cut connection the answers alone tell, until one has come that trades can carry on", () => {
    const bench = minutes().trade("2025-03-19T02:30:05Z", 11).restart().trade("2025-03-19T02:30:30Z", 12);
    expect(bench.volumes).toEqual([105]);
    bench.wait(1).answer(bar("2025-03-19T02:30Z", { high: 15, close: 12, volume: 400 }));
    expect(bench.trade("2025-03-19T02:30:40Z", 13).table).toEqual([["03-19T02:30", 10, 15, 10, 13, 405]]);
  });
});

describe("trades that come out of order, or with a wrong time", () => {
  it("a late one of the same bar counts, but is not its close", () => {
    const bench = minutes().trade("2025-03-19T02:30:20Z", 11).trade("2025-03-19T02:30:18Z", 15);
    expect(bench.table).toEqual([["03-19T02:30", 10, 15, 10, 11, 110]]);
  });

  it("a late one of the bar before counts there", () => {
    const bench = minutes()
      .trade("2025-03-19T02:30:50Z", 11)
      .trade("2025-03-19T02:31:00Z", 12)
      .trade("2025-03-19T02:30:40Z", 9);
    expect(bench.table).toEqual([
      ["03-19T02:30", 10, 11, 9, 11, 110],
      ["03-19T02:31", 12, 12, 12, 12, 5],
    ]);
  });

  it("a late one of a bar that an answer has told to its end is not counted", () => {
    const bench = minutes().trade("2025-03-19T02:31:00Z", 12);
    const minute = bar("2025-03-19T02:31Z", { open: 12, high: 12, low: 12, close: 12, volume: 5 });
    bench.answer(bar("2025-03-19T02:30Z", { volume: 109 }), minute).trade("2025-03-19T02:30:40Z", 9);
    expect(bench.volumes).toEqual([109, 5]);
  });

  it("one a day ahead opens no bar, and right ones go on", () => {
    const bench = minutes().trade("2025-03-19T02:30:05Z", 11);
    bench.push({ code: code("SH:600519"), price: 99, volume: 5, time: seconds("2025-03-20T02:30:06Z"), side: "buy" });
    bench.trade("2025-03-19T02:30:07Z", 12).trade("2025-03-19T02:31:07Z", 13);
    expect(bench.table).toEqual([
      ["03-19T02:30", 10, 12, 10, 12, 110],
      ["03-19T02:31", 13, 13, 13, 13, 5],
    ]);
  });
});

describe("figures", () => {
  it("volumes are added as the decimal figures that they are", () => {
    const bench = new Bench({
      code: "CF:BTCUSDT",
      interval: "1d",
      last: bar("2025-03-19T00:00Z", { volume: 103_162.63 }),
    }).anchored();
    for (let at = 0; at < 30; at += 1) bench.trade("2025-03-19T02:30:05Z", 11, 0.1);
    expect(bench.volumes).toEqual([103_165.63]);
  });

  it("what is not known of a trade is not taken for zero", () => {
    const bench = minutes();
    bench.push({
      code: code("SH:600519"),
      price: 11,
      volume: undefined,
      time: seconds("2025-03-19T02:30:06Z"),
      side: "buy",
    });
    expect(bench.table).toEqual([["03-19T02:30", 10, 11, 10, 11, undefined]]);
    expect(minutes().trade("2025-03-19T02:30:06Z", undefined).volumes).toEqual([100]);
  });

  it("nothing is made of nothing", () => {
    expect(new Bench({ code: "US:AAPL", interval: "1d", last: undefined }).trade("2025-03-19T15:00Z", 1).bars).toEqual(
      [],
    );
  });
});
