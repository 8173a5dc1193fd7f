import { SERIAL_OF_EPOCH, epochSeconds, excelSerial, toSeconds, type EpochSeconds } from "../../kernel/time";
import { hoursOf } from "../../market/hours";
import { marketOf } from "../../market/instrumentCode";
import { marketRow, type Market } from "../../market/markets";
import { sessionAt } from "../../market/session";
import { knownDayKind, usualDays, yyyymmddOf, type DayKind, type TradingCalendar } from "../../market/tradingCalendar";
import { momentInZone } from "../../market/zone";
import { QosError } from "../../qos/errors";
import { readCode, readNamedCode } from "../arguments/codes";
import { readDate } from "../arguments/dates";
import { findMarket } from "../arguments/market";
import { todayAt, WITNESSES } from "../tradingDays";
import { askDesk, settle, type Manner, type Question, type QuestionContext } from "./question";

/**
 * QOS.SESSION(code_or_market, [time]): what a market does now, or at a time of its exchange's clock. Where the hours
 * alone do not tell, the calendar says whether the day is one of trading; of days before the calendar the daily bars
 * tell. What neither tells is not guessed.
 */
export const askSession: Question = (context, [rawSubject, rawTime], manner) => {
  const market = findMarket(rawSubject) ?? marketOf(readNamedCode(rawSubject));
  const time = readDate(rawTime, "time", () => todayAt(market, context.now));
  if (hoursOf(market) === undefined) throw new QosError("noHours", { market });
  const moment = time === undefined ? toSeconds(context.now()) : momentInZone(time.serial, marketRow(market).zone);
  const [day] = daysAskedAbout(market, moment);
  if (day === undefined) return { answer: Promise.resolve(sessionOf(market, moment, "full")), leave: () => undefined };
  const asking = { leave: (): void => undefined };
  return {
    answer: kindOf({ context, market, day, manner, asking }).then((kind) => sessionOf(market, moment, kind)),
    leave: () => asking.leave(),
  };
};

/** The days, counted from 1970-01-01, on whose kind the answer depends: one at the most, as no two blocks overlap. */
function daysAskedAbout(market: Market, moment: EpochSeconds): readonly number[] {
  if (hoursOf(market)?.keepsHolidays !== true) return [];
  const days: number[] = [];
  const found = sessionAt(market, moment, (day) => {
    days.push(day);
    return "full";
  });
  // What is closed on a full day is closed on every other; else the last day looked at is the one that matched.
  return found?.session === "closed" ? [] : days.slice(-1);
}

interface Wanted {
  readonly context: QuestionContext;
  readonly market: Market;
  readonly day: number;
  readonly manner: Manner;
  readonly asking: { leave: () => void };
}

async function kindOf({ context, market, day, manner, asking }: Wanted): Promise<DayKind> {
  const wait = askDesk(context.desks.calendars, market, manner);
  asking.leave = wait.leave;
  const calendar = await settle(wait);
  const known = calendar.ok ? knownDayKind(calendar.value, day) : undefined;
  if (known !== undefined) return known;
  const traded = manner.preview ? undefined : await hasTraded({ context, market, day, manner, asking });
  if (traded === undefined) throw calendar.ok ? unknownDay(market, day, calendar.value) : calendar.error;
  return traded ? usualDays(market)(day) : "closed";
}

/** Whether the market's best known instrument has a bar of the day. Undefined where that does not tell. */
async function hasTraded({ context, market, day, asking }: Wanted): Promise<boolean | undefined> {
  const { zone } = marketRow(market);
  const from = momentInZone(excelSerial(day + SERIAL_OF_EPOCH), zone);
  const to = epochSeconds(momentInZone(excelSerial(day + 1 + SERIAL_OF_EPOCH), zone) - 1);
  const now = toSeconds(context.now());
  if (from > now) return undefined;
  const code = WITNESSES[market];
  if (code === undefined) return undefined;
  const wait = context.desks.history.ask({ code: readCode(code), interval: "1d", adjustment: "none", from, to });
  asking.leave = wait.leave;
  const bars = await settle(wait);
  if (!bars.ok) return undefined;
  // The bar of a day that is not over may not have begun.
  return bars.value.length > 0 ? true : to < now ? false : undefined;
}

function unknownDay(market: Market, day: number, { from, days }: TradingCalendar): QosError {
  const last = Math.max(from, ...days.map(({ yyyymmdd }) => yyyymmdd));
  return new QosError("unknownDay", { market, day: dashed(yyyymmddOf(day)), from: dashed(from), last: dashed(last) });
}

/** 20250703 as 2025-07-03. */
function dashed(yyyymmdd: number): string {
  return String(yyyymmdd).replace(/^(\d{4})(\d{2})(\d{2})$/, "$1-$2-$3");
}

function sessionOf(market: Market, moment: EpochSeconds, kind: DayKind): string {
  const found = sessionAt(market, moment, () => kind);
  if (found === undefined) throw new QosError("noHours", { market });
  return found.session;
}
