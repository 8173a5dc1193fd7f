import { nearest } from "../../kernel/nearest";
import { marketOf, symbolOf, type InstrumentCode } from "../../market/instrumentCode";
import { ownerOfNumber } from "../../market/numberRanges";
import { readSpelling } from "../../market/readSpelling";
import type { Favoured, InstrumentIndex } from "./instrumentIndex";

/**
 * Codes that somebody may have meant by one that no instrument has, the likeliest first: a slip in its letters, or a
 * number under the wrong exchange. A digit more or less is another company, never a slip.
 */
export function nearCodes(given: string, index: InstrumentIndex, favoured: Favoured): readonly InstrumentCode[] {
  const read = readSpelling(given);
  if (!read.ok || index.get(read.value) !== undefined) return [];
  const [market, symbol] = [marketOf(read.value), symbolOf(read.value)];
  if (/\d/.test(symbol)) {
    const owner = market === "SH" || market === "SZ" ? ownerOfNumber(symbol) : undefined;
    return (["SH", "SZ"] as const).flatMap((other) =>
      other === market || (owner !== other && owner !== "share or index")
        ? []
        : (index.get(`${other}:${symbol}` as InstrumentCode)?.code ?? []),
    );
  }
  const known = new Map(
    [...index.all()].filter((each) => each.market === market).map((each) => [symbolOf(each.code), each]),
  );
  const weight = ({ code, fame = -1 }: { readonly code: string; readonly fame?: number }): number =>
    favoured.has(code) ? 2 : fame;
  const likeliestFirst = [...known.values()].sort((one, other) => weight(other) - weight(one));
  const near = nearest(
    symbol,
    likeliestFirst.map(({ code }) => symbolOf(code)),
  );
  return near.flatMap((each) => known.get(each)?.code ?? []);
}
