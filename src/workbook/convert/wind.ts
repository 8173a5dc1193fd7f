import type { Market } from "../../market/markets";
import { readDay, readInstrument, readInstruments, readWord, type Argument, type Instrument } from "./argument";
import { historyFormula, seriesFormula, type ForeignCall } from "./call";
import * as field from "./fields";
import { Refused } from "./outcome";
import { windSecurity } from "./security";

/** Fields of WSQ that mean the same here. Its sizes and percentages are counted in ways that are not told. */
const NOW: Readonly<Record<string, field.FieldMeaning>> = {
  rt_last: field.LAST,
  rt_latest: field.LAST,
  rt_open: field.OPEN,
  rt_high: field.HIGH,
  rt_low: field.LOW,
  rt_vol: field.VOLUME,
  rt_amt: field.TURNOVER,
  rt_pre_close: field.PREVIOUS_CLOSE,
  rt_chg: field.CHANGE,
  rt_bid1: field.BID,
  rt_ask1: field.ASK,
};

const BARS = ["open", "high", "low", "close", "volume"];

/** `WSQ("600519.SH","rt_last")`. */
export function convertWsq(call: ForeignCall): string {
  call.refuseFrom(2);
  const instrument = readInstrument(call.at(0), windSecurity, call.valueOf);
  const name = readWord(call.at(1), "").toLowerCase();
  return field.fieldFormula(field.meaningIn(NOW, name), instrument);
}

/** `WSD("600519.SH","open,close","2024-01-01","2024-06-30","PriceAdj=F",…)`. */
export function convertWsd(call: ForeignCall): string {
  const several = readInstruments(call.at(0), windSecurity);
  const instruments = several?.each ?? [readInstrument(call.at(0), windSecurity, call.valueOf)];
  const fields = readWord(call.at(1), "")
    .toLowerCase()
    .split(/[,;]/)
    .map((name) => name.trim());
  const unknown = fields.find((name) => !BARS.includes(name));
  if (unknown !== undefined) throw new Refused("field", unknown);
  for (const instrument of instruments) field.refuseLots(instrument, fields);
  if (call.at(2).blank) throw new Refused("date", "");
  const options = call.from(4).flatMap(readOptions);
  const [calendar] = options.filter(([name]) => name === "TRADINGCALENDAR").slice(-1);
  if (!instruments.every((instrument) => hasOwnDays(instrument, calendar?.[1]))) call.note("calendar");
  const adjust = options.reduce<"forward" | undefined>(
    (found, [name, value]) => (name === "TRADINGCALENDAR" ? found : (readOption(name, value) ?? found)),
    undefined,
  );
  const common = {
    start: readDay(call.at(2)),
    end: call.at(3).blank ? undefined : readDay(call.at(3)),
    ...(adjust === undefined ? {} : { adjust }),
    headers: true,
  };
  if (several !== undefined) {
    call.note("columns");
    return seriesFormula({ ...common, instruments: several.text, field: field.onlyOne(fields) });
  }
  call.note("layout");
  return historyFormula({ ...common, instrument: instruments[0]?.text ?? "", fields: ["time", ...fields] });
}

/** `s_dq_close("600519.SH","2024-01-31",3)`: one figure of one day; 1 unadjusted, 2 backward, 3 forward. */
export function convertDayQuote(name: string): (call: ForeignCall) => string {
  return (call) => {
    call.refuseFrom(3);
    const instrument = readInstrument(call.at(0), windSecurity, call.valueOf);
    const adjust = call.at(2).blank ? 1 : call.at(2).literal;
    if (adjust === 2) throw new Refused("backward", call.at(2).text);
    if (adjust !== 1 && adjust !== 3) throw new Refused("argument", call.at(2).text);
    if (call.at(1).blank) throw new Refused("date", "");
    call.note("holiday");
    const day = readDay(call.at(1));
    return historyFormula({
      instrument: instrument.text,
      start: day,
      end: day,
      ...(adjust === 3 ? { adjust: "forward" as const } : {}),
      fields: [name],
      headers: false,
    });
  };
}

function readOptions(argument: Argument): (readonly [name: string, value: string])[] {
  if (argument.blank) return [];
  return readWord(argument, "")
    .split(/[;,]/)
    .filter((pair) => pair.trim() !== "")
    .map((pair) => {
      const [name = "", value = ""] = pair.split("=").map((part) => part.trim().toUpperCase());
      return [name, value] as const;
    });
}

/** Exchanges by whose trading days Wind may draw a series; Shanghai and Shenzhen have the same days. */
const CALENDARS: ReadonlyMap<string, readonly Market[]> = new Map<string, readonly Market[]>([
  ["SSE", ["SH", "SZ"]],
  ["SZSE", ["SH", "SZ"]],
  ["HKEX", ["HK"]],
  ["NYSE", ["US"]],
  ["NASDAQ", ["US"]],
]);

/** Whether Wind draws the series by the trading days of the instrument itself, as ours is. Without a word it takes Shanghai's. */
function hasOwnDays({ market }: Instrument, calendar = "SSE"): boolean {
  const markets = CALENDARS.get(calendar);
  if (markets === undefined) throw new Refused("argument", `TradingCalendar=${calendar}`);
  return markets.some((one) => one === market);
}

/** Each option must be understood. How wide and high Wind draws its table does not matter: ours spreads by itself. */
function readOption(name: string, value: string): "forward" | undefined {
  if (name === "PRICEADJ" && value === "F") return "forward";
  if (name === "PRICEADJ" && value === "B") throw new Refused("backward", "PriceAdj=B");
  const means: Readonly<Record<string, readonly string[]>> = {
    PRICEADJ: ["U"],
    PERIOD: ["D"],
    DAYS: ["TRADING"],
    FILL: ["BLANK"],
    ORDER: ["A"],
    SHOWPARAMS: ["Y", "N"],
  };
  if (name === "COLS" || name === "ROWS") return undefined;
  if (means[name]?.includes(value) === true) return undefined;
  throw new Refused("argument", `${name}=${value}`);
}
