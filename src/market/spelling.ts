import { failure, success, type Settled } from "../kernel/settled";
import { isBeijing, isElsewhere, MAINLAND_WORD, marketOfPrefix, marketOfSuffix, marketOfWord } from "./exchanges";
import { composeCode, type InstrumentCode } from "./instrumentCode";
import { isMarket, type Market } from "./markets";
import { ownerOfNumber } from "./numberRanges";
import { isCurrencyPair, isIndexName, isMetalPair, otherMeaning, perpetualNear } from "./otherNames";
import { capitals } from "./plainText";

/** What a text means: a code, and whether the text itself names its market, so that others may take it over. */
export interface Spelt {
  readonly code: InstrumentCode;
  readonly named: boolean;
}

/** Why a text is not one instrument. */
export interface Unread {
  readonly reason: "unclear" | "several" | "beijing" | "elsewhere";
  /** What would be accepted instead, the likeliest first. */
  readonly instead: readonly string[];
}

export type Reading = Settled<Spelt, Unread>;

/** How a stock of the US is written: `AAPL`, `BRK.B`, `BF-B`, `WFC.PR.O`, `AAC.WS`. */
const US_SYMBOL = /^[A-Z]{1,6}(?:[.-][A-Z]{1,3}){0,2}$/;
/** A share class that needs no market before it. */
const CLASSES = /^[A-Z]{1,5}(?:[.-][AB]|\.PR\.?[A-Z]|\.WS)$/;

/**
 * Reads one spelling out of plain text (`plainText`), in its own case. Each form that names its market is tried, then
 * those that do not. Undefined: it has none of the known forms.
 */
export function interpret(text: string): Reading | undefined {
  const upper = capitals(text);
  return withName(text) ?? withColon(upper) ?? withWords(upper) ?? withPrefix(text) ?? withSuffix(text) ?? bare(upper);
}

/** The text of a Stocks data type's cell: `APPLE INC. (XNAS:AAPL)`. */
function withName(text: string): Reading | undefined {
  const inner = /^[^():]+ \(([A-Z]{4}:[^():]+)\)$/.exec(text)?.[1];
  return inner === undefined ? undefined : withColon(inner);
}

function withColon(text: string): Reading | undefined {
  const [before, after, ...more] = text.split(":").map((part) => part.trim());
  if (before === undefined || after === undefined) return undefined;
  if (more.length > 0 || after === "") return unclear();
  if (isMarket(before)) return ofMarket(before, after);
  const market = marketOfPrefix(before);
  if (market !== undefined) return listed(market, after);
  if (before === "CURRENCY" && isCurrencyPair(after)) return named(composeCode("FX", after));
  if (marketOfWord(after) !== undefined || after === MAINLAND_WORD) return ofWord(before, after);
  if (isBeijing(before)) return refused("beijing");
  return elsewhere(after);
}

/** `HK:00700`, `HK:0700.HK`. Of the symbol nothing else is ever cut. */
function ofMarket(market: Market, symbol: string): Reading {
  if (market === "HK" && /^\d{6,}$/.test(symbol)) return ofNumber(symbol, "unclear");
  const [stem, other] = behind(symbol);
  if (other === market) return listed(market, stem);
  if (other !== undefined && /^\d+$/.test(stem)) return unclear(listed(other, stem));
  const glued = glueOf(symbol);
  if (glued?.ok === true && (market === "HK" || market === "SH" || market === "SZ")) return unclear(glued);
  return named(composeCode(market, symbol));
}

/** What stands before the name of a market behind a symbol, and that market; one letter is a class and no market. */
function behind(symbol: string): readonly [string, Market | undefined] {
  const [stem, suffix] = divide(symbol);
  return [stem, /^[A-Z]$/.test(suffix) ? undefined : marketOfSuffix(suffix)];
}

