import { civilFromDays } from "../../kernel/civilDay";
import { epochSeconds } from "../../kernel/time";
import { dayOfBar, zoneOf, type LearnedZones } from "../../market/codeZone";
import type { InstrumentCode } from "../../market/instrumentCode";
import { periodOf, type Interval } from "../../market/periods";
import { dayIn } from "../../market/zone";

/** Running averages begin with the exchange's day, or with its year where a bar is a day or longer. */
export function anchors(
  code: InstrumentCode,
  interval: Interval,
  learned: LearnedZones | undefined,
): (time: number) => number {
  if (periodOf(interval).seconds === undefined)
    return (time) => civilFromDays(dayOfBar(epochSeconds(time), code, learned)).year;
  const zone = zoneOf(code, learned);
  return (time) => dayIn(zone, epochSeconds(time));
}
