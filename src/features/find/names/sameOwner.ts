import { plain } from "../words";
import type { KnownName } from "./nameRow";

/** What half of all companies are called says nothing of one. */
const USUAL =
  /中国|中國|控股|集团|集團|股份|公司|有限|科技|\b(?:inc|corp|co|ltd|plc|group|holdings?|class|the|china|adr|etf)\b/giu;

const PARTS = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu;

/**
 * Whether a name that a server told and a name of the table can be one instrument's: they share a character or a word. A
 * code may have gone to another company since the table was written, and a wrong name is worse than none. A server that
 * repeats the code says nothing.
 */
export function isSameOwner(code: string, told: string, known: KnownName): boolean {
  const symbol = plain(code.slice(code.indexOf(":") + 1));
  const words = partsOf(told).filter((part) => part !== symbol);
  const own = new Set(partsOf(`${known.zh} ${known.en} ${known.also}`));
  return words.length === 0 || words.some((word) => own.has(word));
}

function partsOf(text: string): readonly string[] {
  const all = plain(text);
  return all.replace(USUAL, " ").match(PARTS) ?? all.match(PARTS) ?? [];
}