/** A symbol as an exchange lists it: looser forms are not let through where the market was not written as ours. */
function listed(market: Market, symbol: string): Reading {
  if (market === "US")
    return US_SYMBOL.test(symbol) && !symbol.endsWith(".US") ? named(composeCode("US", symbol)) : unclear();
  if (market === "HK") return /^\d{1,5}$/.test(symbol) ? named(composeCode("HK", symbol)) : unclear();
  const [stem, other] = behind(symbol);
  // `600519.US.FX` names two markets, and the code made of it would be refused.
  if (other === market || (other !== undefined && /^\d+$/.test(stem))) return unclear();
  return named(composeCode(market, symbol));
}

/** `AAPL US Equity`, `700 HK`, `600519 CH Equity`, `EURUSD Curncy`. */
function withWords(text: string): Reading | undefined {
  const [symbol, word, kind, ...more] = text.split(" ");
  if (symbol === undefined || word === undefined) return undefined;
  if (more.length > 0 || (kind ?? "EQUITY") !== "EQUITY") return unclear();
  if (word === "CURNCY" && isCurrencyPair(symbol)) return named(composeCode("FX", symbol));
  return ofWord(symbol, word);
}

/** Bloomberg's way; the mainland's exchange is told by the number, which is a share's there and never an index's. */
function ofWord(symbol: string, word: string): Reading {
  const market = marketOfWord(word);
  if (market !== undefined) return listed(market, symbol.replace("/", "."));
  if (word !== MAINLAND_WORD) return unclear();
  const owner = ownerOfNumber(symbol);
  if (owner === "BJ") return refused("beijing");
  if (owner === "share or index") return listed("SZ", symbol);
  return owner === "SH" || owner === "SZ" ? listed(owner, symbol) : unclear();
}

/** `HK.00700`, `US.AAPL`, `sh600519`, `hk700`, `usAAPL`. */
function withPrefix(text: string): Reading | undefined {
  const [, before = "", after = ""] = /^([A-Z]{2})\.(.+)$/.exec(capitals(text)) ?? [];
  if (isBeijing(before) && /^\d{6}$/.test(after)) return refused("beijing");
  if (before === "US" && US_SYMBOL.test(after) && marketOfSuffix(after) === undefined) return listed("US", after);
  if ((before === "HK" || before === "SH" || before === "SZ") && /^\d+$/.test(after))
    return before === "HK" || after.length === 6 ? listed(before, after) : unclear();
  return glueOf(text);
}

function glueOf(text: string): Reading | undefined {
  const [, before = "", digits = ""] = /^(HK|SH|SZ|BJ)(\d{1,6})$/.exec(capitals(text)) ?? [];
  if (before === "BJ") return digits.length === 6 ? refused("beijing") : undefined;
  if (digits !== "" && isIndexName(capitals(text))) return refused("several", [`IX:${capitals(text)}`, `HK:${digits}`]);
  if (before === "HK") return digits.length <= 5 ? listed("HK", digits) : ofNumber(digits, "unclear");
  if (before === "SH" || before === "SZ") return digits.length === 6 ? listed(before, digits) : unclear();
  return smallPrefix(text);
}

/** `usAAPL`, `usAAPL.OQ`; what would be a name of its own in capitals, `usO`, has two readings. */
function smallPrefix(text: string): Reading | undefined {
  const [, market = "", symbol = ""] = /^(us|hk)([A-Z]+)(?:\.(?:OQ|N))?$/.exec(text) ?? [];
  if (market === "" || isCurrencyPair(capitals(text))) return undefined;
  if (market === "hk") return refused("unclear", [`HK:${symbol}`]);
  return symbol.length > 3 ? listed("US", symbol) : refused("several", [`US:${symbol}`, `US:US${symbol}`]);
}

