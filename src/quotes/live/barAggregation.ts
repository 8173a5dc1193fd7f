import { isFresh } from "../../kernel/age";
import { lastIndexWhere } from "../../kernel/lastIndex";
import { epochMillis, epochSeconds, SECOND, type EpochMillis, type EpochSeconds } from "../../kernel/time";
import { BarGrid, firstDayOf } from "../../market/barGrid";
import { dayOfBar, hoursOfCode, zoneOf, type LearnedZones } from "../../market/codeZone";
import { marketOf, type InstrumentCode } from "../../market/instrumentCode";
import { periodOf, type Interval } from "../../market/periods";
import { usualDays, type DayKinds } from "../../market/tradingCalendar";
import type { Bar } from "../../qos/bar";
import { MOST_BARS } from "../../qos/endpoints/kline";
import type { Trade } from "../../qos/trade";
import { heldBy, type Print, type Printed } from "./heldTrades";
import { LeadGuard } from "./leadGuard";
import { mergeBars } from "./mergeBars";

export interface AggregationContext {
  readonly now: () => EpochMillis;
  /** What the days of an instrument's exchange are, as far as it is known; asks nothing. */
  readonly kindsOf: (code: InstrumentCode) => DayKinds;
  readonly zones: LearnedZones;
}

/** Milliseconds after trades begin to be pushed within which an answer may have been made before they did. */
const SETTLING = SECOND;
/** Milliseconds by which pushes may come behind an answer that holds them already. */
const PUSH_DELAY = 2 * SECOND;
/** Trades that are remembered since the last answer, to find its place among them; an answer is never hours late. */
const LONGEST_TAPE = 5_000;

/** An answer that holds trades which are still to be pushed. */
interface Ahead {
  readonly bar: Bar;
  /** What the volume of its bar has come to by pushes. */
  readonly seen: number;
  readonly until: EpochMillis;
}

/**
 * The bars of one series made from pushed trades, where the server pushes no bars.
 *
 * An answer and pushes overlap, and neither says where. So: nothing is added to a series before an answer has come that
 * was made while trades were already being pushed. Of every answer it is found out which of the trades it holds
 * (`heldBy`); what came after them is counted upon it, once. An answer may also be ahead of the pushes: once those that
 * follow have brought the volume that was known before to that of the answer, they are what it held. A trade that is
 * older than the newest which an answer is known to hold is in the answer. A trade that comes late otherwise still counts for volume, high and low of its bar,
 * unless an answer has come in which that bar was over.
 */
export class BarAggregation {
  readonly #code: InstrumentCode;
  readonly #interval: Interval;
  readonly #context: AggregationContext;
  readonly #guard = new LeadGuard<Print>();
  #grid: BarGrid;
  #since: EpochMillis;
  #isAnchored = false;
  /** Trades since `floor`, in the order of their coming. */
  #tape: Printed[] = [];
  /** The growing bar as it was before the first trade of the tape; undefined while nothing is counted. */
  #floor: Pick<Bar, "time" | "volume"> | undefined;
  #ahead: Ahead | undefined;
  /** Trades older than this are in the last answer. */
  #heldUntil: EpochSeconds | undefined;

  constructor(code: InstrumentCode, interval: Interval, context: AggregationContext) {
    this.#code = code;
    this.#interval = interval;
    this.#context = context;
    this.#grid = this.#newGrid();
    this.#since = context.now();
  }

  /** Whether the series is carried on by trades; until then it is what answers say. */
  get isAnchored(): boolean {
    return this.#isAnchored;
  }

  /** Trades begin to be pushed, or begin again after a hole. */
  restart(): void {
    this.#since = this.#context.now();
    this.#isAnchored = false;
    this.#tape = [];
    this.#floor = undefined;
    this.#ahead = undefined;
    this.#heldUntil = undefined;
  }

