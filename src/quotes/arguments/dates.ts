import { SERIAL_OF_EPOCH, excelSerial, type ExcelSerial } from "../../kernel/time";
import { QosError } from "../../qos/errors";
import { quote, readGiven } from "./given";
import { dashedDay, readDateText, type DateReading } from "./dateText";
import { readRelative, type TradingDayWord } from "./relativeDate";

/** A date, or a date with a time of day, as it stands on the exchange's clock. */
export interface GivenDate {
  readonly serial: ExcelSerial;
  /** Whether a time of day was given; without, a date means its whole day. */
  readonly timed: boolean;
}

/** Whether it is a date already, and not a number of trading days. */
export function isDate(date: GivenDate | TradingDayWord): date is GivenDate {
  return "serial" in date;
}

/** A day counted from 1970-01-01. */
export function ofDay(day: number): GivenDate {
  return { serial: excelSerial(day + SERIAL_OF_EPOCH), timed: false };
}

/** Bars of a day and longer know no time of day: `NOW()-5` and `NOW()` are days to them. */
export function wholeDay({ serial }: GivenDate): GivenDate {
  return { serial: excelSerial(Math.floor(serial)), timed: false };
}

/** An end that lies before its start. */
export function reversed(start: GivenDate, end: GivenDate): QosError {
  const day = ({ serial }: GivenDate): string => dashedDay(Math.floor(serial) - SERIAL_OF_EPOCH);
  return new QosError("datesReversed", { argument: "end", given: day(end), start: day(start) });
}

/** 1900-03-01: before it, Excel counts a day that never was. */
const FIRST_SERIAL = 61;
/** 9999-12-31. */
const LAST_SERIAL = 2_958_465;

/**
 * Reads an Excel serial, a date's text, or a day counted from `today` (days since 1970-01-01 at the exchange);
 * undefined when nothing was given. A word that moves with the clock is cut to its day, so that `TODAY()-5` and `-5d`
 * put one question.
 */
export function readAnyDate(
  raw: unknown,
  argument: string,
  today: () => number,
): GivenDate | TradingDayWord | undefined {
  const given = readGiven(raw, argument);
  if (given.kind === "blank") return undefined;
  const reading = typeof given.value === "boolean" ? undefined : read(given.value, today);
  if (reading === undefined || "near" in reading || "several" in reading)
    throw notADate(argument, given.value, reading);
  return reading;
}

/** The same where trading days cannot be counted. */
export function readDate(raw: unknown, argument: string, today: () => number): GivenDate | undefined {
  const date = readAnyDate(raw, argument, today);
  if (date !== undefined && "tradingDaysBack" in date)
    throw new QosError("dateNear", { argument, given: quote(String(raw)), accepted: "today, -5d, 2024-01-31" });
  return date;
}

type Reading = GivenDate | TradingDayWord | Exclude<DateReading, { readonly days: number }> | undefined;

function read(value: string | number, today: () => number): Reading {
  const text = String(value);
  if (typeof value === "number" || /^\s*-?\d+(\.\d+)?\s*$/.test(text)) {
    const serial = fromSerial(Number(text));
    if (serial !== undefined) return serial;
    if (Number.isInteger(Number(text)) && Number(text) < 0) return { near: [`${text}d`] };
  }
  const relative = readRelative(text, today);
  if (relative !== undefined) return typeof relative === "number" ? ofDays(relative, undefined) : relative;
  const written = readDateText(text);
  return written !== undefined && "days" in written ? ofDays(written.days, written.seconds) : written;
}

function fromSerial(serial: number): GivenDate | undefined {
  if (!(serial >= FIRST_SERIAL && serial < LAST_SERIAL + 1)) return undefined;
  return { serial: excelSerial(serial), timed: serial % 1 !== 0 };
}

/** `seconds` after midnight; undefined: no time of day was given. */
function ofDays(days: number, seconds: number | undefined): GivenDate | undefined {
  const serial = days + SERIAL_OF_EPOCH + (seconds ?? 0) / 86_400;
  return serial < FIRST_SERIAL ? undefined : { serial: excelSerial(serial), timed: seconds !== undefined };
}

function notADate(
  argument: string,
  value: string | number | boolean,
  reading: Exclude<Reading, GivenDate | TradingDayWord>,
): QosError {
  const given = quote(value);
  if (reading !== undefined && "several" in reading)
    return new QosError("dateSeveral", { argument, given, accepted: reading.several.map(dashedDay).join(", ") });
  if (reading !== undefined && "near" in reading)
    return new QosError("dateNear", { argument, given, accepted: reading.near.join(", ") });
  return new QosError("badDate", { argument, given });
}
