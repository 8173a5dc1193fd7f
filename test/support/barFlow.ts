import { epochMillis, type EpochMillis } from "../../src/kernel/time";
import { marketOf, type InstrumentCode } from "../../src/market/instrumentCode";
import { PERIODS, periodOf, type Interval } from "../../src/market/periods";
import { usualDays, type TradingCalendar } from "../../src/market/tradingCalendar";
import { decodeBar, type Bar } from "../../src/qos/bar";
import { decodeTrade, type Trade } from "../../src/qos/trade";
import { BarAggregation } from "../../src/quotes/live/barAggregation";
import { MarketEngine } from "../../src/simulator/market/marketEngine";
import { barRow, tradeRow } from "../../src/simulator/protocol/wireRows";
import { code } from "./builders";

/** Milliseconds between two looks at the market: sessions begin and end at one of them, and are read to their end. */
const STEP = 300_000;
/** Bars of an answer. */
const FIRST_BARS = 6;
export const INTERVALS: readonly Interval[] = PERIODS.map(({ interval }) => interval);

export interface BarFlowOptions {
  readonly code: string;
  readonly from: Date;
  readonly calendar?: TradingCalendar;
}

interface Series {
  readonly aggregation: BarAggregation;
  bars: readonly Bar[];
}

/** The simulator's market, its trades, and the bars that are made from them, period by period. */
export class BarFlow {
  readonly market: MarketEngine;
  readonly code: InstrumentCode;
  readonly series: ReadonlyMap<Interval, Series>;
  /** What has been pushed. */
  readonly trades: Trade[] = [];
  #now: EpochMillis;

  constructor({ code: text, from, calendar }: BarFlowOptions) {
    this.code = code(text);
    this.#now = epochMillis(from.getTime());
    this.market = new MarketEngine({ start: this.#now, alwaysOpen: false, invented: 0, tradesAMinute: 4 });
    const context = {
      now: () => this.#now,
      kindsOf: (code: InstrumentCode) => usualDays(marketOf(code), calendar),
      zones: new Map(),
    };
    this.series = new Map(
      INTERVALS.map((interval) => {
        const aggregation = new BarAggregation(this.code, interval, context);
        aggregation.restart();
        return [interval, { aggregation, bars: this.own(interval, FIRST_BARS) }] as const;
      }),
    );
    this.market.news(this.code);
  }

  get now(): EpochMillis {
    return this.#now;
  }

  /** The simulator's own bars as they stand. */
  own(interval: Interval, count: number): readonly Bar[] {
    const { kt } = periodOf(interval);
    const instrument = this.market.find(this.code);
    if (instrument === undefined) throw new Error(`no instrument ${this.code}`);
    const bars = this.market.bars(this.code, { kt, count }) ?? [];
    return bars.map((bar) => decodeBar(barRow(instrument, bar, kt), "data").bar);
  }

  /** A request is answered at once. */
  answerAll(): void {
    for (const interval of INTERVALS) this.answer(interval, this.own(interval, FIRST_BARS));
  }

  answer(interval: Interval, list: readonly Bar[]): void {
    const series = this.#of(interval);
    series.bars = series.aggregation.answer(series.bars, list) ?? series.bars;
  }

  made(interval: Interval): readonly Bar[] {
    return this.#of(interval).bars;
  }

  /** Lets time pass; `deliver` hears the trades instead of the series. */
  pass(to: Date, deliver: (trade: Trade) => void = (trade) => this.push(trade)): void {
    while (this.#now < to.getTime()) {
      const round = Math.floor(this.#now / STEP) * STEP + STEP;
      for (const moment of [round - 1, round]) {
        if (moment <= this.#now || this.#now >= to.getTime()) continue;
        this.#now = epochMillis(Math.min(moment, to.getTime()));
        this.market.advanceTo(this.#now);
        for (const trade of this.#news()) deliver(trade);
      }
    }
  }

  push(trade: Trade): void {
    this.trades.push(trade);
    for (const series of this.series.values()) series.bars = series.aggregation.push(series.bars, trade) ?? series.bars;
  }

  #news(): readonly Trade[] {
    const found = this.market.news(this.code);
    if (found === undefined) return [];
    return found.trades.map((trade) => decodeTrade(tradeRow(found.instrument, trade, "texts"), "push"));
  }

  #of(interval: Interval): Series {
    const series = this.series.get(interval);
    if (series === undefined) throw new Error(`no series of ${interval}`);
    return series;
  }
}
