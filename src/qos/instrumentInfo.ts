import type { InstrumentCode } from "../market/instrumentCode";
import { decodeCode, decodeObject, isObject, readFigure, readText, type WireObject } from "./decode";
import { Notes } from "./unread";

/** What a reference field is, and so how it is decoded. */
export type InfoKind = "text" | "number" | "shares";

/**
 * The one table of reference fields (§4.2.3): it drives the decoder and the names a formula takes. By the figures,
 * `ts` is total shares, `os` shares in circulation and `dy` dividends per share, whatever the text says (PROTOCOL.md).
 */
export const INFO_FIELDS = [
  { name: "name_zh", wire: "nc", kind: "text", zh: "中文名称", meaning: "name in Chinese" },
  { name: "name_en", wire: "ne", kind: "text", zh: "英文名称", meaning: "name in English" },
  { name: "exchange", wire: "e", kind: "text", zh: "交易所", meaning: "exchange" },
  { name: "currency", wire: "tc", kind: "text", zh: "交易币种", meaning: "trading currency" },
  { name: "lot", wire: "ls", kind: "shares", zh: "每手股数", meaning: "smallest unit of trading, in shares" },
  { name: "shares", wire: "ts", kind: "shares", zh: "总股本", meaning: "total shares" },
  { name: "float", wire: "os", kind: "shares", zh: "流通股本", meaning: "shares in circulation" },
  { name: "eps", wire: "ep", kind: "number", zh: "每股收益", meaning: "earnings per share" },
  { name: "navps", wire: "na", kind: "number", zh: "每股净资产", meaning: "net asset value per share" },
  { name: "dps", wire: "dy", kind: "number", zh: "每股股息", meaning: "dividends of a year per share" },
] as const satisfies readonly {
  readonly name: string;
  readonly wire: string;
  readonly kind: InfoKind;
  readonly zh: string;
  readonly meaning: string;
}[];

export type InfoFieldName = (typeof INFO_FIELDS)[number]["name"];

/** Reference data of an instrument; a member that the server did not send is undefined. */
export interface InstrumentInfo {
  readonly code: InstrumentCode;
  readonly fields: Readonly<Record<InfoFieldName, string | number | undefined>>;
}

export function decodeInstrumentInfo(value: unknown, path: string, notes = new Notes()): InstrumentInfo {
  const row = decodeObject(value, path);
  return { code: decodeCode(row["c"], path, "c"), fields: decodeFields(row, path, notes) };
}

function decodeFields(row: WireObject, path: string, notes: Notes): InstrumentInfo["fields"] {
  const fields: Partial<Record<InfoFieldName, string | number | undefined>> = {};
  for (const { name, wire, kind } of INFO_FIELDS) {
    const read = kind === "text" ? readText : readFigure;
    fields[name] = read(row[wire], path, wire, notes);
  }
  return fields as InstrumentInfo["fields"];
}

/** Reads what was kept of an instrument's reference data; undefined: it is no such thing. */
export function readKeptInfo(value: unknown, code: InstrumentCode): InstrumentInfo | undefined {
  if (!isObject(value) || value["code"] !== code || !isObject(value["fields"])) return undefined;
  const kept = value["fields"];
  const fields: Partial<Record<InfoFieldName, string | number | undefined>> = {};
  for (const { name, kind } of INFO_FIELDS) {
    const field = kept[name];
    if (field === undefined) fields[name] = undefined;
    else if (kind === "text" && typeof field === "string") fields[name] = field;
    else if (kind !== "text" && typeof field === "number" && Number.isFinite(field)) fields[name] = field;
    else return undefined;
  }
  return { code, fields: fields as InstrumentInfo["fields"] };
}
