import { lastIndexWhere } from "../../kernel/lastIndex";
import { excelSerial, SERIAL_OF_EPOCH, toSeconds } from "../../kernel/time";
import { zoneOf } from "../../market/codeZone";
import { dayIn } from "../../market/zone";
import type { Bar } from "../../qos/bar";
import { QosError } from "../../qos/errors";
import { readAdjustment, readHeaders, readInterval } from "../arguments/choices";
import { readCode } from "../arguments/codes";
import { readAnyDate, type GivenDate } from "../arguments/dates";
import { dashedDay } from "../arguments/dateText";
import { readFields } from "../arguments/fields";
import type { TradingDayWord } from "../arguments/relativeDate";
import { BAR_FIELDS, barsBefore, barTable, DEFAULT_BAR_FIELDS } from "../barTable";
import { headingsOf } from "../headings";
import type { SpanAsk } from "../history/historyDesk";
import { spanOf, type Span } from "../history/span";
import { tradingDay } from "../tradingDays";
import type { Question } from "./question";

/** QOS.HISTORY(code, start, [end], [interval], [adjust], [fields], [headers]); both ends included. */
export const askHistory: Question = (context, raw, manner) => {
  const { desks, zone, headerLanguage, clock } = context;
  const [rawCode, rawStart, rawEnd, rawInterval, rawAdjust, rawFields, rawHeaders] = raw;
  const code = readCode(rawCode);
  const today = dayIn(zoneOf(code, zone().learned), toSeconds(clock.now()));
  const start = readAnyDate(rawStart, "start", () => today);
  if (start === undefined) throw new QosError("noDate", { argument: "start" });
  const end = readAnyDate(rawEnd, "end", () => today);
  const { interval, seconds } = readInterval(rawInterval);
  const adjustment = readAdjustment(rawAdjust);
  const fields = readFields(rawFields, BAR_FIELDS, DEFAULT_BAR_FIELDS);
  const headers = readHeaders(rawHeaders, fields.length);
  const daily = seconds === undefined;
  /** Bars of a day and longer know no time of day: `NOW()-5` and `NOW()` are days to them. */
  const cut = (date: GivenDate): GivenDate =>
    daily ? { serial: excelSerial(Math.floor(date.serial)), timed: false } : date;
  const spanBetween = (first: GivenDate, last: GivenDate | undefined): Span => {
    const until = last === undefined ? (daily ? ofDay(today) : undefined) : cut(last);
    const span = spanOf(cut(first), until, {
      code,
      interval,
      now: () => toSeconds(clock.now()),
      learned: zone().learned,
    });
    if (span.to < span.from) throw reversed(first, last ?? ofDay(today));
    return span;
  };
  if (isDate(start) && (end === undefined || isDate(end))) spanBetween(start, end);
  if (manner.preview) throw new QosError("preview");
  const dayOf = async (date: GivenDate | TradingDayWord): Promise<GivenDate> =>
    isDate(date) ? date : ofDay(await tradingDay({ context, code, word: date, manner }));
  /** Where nothing before the first bar can be had, the bars themselves may be there all the same. */
  const barsOf = async (ask: SpanAsk): Promise<readonly Bar[]> => {
    try {
      return await desks.history.ask(ask, manner.signal);
    } catch (thrown) {
      if (ask.andBefore !== true || !(thrown instanceof QosError) || thrown.id !== "cutShort") throw thrown;
      return barsOf({ ...ask, andBefore: false });
    }
  };
  const answer = async (): Promise<ReturnType<typeof barTable>> => {
    const span = spanBetween(await dayOf(start), end === undefined ? undefined : await dayOf(end));
    const spanAsk = { code, interval, adjustment, from: span.askFrom, to: span.to };
    const bars = await barsOf({ ...spanAsk, andBefore: barsBefore(fields) > 0 });
    const first = bars.findIndex((bar) => bar.time >= span.askFrom && span.holds(bar));
    if (first < 0) throw new QosError("noBars", { code });
    const until = lastIndexWhere(bars, span.holds) + 1;
    return barTable(bars.slice(0, until), {
      code,
      interval,
      fields,
      headers: headingsOf(headers, headerLanguage()),
      zone: zone(),
      first,
    });
  };
  return answer();
};

function isDate(date: GivenDate | TradingDayWord): date is GivenDate {
  return "serial" in date;
}

function ofDay(day: number): GivenDate {
  return { serial: excelSerial(day + SERIAL_OF_EPOCH), timed: false };
}

function reversed(start: GivenDate, end: GivenDate): QosError {
  const day = ({ serial }: GivenDate): string => dashedDay(Math.floor(serial) - SERIAL_OF_EPOCH);
  return new QosError("datesReversed", { argument: "end", given: day(end), start: day(start) });
}
