import { epochSeconds, type EpochSeconds } from "../../kernel/time";
import { marketOf, type InstrumentCode } from "../../market/instrumentCode";
import { lastWindow } from "../../market/session";
import type { DayKinds } from "../../market/tradingCalendar";
import type { SnapshotFigures } from "../../qos/fields";
import type { QuoteSession } from "../../qos/snapshot";
import { newestQuote, regularDay, type RegularDay } from "./regularDay";
import type { SessionQuote, SessionQuotes } from "../../qos/sessionQuotes";
import type { ExtendedSession } from "./sessionQuotes";

/** One session's price and what it is measured against. */
export interface SessionPrice {
  readonly session: QuoteSession;
  readonly price: number | undefined;
  /** The regular close before it. */
  readonly base: number | undefined;
  readonly high: number | undefined;
  readonly low: number | undefined;
  readonly volume: number | undefined;
  readonly time: EpochSeconds | undefined;
}

/** What an instrument's cells show of it. */
export interface SessionView {
  readonly regular: SnapshotFigures;
  readonly extended: Readonly<Partial<Record<ExtendedSession, SessionPrice>>>;
  /** The newest price of all. */
  readonly latest: SessionPrice | undefined;
  /** Daily bars, asked for now, may tell more of the regular session. */
  readonly wantsBars: boolean;
}

/** The view of a cell that moves: at the close the price before it stands until the last word has come. */
export function liveViewOf(quotes: SessionQuotes, kinds: DayKinds): SessionView {
  return views(quotes, kinds).live;
}

export function viewOf(quotes: SessionQuotes, kinds: DayKinds): SessionView {
  return views(quotes, kinds).sure;
}

interface Views {
  readonly sure: SessionView;
  readonly live: SessionView;
}

/** What was made of the newest state of each instrument: every cell of it reads the same. */
const made = new Map<InstrumentCode, Made>();
const MOST_MADE = 20_000;

interface Made extends Views {
  readonly quotes: SessionQuotes;
  readonly kinds: DayKinds;
}

function views(quotes: SessionQuotes, kinds: DayKinds): Views {
  const known = made.get(quotes.code);
  if (known !== undefined && known.quotes === quotes && known.kinds === kinds) return known;
  const { figures, wantsBars, provisional } = regularDay(quotes, kinds);
  const sure = makeView(quotes, kinds, { figures, wantsBars });
  const live = provisional === undefined ? sure : makeView(quotes, kinds, { figures: provisional, wantsBars });
  if (known === undefined && made.size >= MOST_MADE) made.clear();
  const views: Made = { sure, live, quotes, kinds };
  made.set(quotes.code, views);
  return views;
}

function makeView(
  quotes: SessionQuotes,
  kinds: DayKinds,
  { figures: regular, wantsBars }: Pick<RegularDay, "figures" | "wantsBars">,
): SessionView {
  const ofRegular: SessionPrice = {
    session: "regular",
    price: regular.last,
    base: regular.prevclose,
    high: regular.high,
    low: regular.low,
    volume: regular.volume,
    time: regular.time,
  };
  if (isRegularAlone(quotes))
    return { regular, extended: NONE, latest: ofRegular.price === undefined ? undefined : ofRegular, wantsBars };
  const price = (session: ExtendedSession): SessionPrice | undefined => {
    const quote = quotes.sessions[session];
    if (quote === undefined) return undefined;
    const { last, time } = quote.figures;
    const base = closeBefore(quotes, quote, regular, kinds);
    return { session, price: last, base, time, ...rangeWithin(quote, regular) };
  };
  const [pre, post, night] = [price("pre"), price("post"), price("night")];
  const extended = {
    ...(pre === undefined ? {} : { pre }),
    ...(post === undefined ? {} : { post }),
    ...(night === undefined ? {} : { night }),
  };
  return { regular, extended, latest: latestOf([night, pre, post, ofRegular]), wantsBars };
}

/** As most are while regular trading goes on: pushes tell no other session. */
function isRegularAlone({ sessions: { pre, post, night } }: SessionQuotes): boolean {
  return pre === undefined && post === undefined && night === undefined;
}

const NONE: SessionView["extended"] = {};

/**
 * High, low and volume of a session of extended hours. A block has its own. A row or push may have a price of the
 * session and still the range or the volume of another: both rows of the documents that were sent outside regular hours
 * do (2025-03-14 09:18 and 19:28 in New York). So they are believed only where they are told apart from the regular
 * day's, hold the price, and are less than a day's trading.
 */
function rangeWithin(
  { figures, isBlock }: SessionQuote,
  regular: SnapshotFigures,
): Pick<SessionPrice, "high" | "low" | "volume"> {
  const { last, high, low, volume } = figures;
  if (isBlock) return { high, low, volume };
  const isOwn =
    regular.high !== undefined &&
    regular.low !== undefined &&
    high !== regular.high &&
    low !== regular.low &&
    !(last !== undefined && high !== undefined && last > high) &&
    !(last !== undefined && low !== undefined && last < low);
  const isLess = volume !== undefined && regular.volume !== undefined && volume < regular.volume;
  return {
    high: isOwn ? high : undefined,
    low: isOwn ? low : undefined,
    volume: isLess ? volume : undefined,
  };
}

/** The price with the newest time; of equal times the later in the list. One without a time only where it is alone. */
function latestOf(prices: readonly (SessionPrice | undefined)[]): SessionPrice | undefined {
  let latest: SessionPrice | undefined;
  for (const price of prices) {
    if (price?.price === undefined) continue;
    if (latest === undefined || (price.time ?? 0) >= (latest.time ?? 0)) latest = price;
  }
  return latest;
}

/** The regular close before a session of extended hours: as its block tells it, else that of the day it follows. */
function closeBefore(
  quotes: SessionQuotes,
  { regularClose, moment }: SessionQuote,
  regular: SnapshotFigures,
  kinds: DayKinds,
): number | undefined {
  if (regularClose !== undefined) return regularClose;
  const newest = newestQuote(quotes)?.moment;
  if (moment === undefined || newest === undefined) return undefined;
  const market = marketOf(quotes.code);
  const followed = lastWindow(market, "regular", moment, kinds);
  const present = lastWindow(market, "regular", newest, kinds);
  if (followed === undefined || present === undefined) return undefined;
  if (followed.tradingDay === present.tradingDay) return regular.last;
  const previous = lastWindow(market, "regular", epochSeconds(present.start - 1), kinds);
  return followed.tradingDay === previous?.tradingDay ? regular.prevclose : undefined;
}
