import { SECOND } from "../../kernel/time";
import type { InstrumentCode } from "../../market/instrumentCode";
import type { DayKinds } from "../../market/tradingCalendar";
import { QosError } from "../../qos/errors";
import type { Level } from "../../qos/depth";
import type { Trade } from "../../qos/trade";
import type { TopicLetter, TopicStates } from "../../qos/topics/topic";
import type { NamedField } from "../arguments/fields";
import type { Cell } from "../cell";
import { difference } from "../arithmetic";
import type { Unit } from "../numberKind";
import { QUOTE_FIELDS, readField } from "../quoteFields";
import { newestQuote } from "../sessions/regularDay";
import { liveViewOf } from "../sessions/sessionView";
import type { TimeZoneChoice } from "../zones";

/** What a live field may need beside the value. */
export interface LiveContext {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly zone: TimeZoneChoice;
  /** What the days of an instrument's exchange are. */
  readonly kindsOf: (code: InstrumentCode) => DayKinds;
}

/** One value that a live cell can show: where it comes from and how it is read. */
export interface FieldOf<Letter extends TopicLetter> extends NamedField {
  readonly topic: Letter;
  readonly meaning: string;
  readonly unit?: Unit;
  readonly divided?: true | undefined;
  readonly read: (value: TopicStates[Letter], context: LiveContext) => Cell;
  readonly ticking?: boolean;
}

/** A field of any topic, or of the topics named. */
export type LiveField<Letter extends TopicLetter = TopicLetter> = { [One in Letter]: FieldOf<One> }[Letter];

/** Fields that need reference data are none of a push's. */
const PUSHED_FIELDS = QUOTE_FIELDS.filter(({ needs }) => !needs.includes("info"));

/** Pushes tell no reference data. */
const NO_INFO = {};

const OF_SNAPSHOT: readonly FieldOf<"S">[] = PUSHED_FIELDS.map((field) => ({
  name: field.name,
  zh: field.zh,
  wire: field.wire,
  meaning: field.meaning,
  topic: "S",
  unit: field.unit,
  divided: field.divided,
  read(quotes, context) {
    const view = liveViewOf(quotes, context.kindsOf(quotes.code));
    return readField({ code: quotes.code, view, info: NO_INFO }, field, context.zone);
  },
}));

/** A field of the order book's first level. */
function ofOrderBook(
  [name, zh, unit, meaning]: Names,
  read: (bid: Level, ask: Level) => number | undefined,
): FieldOf<"D"> {
  return {
    name,
    zh,
    wire: undefined,
    meaning,
    unit,
    topic: "D",
    read({ code, bids, asks }) {
      return read(bids[0] ?? NO_LEVEL, asks[0] ?? NO_LEVEL) ?? new QosError("noValue", { field: name, code });
    },
  };
}

type Names = readonly [name: string, zh: string, unit: "price" | "volume" | "text", meaning: string];

const NO_LEVEL: Level = { price: undefined, volume: undefined };

const OF_BOOK: readonly FieldOf<"D">[] = [
  ofOrderBook(["bid", "买一价", "price", "best bid"], (bid) => bid.price),
  ofOrderBook(["ask", "卖一价", "price", "best ask"], (_bid, ask) => ask.price),
  ofOrderBook(["bidsize", "买一量", "volume", "volume at the best bid"], (bid) => bid.volume),
  ofOrderBook(["asksize", "卖一量", "volume", "volume at the best ask"], (_bid, ask) => ask.volume),
  ofOrderBook(["spread", "买卖价差", "price", "ask - bid"], (bid, ask) => difference(ask.price, bid.price)),
  ofOrderBook(["mid", "中间价", "price", "(bid + ask) / 2"], (bid, ask) =>
    bid.price === undefined || ask.price === undefined ? undefined : (bid.price + ask.price) / 2,
  ),
];

/** A field of the last trade. */
function ofTrade([name, zh, unit, meaning]: Names, read: (trade: Trade) => Cell | undefined): FieldOf<"T"> {
  return {
    name,
    zh,
    wire: undefined,
    meaning,
    unit,
    topic: "T",
    read([newest]) {
      const cell = newest === undefined ? undefined : read(newest);
      return cell ?? new QosError("noValue", { field: name, code: newest?.code ?? "?" });
    },
  };
}

const OF_TRADE: readonly FieldOf<"T">[] = [
  ofTrade(["tradeprice", "成交价", "price", "price of the last trade"], ({ price }) => price),
  ofTrade(["tradesize", "成交量（单笔）", "volume", "volume of the last trade"], ({ volume }) => volume),
  ofTrade(["side", "买卖方向", "text", "side of the last trade: buy, sell or unknown"], ({ side }) => side),
];

const AGE: FieldOf<"S"> = {
  name: "age",
  zh: "数据年龄",
  wire: undefined,
  meaning: "seconds since the time of the newest data",
  topic: "S",
  ticking: true,
  read(quotes, { now }) {
    const time = newestQuote(quotes)?.figures.time;
    if (time === undefined) return new QosError("noValue", { field: "age", code: quotes.code });
    return Math.max(0, Math.round(now / SECOND - time));
  },
};

/** Every field that a live cell can show. A new one is one row here. */
export const LIVE_FIELDS: readonly LiveField[] = [...OF_SNAPSHOT, ...OF_BOOK, ...OF_TRADE, AGE];
