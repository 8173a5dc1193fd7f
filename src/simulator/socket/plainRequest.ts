import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";

const OFFER = new Set(["upgrade", "http2-settings"]);

/** Only this asks for a socket; Java's client, for one, offers `h2c` with its first plain request. */
export function asksForWebSocket({ headers }: IncomingMessage): boolean {
  return headers.upgrade?.trim().toLowerCase() === "websocket";
}

/**
 * Answers a request that offers another protocol as if it did not, as a server may (RFC 9110, section 7.8). Node has
 * stopped reading after its headers: they are put back, without the offer, before what follows.
 */
export function answerAsPlain(server: Server, request: IncomingMessage, stream: Duplex, head: Buffer): void {
  const lines = [`${request.method ?? "GET"} ${request.url ?? "/"} HTTP/${request.httpVersion}`];
  for (let at = 0; at < request.rawHeaders.length; at += 2) {
    const [name = "", value = ""] = request.rawHeaders.slice(at, at + 2);
    const lower = name.toLowerCase();
    if (OFFER.has(lower)) continue;
    lines.push(`${name}: ${lower === "connection" ? withoutOffer(value) : value}`);
  }
  stream.unshift(Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1"), head]));
  server.emit("connection", stream);
}

function withoutOffer(connection: string): string {
  const kept = connection.split(",").filter((token) => !OFFER.has(token.trim().toLowerCase()));
  return kept.length > 0 ? kept.join(",").trim() : "keep-alive";
}
