import type { Market } from "../market/markets";
import { dayOfYyyymmdd, type TradingCalendar } from "../market/tradingCalendar";
import { QosError } from "../qos/errors";
import { dashedDay } from "./arguments/dateText";

/** The calendar of a market says nothing of a day, counted from 1970-01-01. */
export function unknownDay(market: Market, day: number, { from, days }: TradingCalendar): QosError {
  const last = Math.max(from, ...days.map(({ yyyymmdd }) => yyyymmdd));
  return new QosError("unknownDay", {
    market,
    day: dashedDay(day),
    from: dashedDay(dayOfYyyymmdd(from)),
    last: dashedDay(dayOfYyyymmdd(last)),
  });
}
