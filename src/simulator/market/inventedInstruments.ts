import type { Market } from "../../market/markets";
import type { NamedRow } from "./namedInstruments";
import { unit } from "./noise";

/** How the invented instruments spread over the markets, in hundredths; what is left over goes to US. */
const SHARES: readonly (readonly [Market, number])[] = [
  ["US", 36],
  ["HK", 26],
  ["SH", 16],
  ["SZ", 16],
  ["CF", 4],
  ["FX", 1],
  ["CM", 1],
];

const HEADS_ZH = ["华", "中", "东", "金", "海", "天", "国", "新", "恒", "瑞", "宏", "安", "泰", "信", "远", "科"];
const TAILS_ZH = ["信科技", "能源", "药业", "电子", "实业", "控股", "股份", "新材", "物流", "传媒", "软件", "食品"];
const HEADS_EN = ["North", "Blue", "Silver", "Cedar", "Harbour", "Summit", "Orchid", "Falcon", "Lotus", "Granite"];
const TAILS_EN = ["Energy", "Systems", "Pharma", "Foods", "Logistics", "Materials", "Software", "Holdings", "Media"];

/**
 * Instruments that exist nowhere else, to fill the markets: US symbols begin with ZQ, HK symbols are from 60001
 * on, SH from 605001, SZ from 309001, coins begin with Q. The same number gives the same ones whatever the seed.
 */
export function inventInstruments(count: number): readonly NamedRow[] {
  const rows: NamedRow[] = [];
  for (const [market, share] of SHARES.slice(1)) {
    for (let index = 0; index < Math.floor((count * share) / 100); index += 1) rows.push(invent(market, index));
  }
  for (let index = 0; rows.length < count; index += 1) rows.push(invent("US", index));
  return rows;
}

function invent(market: Market, index: number): NamedRow {
  const chance = unit(market.charCodeAt(0) * 256 + market.charCodeAt(1), index);
  const price = Number((10 ** (0.4 + 2 * chance)).toPrecision(4));
  const zh = pick(HEADS_ZH, index) + pick(TAILS_ZH, Math.floor(index / HEADS_ZH.length) + index);
  const en = `${pick(HEADS_EN, index)} ${pick(TAILS_EN, Math.floor(index / HEADS_EN.length) + index)} ${index + 1}`;
  const more = chance > 0.985 && market !== "CF" ? { suspendedFrom: [2024, 5, 20] as const } : {};
  return [`${market}:${symbol(market, index)}`, `${zh}${index + 1}`, en, price, more];
}

function symbol(market: Market, index: number): string {
  switch (market) {
    case "US":
      return `ZQ${letters(index, 3)}`;
    case "HK":
      return String(60_001 + index);
    case "SH":
      return String(605_001 + index);
    case "SZ":
      return String(309_001 + index);
    case "CF":
      return `Q${letters(index, 3)}USDT`;
    default:
      return `Q${letters(index, 2)}USD`;
  }
}

function letters(index: number, length: number): string {
  let text = "";
  for (let left = index; text.length < length; left = Math.floor(left / 26)) {
    text = String.fromCharCode(65 + (left % 26)) + text;
  }
  return text;
}

function pick(words: readonly string[], index: number): string {
  return words[index % words.length] ?? "";
}
