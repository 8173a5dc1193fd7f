import { toSeconds, type EpochSeconds } from "../../kernel/time";
import type { Wait } from "../../flow/question";
import { marketOf } from "../../market/instrumentCode";
import { hoursOf } from "../../market/hours";
import { marketRow, type Market } from "../../market/markets";
import { sessionAt } from "../../market/session";
import type { TradingDay } from "../../market/tradingDay";
import { momentInZone } from "../../market/zone";
import { QosError } from "../../qos/errors";
import { readCode } from "../arguments/codes";
import { readDate } from "../arguments/dates";
import { findMarket } from "../arguments/market";
import { askDesk, mapWait, settle, type Question } from "./question";

/**
 * QOS.SESSION(code_or_market, [time]): what a market does now, or at a time of its exchange's clock. The calendar
 * closes holidays; where it cannot be had, the usual week counts.
 */
export const askSession: Question = ({ desks, now }, [rawSubject, rawTime], manner) => {
  const market = findMarket(rawSubject) ?? marketOf(readCode(rawSubject));
  const time = readDate(rawTime, "time");
  const hours = hoursOf(market);
  if (hours === undefined) throw new QosError("noHours", { market });
  const moment = time === undefined ? toSeconds(now()) : momentInZone(time.serial, marketRow(market).zone);
  const days = hours.keepsHolidays ? askDesk(desks.calendars, market, manner) : noDays();
  return mapWait({ answer: settle(days), leave: days.leave }, (calendar) =>
    sessionOf(market, moment, calendar.ok ? calendar.value : []),
  );
};

function sessionOf(market: Market, moment: EpochSeconds, days: readonly TradingDay[]): string {
  const found = sessionAt(market, moment, days);
  if (found === undefined) throw new QosError("noHours", { market });
  return found.session;
}

function noDays(): Wait<readonly TradingDay[]> {
  return { answer: Promise.resolve([]), leave: () => undefined };
}
