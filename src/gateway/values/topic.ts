import { groupCodes } from "../../market/codeList";
import { marketOf, parseInstrumentCode, symbolOf, type InstrumentCode } from "../../market/instrumentCode";
import type { Nominal } from "../../kernel/nominal";
import { remembered } from "../../kernel/remembered";

/** What is pushed: snapshots, trades, order books, or bars of one period (`K1001`). */
export type Topic = "S" | "T" | "D" | `K${number}`;

/** Spellings that are remembered, and keys of a topic. */
export const MOST_KNOWN = 50_000;
/** Whoever makes up periods fills no memory. */
const MOST_TOPICS = 64;

/** One topic of one instrument, as a text: `S|US:AAPL`. */
export type SlotKey = Nominal<string, "SlotKey">;

/** One text for one key: each push has it looked up in many tables, and a text that was seen before is found sooner. */
export function slotKey(topic: Topic, code: InstrumentCode): SlotKey {
  return keysOf(topic)(code);
}

const keysOf = remembered(
  (topic: Topic) => remembered((code: InstrumentCode) => `${topic}|${code}` as SlotKey, MOST_KNOWN),
  MOST_TOPICS,
);

export function topicOf(key: SlotKey): Topic {
  return key.slice(0, key.indexOf("|")) as Topic;
}

export function codeOf(key: SlotKey): InstrumentCode {
  return key.slice(key.indexOf("|") + 1) as InstrumentCode;
}

/** Reads a key that came from another process; undefined for anything else. */
export function readSlotKey(text: string): SlotKey | undefined {
  const bar = text.indexOf("|");
  const code = canonical(text.slice(bar + 1));
  const topic = text.slice(0, Math.max(bar, 0));
  return code === undefined || !/^(?:[STD]|K\d{1,4})$/.test(topic) ? undefined : slotKey(topic as Topic, code);
}

/** The members of a command that name a topic: `{type: "S"}`, `{type: "K", kt: 1}`. */
export function commandOf(topic: Topic, act: "subscribe" | "unsubscribe", keys: readonly SlotKey[]): object {
  const letter = topic.slice(0, 1);
  return {
    type: act === "subscribe" ? letter : `${letter}C`,
    codes: groupCodes(keys.map(codeOf)),
    ...(letter === "K" ? { kt: Number(topic.slice(1)) } : {}),
  };
}

const known = new Map<string, InstrumentCode>();

/** The one spelling of a code as it stands on the wire, `HK:00700` and `HK:700` alike; undefined if it is none. */
export function canonical(text: string): InstrumentCode | undefined {
  const found = known.get(text);
  if (found !== undefined) return found;
  const read = text.length <= 64 ? parseInstrumentCode(text) : undefined;
  if (read?.ok !== true) return undefined;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, read.value);
  return read.value;
}

/**
 * The codes of a request, `["US:AAPL,TSLA", "HK:700"]` (§4.2.2), each once. Malformed ones are left out like unknown
 * ones; undefined if it is not a list of texts at all.
 */
export function readCodes(codes: unknown): readonly InstrumentCode[] | undefined {
  if (!Array.isArray(codes) || codes.length === 0) return undefined;
  const found = new Set<InstrumentCode>();
  for (const group of codes as readonly unknown[]) {
    if (typeof group !== "string") return undefined;
    const colon = group.indexOf(":");
    for (const symbol of colon < 0 ? [] : group.slice(colon + 1).split(",")) {
      const code = canonical(`${group.slice(0, colon)}:${symbol}`);
      if (code !== undefined) found.add(code);
    }
  }
  return [...found];
}

/** The market and the symbol of a key as they stand in subjects of the bus, which know few characters. */
export const subjectOf = remembered((key: SlotKey) => {
  const code = codeOf(key);
  const symbol = symbolOf(code).replace(/[^A-Za-z0-9_-]/g, (sign) => `=${sign.charCodeAt(0).toString(16)}`);
  return `${topicOf(key)}.${marketOf(code)}.${symbol}`;
}, MOST_KNOWN);
