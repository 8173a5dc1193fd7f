import { groupCodes } from "../../market/codeList";
import type { InstrumentCode } from "../../market/instrumentCode";
import type { Topic } from "../values/topic";

type Row = Readonly<Record<string, unknown>>;

/** Trades that a request asks for: enough for what happens between two. */
const TRADES = 50;

/** The trades of the newest second that were told of each code, as texts. */
export type PolledTrades = Map<string, { readonly ts: number; readonly told: readonly string[] }>;

/** The request whose answer stands for the pushes of a topic. */
export function pollBody(topic: Topic, codes: readonly InstrumentCode[]): object {
  const groups = groupCodes(codes);
  if (topic === "T") return { codes: groups, count: TRADES };
  if (!topic.startsWith("K")) return { codes: groups };
  const kt = Number(topic.slice(1));
  return { kline_reqs: groups.map((c) => ({ c, co: 2, a: 0, kt })) };
}

/** The rows of an answer as the pushes that would have told the same. */
export function pushesOf(topic: Topic, data: unknown, trades: PolledTrades): readonly Row[] {
  const rows = listOf(data);
  switch (topic) {
    case "S":
      // Pushes carry no blocks of extended hours.
      return rows.map(({ pq: _pre, aq: _post, nq: _night, ...row }) => ({ tp: "S", ...row }));
    case "D":
      return rows.map((row) => ({ tp: "D", ...row }));
    case "T":
      return newTrades(rows, trades);
    default:
      return rows.flatMap(({ k }) => listOf(k).map((bar) => ({ tp: "K", ...bar })));
  }
}

/**
 * The trades that were not told before, oldest first. Equal trades of one second are counted, not compared: as many as
 * the answer has more than were told are new. Of a code that was never asked for, only the newest second is taken note of:
 * its trades were there before anybody watched.
 */
function newTrades(rows: readonly Row[], known: PolledTrades): readonly Row[] {
  const byCode = new Map<string, Row[]>();
  for (const row of rows) {
    const code = String(row["c"]);
    const own = byCode.get(code);
    if (own === undefined) byCode.set(code, [row]);
    else own.push(row);
  }
  const fresh: Row[] = [];
  for (const [code, own] of byCode) {
    own.sort((left, right) => Number(left["ts"]) - Number(right["ts"]));
    const last = known.get(code);
    const newest = Number(own.at(-1)?.["ts"]);
    if (last !== undefined) {
      const told = [...last.told];
      for (const row of own) {
        const ts = Number(row["ts"]);
        const place = ts === last.ts ? told.indexOf(JSON.stringify(row)) : -1;
        if (place >= 0) told.splice(place, 1);
        else if (ts >= last.ts) fresh.push({ tp: "T", ...row });
      }
    }
    if (last === undefined || newest >= last.ts) {
      const told = own.filter((row) => Number(row["ts"]) === newest).map((row) => JSON.stringify(row));
      known.set(code, { ts: newest, told });
    }
  }
  return fresh;
}

function listOf(value: unknown): readonly Row[] {
  if (!Array.isArray(value)) return [];
  return (value as readonly unknown[]).filter((row): row is Row => typeof row === "object" && row !== null);
}
