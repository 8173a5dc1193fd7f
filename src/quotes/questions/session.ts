import { success, type Settled } from "../../kernel/settled";
import { whenKnown, type Soon } from "../../kernel/soon";
import { SERIAL_OF_EPOCH, excelSerial, toSeconds, type EpochSeconds } from "../../kernel/time";
import { hoursOfCode, zoneOf } from "../../market/codeZone";
import { hoursOf, type HoursRow } from "../../market/hours";
import { marketOf, type InstrumentCode } from "../../market/instrumentCode";
import { marketRow, type Market } from "../../market/markets";
import { sessionBy } from "../../market/session";
import { knownDayKind, usualDays, type DayKind, type TradingCalendar } from "../../market/tradingCalendar";
import { dayIn, momentInZone } from "../../market/zone";
import { QosError } from "../../qos/errors";
import { readCode, readNamedCode } from "../arguments/codes";
import { readDate } from "../arguments/dates";
import { dashedDay } from "../arguments/dateText";
import { findMarket } from "../arguments/market";
import { WITNESSES } from "../exchangeDays";
import { spanOf } from "../history/span";
import { unknownDay } from "../unknownDay";
import { loadFrom, settle, settleSoon, type Manner, type Question, type QuestionContext } from "./question";

/** What is asked about: a market, or the exchange of an instrument. */
interface Subject {
  /** As errors call it. */
  readonly name: string;
  readonly hours: HoursRow;
  /** The zone in which times are given and days begin. */
  readonly zone: string;
  /** The market whose calendar tells its days; undefined: there is none. */
  readonly calendar: Market | undefined;
  /** What has a bar on every day of trading. */
  readonly witness: InstrumentCode | undefined;
}

/**
 * QOS.SESSION(code_or_market, [time]): what a market or the exchange of an index does now, or at a time of its clock.
 * Where the hours alone do not tell, the calendar says whether the day is one of trading; of days before the calendar,
 * and of an exchange without one, the daily bars tell. What neither tells is not guessed.
 */
export const querySession: Question = (context, [rawSubject, rawTime], manner) => {
  const subject = subjectOf(rawSubject, context);
  const { hours, zone } = subject;
  const time = readDate(rawTime, "time", () => dayIn(zone, toSeconds(context.clock.now())));
  const moment = time === undefined ? toSeconds(context.clock.now()) : momentInZone(time.serial, zone);
  const sessionOn = (kind: DayKind): string => sessionBy(hours, moment, () => kind).session;
  const [day] = daysAskedAbout(hours, moment);
  if (day === undefined) return sessionOn("full");
  return whenKnown(kindOf({ context, subject, day, manner }), sessionOn);
};

function subjectOf(raw: unknown, context: QuestionContext): Subject {
  const named = findMarket(raw);
  if (named !== undefined) return subjectWith(named, hoursOf(named), { name: named, zone: marketRow(named).zone });
  const code = readNamedCode(raw);
  const hours = hoursOfCode(code);
  const name = hours?.market === "IX" ? code : (hours?.market ?? code);
  return subjectWith(marketOf(code), hours, { name, zone: zoneOf(code, context.zone().learned), code });
}

function subjectWith(
  market: Market,
  hours: HoursRow | undefined,
  { name, zone, code }: Pick<Subject, "name" | "zone"> & { readonly code?: InstrumentCode },
): Subject {
  if (hours === undefined) throw new QosError("noHours", { market });
  const witness = WITNESSES[hours.market];
  return {
    name,
    hours,
    zone,
    calendar: hours.market === "IX" ? undefined : hours.market,
    witness: witness === undefined ? code : readCode(witness),
  };
}

/** The days, counted from 1970-01-01, on whose kind the answer depends: one at the most, as no two blocks overlap. */
function daysAskedAbout(hours: HoursRow, moment: EpochSeconds): readonly number[] {
  if (!hours.keepsHolidays) return [];
  const days: number[] = [];
  const found = sessionBy(hours, moment, (day) => {
    days.push(day);
    return "full";
  });
  // What is closed on a full day is closed on every other; else the last day looked at is the one that matched.
  return found.session === "closed" ? [] : days.slice(-1);
}

interface Wanted {
  readonly context: QuestionContext;
  readonly subject: Subject;
  readonly day: number;
  readonly manner: Manner;
}

function kindOf(wanted: Wanted): Soon<DayKind> {
  const { context, subject, day, manner } = wanted;
  const market = subject.calendar;
  if (market === undefined) return kindByBars(wanted);
  return whenKnown(
    settleSoon(() => loadFrom(context.sources.calendars, market, manner)),
    (calendar) => {
      const known = calendar.ok ? knownDayKind(calendar.value, day) : undefined;
      return known ?? kindBeyond(wanted, market, calendar);
    },
  );
}

/** Of an exchange without a calendar. */
async function kindByBars(wanted: Wanted): Promise<DayKind> {
  const { subject, day, manner } = wanted;
  if (manner.preview) throw new QosError("preview");
  const traded = await hasTraded(wanted);
  if (!traded.ok) throw traded.error;
  if (traded.value === undefined) throw new QosError("unknownHoliday", { code: subject.name, day: dashedDay(day) });
  return traded.value ? "full" : "closed";
}

/** Of a day that the calendar does not tell. */
async function kindBeyond(
  wanted: Wanted,
  market: Market,
  calendar: Settled<TradingCalendar, QosError>,
): Promise<DayKind> {
  const { subject, day, manner } = wanted;
  const traded = manner.preview ? success(undefined) : await hasTraded(wanted);
  if (!traded.ok || traded.value === undefined)
    throw calendar.ok ? unknownDay(market, day, calendar.value) : calendar.error;
  return traded.value ? usualDays(subject.hours.market)(day) : "closed";
}

/** Whether the witness has a bar of the day. Undefined where that does not tell. */
async function hasTraded({ context, subject, day, manner }: Wanted): Promise<Settled<boolean | undefined, QosError>> {
  const { witness } = subject;
  const now = toSeconds(context.clock.now());
  if (witness === undefined) return success(undefined);
  const date = { serial: excelSerial(day + SERIAL_OF_EPOCH), timed: false };
  const { learned } = context.zone();
  const span = spanOf(date, date, { code: witness, interval: "1d", now: () => now, learned });
  if (span.from > now) return success(undefined);
  const { loadedFrom: from, to } = span;
  const query = { code: witness, interval: "1d", adjustment: "none", from, to } as const;
  const bars = await settle(context.sources.history.query(query, manner.signal));
  if (!bars.ok) return bars;
  if (bars.value.some(span.holds)) return success(true);
  // The bar of a day that is not over may not have begun.
  return success(to < now ? false : undefined);
}
