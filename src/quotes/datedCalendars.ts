import type { Clock } from "../kernel/clock";
import { SERIAL_OF_EPOCH, toSeconds } from "../kernel/time";
import { failure, success } from "../kernel/settled";
import { isMarket, marketRow, type Market } from "../market/markets";
import { dayOfYyyymmdd, yyyymmddOf, type TradingCalendar, type TradingDay } from "../market/tradingCalendar";
import { serialInZone } from "../market/zone";
import type { Endpoint } from "../qos/endpoints/endpoint";
import { marketCalendarEndpoint } from "../qos/endpoints/marketCalendar";

/** Days without trading that may follow each other at most. */
const LONGEST_PAUSE = 12;

/** `/market-calendar` with the day of its fetching, from which on a day that it does not name is no trading day. */
export function datedCalendars(clock: Clock): Endpoint<Market, TradingCalendar> {
  return {
    ...marketCalendarEndpoint,
    decode(data) {
      const decoded = marketCalendarEndpoint.decode(data);
      const dated = [...decoded.rows].map(
        ([market, days]) =>
          [
            market,
            days.ok ? success({ from: dayOf(clock, market, days.value), days: days.value }) : failure(days.error),
          ] as const,
      );
      return { ...decoded, rows: new Map(dated) };
    },
  };
}

/**
 * Today at the exchange. Where the first day named lies further away than any holidays last, this computer's clock is
 * wrong, and the calendar speaks from that first day on.
 */
function dayOf(clock: Clock, market: string, days: readonly TradingDay[]): number {
  const zone = isMarket(market) ? marketRow(market).zone : "UTC";
  const today = Math.floor(serialInZone(toSeconds(clock.now()), zone) - SERIAL_OF_EPOCH);
  const first = Math.min(...days.map(({ yyyymmdd }) => dayOfYyyymmdd(yyyymmdd)));
  return yyyymmddOf(Number.isFinite(first) && first - today > LONGEST_PAUSE ? first : today);
}
