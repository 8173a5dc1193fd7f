import type { EpochSeconds } from "../../kernel/time";
import { marketOf } from "../../market/instrumentCode";
import { sessionAt } from "../../market/session";
import { canonical, slotKey, type SlotKey, type Topic } from "./topic";

/** A push as it came, and what must be known of it to put it in order with others. */
export interface Push {
  readonly key: SlotKey;
  /** The message as the server wrote it. */
  readonly text: string;
  /** Seconds; NaN where it is not told. */
  readonly ts: number;
  readonly volume: number;
  /**
   * Pushes of one tag replace one another. A bar is tagged by its start and a snapshot by its trading session: the
   * last word on a bar or a session must arrive although the next has begun.
   */
  readonly tag: string;
}

type Row = Readonly<Record<string, unknown>>;

/** Reads a message that has `tp`; undefined if it names no instrument or no topic. */
export function readPush(row: Row, text: string): Push | undefined {
  const code = typeof row["c"] === "string" ? canonical(row["c"]) : undefined;
  const topic = topicOfPush(row);
  if (code === undefined || topic === undefined) return undefined;
  const ts = Number(row["ts"] ?? NaN);
  const tag = topic === "S" ? sessionTag(code, row["tt"], ts) : topic.startsWith("K") ? String(ts) : "";
  return { key: slotKey(topic, code), text, ts, volume: Number(row["v"] ?? NaN), tag };
}

function topicOfPush(row: Row): Topic | undefined {
  const tp = row["tp"];
  if (tp === "S" || tp === "T" || tp === "D") return tp;
  const kt = Number(row["kt"] ?? NaN);
  return tp === "K" && Number.isInteger(kt) ? `K${kt}` : undefined;
}

let minute = NaN;
let session = "";

/** Only US has several sessions a day; where the server does not tell which, the hour does. */
function sessionTag(code: NonNullable<ReturnType<typeof canonical>>, told: unknown, ts: number): string {
  if (marketOf(code) !== "US") return "";
  if (told !== undefined && told !== null && Number(told) !== 0) return `t${String(told)}`;
  if (!Number.isFinite(ts)) return "";
  const now = Math.floor(ts / 60);
  if (now !== minute) {
    minute = now;
    session = sessionAt("US", (now * 60) as EpochSeconds)?.session ?? "";
  }
  return session;
}
