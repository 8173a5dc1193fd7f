import { failure, success, type Settled } from "../kernel/settled";
import { composeCode, type InstrumentCode } from "./instrumentCode";
import { isMarket, type Market } from "./markets";
import { capitals, plainText } from "./plainText";
import { interpret, nearby, type Spelt, type Unread } from "./spelling";

/** Why a text is not a code; `given` is the text as it was typed. */
export interface CodeProblem extends Omit<Unread, "reason"> {
  readonly reason: Unread["reason"] | "empty" | "blank";
  readonly given: string;
}

/** Longer texts (characters) are no codes; of longer ones nothing is worth looking at. */
const LONGEST = 100;
/** Suggestions that a message has room for. */
const MOST_SUGGESTIONS = 3;

/**
 * Reads an instrument as people write it, in QOS's own way or that of Bloomberg, Reuters, Yahoo, Google, TradingView,
 * Wind, iFinD, Futu and others. Whatever has one reading is understood; what has two is refused with both.
 */
export function readSpelling(text: string): Settled<InstrumentCode, CodeProblem> {
  const read = readEntry(text);
  return read.ok ? success(read.value.code) : read;
}

/** An entry of a list: a symbol that does not name its market belongs to the one `carried` on from the entry before. */
export function readEntry(text: string, carried?: Market): Settled<Spelt, CodeProblem> {
  if (carried !== undefined) return readAnew(text, carried);
  let read = known.get(text);
  if (read === undefined) {
    read = readAnew(text, undefined);
    if (known.size >= MOST_KNOWN) known.clear();
    if (text.length <= LONGEST) known.set(text, read);
  }
  return read;
}

/** What has been read before: a sheet of many thousand formulas names a few hundred instruments. */
const known = new Map<string, Settled<Spelt, CodeProblem>>();
const MOST_KNOWN = 20_000;

function readAnew(text: string, carried: Market | undefined): Settled<Spelt, CodeProblem> {
  const plain = text.length > LONGEST ? undefined : plainText(text);
  if (plain === "") return failure({ reason: "empty", given: text, instead: [] });
  if (plain === undefined) return failure({ reason: "unclear", given: text, instead: [] });
  // `IX:SPX,HK50`: among indices and pairs, letters before a number are a name and no market.
  const name = carried !== undefined && !isStockMarket(carried) && /^[A-Z]+\d+$/i.test(plain);
  const read = name ? undefined : interpret(plain);
  if (read?.ok === true && (read.value.named || carried === undefined)) return read;
  const code = carried === undefined ? undefined : takenOver(capitals(plain), carried);
  if (code !== undefined) return success({ code, named: true });
  return failure({ given: text, ...explain(plain, read?.ok === false ? read.error : undefined) });
}

function isStockMarket(market: Market): boolean {
  return market === "US" || market === "HK" || market === "SH" || market === "SZ";
}

/** A symbol as the wire carries a market on; a number that this market does not have is not made one of it. */
function takenOver(symbol: string, market: Market): InstrumentCode | undefined {
  if (market === "US" && /^\d+$/.test(symbol)) return undefined;
  if (market === "HK" && /^\d{6,}$/.test(symbol)) return undefined;
  return composeCode(market, symbol);
}

/** The likeliest accepted spellings of a text that is none. */
function explain(plain: string, found: Unread | undefined): Omit<CodeProblem, "given"> {
  if (found !== undefined && (found.instead.length > 0 || found.reason !== "unclear")) return found;
  const upper = capitals(plain);
  const near = nearby(upper);
  if (near.length > 0) return { reason: "elsewhere", instead: near };
  const [, market = "", symbols = ""] = /^([A-Z]{2}):(\w+(?: \w+)+)$/.exec(upper) ?? [];
  if (isMarket(market)) return { reason: "blank", instead: [`${market}:${symbols.replaceAll(" ", ",")}`] };
  const instead = [...new Set(variants(upper).flatMap((variant) => codeOf(variant) ?? []))].slice(0, MOST_SUGGESTIONS);
  return { reason: upper.includes(" ") ? "blank" : "unclear", instead };
}

/** What a slip may have been meant as. */
function variants(text: string): readonly string[] {
  const bare = text.replace(/["'$#()]/g, "").trim();
  const [first = "", second = "", ...more] = bare.split(/[\s:_/|-]+/);
  const inTwo = more.length === 0 && second !== "" ? [`${first}:${second}`, `${second}:${first}`] : [];
  const glued = /^US[A-Z]{3,5}$/.test(bare) ? [`US:${bare.slice(2)}`] : [];
  const shareClass = /^[A-Z]{2,5}\/[AB]$/.test(bare) ? [bare.replace("/", ".")] : [];
  const dotted = /^[A-Z]{2,5}[.-][A-Z]$/.test(bare) ? [`US:${bare}`] : [];
  return [bare, ...shareClass, ...inTwo, ...glued, ...dotted];
}

function codeOf(text: string): InstrumentCode | undefined {
  const read = interpret(text);
  return read?.ok === true ? read.value.code : undefined;
}
