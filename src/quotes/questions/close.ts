import { HOUR, MINUTE, SERIAL_OF_EPOCH, epochSeconds, excelSerial, toSeconds } from "../../kernel/time";
import { whenKnown, type Soon } from "../../kernel/soon";
import { lastIndexWhere } from "../../kernel/lastIndex";
import { dayOfBar, hoursOfCode, zoneOf } from "../../market/codeZone";
import { hoursOf } from "../../market/hours";
import { marketOf, type InstrumentCode } from "../../market/instrumentCode";
import { closingOf } from "../../market/session";
import { dayIn } from "../../market/zone";
import type { Adjustment, Bar } from "../../qos/bar";
import { MOST_BARS } from "../../qos/endpoints/kline";
import { QosError } from "../../qos/errors";
import { readAdjustment } from "../arguments/choices";
import { readCode } from "../arguments/codes";
import { isDate, readAnyDate, type GivenDate } from "../arguments/dates";
import { dashedDay } from "../arguments/dateText";
import type { TradingDayWord } from "../arguments/relativeDate";
import type { DayClose } from "../dayClose";
import { spanOf } from "../history/span";
import { SETTLING } from "../sessions/regularDay";
import { tradingDay } from "../tradingDays";
import { loadFrom, type Manner, type Question, type QuestionContext } from "./question";

/** The last close on or before a day that is wanted. */
export interface LastCloseQuery {
  readonly context: QuestionContext;
  readonly code: InstrumentCode;
  readonly adjustment: Adjustment;
  /** Counted from 1970-01-01. */
  readonly day: number;
  readonly manner: Manner;
}

/** A close that was looked for. */
interface CloseQuery extends Omit<LastCloseQuery, "day"> {
  /** The exchange's day. */
  readonly today: number;
  /** The last day whose close will do. */
  readonly until: number;
}

/**
 * QOS.CLOSE(code, date, [adjust]): the close of the last trading day on or before a date. A day that has not closed has
 * none: of today, and of the day ahead that today is elsewhere already, it is the close before.
 */
export const queryClose: Question = (context, [rawCode, rawDate, rawAdjust], manner) => {
  const code = readCode(rawCode);
  const date = readAnyDate(rawDate, "date", () => todayOf(context, code));
  if (date === undefined) throw new QosError("noDate", { argument: "date" });
  const adjustment = readAdjustment(rawAdjust);
  return whenKnown(dayOfDate(date, { context, code, manner }), (day) =>
    whenKnown(lastClose({ context, code, adjustment, day, manner }), ({ close }) => close),
  );
};

/** The day of an instrument's exchange, counted from 1970-01-01. */
function todayOf({ clock, zone }: QuestionContext, code: InstrumentCode): number {
  return dayIn(zoneOf(code, zone().learned), toSeconds(clock.now()));
}

/** The day that a date means at the exchange of an instrument. */
export function dayOfDate(
  date: GivenDate | TradingDayWord,
  { context, code, manner }: Pick<LastCloseQuery, "context" | "code" | "manner">,
): Soon<number> {
  return isDate(date) ? Math.floor(date.serial) - SERIAL_OF_EPOCH : tradingDay({ context, code, word: date, manner });
}

/** The close of the last trading day on or before a day, and which day it was. */
export function lastClose({ day, ...query }: LastCloseQuery): Soon<DayClose> {
  const { context, code } = query;
  const today = todayOf(context, code);
  if (day > today + 1) throw new QosError("dayAhead", { code, day: dashedDay(day) });
  return keptClose({ ...query, today, until: Math.min(day, hasClosed(context, code, today) ? today : today - 1) });
}

/** Whether the regular trading of today is over, and its closing auction counted. */
function hasClosed({ clock, sources }: QuestionContext, code: InstrumentCode, today: number): boolean {
  const hours = hoursOfCode(code);
  const closing = hours === undefined ? undefined : closingOf(hours, today, sources.sessions.kindsOf(code));
  return closing !== undefined && toSeconds(clock.now()) >= closing + SETTLING;
}

function keptClose(query: CloseQuery): Soon<DayClose> {
  const { context, code, adjustment, today, until } = query;
  const { closes } = context.sources;
  const key = `${code} ${adjustment} ${until}`;
  return (
    closes.get(key) ??
    lookUp(query).then((close) => {
      // A day that is over stays as it is; adjusted prices change with the next split or dividend.
      closes.set(key, close, until === today ? MINUTE : adjustment === "none" ? 12 * HOUR : HOUR);
      return close;
    })
  );
}

async function lookUp(query: CloseQuery): Promise<DayClose> {
  const { context, code, until } = query;
  const bar = (await amongLatest(query)) ?? (await beforeThen(query));
  if (bar === undefined) throw new QosError("noClose", { code, day: dashedDay(until) });
  if (bar.close === undefined) throw new QosError("noValue", { field: "close", code });
  return { close: bar.close, day: dayOfBar(bar.time, code, context.zone().learned) };
}

/** Among the latest bars, as far as one answer holds them: of several dates the longest answer serves all. */
async function amongLatest({ context, code, adjustment, today, until, manner }: CloseQuery): Promise<Bar | undefined> {
  const count = mostBars(code, today - until);
  if (count > MOST_BARS) return undefined;
  const bars = await loadFrom(context.sources.bars, { code, interval: "1d", adjustment, count }, manner);
  return lastUntil(context, code, bars, until);
}

/** Bars that may lie within so many days of today, that of the first one and the one before it among them. */
function mostBars(code: InstrumentCode, days: number): number {
  const everyDay = hoursOf(marketOf(code))?.keepsHolidays === false;
  return (everyDay ? days : Math.ceil((days * 5) / 7) + 1) + 2;
}

/** The bar of the day, or the last before it however long ago. */
async function beforeThen({ context, code, adjustment, until, manner }: CloseQuery): Promise<Bar | undefined> {
  if (manner.preview) throw new QosError("preview");
  const { clock, sources, zone } = context;
  const date = { serial: excelSerial(until + SERIAL_OF_EPOCH), timed: false };
  const now = toSeconds(clock.now());
  const { loadedFrom, to } = spanOf(date, date, { code, interval: "1d", now: () => now, learned: zone().learned });
  const span = { code, interval: "1d", adjustment, from: loadedFrom, to: epochSeconds(Math.min(to, now)) } as const;
  return lastUntil(context, code, await sources.history.query({ ...span, andBefore: true }, manner.signal), until);
}

function lastUntil(
  { zone }: QuestionContext,
  code: InstrumentCode,
  bars: readonly Bar[],
  until: number,
): Bar | undefined {
  const { learned } = zone();
  return bars[lastIndexWhere(bars, ({ time }) => dayOfBar(time, code, learned) <= until)];
}
