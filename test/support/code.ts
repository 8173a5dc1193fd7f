import { parseInstrumentCode, type InstrumentCode } from "../../src/market/instrumentCode";

/** An instrument code for a test; throws when the text is none. */
export function code(text: string): InstrumentCode {
  const parsed = parseInstrumentCode(text);
  if (!parsed.ok) throw new Error(`not a code: ${text}`);
  return parsed.value;
}
