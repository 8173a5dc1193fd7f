import { DAY, SECOND, SERIAL_OF_EPOCH, epochSeconds, excelSerial, type EpochSeconds } from "../../kernel/time";
import { dayOfBar, zoneOf, type LearnedZones } from "../../market/codeZone";
import { marketOf, type InstrumentCode } from "../../market/instrumentCode";
import { periodOf, type Interval } from "../../market/periods";
import { momentInZone } from "../../market/zone";
import type { Bar } from "../../qos/bar";
import type { GivenDate } from "../arguments/dates";

/** The time between two dates of an exchange's clock, both included. */
export interface Span {
  readonly from: EpochSeconds;
  readonly to: EpochSeconds;
  /** From where to ask: an index whose exchange is not known for sure may begin its days earlier. */
  readonly loadedFrom: EpochSeconds;
  /** Whether a bar that begins between `askFrom` and `to` is one of them. */
  readonly holds: (bar: Bar) => boolean;
}

export interface SpanOptions {
  readonly code: InstrumentCode;
  readonly interval: Interval;
  /** Evaluated only when it is needed. */
  readonly now: () => EpochSeconds;
  readonly learned: LearnedZones | undefined;
}

/** The span from `start` to `end`, or up to now. A date without a time means its whole day. */
export function spanOf(start: GivenDate, end: GivenDate | undefined, options: SpanOptions): Span {
  const { code, interval, now, learned } = options;
  const zone = zoneOf(code, learned);
  const from = momentInZone(start.serial, zone);
  const to = end === undefined ? now() : lastMoment(end, zone);
  const certain = marketOf(code) !== "IX" || periodOf(interval).seconds !== undefined;
  if (certain) return { from, to, loadedFrom: from, holds: () => true };
  return {
    from,
    to,
    loadedFrom: learned?.has(code) === true ? from : epochSeconds(from - DAY / SECOND),
    holds({ time }) {
      const date = dayOfBar(time, code, learned) + SERIAL_OF_EPOCH;
      return date >= start.serial && (end === undefined || date <= end.serial);
    },
  };
}

function lastMoment({ serial, timed }: GivenDate, zone: string): EpochSeconds {
  return timed ? momentInZone(serial, zone) : epochSeconds(momentInZone(excelSerial(serial + 1), zone) - 1);
}