  /** What a trade makes of the series; undefined where it changes nothing. */
  push(bars: readonly Bar[], { price, volume, time }: Trade): readonly Bar[] | undefined {
    if (price === undefined || time === undefined) return undefined;
    let series: readonly Bar[] | undefined;
    for (const print of this.#guard.take({ price, volume, time }, time, this.#context.now())) {
      if (this.#isAnchored) series = this.#count(series ?? bars, print) ?? series;
      else this.#remember({ ...print, bar: undefined, volumeAfter: undefined });
    }
    return series;
  }

  /** What an answer makes of the series: it is believed, and the trades that it does not hold yet are counted upon it. */
  answer(known: readonly Bar[] | undefined, list: readonly Bar[]): readonly Bar[] | undefined {
    const newest = list.at(-1);
    if (newest === undefined || isFresh({ at: this.#since, ttl: SETTLING }, this.#context.now()))
      return mergeBars(known, list);
    if (this.#floor !== undefined && isEarlier(newest, this.#floor)) return undefined;
    this.#grid = this.#newGrid();
    const tape = this.#tape.map((printed) => ({ ...printed, bar: this.#barOf(printed.time, newest) }));
    const held = heldBy(newest, tape, this.#floor);
    this.#ahead = this.#aheadOf(known?.at(-1), newest);
    this.#tape = [];
    this.#isAnchored = true;
    this.#floor = newest;
    this.#heldUntil = held.heldUntil;
    const [oldest = newest] = list;
    let bars: readonly Bar[] = [...(known ?? []).filter(({ time }) => time < oldest.time), ...list].slice(-MOST_BARS);
    for (const print of tape.slice(held.count)) bars = this.#count(bars, print) ?? bars;
    return bars;
  }

  #count(bars: readonly Bar[], print: Print): readonly Bar[] | undefined {
    const last = bars.at(-1);
    if (last === undefined) return undefined;
    const start = this.#barOf(print.time, last);
    if (start === undefined) return undefined;
    const answered = start === this.#ahead?.bar.time ? this.#catchUp(this.#ahead, print) : undefined;
    if (answered !== undefined) return this.#fallBack(bars, answered);
    if (this.#heldUntil !== undefined && print.time < this.#heldUntil) return undefined;
    if (start > last.time) {
      const { price, volume } = print;
      this.#remember({ ...print, bar: start, volumeAfter: volume });
      return [
        ...bars.slice(1 - MOST_BARS),
        { time: start, open: price, high: price, low: price, close: price, volume },
      ];
    }
    const place = lastIndexWhere(bars, ({ time }) => time === start);
    const bar = bars[place];
    if (bar === undefined || (this.#floor !== undefined && start < this.#floor.time)) return undefined;
    const grown = this.#grow(bar, print);
    this.#remember({ ...print, bar: start, volumeAfter: grown.volume });
    return [...bars.slice(0, place), grown, ...bars.slice(place + 1)];
  }

  #aheadOf(known: Bar | undefined, bar: Bar): Ahead | undefined {
    if (this.#floor === undefined || known === undefined || known.time > bar.time) return undefined;
    const seen = known.time === bar.time ? known.volume : 0;
    if (seen === undefined || bar.volume === undefined || seen >= bar.volume) return undefined;
    return { bar, seen, until: epochMillis(this.#context.now() + PUSH_DELAY) };
  }

  /** The answer that was ahead, if this trade is the last of those that it held. */
  #catchUp({ bar, seen: before, until }: Ahead, { volume }: Print): Bar | undefined {
    const seen = sumOf(before, volume);
    const isOver = seen === undefined || seen >= (bar.volume ?? 0) || this.#context.now() > until;
    this.#ahead = isOver ? undefined : { bar, seen, until };
    return seen === bar.volume && this.#context.now() <= until ? bar : undefined;
  }

  /** All trades of its bar that have come are in the answer. */
  #fallBack(bars: readonly Bar[], answered: Bar): readonly Bar[] {
    this.#tape = this.#tape.filter(({ bar }) => bar !== undefined && bar > answered.time);
    this.#heldUntil = undefined;
    return bars.map((bar) => (bar.time === answered.time ? answered : bar));
  }

  /** The newest trade of a bar by its time is its close, whatever comes after it. */
  #grow(bar: Bar, { price, volume, time }: Print): Bar {
    const isOutOfOrder =
      time < (this.#tape.at(-1)?.time ?? time) &&
      this.#tape.some((printed) => printed.bar === bar.time && printed.time > time);
    return {
      time: bar.time,
      open: bar.open ?? price,
      high: Math.max(bar.high ?? price, price),
      low: Math.min(bar.low ?? price, price),
      close: isOutOfOrder ? bar.close : price,
      volume: sumOf(bar.volume, volume),
    };
  }

  #remember(printed: Printed): void {
    this.#tape.push(printed);
    if (this.#tape.length <= 2 * LONGEST_TAPE) return;
    const gone = this.#tape.splice(0, LONGEST_TAPE).at(-1);
    if (gone?.bar !== undefined) this.#floor = { time: gone.bar, volume: gone.volumeAfter };
  }

  /** The start of the bar that a time belongs to; undefined where it belongs to none. */
  #barOf(time: EpochSeconds, last: Bar): EpochSeconds | undefined {
    const { seconds } = periodOf(this.#interval);
    const place = this.#grid.placeOf(time);
    if (place.bar === "none") return undefined;
    if (seconds === undefined) {
      if (place.bar === "unknown") return undefined;
      return this.#periodOf(place.start) === this.#periodOf(last.time) ? last.time : place.start;
    }
    // A server that counts otherwise is followed in its own steps.
    if (place.bar === "unknown" || !this.#fits(last)) return stepFrom(last.time, time, seconds);
    return place.start;
  }

  #fits({ time }: Bar): boolean {
    const place = this.#grid.placeOf(time);
    return place.bar === "at" && place.start === time;
  }

  #periodOf(start: EpochSeconds): number {
    return firstDayOf(dayOfBar(start, this.#code, this.#context.zones), this.#interval);
  }

  #newGrid(): BarGrid {
    const { kindsOf, zones } = this.#context;
    const hours = hoursOfCode(this.#code);
    const isOfAnother = hours !== undefined && hours.market !== marketOf(this.#code);
    const kinds = isOfAnother ? usualDays(hours.market) : kindsOf(this.#code);
    return new BarGrid({
      interval: this.#interval,
      zone: zoneOf(this.#code, zones),
      hours,
      isHalf: (day) => kinds(day) === "half",
    });
  }
}

function isEarlier(bar: Bar, floor: Pick<Bar, "time" | "volume">): boolean {
  if (bar.time !== floor.time) return bar.time < floor.time;
  return bar.volume !== undefined && floor.volume !== undefined && bar.volume < floor.volume;
}

function stepFrom(last: EpochSeconds, time: EpochSeconds, seconds: number): EpochSeconds {
  return epochSeconds(last + Math.floor((time - last) / seconds) * seconds);
}

/** Volumes are decimal figures of at most fifteen digits; their sum is one too. What is unknown makes the sum unknown. */
function sumOf(left: number | undefined, right: number | undefined): number | undefined {
  return left === undefined || right === undefined ? undefined : Number((left + right).toPrecision(15));
}
