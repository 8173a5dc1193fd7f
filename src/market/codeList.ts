import { marketOf, parseInstrumentCode, symbolOf, type CodeProblem, type InstrumentCode } from "./instrumentCode";
import type { Settled } from "../kernel/settled";
import type { Market } from "./markets";

/** One entry of a list of codes as typed, in order, doubles kept. */
export type CodeEntry = Settled<InstrumentCode, CodeProblem>;

/**
 * Reads `US:AAPL,TSLA;HK:700`: entries separated by commas or semicolons (half or full width), where a bare
 * symbol belongs to the market named before it, as on the wire (§4.2.2).
 */
export function parseCodeList(text: string): readonly CodeEntry[] {
  const entries: CodeEntry[] = [];
  let market: Market | undefined;
  for (const part of text.split(/[,;，；、\n]/)) {
    if (part.trim() === "") continue;
    const carried = parseInstrumentCode(part, market);
    const own = market === undefined ? carried : preferSuffix(part, carried);
    if (own.ok) market = marketOf(own.value);
    entries.push(own);
  }
  return entries;
}

/** `US:AAPL,0700.HK`: a suffix that names a market wins over the market carried on. */
function preferSuffix(part: string, carried: CodeEntry): CodeEntry {
  if (!part.includes(".")) return carried;
  const alone = parseInstrumentCode(part);
  return alone.ok ? alone : carried;
}

/**
 * Groups codes for a request, `["US:AAPL,TSLA", "HK:700"]` (§4.2.2): markets in the order of their first code,
 * symbols in the order given, each once.
 */
export function groupCodes(codes: Iterable<InstrumentCode>): string[] {
  const groups = new Map<Market, Set<string>>();
  for (const code of codes) {
    const market = marketOf(code);
    const symbols = groups.get(market);
    if (symbols === undefined) groups.set(market, new Set([symbolOf(code)]));
    else symbols.add(symbolOf(code));
  }
  return [...groups].map(([market, symbols]) => `${market}:${[...symbols].join(",")}`);
}
