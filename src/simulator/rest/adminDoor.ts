import type { IncomingHttpHeaders } from "node:http";

const LOOPBACK: ReadonlySet<string> = new Set(["127.0.0.1", "localhost", "[::1]"]);

export interface DoorCall {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly hasBody: boolean;
}

/**
 * Why a call may not steer the simulator; undefined if it may. A page of another site could reach this machine under
 * a name of its own, or send a form: neither has this host's name, its own origin and JSON.
 */
export function refusedAtDoor(call: DoorCall, ownHost: string): { status: number; msg: string } | undefined {
  const host = call.headers.host ?? "";
  const name = hostname(`http://${host}`);
  if (name === undefined || !(LOOPBACK.has(name) || name === ownHost)) return { status: 403, msg: "foreign host" };
  const { origin } = call.headers;
  if (origin !== undefined && origin !== `http://${host}`) return { status: 403, msg: "foreign origin" };
  const type = (call.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase();
  const needsJson = call.hasBody || call.method === "POST" || call.method === "PUT";
  return needsJson && type !== "application/json" ? { status: 415, msg: "only application/json" } : undefined;
}

function hostname(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).hostname : undefined;
}
