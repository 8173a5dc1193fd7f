import { marketRow, type Market } from "../../market/markets";

/** Whose hours and holidays an instrument keeps: its market's, or for an index those of the exchange it is made from. */
export type Exchange = "US" | "HK" | "SH" | "SZ" | "CF" | "FX" | "CM" | "TOKYO" | "LONDON" | "FRANKFURT" | "PARIS";

/** A stretch of trading on every one of `days` (0 is Sunday), in minutes after midnight of the day it starts on. */
export interface HoursBlock {
  readonly days: readonly number[];
  readonly start: number;
  /** Not included. May lie days later. */
  readonly end: number;
}

export interface ExchangeRow {
  /** The clock that the hours are told in. */
  readonly zone: string;
  readonly regular: readonly HoursBlock[];
  /** On a half day regular trading ends here. */
  readonly halfDayEnd?: number;
  readonly keepsHolidays: boolean;
}

export type ExtendedSession = "pre" | "post" | "night";

const WEEKDAYS = [1, 2, 3, 4, 5];
const at = (hour: number, minute = 0): number => hour * 60 + minute;

const weekdays = (...spans: readonly (readonly [number, number])[]): readonly HoursBlock[] =>
  spans.map(([start, end]) => ({ days: WEEKDAYS, start, end }));

const MAINLAND: ExchangeRow = {
  zone: "Asia/Shanghai",
  regular: weekdays([at(9, 30), at(11, 30)], [at(13), at(15)]),
  keepsHolidays: true,
};

/** Monday 05:00 to Saturday 05:00 UTC+8, 06:00 in winter: 17:00 in New York, whose clock makes the change. */
const GLOBAL_WEEK: ExchangeRow = {
  zone: "America/New_York",
  regular: [{ days: [0], start: at(17), end: at(17 + 5 * 24) }],
  keepsHolidays: false,
};

/** Regular hours (§3; those of the exchanges of indices as the exchanges publish them), written down here alone. */
const EXCHANGES: Readonly<Record<Exchange, ExchangeRow>> = {
  US: {
    zone: "America/New_York",
    regular: weekdays([at(9, 30), at(16)]),
    halfDayEnd: at(13),
    keepsHolidays: true,
  },
  HK: {
    zone: "Asia/Hong_Kong",
    regular: weekdays([at(9, 30), at(12)], [at(13), at(16)]),
    halfDayEnd: at(12),
    keepsHolidays: true,
  },
  SH: MAINLAND,
  SZ: MAINLAND,
  CF: { zone: "UTC", regular: [{ days: [0, 1, 2, 3, 4, 5, 6], start: 0, end: at(24) }], keepsHolidays: false },
  FX: GLOBAL_WEEK,
  CM: GLOBAL_WEEK,
  TOKYO: { zone: "Asia/Tokyo", regular: weekdays([at(9), at(11, 30)], [at(12, 30), at(15, 30)]), keepsHolidays: true },
  LONDON: {
    zone: "Europe/London",
    regular: weekdays([at(8), at(16, 30)]),
    halfDayEnd: at(12, 30),
    keepsHolidays: true,
  },
  FRANKFURT: { zone: "Europe/Berlin", regular: weekdays([at(9), at(17, 30)]), keepsHolidays: true },
  PARIS: { zone: "Europe/Paris", regular: weekdays([at(9), at(17, 30)]), halfDayEnd: at(14, 5), keepsHolidays: true },
};

/** US trading outside regular hours (§3). A night starts on the evening before the trading day that it belongs to. */
const EXTENDED: Readonly<Record<ExtendedSession, { readonly full: HoursBlock; readonly half: HoursBlock }>> = {
  pre: always({ days: WEEKDAYS, start: at(4), end: at(9, 30) }),
  post: {
    full: { days: WEEKDAYS, start: at(16), end: at(20) },
    half: { days: WEEKDAYS, start: at(13), end: at(17) },
  },
  night: always({ days: [0, 1, 2, 3, 4], start: at(20), end: at(27, 50) }),
};

export function exchangeRow(exchange: Exchange): ExchangeRow {
  return EXCHANGES[exchange];
}

export function extendedBlock(session: ExtendedSession, kind: "full" | "half"): HoursBlock {
  return EXTENDED[session][kind];
}

/** The clock that decides on which day a trade of the instrument falls, and when its day bars start. */
export function zoneOf(market: Market, exchange: Exchange): string {
  return market === "IX" ? exchangeRow(exchange).zone : marketRow(market).zone;
}

/** The market by whose order an instrument is closed: an index with the stocks that it is made of. */
export function closedWith(market: Market, exchange: Exchange): Market {
  switch (exchange) {
    case "TOKYO":
    case "LONDON":
    case "FRANKFURT":
    case "PARIS":
      return market;
    default:
      return exchange;
  }
}

function always(block: HoursBlock): { readonly full: HoursBlock; readonly half: HoursBlock } {
  return { full: block, half: block };
}
