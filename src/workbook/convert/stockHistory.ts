import { readDay, readInstrument, type Argument } from "./argument";
import { historyFormula, type ForeignCall } from "./call";
import { refuseLots } from "./fields";
import { Refused } from "./outcome";
import { exchangeSecurity } from "./security";

const INTERVALS = ["1d", "1w", "1mo"] as const;
const PROPERTIES = ["time", "close", "open", "high", "low", "volume"] as const;

/** `STOCKHISTORY("XNAS:MSFT",start,[end],[interval],[headers],[property…])`. */
export function convertStockHistory(call: ForeignCall): string {
  const instrument = readInstrument(call.at(0), exchangeSecurity, call.valueOf);
  if (instrument.guessed) call.note("marketGuessed");
  const interval = choice(call.at(3), INTERVALS, 0);
  const headers = choice(call.at(4), [false, true] as const, 1);
  const given = call.from(5).map((property) => choice(property, PROPERTIES, undefined));
  const fields: readonly string[] = given.length === 0 ? ["time", "close"] : given;
  refuseLots(instrument, fields);
  const start = readDay(call.at(1));
  call.note("adjustment");
  if (headers) call.note("headers");
  if (interval !== "1d") call.note("firstPeriod");
  return historyFormula({
    instrument: instrument.text,
    start,
    // Without an end it is the one day; ours would go on until today.
    end: call.at(2).blank ? start : readDay(call.at(2)),
    ...(interval === "1d" ? {} : { interval }),
    fields,
    headers,
  });
}

/** A number that stands for a word; a cell's or a computed number could be any. */
function choice<T>(argument: Argument, words: readonly T[], fallback: number | undefined): T {
  const place = argument.blank ? fallback : typeof argument.literal === "number" ? argument.literal : undefined;
  const word = place === undefined ? undefined : words[place];
  if (word === undefined) throw new Refused("argument", argument.text);
  return word;
}
