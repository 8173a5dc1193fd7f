import type { Nominal } from "./nominal";

/** A moment, in whole seconds since 1970-01-01 00:00 UTC. The unit of every `ts` on the wire. */
export type EpochSeconds = Nominal<number, "EpochSeconds">;

/** A moment, in milliseconds since 1970-01-01 00:00 UTC. The unit of the clock port. */
export type EpochMillis = Nominal<number, "EpochMillis">;

/** A date and time of day without a zone, in days since 1899-12-30: what Excel calls a serial number. */
export type ExcelSerial = Nominal<number, "ExcelSerial">;

/** 1970-01-01 as a serial: days from 1899-12-30, Excel's day 0 for every date from 1900-03-01 on. */
export const SERIAL_OF_EPOCH = 25_569;

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export function epochSeconds(value: number): EpochSeconds {
  return value as EpochSeconds;
}

export function epochMillis(value: number): EpochMillis {
  return value as EpochMillis;
}

export function excelSerial(value: number): ExcelSerial {
  return value as ExcelSerial;
}

export function toSeconds(moment: EpochMillis): EpochSeconds {
  return epochSeconds(Math.floor(moment / SECOND));
}

export function toMillis(moment: EpochSeconds): EpochMillis {
  return epochMillis(moment * SECOND);
}
