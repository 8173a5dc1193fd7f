import { whenKnown, type Soon } from "../../kernel/soon";
import { SERIAL_OF_EPOCH, excelSerial, toSeconds } from "../../kernel/time";
import { MARKETS } from "../../market/markets";
import { knownDayKind, type TradingCalendar } from "../../market/tradingCalendar";
import { dayIn } from "../../market/zone";
import { QosError } from "../../qos/errors";
import { readCount } from "../arguments/choices";
import { readNamedCode } from "../arguments/codes";
import { readAnyDate } from "../arguments/dates";
import { dashedDay } from "../arguments/dateText";
import { findMarket } from "../arguments/market";
import type { Cell } from "../cell";
import type { SeenDays } from "../dayList";
import { walkDays, type DayAnswer } from "../dayWalk";
import { daysOfCode, daysOfMarket, isWeekend, type DayRule, type ExchangeDays } from "../exchangeDays";
import { seenDays } from "../seenDays";
import { unknownDay } from "../unknownDay";
import { loadFrom, settleSoon, type Manner, type Question, type QuestionContext } from "./question";

/** Trading days that one formula may go back or on: twenty years. */
const MOST_OFFSET = 5_000;
/** Excel shows no date before 1900-03-01 as the day it is. */
const FIRST_DAY = 61 - SERIAL_OF_EPOCH;

/**
 * QOS.TDAY(market, date, [offset]): the trading day so many away from a date; 0: that day, or the last one before it.
 * Days that are over are told by daily bars, today and later ones by the calendar. What neither tells is not guessed.
 */
export const queryTday: Question = (context, [rawMarket, rawDate, rawOffset], manner) => {
  const exchange = exchangeOf(rawMarket, context);
  const today = dayIn(exchange.zone, toSeconds(context.clock.now()));
  const date = readAnyDate(rawDate, "date", () => today);
  if (date === undefined) throw new QosError("noDate", { argument: "date" });
  const offset = readCount(rawOffset, "offset", { from: -MOST_OFFSET, to: MOST_OFFSET, fallback: 0 });
  const wanted = { context, exchange, today, manner };
  const begin = (): Soon<number> => {
    if ("serial" in date) return Math.floor(date.serial) - SERIAL_OF_EPOCH;
    if (date.tradingDaysBack === "last session") return lastBegun(wanted);
    return dayFrom(wanted, today, -date.tradingDaysBack);
  };
  const found = whenKnown(begin(), (from) => dayFrom(wanted, from, offset));
  return whenKnown(found, (day): Cell => {
    if (day < FIRST_DAY) throw new QosError("badDate", { argument: "date", given: `"${dashedDay(day)}"` });
    return { kind: "time", serial: excelSerial(day + SERIAL_OF_EPOCH), style: "date" };
  });
};

/** A market, or the exchange of an instrument. Indices are of many exchanges. */
function exchangeOf(raw: unknown, context: QuestionContext): ExchangeDays {
  const market = findMarket(raw);
  if (market === undefined) return daysOfCode(readNamedCode(raw), context.zone().learned);
  const known = daysOfMarket(market);
  if (known !== undefined) return known;
  const accepted = MARKETS.map((row) => row.market).filter((each) => daysOfMarket(each) !== undefined);
  throw new QosError("badChoice", {
    argument: "market",
    given: `"${market}"`,
    accepted: `${accepted.join(", ")}, IX:HSI`,
  });
}

interface Wanted {
  readonly context: QuestionContext;
  readonly exchange: ExchangeDays;
  readonly today: number;
  readonly manner: Manner;
}

/** What is known so far; only what the way to the day wants is asked for. */
interface Known {
  readonly calendar?: TradingCalendar;
  /** Why there is no calendar. */
  readonly noCalendar?: QosError;
  readonly seen?: SeenDays;
}

function dayFrom(wanted: Wanted, date: number, offset: number, known: Known = {}): Soon<number> {
  const { exchange, today } = wanted;
  const { rule } = exchange;
  const found = walkDays(answerBy(rule, known, today), date, offset);
  if ("day" in found) return found.day;
  if (rule.kind === "counted") throw new QosError("internal");
  const more =
    found.beyond === "later"
      ? withCalendar(wanted, rule, known, found.at)
      : withSeen(wanted, rule, known, Math.min(date, today) - reach(Math.min(offset, 0)));
  return whenKnown(more, (next) => dayFrom(wanted, date, offset, next));
}

/** What a rule and what is known say of each day. */
function answerBy(rule: DayRule, { calendar, seen }: Known, today: number): (day: number) => DayAnswer {
  if (rule.kind === "counted") return (day) => (rule.weekends || !isWeekend(day) ? "trading" : "closed");
  return (day) => {
    if (seen?.days.has(day) === true) return "trading";
    if (isWeekend(day)) return "closed";
    if (day < today) return seen === undefined || day < seen.first ? "earlier" : "closed";
    const kind = calendar === undefined ? undefined : knownDayKind(calendar, day);
    if (kind === undefined) return "later";
    return kind === "closed" ? "closed" : "trading";
  };
}

type SeenRule = Extract<DayRule, { readonly kind: "seen" }>;

/**
 * Asks the calendar of a day that has not begun or is not over, then whether today's bar has begun. Where both have been
 * asked already, or there is no calendar, the day of which nothing is known is told.
 */
function withCalendar(wanted: Wanted, rule: SeenRule, known: Known, day: number): Soon<Known> {
  const { context, exchange, manner, today } = wanted;
  const { calendar, noCalendar, seen } = known;
  if (calendar === undefined && noCalendar === undefined && rule.calendar !== undefined) {
    return whenKnown(
      settleSoon(() => loadFrom(context.sources.calendars, rule.calendar, manner)),
      (asked) => (asked.ok ? { ...known, calendar: asked.value } : { ...known, noCalendar: asked.error }),
    );
  }
  if (day === today && seen === undefined) return withSeen(wanted, rule, known, today - reach(0));
  if (calendar !== undefined && rule.calendar !== undefined) throw unknownDay(rule.calendar, day, calendar);
  throw noCalendar ?? new QosError("unknownHoliday", { code: exchange.name, day: dashedDay(day) });
}

/** Asks for the bars; where they have been asked for already, it is told from when on they know the days. */
function withSeen(
  { context, exchange, manner, today }: Wanted,
  { witnesses }: SeenRule,
  known: Known,
  from: number,
): Soon<Known> {
  if (known.seen !== undefined && known.seen.from <= from)
    throw new QosError("daysFrom", { market: exchange.name, first: dashedDay(known.seen.first) });
  return whenKnown(seenDays({ context, exchange, witnesses, today, from, manner }), (seen) => ({ ...known, seen }));
}

/** So many days hold `offset` trading days and the longest pause of an exchange, whatever its holidays. */
function reach(offset: number): number {
  return Math.ceil(1.6 * Math.abs(offset)) + 35;
}

/** The last trading day whose bar has begun. */
function lastBegun(wanted: Wanted): Soon<number> {
  const { context, exchange, today, manner } = wanted;
  const { rule } = exchange;
  if (rule.kind === "counted") return dayFrom(wanted, today, 0);
  const { witnesses } = rule;
  return whenKnown(seenDays({ context, exchange, witnesses, today, from: today - reach(0), manner }), ({ days }) =>
    Math.max(...days),
  );
}
