import { readDay, readInstrument, readWord } from "./argument";
import { historyFormula, type ForeignCall } from "./call";
import * as field from "./fields";
import { Refused } from "./outcome";
import { windSecurity } from "./security";

/** Indicators of THS_RQ that its manual shows, and no more: others bear names whose units it does not tell. */
const NOW: Readonly<Record<string, field.FieldMeaning>> = {
  latest: field.LAST,
  open: field.OPEN,
  high: field.HIGH,
  low: field.LOW,
};

const BARS = ["open", "high", "low", "close"];

/** `THS_RQ("600519.SH","latest")`, one instrument and one indicator; its third argument concerns bonds. */
export function convertThsRq(call: ForeignCall): string {
  call.refuseFrom(2);
  // iFinD writes codes as Wind does.
  const instrument = readInstrument(call.at(0), windSecurity, call.valueOf);
  const name = readWord(call.at(1), "").toLowerCase();
  const meaning = field.meaningIn(NOW, name);
  call.note("livelier");
  return field.fieldFormula(meaning, instrument);
}

/** `THS_HQ("600519.SH","open,close","Interval:D,CPS:1","2024-01-01","2024-06-30")`: bars of days. */
export function convertThsHq(call: ForeignCall): string {
  call.refuseFrom(5);
  const instrument = readInstrument(call.at(0), windSecurity, call.valueOf);
  const fields = split(readWord(call.at(1), "").toLowerCase());
  const unknown = fields.find((name) => !BARS.includes(name));
  if (unknown !== undefined) throw new Refused("field", unknown);
  if (call.at(3).blank || call.at(4).blank) throw new Refused("date", "");
  const options = call.at(2).blank ? [] : split(readWord(call.at(2), ""));
  for (const option of options) checkOption(option);
  // By itself iFinD fills days without trade with what was before.
  if (!options.some((option) => /^fill:omit$/i.test(option))) call.note("noFill");
  call.note("layout");
  return historyFormula({
    instrument: instrument.text,
    start: readDay(call.at(3)),
    end: readDay(call.at(4)),
    fields: ["time", ...fields],
    headers: true,
  });
}

/** Each must be understood. Its forward adjustment reinvests dividends, which no price here does. */
function checkOption(option: string): void {
  const [name = "", value = ""] = option.split(":").map((part) => part.trim().toUpperCase());
  const means: Readonly<Record<string, readonly string[]>> = {
    INTERVAL: ["D"],
    SAMPLEINTERVAL: ["D"],
    FILL: ["PREVIOUS", "OMIT"],
    CPS: ["1"],
    CURRENCY: ["YSHB"],
  };
  if (name === "CPS" && ["3", "5", "7"].includes(value)) throw new Refused("backward", option);
  if (means[name]?.includes(value) !== true) throw new Refused("argument", option);
}

function split(text: string): readonly string[] {
  return text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}
