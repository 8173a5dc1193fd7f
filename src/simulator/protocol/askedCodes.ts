import { parseInstrumentCode, type InstrumentCode } from "../../market/instrumentCode";

/**
 * The codes of a request, `["US:AAPL,TSLA", "HK:700"]` (§4.2.2), each once. Malformed ones are dropped like
 * unknown ones; `undefined` if it is not a list of texts at all.
 */
export function readCodes(codes: unknown): readonly InstrumentCode[] | undefined {
  if (!Array.isArray(codes) || codes.length === 0) return undefined;
  const found = new Set<InstrumentCode>();
  for (const group of codes as readonly unknown[]) {
    if (typeof group !== "string") return undefined;
    const [market = "", symbols] = group.split(":");
    for (const symbol of (symbols ?? "").split(",")) {
      const code = parseInstrumentCode(`${market}:${symbol}`);
      if (code.ok) found.add(code.value);
    }
  }
  return [...found];
}
