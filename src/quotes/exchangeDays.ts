import { weekdayOf } from "../kernel/civilDay";
import { hoursOfCode, zoneOf, type LearnedZones } from "../market/codeZone";
import { hoursOf } from "../market/hours";
import { marketOf, type InstrumentCode } from "../market/instrumentCode";
import { marketRow, type Market } from "../market/markets";
import { readCode } from "./arguments/codes";

/** An exchange as far as its days go. */
export interface ExchangeDays {
  /** As errors call it. */
  readonly name: string;
  /** The IANA zone in which its days begin. */
  readonly zone: string;
  readonly rule: DayRule;
}

export type DayRule =
  /** It keeps no holidays: every day, or Monday to Friday. */
  | { readonly kind: "counted"; readonly weekends: boolean }
  /** It keeps holidays: daily bars of these tell its days, and a calendar, where there is one, those ahead. */
  | { readonly kind: "seen"; readonly witnesses: readonly InstrumentCode[]; readonly calendar: Market | undefined };

/** Instruments of the documents that trade on every day of their exchange. */
export const WITNESSES: Partial<Readonly<Record<Market, string>>> = {
  US: "US:AAPL",
  HK: "HK:700",
  SH: "SH:600519",
  SZ: "SZ:000001",
};

/**
 * Instruments beside the first witness of each market: a day on which one of them did not trade is one of trading all the
 * same if the other did. Shanghai and Shenzhen have the same days.
 */
const SECOND_WITNESSES: Partial<Readonly<Record<Market, string>>> = {
  US: "US:MSFT",
  HK: "HK:5",
  SH: "SZ:000001",
  SZ: "SH:600519",
};

/** The days of a market; undefined for indices, each of which has those of its own exchange. */
export function daysOfMarket(market: Market): ExchangeDays | undefined {
  if (market === "IX") return undefined;
  const rule: DayRule =
    hoursOf(market)?.keepsHolidays === false
      ? { kind: "counted", weekends: market === "CF" }
      : { kind: "seen", witnesses: witnessesOf(market), calendar: market };
  return { name: market, zone: marketRow(market).zone, rule };
}

/** The days of an instrument's exchange. Of an index they are those of the market whose hours it keeps, or its own. */
export function daysOfCode(code: InstrumentCode, learned: LearnedZones | undefined): ExchangeDays {
  const market = marketOf(code) === "IX" ? hoursOfCode(code)?.market : marketOf(code);
  const known = market === undefined ? undefined : daysOfMarket(market);
  return (
    known ?? {
      name: code,
      zone: zoneOf(code, learned),
      rule: { kind: "seen", witnesses: [code], calendar: undefined },
    }
  );
}

export function isWeekend(day: number): boolean {
  return weekdayOf(day) === 0 || weekdayOf(day) === 6;
}

function witnessesOf(market: Market): readonly InstrumentCode[] {
  return [WITNESSES[market], SECOND_WITNESSES[market]].flatMap((text) => (text === undefined ? [] : [readCode(text)]));
}
