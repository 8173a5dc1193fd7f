import type { Dice } from "../../../support/dice";

/** Pieces of which formulas, right and wrong, are made. */
const PIECES = [
  "=",
  "QOS.PRICE",
  "QOS.LIVE(",
  "qos.quote(",
  "_xldudf_QOS_KLINE(",
  "_xlfn.",
  "QOS PRICE(",
  "'C:\\x\\[a.xlam]'!",
  "[1]!",
  '"US:AAPL"',
  '"',
  '""',
  "“HK:700”",
  "'",
  "''",
  "(",
  ")",
  "[",
  "]",
  "[[#This Row],[a'[b]]",
  "{",
  "}",
  "{1;2}",
  ",",
  ";",
  ":",
  "!",
  "#REF!",
  "#NAME?",
  "#N/A",
  "@",
  "A1",
  "$B$2:C3",
  "A:A",
  "US:AAPL",
  "1.5",
  "1,5",
  "-",
  "+",
  "&",
  "%",
  "|",
  "＝ＱＯＳ．ＰＲＩＣＥ（",
  "，",
  "；",
  "WEBSERVICE(",
  "HYPERLINK(",
  "RTD(",
  "CALL(",
  'BDP("AAPL US Equity","PX_LAST")',
  "BDH(",
  'WSQ("600519.SH","rt_last")',
  'GOOGLEFINANCE("NASDAQ:AAPL","price")',
  "STOCKHISTORY(A1,B1)",
  "THS_RQ(",
  " ",
  "\n",
  "\u200b",
  "\u0000",
  "\ud800",
  "__proto__",
  "constructor(",
  "SUM(",
  "IF(",
];

/** Any text, often near to a formula; `most` characters or a little more. */
export function anyText(dice: Dice, most: number): string {
  const way = dice.int(0, 5);
  if (way === 0)
    return dice
      .pick(PIECES)
      .repeat(Math.ceil(most / 8))
      .slice(0, most);
  let text = way === 1 ? "" : "=";
  const size = dice.int(1, way === 2 ? most : Math.min(most, 200));
  while (text.length < size) text += dice.pick(PIECES);
  return text;
}

/** Any content of a cell or an argument, of the kinds that Excel hands over. */
export function anyScalar(dice: Dice): number | string | boolean | null {
  return dice.pick<() => number | string | boolean | null>([
    () => dice.int(-10, 100_000),
    () => dice.part() * 1e6,
    () => dice.pick([0, -1, 1e308, -1e308, 5e-324, 1e21, 2_958_465, 2_958_466, -0, 0.5]),
    () => dice.chance(0.5),
    () => null,
    () => "",
    () => anyText(dice, 100),
    () => dice.pick(["US:AAPL", "HK:700", "last", "1d", "2024-01-02", "TRUE", "none", "-5d", "today", "__proto__"]),
    () => dice.pick(["\u0000", "\ud800", "🙂".repeat(50), "=1+1", "1e400", "  ", "\u200b", "null", "NaN"]),
    () => anyText(dice, 100_000),
  ])();
}
