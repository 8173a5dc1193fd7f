import {
  readDay,
  readInstrument,
  readInstruments,
  readWord,
  type Argument,
  type Instrument,
  type ValueOf,
} from "./argument";
import { historyFormula, seriesFormula, type ForeignCall } from "./call";
import * as field from "./fields";
import { Refused } from "./outcome";
import { bloombergSecurity, bloombergSuffix } from "./security";

/** BDP's fields that mean the same here. What it computes from estimates or its own definitions is left out. */
const FIELDS: Readonly<Record<string, field.FieldMeaning>> = {
  PX_LAST: field.LAST,
  LAST_PRICE: field.LAST,
  PX_OPEN: field.OPEN,
  OPEN: field.OPEN,
  PX_HIGH: field.HIGH,
  HIGH: field.HIGH,
  PX_LOW: field.LOW,
  LOW: field.LOW,
  PX_VOLUME: field.VOLUME,
  VOLUME: field.VOLUME,
  PX_BID: field.BID,
  BID: field.BID,
  PX_ASK: field.ASK,
  ASK: field.ASK,
  PX_YEST_CLOSE: field.PREVIOUS_CLOSE,
  PREV_CLOSE_VALUE_REALTIME: field.PREVIOUS_CLOSE,
  CHG_NET_1D: field.CHANGE,
  RT_PX_CHG_NET_1D: field.CHANGE,
  CHG_PCT_1D: field.CHANGE_PERCENT,
  RT_PX_CHG_PCT_1D: field.CHANGE_PERCENT,
  NAME: field.NAME,
  CRNCY: field.CURRENCY,
  EQY_SH_OUT: field.SHARES_IN_MILLIONS,
  PX_ROUND_LOT_SIZE: field.LOT,
};

const BAR_FIELDS: Readonly<Record<string, string>> = {
  PX_LAST: "close",
  LAST_PRICE: "close",
  PX_OPEN: "open",
  OPEN: "open",
  PX_HIGH: "high",
  HIGH: "high",
  PX_LOW: "low",
  LOW: "low",
  PX_VOLUME: "volume",
  VOLUME: "volume",
};

/** `BDP("AAPL US Equity","PX_LAST")`. */
export function convertBdp(call: ForeignCall): string {
  call.refuseFrom(2);
  const instrument = readBloomberg(call.at(0), call.valueOf);
  const name = fieldName(readWord(call.at(1), ""));
  return field.fieldFormula(field.meaningIn(FIELDS, name), instrument);
}

/** `BDH("AAPL US Equity","PX_OPEN,PX_LAST","20240101","20240630","CshAdjNormal=Y",…)`. */
export function convertBdh(call: ForeignCall): string {
  const several = readInstruments(call.at(0), bloombergSecurity);
  const instruments = several?.each ?? [readBloomberg(call.at(0), call.valueOf)];
  const names = readWord(call.at(1), "").split(/[,;]/).map(fieldName);
  const fields = names.map((name) => {
    const ours = Object.hasOwn(BAR_FIELDS, name) ? BAR_FIELDS[name] : undefined;
    if (ours === undefined) throw new Refused("field", name);
    return ours;
  });
  for (const instrument of instruments) field.refuseLots(instrument, fields);
  if (call.at(2).blank) throw new Refused("date", "");
  const options = readOptions(call.from(4));
  const adjust = options.adjust();
  if (adjust === "unsaid") call.note("adjustment");
  const dates = options.take("DATES", SHOWN, options.take("DTS", SHOWN, true));
  options.refuseRest();
  const common = {
    start: readDay(call.at(2)),
    end: call.at(3).blank ? undefined : readDay(call.at(3)),
    ...(adjust === "forward" ? { adjust } : {}),
    headers: false,
  };
  if (several !== undefined) {
    // Ours has its dates always.
    if (!dates) throw new Refused("argument", "Dates=H");
    call.note("columns");
    return seriesFormula({ ...common, instruments: several.text, field: field.onlyOne(fields) });
  }
  const [instrument] = instruments;
  return historyFormula({
    ...common,
    instrument: instrument?.text ?? "",
    fields: dates ? ["time", ...fields] : fields,
  });
}

/** An instrument of Bloomberg's, also a cell with the exchange put behind it: `A2&" US Equity"`. */
function readBloomberg(argument: Argument, valueOf: ValueOf): Instrument {
  const [, cell = "", suffix = ""] = /^(\$?[A-Z]{1,3}\$?\d{1,7})\s*&\s*"([^"]*)"$/i.exec(argument.text) ?? [];
  const market = bloombergSuffix(suffix);
  if (market !== undefined) return { text: `"${market}:"&${cell}`, market, guessed: false };
  return readInstrument(argument, bloombergSecurity, valueOf);
}

function fieldName(text: string): string {
  return text.trim().toUpperCase().replaceAll(" ", "_");
}

/** `Name=Value` in any number of arguments. Each must be understood. */
function readOptions(args: readonly Argument[]): Options {
  const pairs = args
    .filter(({ blank }) => !blank)
    .flatMap((argument) => readWord(argument, "").split(/[;,]/))
    .map((pair) => pair.split("=").map((part) => part.trim().toUpperCase()));
  return new Options(new Map(pairs.map(([name = "", value = ""]) => [name, value])));
}

const SHOWN: Readonly<Record<string, boolean>> = { S: true, SHOW: true, H: false, HIDE: false };

const ADJUSTMENTS = ["CSHADJNORMAL", "CSHADJABNORMAL", "CAPCHG"];

class Options {
  readonly #given: Map<string, string>;

  constructor(given: Map<string, string>) {
    this.#given = given;
  }

  take<T>(name: string, values: Readonly<Record<string, T>>, fallback: T): T {
    const value = this.#given.get(name);
    if (value === undefined) return fallback;
    if (!Object.hasOwn(values, value)) throw new Refused("argument", `${name}=${value}`);
    this.#given.delete(name);
    return values[value] ?? fallback;
  }

  /** Without a word it is a setting of the terminal. Splits alone, without dividends, are not to be had here. */
  adjust(): "none" | "forward" | "unsaid" {
    const said = ADJUSTMENTS.map((name) => this.#given.get(name)?.charAt(0));
    if (said.every((value) => value === undefined)) return "unsaid";
    if (said.every((value) => value === "Y")) return this.#forgetAdjustments("forward");
    if (said.every((value) => value === "N")) return this.#forgetAdjustments("none");
    throw new Refused("argument", ADJUSTMENTS.filter((name) => this.#given.has(name)).join(", "));
  }

  /** Daily bars of trading days are the default there and here. */
  refuseRest(): void {
    this.take("PER", { D: true, CD: true, AD: true, DAILY: true }, true);
    this.take("PERIOD", { D: true, DAILY: true }, true);
    this.take("DAYS", { T: true, TRADING: true }, true);
    this.take("SORT", { A: true, ASCENDING: true }, true);
    this.take("DIR", { V: true, VERTICAL: true }, true);
    // What Bloomberg's wizard writes of itself: closing prices, in its own form of dates, in so many cells.
    this.take("QUOTE", { C: true, CLOSE: true }, true);
    this.take("QTTYP", { Y: true }, true);
    this.take("DTFMT", { D: true }, true);
    this.take("USEDPDF", { Y: true }, true);
    this.#given.delete("COLS");
    this.#given.delete("ROWS");
    const [rest] = this.#given;
    if (rest !== undefined) throw new Refused("argument", rest.join("="));
  }

  #forgetAdjustments<T>(said: T): T {
    for (const name of ADJUSTMENTS) this.#given.delete(name);
    return said;
  }
}
