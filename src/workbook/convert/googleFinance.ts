import { readDay, readInstrument, readWord, type Argument } from "./argument";
import { historyFormula, type ForeignCall } from "./call";
import { googlePair, type ForeignPair } from "./currencyPair";
import * as field from "./fields";
import { Refused } from "./outcome";
import { exchangeSecurity } from "./security";

/** Attributes of the present that mean the same here. */
const NOW: Readonly<Record<string, field.FieldMeaning>> = {
  price: field.LAST,
  priceopen: field.OPEN,
  high: field.HIGH,
  low: field.LOW,
  volume: field.VOLUME,
  closeyest: field.PREVIOUS_CLOSE,
  change: field.CHANGE,
  changepct: field.CHANGE_PERCENT,
  marketcap: field.MARKET_CAP,
  shares: field.SHARES,
  currency: field.CURRENCY,
  name: field.NAME,
};

/** Attributes of the past; `price` is the close there. */
const THEN: Readonly<Record<string, readonly string[]>> = {
  price: ["close"],
  close: ["close"],
  open: ["open"],
  high: ["high"],
  low: ["low"],
  volume: ["volume"],
  all: ["open", "high", "low", "close", "volume"],
};

/** `GOOGLEFINANCE("NASDAQ:AAPL",[attribute],[start],[end],[interval])`. */
export function convertGoogleFinance(call: ForeignCall): string {
  const pair = googlePair(call.at(0));
  if (pair !== undefined) return convertPair(call, pair);
  const instrument = readInstrument(call.at(0), exchangeSecurity, call.valueOf);
  if (instrument.guessed) call.note("marketGuessed");
  const attribute = readWord(call.at(1), "price").toLowerCase();
  if (call.at(2).blank) {
    call.refuseFrom(3);
    const meaning = field.meaningIn(NOW, attribute);
    if (meaning.formula === "live") call.note("livelier");
    return field.fieldFormula(meaning, instrument);
  }
  const fields = field.meaningIn(THEN, attribute);
  field.refuseLots(instrument, fields);
  refuseWeekly(call.at(4));
  call.note("adjustment");
  call.note("headers");
  call.note("dateOnly");
  const start = readDay(call.at(2));
  return historyFormula({
    instrument: instrument.text,
    start,
    end: call.at(3).blank ? start : endDay(call.at(3)),
    fields: ["time", ...fields],
    headers: true,
  });
}

/**
 * `GOOGLEFINANCE("CURRENCY:USDCNY")`: the rate of now. Of the past theirs is a table under names of columns, and ours one
 * number.
 */
function convertPair(call: ForeignCall, { from, to, yuan }: ForeignPair): string {
  if (readWord(call.at(1), "price").toLowerCase() !== "price") throw new Refused("field", call.at(1).text);
  call.refuseFrom(2);
  call.note("livelier");
  if (yuan) call.note("offshore");
  return `QOS.LIVEFXRATE(${from},${to})`;
}

/** Its end is the first day that is left out. A plain small number counts days from the start there, and would be a date in 1900 here. */
function endDay(argument: Argument): string {
  if (typeof argument.literal === "number" && argument.literal < 10_000) throw new Refused("argument", argument.text);
  const day = readDay(argument);
  const text = /^"(\d{4})-(\d{1,2})-(\d{1,2})"$/.exec(day);
  if (text !== null) return `DATE(${text.slice(1).map(Number).join(",")})-1`;
  return /^\d{8}$/.test(day) ? throwDate(day) : `${day}-1`;
}

function throwDate(day: string): never {
  throw new Refused("date", day);
}

function refuseWeekly(argument: Argument): void {
  const word = typeof argument.literal === "number" ? String(argument.literal) : readWord(argument, "DAILY");
  if (word !== "1" && word.toUpperCase() !== "DAILY") throw new Refused("argument", argument.text);
}
