import { weekdayOf } from "../kernel/civilDay";
import { SERIAL_OF_EPOCH, epochSeconds, excelSerial, type EpochSeconds } from "../kernel/time";
import type { HoursRow, TradingBlock } from "./hours";
import { momentInZone } from "./zone";

/** Regular trading from an opening to the next close or break. `end` is not included. */
export interface Opening {
  readonly start: EpochSeconds;
  readonly end: EpochSeconds;
}

export interface DayQuery {
  readonly hours: HoursRow;
  /** IANA zone in which the day is counted; not always that of the hours. */
  readonly zone: string;
  /** Counted from 1970-01-01. */
  readonly day: number;
  /** Whether the exchange closes early on the day. */
  readonly half: boolean;
}

/** A week that trades through lasts five days, and clocks of other zones are a day apart at most. */
const LONGEST_BLOCK_DAYS = 6;

/** The openings of a day in order, with no minute outside that day; none where the exchange never trades on it. */
export function openingsOf({ hours, zone, day, half }: DayQuery): readonly Opening[] {
  const from = momentInZone(excelSerial(day + SERIAL_OF_EPOCH), zone);
  const to = momentInZone(excelSerial(day + 1 + SERIAL_OF_EPOCH), zone);
  const [first, last] = hours.zone === zone ? [day, day] : [day - LONGEST_BLOCK_DAYS, day + 1];
  const found: Opening[] = [];
  for (let opening = first; opening <= last; opening += 1) {
    for (const block of hours.blocks) {
      if (block.session !== "regular" || !block.days.includes(weekdayOf(opening))) continue;
      const start = Math.max(from, minuteOf(hours, opening, block.start));
      const end = Math.min(to, minuteOf(hours, opening, endOf(block, hours, half)));
      if (end > start) found.push({ start: epochSeconds(start), end: epochSeconds(end) });
    }
  }
  return found.sort((left, right) => left.start - right.start);
}

/** Whether something is traded outside regular hours that is no part of the regular day. */
export function tradesExtended({ blocks }: HoursRow): boolean {
  return blocks.some(({ session }) => session === "pre" || session === "post" || session === "night");
}

function endOf({ end }: TradingBlock, { halfDayEnd }: HoursRow, half: boolean): number {
  return half ? Math.min(end, halfDayEnd ?? end) : end;
}

/** The moment at which the exchange's clock shows so many minutes after midnight of a day. */
function minuteOf({ zone }: HoursRow, day: number, minute: number): EpochSeconds {
  return momentInZone(excelSerial(day + SERIAL_OF_EPOCH + minute / 1_440), zone);
}
