import { parseInstrumentCode, type InstrumentCode } from "../../src/market/instrumentCode";
import type { SnapshotFigures } from "../../src/qos/fields";
import type { Subject } from "../../src/qos/topics/topic";
import type { WireBar, WireKlineQuery, WireSnapshot } from "../../src/qos/wire";
import { ok, type Asked, type Outcome } from "./scriptedHttp";

/** A code that the test knows to be one. */
export function code(text: string): InstrumentCode {
  const parsed = parseInstrumentCode(text);
  if (!parsed.ok) throw new Error(`no instrument code: ${text}`);
  return parsed.value;
}

/** The snapshot topic of an instrument. */
export function subject(text: string): Subject<"S"> {
  return { topic: "S", code: code(text) };
}

/** `count` different codes of one market, `US:A0`, `US:A1`, … */
export function codes(count: number, prefix = "US:A"): InstrumentCode[] {
  return Array.from({ length: count }, (_, at) => code(`${prefix}${at}`));
}

/** A row of /snapshot; prices as text, as the vendor sends them. */
export function snapshotRow(c: string, parts: Partial<WireSnapshot> = {}): WireSnapshot {
  return {
    c,
    lp: "25.92",
    yp: "26.15",
    o: "26.19",
    h: "26.19",
    l: "25.62",
    ts: 1_731_510_000,
    v: "694420",
    t: "1793887058",
    s: 0,
    ...parts,
  };
}

/** Figures of a session, of which these are known. */
export function figuresOf(known: Partial<SnapshotFigures>): SnapshotFigures {
  return {
    last: undefined,
    prevclose: undefined,
    open: undefined,
    high: undefined,
    low: undefined,
    volume: undefined,
    turnover: undefined,
    time: undefined,
    suspended: undefined,
    ...known,
  };
}

/** A push of topic S. */
export function push(c: string, parts: Partial<WireSnapshot> = {}): object {
  return { tp: "S", ...snapshotRow(c, parts) };
}

/** Bars of a series that ends at `end` (seconds), `step` seconds apart, oldest first. */
export function bars(c: string, kt: number, count: number, { end = 1_731_474_000, step = 86_400 } = {}): WireBar[] {
  return Array.from({ length: count }, (_, at) => ({
    c,
    o: String(100 + at),
    cl: String(101 + at),
    h: String(102 + at),
    l: String(99 + at),
    v: String(1_000 + at),
    ts: end - (count - 1 - at) * step,
    kt,
  }));
}

/** The single codes of wire groups such as `US:AAPL,TSLA`. */
export function ungroup(groups: readonly string[]): string[] {
  return groups.flatMap((group) => {
    const [market = "", symbols = ""] = group.split(":");
    return symbols.split(",").map((symbol) => `${market}:${symbol}`);
  });
}

/**
 * Answers /snapshot with what `rowOf` gives for each code asked, and /kline with bars that end and are apart as `barsNow`
 * says; nothing else is known.
 */
export function server(
  rowOf: (c: string) => object | undefined = snapshotRow,
  barsNow: () => { readonly end?: number; readonly step?: number } = () => ({}),
): (asked: Asked) => Outcome {
  return ({ path, body }) => {
    if (path === "/snapshot") {
      const asked = ungroup((body as { codes: string[] }).codes);
      return ok(asked.flatMap((c) => rowOf(c) ?? []));
    }
    if (path === "/kline") {
      const lines = (body as { kline_reqs: WireKlineQuery[] }).kline_reqs;
      return ok(
        lines.flatMap(({ c, co, kt }) =>
          ungroup([c]).map((single) => ({ c: single, k: bars(single, kt, co, barsNow()) })),
        ),
      );
    }
    return { status: 404, body: "" };
  };
}
