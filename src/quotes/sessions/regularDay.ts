import { SERIAL_OF_EPOCH, excelSerial, type EpochSeconds } from "../../kernel/time";
import { marketOf, type InstrumentCode } from "../../market/instrumentCode";
import { marketRow } from "../../market/markets";
import { lastWindow, type SessionWindow } from "../../market/session";
import { dayOfYyyymmdd, yyyymmddOf, type DayKinds } from "../../market/tradingCalendar";
import { momentInZone, serialInZone } from "../../market/zone";
import type { Bar } from "../../qos/bar";
import type { SnapshotFigures } from "../../qos/fields";
import type { DayBars, SessionQuote, SessionQuotes } from "../../qos/sessionQuotes";
import { EXTENDED_SESSIONS } from "./sessionQuotes";

/** The regular session that was the last to begin when the newest figure was made. */
export interface RegularDay {
  /** All of one day; what is not known for sure is undefined. */
  readonly figures: SnapshotFigures;
  /** Daily bars, fetched now, may tell more. */
  readonly wantsBars: boolean;
  /**
   * What was told last, shortly before the end of the session, while its last word is still to come: for cells that
   * move, which would otherwise be blank for a moment at every close.
   */
  readonly provisional?: SnapshotFigures;
}

/** For so long after the close (seconds) the day's bar may still change: closing auctions are counted late. */
export const SETTLING = 600;

/** So long before the end of a session (seconds) what was told still stands for its end while that is asked for. */
const NEAR_END = 1_800;

const NOTHING: SnapshotFigures = {
  last: undefined,
  prevclose: undefined,
  open: undefined,
  high: undefined,
  low: undefined,
  volume: undefined,
  turnover: undefined,
  time: undefined,
  suspended: undefined,
};

/**
 * The regular figures of an instrument. Where the newest row was told during regular trading, or tells the regular
 * session after its end, they are the row's. Else they are put together from what is sure: the close that a newer block
 * tells (its `yp`), what was told of that session after its end, and the daily bars.
 */
export function regularDay(quotes: SessionQuotes, kinds: DayKinds): RegularDay {
  const told = quotes.sessions.regular;
  const newest = newestTime(quotes);
  const window = newest === undefined ? undefined : lastWindow(marketOf(quotes.code), "regular", newest, kinds);
  if (told !== undefined && (told.day === undefined || newest === undefined || window === undefined))
    return { figures: told.figures, wantsBars: false };
  if (window === undefined || newest === undefined) return { figures: NOTHING, wantsBars: false };
  if (told?.day === window.tradingDay && newest < window.end) return { figures: told.figures, wantsBars: false };
  return fromWhatIsSure(quotes, window, kinds);
}

function fromWhatIsSure(quotes: SessionQuotes, window: SessionWindow, kinds: DayKinds): RegularDay {
  const told = quotes.sessions.regular;
  const block = closeFromBlocks(quotes, window, kinds);
  if (told?.day === window.tradingDay && isLastWord(told, window.end, block))
    return { figures: told.figures, wantsBars: false };
  const { code, dayBars } = quotes;
  const bars = dayBars?.bars.filter((bar) => dayOf(bar, code) <= window.tradingDay) ?? [];
  const newest = bars.at(-1);
  const newestDay = newest === undefined ? undefined : dayOf(newest, code);
  const wantsBars = !(dayBars !== undefined && newestDay === window.tradingDay && dayBars.at >= window.end + SETTLING);
  // Bars know of holidays that no calendar told: the last day of trading may lie before the last usual one.
  const end = newestDay === undefined ? undefined : closingMoment(code, newestDay, kinds);
  if (told?.day === newestDay && told !== undefined && end !== undefined && isLastWord(told, end, block))
    return { figures: told.figures, wantsBars };
  const close = block?.regularClose;
  const isOwn =
    newestDay === window.tradingDay ||
    (!tradedOn(quotes, window.tradingDay) && (close === undefined || close === newest?.close));
  const own = isOwn ? newest : undefined;
  const before = isOwn ? bars.at(-2) : newest;
  const day = own === undefined ? window.tradingDay : (newestDay ?? window.tradingDay);
  const last = close ?? own?.close;
  const sameDay = told?.day === day ? told.figures : undefined;
  return {
    figures: {
      last,
      prevclose: prevcloseOf(quotes, { day, last, window, kinds }) ?? before?.close,
      open: sameDay?.open ?? own?.open,
      high: own?.high,
      low: own?.low,
      volume: own?.volume,
      turnover: own?.volume !== undefined && sameDay?.volume === own.volume ? sameDay.turnover : undefined,
      time: last === undefined ? undefined : closingMoment(code, day, kinds),
      suspended: byAge(quotes)
        .filter(({ figures }) => figures.suspended !== undefined)
        .at(-1)?.figures.suspended,
    },
    wantsBars,
    ...(mayStand(told, window, dayBars) ? { provisional: told.figures } : {}),
  };
}

