import { daysFromCivil } from "../kernel/civilDay";
import { SERIAL_OF_EPOCH, epochSeconds, excelSerial, type EpochSeconds, type ExcelSerial } from "../kernel/time";

const DAY_SECONDS = 86_400;
/** Offsets change on a quarter of an hour at the finest, so one look-up serves that long. */
const OFFSET_GRAIN = 900;

const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, Map<number, number>>();

/** Seconds by which local time in `zone` (IANA name) is ahead of UTC at `moment`. */
export function zoneOffset(zone: string, moment: EpochSeconds): number {
  if (zone === "UTC") return 0;
  const grain = Math.floor(moment / OFFSET_GRAIN);
  let known = offsets.get(zone);
  if (known === undefined) offsets.set(zone, (known = new Map()));
  const cached = known.get(grain);
  if (cached !== undefined) return cached;
  if (known.size > 50_000) known.clear();
  const offset = measureOffset(zone, grain * OFFSET_GRAIN);
  known.set(grain, offset);
  return offset;
}

/** The moment as a serial in the clock of `zone`: what a cell shows when formatted as a date. */
export function serialInZone(moment: EpochSeconds, zone: string): ExcelSerial {
  return excelSerial((moment + zoneOffset(zone, moment)) / DAY_SECONDS + SERIAL_OF_EPOCH);
}

/**
 * The moment at which the clock of `zone` shows `serial`. A time that a clock change skips is read with the
 * offset before the change; of one that comes twice, the first.
 */
export function momentInZone(serial: ExcelSerial, zone: string): EpochSeconds {
  const local = Math.round((serial - SERIAL_OF_EPOCH) * DAY_SECONDS);
  const before = zoneOffset(zone, epochSeconds(local - DAY_SECONDS));
  const after = zoneOffset(zone, epochSeconds(local + DAY_SECONDS));
  const early = local - Math.max(before, after);
  if (zoneOffset(zone, epochSeconds(early)) === Math.max(before, after)) return epochSeconds(early);
  const late = local - Math.min(before, after);
  if (zoneOffset(zone, epochSeconds(late)) === Math.min(before, after)) return epochSeconds(late);
  return epochSeconds(local - before);
}

function measureOffset(zone: string, moment: number): number {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    formats.set(zone, format);
  }
  const parts: Record<string, number> = {};
  for (const part of format.formatToParts(moment * 1_000)) parts[part.type] = Number(part.value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return daysFromCivil(year, month, day) * DAY_SECONDS + hour * 3_600 + minute * 60 + second - moment;
}

/** The day, counted from 1970-01-01, that the calendar of a zone shows. */
export function dayIn(zone: string, moment: EpochSeconds): number {
  return Math.floor(serialInZone(moment, zone)) - SERIAL_OF_EPOCH;
}
