import type { Settled } from "../kernel/settled";
import { marketOf, symbolOf, type InstrumentCode } from "./instrumentCode";
import type { Market } from "./markets";
import { readEntry, type CodeProblem } from "./readSpelling";
import type { Spelt } from "./spelling";

/** One entry of a list of codes as typed, in order, doubles kept. */
export type CodeEntry = Settled<Spelt, CodeProblem>;

/**
 * Reads `US:AAPL,TSLA;HK:700`: entries separated by commas, semicolons (half or full width) or line ends, where a bare
 * symbol belongs to the market named before it, as on the wire (§4.2.2). A blank separates nothing.
 */
export function parseCodeList(text: string): readonly CodeEntry[] {
  const entries: CodeEntry[] = [];
  let market: Market | undefined;
  for (const part of text.split(/[,;，；、\r\n]/)) {
    if (part.trim() === "") continue;
    const entry = readEntry(part, market);
    if (entry.ok && entry.value.named) market = marketOf(entry.value.code);
    entries.push(entry);
  }
  return entries;
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
