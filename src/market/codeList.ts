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
  return partsOfCodeList(text).map(({ read }) => read);
}

/** The same, each entry with the text that it was read from. */
export function partsOfCodeList(text: string): readonly { readonly given: string; readonly read: CodeEntry }[] {
  let market: Market | undefined;
  return text
    .split(/[,;，；、\r\n]/)
    .map((part) => part.trim())
    .filter((given) => given !== "")
    .map((given) => {
      const read = readEntry(given, market);
      if (read.ok && read.value.named) market = marketOf(read.value.code);
      return { given, read };
    });
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