/** Whether what was told shortly before the end stands until the bars have come. */
function mayStand(
  told: SessionQuote | undefined,
  { tradingDay, end }: SessionWindow,
  bars: DayBars | undefined,
): told is SessionQuote {
  const isNear = told?.day === tradingDay && (told.toldAt ?? 0) >= end - NEAR_END;
  return isNear && (bars === undefined || bars.at < end);
}

/** Told after the end of its session, and no block that was told later knows another close. */
function isLastWord({ toldAt, figures }: SessionQuote, end: EpochSeconds, block: SessionQuote | undefined): boolean {
  if (toldAt === undefined || toldAt < end) return false;
  return block?.toldAt === undefined || block.toldAt <= toldAt || block.regularClose === figures.last;
}

/** Whether something was told of a session of the day, so that the exchange did trade on it. */
function tradedOn({ sessions }: SessionQuotes, day: number): boolean {
  return Object.values(sessions).some((quote) => quote.day === day);
}

/** The last regular close, by a quote of extended hours after which no regular session has begun. */
function closeFromBlocks(
  quotes: SessionQuotes,
  { tradingDay }: SessionWindow,
  kinds: DayKinds,
): SessionQuote | undefined {
  const market = marketOf(quotes.code);
  let newest: SessionQuote | undefined;
  for (const session of EXTENDED_SESSIONS) {
    const quote = quotes.sessions[session];
    if (quote?.regularClose === undefined || quote.moment === undefined) continue;
    if (lastWindow(market, "regular", quote.moment, kinds)?.tradingDay !== tradingDay) continue;
    if (newest?.moment === undefined || quote.moment > newest.moment) newest = quote;
  }
  return newest;
}

/**
 * The close before the day: as its own row tells it, or a block of the pre-market or night that led to it, or the `yp`
 * of a row of extended hours, which is that close unless it has rolled over to the day's own.
 */
function prevcloseOf(
  { code, sessions }: SessionQuotes,
  of: {
    readonly day: number;
    readonly last: number | undefined;
    readonly window: SessionWindow;
    readonly kinds: DayKinds;
  },
): number | undefined {
  const { regular, pre, night } = sessions;
  const { day, last, window, kinds } = of;
  if (regular?.day === day && regular.figures.prevclose !== undefined) return regular.figures.prevclose;
  for (const quote of [pre, night])
    if (quote?.day === day && quote.regularClose !== undefined) return quote.regularClose;
  const follows = ({ moment }: SessionQuote): boolean =>
    moment !== undefined && lastWindow(marketOf(code), "regular", moment, kinds)?.tradingDay === window.tradingDay;
  const rows = EXTENDED_SESSIONS.flatMap((session) => sessions[session] ?? []).filter(follows);
  const told = rows
    .filter(({ rowPrevclose }) => rowPrevclose !== undefined)
    .sort(byTime)
    .at(-1)?.rowPrevclose;
  return last === undefined || told === last ? undefined : told;
}

/** When regular trading of a day ended: the time of a close that no row has stamped. */
function closingMoment(code: InstrumentCode, day: number, kinds: DayKinds): EpochSeconds | undefined {
  const market = marketOf(code);
  const endOfDay = momentInZone(excelSerial(dayOfYyyymmdd(day) + 1 + SERIAL_OF_EPOCH), marketRow(market).zone);
  const window = lastWindow(market, "regular", endOfDay, kinds);
  return window?.tradingDay === day ? window.end : undefined;
}

function dayOf({ time }: Bar, code: InstrumentCode): number {
  return yyyymmddOf(Math.round(serialInZone(time, marketRow(marketOf(code)).zone)) - SERIAL_OF_EPOCH);
}

function newestTime(quotes: SessionQuotes): EpochSeconds | undefined {
  return newestQuote(quotes)?.moment;
}

/** The quote with the newest time of all that have one. */
export function newestQuote({ sessions: { pre, post, night, regular } }: SessionQuotes): SessionQuote | undefined {
  return newerOf(newerOf(newerOf(night, pre), post), regular);
}

/** Of equal times the second counts as the newer, as in `byAge`. One without a time is none. */
function newerOf(first: SessionQuote | undefined, second: SessionQuote | undefined): SessionQuote | undefined {
  if (second?.moment === undefined) return first?.moment === undefined ? undefined : first;
  return first?.moment === undefined || first.moment <= second.moment ? second : first;
}

/** What has a time, the oldest first; of equal times the regular session counts as the newer. */
function byAge({ sessions: { pre, post, night, regular } }: SessionQuotes): SessionQuote[] {
  const known = [night, pre, post, regular].filter((quote) => quote !== undefined);
  return known.filter(({ moment }) => moment !== undefined).sort(byTime);
}

function byTime(left: SessionQuote, right: SessionQuote): number {
  return (left.moment ?? 0) - (right.moment ?? 0);
}