/** `0700.HK`, `600519.SS`, `AAPL.US`, `AAPL.O`, `BRKb.N`, `EURUSD=X`, `EUR/USD`. */
function withSuffix(text: string): Reading | undefined {
  const upper = capitals(text);
  const pair = /^([A-Z]{3})(?:\/?([A-Z]{3})=X|\/([A-Z]{3}))$/.exec(upper);
  const currencies = pair === null ? "" : `${pair[1] ?? ""}${pair[2] ?? pair[3] ?? ""}`;
  if (isCurrencyPair(currencies)) return named(composeCode("FX", currencies));
  const [stem = "", suffix = ""] = divide(upper);
  if (isBeijing(suffix) && /^\d{6}$/.test(stem)) return refused("beijing");
  if (isElsewhere(suffix) && /^\w+$/.test(stem)) return elsewhere(stem);
  const market = marketOfSuffix(suffix);
  if (market === undefined) return undefined;
  if (market !== "US") return /^\d+$/.test(stem) || !/^(?:HK|SH|SZ)$/.test(market) ? listed(market, stem) : unclear();
  const shareClass = /^([A-Z]{1,4})([ab])\.(?:N|O|OQ)$/.exec(text);
  if (shareClass !== null) return listed("US", `${shareClass[1] ?? ""}.${capitals(shareClass[2] ?? "")}`);
  if (stem === "US") return refused("several", [`US:${suffix}`, "US:US"]);
  if (/^[A-Z]{1,5}$/.test(stem)) return listed("US", stem);
  // `WFC.PR.O` is a preferred share; only the market's own name may follow a class.
  return suffix === "US" ? listed("US", stem) : undefined;
}

/** Letters alone are a US stock, a number alone what the exchanges' ranges say. */
function bare(text: string): Reading | undefined {
  if (/^\d+$/.test(text)) return ofNumber(text);
  if (CLASSES.test(text)) return alone(composeCode("US", text));
  if (isCurrencyPair(text)) return alone(composeCode("FX", text));
  if (!/^[A-Z]{1,5}$/.test(text)) return undefined;
  if (isMarket(text)) return refused("unclear", [`US:${text}`]);
  const other = otherMeaning(text);
  if (other === undefined) return alone(composeCode("US", text));
  return other === "" ? refused("unclear", [`US:${text}`]) : refused("several", [other, `US:${text}`]);
}

/** `unclear`: more stands beside the number that contradicts it, so that its reading is no more than likely. */
function ofNumber(digits: string, certain: "clear" | "unclear" = "clear"): Reading {
  const owner = ownerOfNumber(digits);
  if (certain === "unclear" && (owner === "SH" || owner === "SZ")) return refused("unclear", [`${owner}:${digits}`]);
  if (owner === "SH" || owner === "SZ") return alone(composeCode(owner, digits));
  if (owner === "BJ") return refused("beijing");
  if (owner === "share or index") return refused("several", [`SZ:${digits}`, `IX:${digits}`]);
  if (owner === "index") return refused("unclear", [`IX:${digits}`]);
  if (/^0\d{4}$/.test(digits) && Number(digits) > 0) return alone(composeCode("HK", digits));
  if (digits.length > 5 || Number(digits) === 0) return unclear();
  const mainland = digits.padStart(6, "0");
  const shares = ownerOfNumber(mainland) === undefined ? [] : [`SZ:${mainland}`];
  const readings = [`HK:${String(Number(digits))}`, ...shares];
  return refused(readings.length > 1 ? "several" : "unclear", readings);
}

/** `VOD.L`, `TYO:7203`, `BTC-USD`: known to others, not here; something of ours may stand near. */
export function nearby(text: string): readonly string[] {
  if (isMetalPair(text)) return [`CM:${text}`];
  const perpetual = perpetualNear(text);
  if (perpetual !== undefined) return [perpetual];
  const index = /^(?:\^|\.)([A-Z0-9]{2,8})$/.exec(text)?.[1];
  return index === undefined || isMarket(index) ? [] : [`IX:${index}`];
}

function elsewhere(symbol: string): Reading {
  return refused("elsewhere", nearby(symbol));
}

function divide(text: string): readonly [string, string] {
  const dot = text.lastIndexOf(".");
  return dot > 0 ? [text.slice(0, dot), text.slice(dot + 1)] : [text, ""];
}

function named(code: InstrumentCode | undefined): Reading {
  return code === undefined ? unclear() : success({ code, named: true });
}

function alone(code: InstrumentCode | undefined): Reading {
  return code === undefined ? unclear() : success({ code, named: false });
}

function unclear(likely?: Reading): Reading {
  return refused("unclear", likely?.ok === true ? [likely.value.code] : []);
}

function refused(reason: Unread["reason"], instead: readonly string[] = []): Reading {
  return failure({ reason, instead });
}
