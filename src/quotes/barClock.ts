import { DAY, SECOND, SERIAL_OF_EPOCH, type EpochSeconds } from "../kernel/time";
import type { InstrumentCode } from "../market/instrumentCode";
import { periodOf, type Interval } from "../market/periods";
import { dateCell, timeCell, type TimeZoneChoice } from "./zones";

/** Where bars of a series stand on an axis of time that knows no zones: as the clock shows them in a cell. */
export interface BarClock {
  /** A bar is a day or longer: its time is a date. */
  readonly dated: boolean;
  /** Seconds since 1970 of that clock, at the start of a bar. */
  shows(start: EpochSeconds): number;
}

export function barClock(
  { code, interval }: { readonly code: InstrumentCode; readonly interval: Interval },
  choice: TimeZoneChoice,
): BarClock {
  const dated = periodOf(interval).seconds === undefined;
  const cell = dated ? dateCell : timeCell;
  return {
    dated,
    shows: (start) => Math.round((cell(start, code, choice).serial - SERIAL_OF_EPOCH) * (DAY / SECOND)),
  };
}
