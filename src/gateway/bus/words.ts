import { remembered } from "../../kernel/remembered";
import type { Answer, Endpoint } from "../door/service";
import { isEndpoint } from "../door/service";
import type { Push } from "../values/push";
import { MOST_KNOWN, readSlotKey, subjectOf, type SlotKey } from "../values/topic";

/** Subjects and messages of the bus. What is read from it is checked: another version may be at work beside this one. */

export const BEAT = "beat";
export const INTEREST = "interest";
export const ASK = "ask";

export const valueSubject = remembered((key: SlotKey) => `q.${subjectOf(key)}`, MOST_KNOWN);

/** A push, and the holder of the lease who had it from the server. */
export interface Value extends Omit<Push, "key"> {
  readonly epoch: number;
}

/** A value: `EPOCH TS VOLUME TAG` and, on the next line, the push as the server wrote it. */
export function writeValue({ epoch, ts, volume, tag, text }: Value): string {
  return `${epoch} ${ts} ${volume} ${tag}\n${text}`;
}

export function readValue(message: string): Value | undefined {
  const end = message.indexOf("\n");
  const afterEpoch = message.indexOf(" ");
  const afterTs = message.indexOf(" ", afterEpoch + 1);
  const afterVolume = message.indexOf(" ", afterTs + 1);
  if (afterEpoch < 0 || afterTs < 0 || afterVolume < 0 || afterVolume > end) return undefined;
  return {
    epoch: Number(message.slice(0, afterEpoch)),
    ts: Number(message.slice(afterEpoch + 1, afterTs)),
    volume: Number(message.slice(afterTs + 1, afterVolume)),
    tag: message.slice(afterVolume + 1, end),
    text: message.slice(end + 1),
  };
}

/** Said twice a second by the holder of the lease, and at every change. */
export interface Beat {
  readonly epoch: number;
  /** Whether the connection to the server is open. */
  readonly up: boolean;
  /** Counts how often it was lost. */
  readonly gaps: number;
}

type Row = Readonly<Record<string, unknown>>;

export function readBeat(message: string): Beat | undefined {
  const row = parse(message);
  const { epoch, up, gaps } = row ?? {};
  return typeof epoch === "number" && typeof up === "boolean" && typeof gaps === "number"
    ? { epoch, up, gaps }
    : undefined;
}

/** What the clients of an edge watch, and how many of them. */
export function readInterest(
  message: string,
): { readonly edge: string; readonly watched: Map<SlotKey, number> } | undefined {
  const row = parse(message);
  const { edge, watched } = row ?? {};
  if (typeof edge !== "string" || typeof watched !== "object" || watched === null) return undefined;
  const found = new Map<SlotKey, number>();
  for (const [text, count] of Object.entries(watched)) {
    const key = readSlotKey(text);
    if (key !== undefined && typeof count === "number" && count > 0) found.set(key, count);
  }
  return { edge, watched: found };
}

/** A question of a user: `USER ENDPOINT` and, on the next line, the body. */
export function writeQuestion(user: string, endpoint: Endpoint, body: string): string {
  return `${encodeURIComponent(user)} ${endpoint}\n${body}`;
}

export function readQuestion(
  message: string,
): { readonly user: string; readonly endpoint: Endpoint; readonly body: string } | undefined {
  const end = message.indexOf("\n");
  const [user = "", endpoint = ""] = message.slice(0, Math.max(end, 0)).split(" ");
  if (!isEndpoint(endpoint)) return undefined;
  return { user: decodeURIComponent(user), endpoint, body: message.slice(end + 1) };
}

/** An answer: `STATUS RETRY-AFTER` and, on the next line, the text. */
export function writeAnswer({ status, retryAfter, text }: Answer): string {
  return `${status} ${retryAfter ?? ""}\n${text}`;
}

export function readAnswer(message: string): Answer {
  const end = message.indexOf("\n");
  const [status = "", retryAfter = ""] = message.slice(0, Math.max(end, 0)).split(" ");
  const text = message.slice(end + 1);
  return { status: Number(status) || 502, text, ...(retryAfter === "" ? {} : { retryAfter: Number(retryAfter) }) };
}

function parse(message: string): Row | undefined {
  try {
    const value = JSON.parse(message) as unknown;
    return typeof value === "object" && value !== null ? (value as Row) : undefined;
  } catch {
    return undefined;
  }
}
