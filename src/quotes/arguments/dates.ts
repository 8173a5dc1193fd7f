import { daysFromCivil, isCivilDay } from "../../kernel/civilDay";
import { SERIAL_OF_EPOCH, excelSerial, type ExcelSerial } from "../../kernel/time";
import { QosError } from "../../qos/errors";
import { quote, readGiven } from "./given";

/** A date, or a date with a time of day, as it stands on the exchange's clock. */
export interface GivenDate {
  readonly serial: ExcelSerial;
  /** Whether a time of day was given; without, a date means its whole day. */
  readonly timed: boolean;
}

/** 1900-03-01: before it, Excel counts a day that never was. */
const FIRST_SERIAL = 61;
/** 9999-12-31. */
const LAST_SERIAL = 2_958_465;

const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;

/** Reads an Excel serial, ISO text, or yyyymmdd as number or text; undefined when nothing was given. */
export function readDate(raw: unknown, argument: string): GivenDate | undefined {
  const given = readGiven(raw, argument);
  if (given.kind === "blank") return undefined;
  const date = typeof given.value === "boolean" ? undefined : parse(given.value);
  if (date !== undefined) return date;
  throw new QosError("badDate", { argument, given: quote(given.value) });
}

function parse(value: string | number): GivenDate | undefined {
  const text = String(value).normalize("NFKC").trim();
  const compact = COMPACT.exec(text);
  if (compact !== null) return fromParts(compact);
  if (typeof value === "number" || /^\d+(\.\d+)?$/.test(text)) return fromSerial(Number(text));
  const iso = ISO.exec(text);
  return iso === null ? undefined : fromParts(iso);
}

function fromSerial(serial: number): GivenDate | undefined {
  if (!(serial >= FIRST_SERIAL && serial < LAST_SERIAL + 1)) return undefined;
  return { serial: excelSerial(serial), timed: serial % 1 !== 0 };
}

function fromParts([, year, month, day, hour, minute, second]: RegExpExecArray): GivenDate | undefined {
  const numbers = [year, month, day, hour ?? "0", minute ?? "0", second ?? "0"].map(Number);
  const [y = 0, m = 0, d = 0, h = 0, min = 0, s = 0] = numbers;
  if (!isCivilDay(y, m, d) || h > 23 || min > 59 || s > 59) return undefined;
  const serial = daysFromCivil(y, m, d) + SERIAL_OF_EPOCH + (h * 3_600 + min * 60 + s) / 86_400;
  if (serial < FIRST_SERIAL) return undefined;
  return { serial: excelSerial(serial), timed: hour !== undefined };
}
