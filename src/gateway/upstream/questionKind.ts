import { groupCodes } from "../../market/codeList";
import type { InstrumentCode } from "../../market/instrumentCode";
import { MINUTE } from "../../kernel/time";
import type { Endpoint } from "../door/service";
import { canonical, readCodes } from "../values/topic";

/**
 * How the questions to an endpoint divide into parts that may be asked and answered apart. Rows that say their code can
 * be taken from another's answer; bars cannot, because an answer echoes neither adjustment nor end nor count.
 */
export interface QuestionKind {
  /** The parts of a request's body; undefined for a body that makes no sense. */
  readonly partsOf: (body: string) => readonly string[] | undefined;
  /** How many parts one request may hold. */
  readonly together: "products" | 1;
  readonly bodyOf: (parts: readonly string[]) => string;
  /** The answer by part; a part without an answer is known to have none. Undefined if it cannot be read. */
  readonly read: (text: string, parts: readonly string[]) => ReadonlyMap<string, unknown> | undefined;
  readonly write: (parts: readonly string[], answers: ReadonlyMap<string, unknown>) => string;
  /** Milliseconds for which an answer is kept; undefined: as for prices. */
  readonly keep: number | undefined;
}

function rowsByCode(keep: number | undefined): QuestionKind {
  return {
    partsOf: (body) => readCodes(objectOf(body)?.["codes"]),
    together: "products",
    bodyOf: (parts) => JSON.stringify({ codes: groupCodes(parts as readonly InstrumentCode[]) }),
    read(text, parts) {
      const envelope = objectOf(text);
      if (envelope?.["msg"] !== "OK") return undefined;
      const data = envelope["data"] ?? [];
      if (!Array.isArray(data)) return undefined;
      const asked = new Set(parts);
      const rows = new Map<string, unknown>();
      for (const row of data as readonly unknown[]) {
        const code = codeOfRow(row);
        if (code !== undefined && asked.has(code)) rows.set(code, row);
      }
      return rows;
    },
    write: (parts, answers) =>
      JSON.stringify({ msg: "OK", data: parts.map((part) => answers.get(part)).filter((row) => row !== undefined) }),
    keep,
  };
}

function whole(keep: number | undefined): QuestionKind {
  return {
    partsOf(body) {
      const value = objectOf(body);
      return value === undefined ? undefined : [JSON.stringify(value)];
    },
    together: 1,
    bodyOf: ([part = ""]) => part,
    read: (text, [part = ""]) => (objectOf(text)?.["msg"] === "OK" ? new Map([[part, text]]) : undefined),
    write: ([part = ""], answers) => String(answers.get(part)),
    keep,
  };
}

const KINDS: Readonly<Record<Exclude<Endpoint, "register">, QuestionKind>> = {
  snapshot: rowsByCode(undefined),
  depth: rowsByCode(undefined),
  "instrument-info": rowsByCode(10 * MINUTE),
  trade: whole(undefined),
  kline: whole(undefined),
  history: whole(undefined),
  "market-calendar": whole(10 * MINUTE),
  "product-list": whole(10 * MINUTE),
};

export type AskedEndpoint = keyof typeof KINDS;

export function kindOf(endpoint: AskedEndpoint): QuestionKind {
  return KINDS[endpoint];
}

/** The products that a request counts for; undefined for a body that makes no sense. */
export function productsOf(endpoint: AskedEndpoint, body: string): number | undefined {
  const value = objectOf(body);
  if (value === undefined) return undefined;
  if (endpoint === "market-calendar" || endpoint === "product-list") return 0;
  if (endpoint !== "kline" && endpoint !== "history") return readCodes(value["codes"])?.length;
  const asked: unknown = value["kline_reqs"];
  if (!Array.isArray(asked) || asked.length === 0) return undefined;
  const codes = (asked as readonly unknown[]).flatMap(
    (entry) => readCodes([(entry as { c?: unknown } | null)?.c]) ?? [],
  );
  return new Set(codes).size;
}

export function objectOf(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value = JSON.parse(text) as unknown;
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? (value as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}

function codeOfRow(row: unknown): InstrumentCode | undefined {
  const code = typeof row === "object" && row !== null ? (row as Readonly<Record<string, unknown>>)["c"] : undefined;
  return typeof code === "string" ? canonical(code) : undefined;
}
