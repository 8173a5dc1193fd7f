import type { IncomingMessage } from "node:http";
import type { Refusal } from "./refusals";

/** By which names this server is called, and which pages may call it. */
export interface Visitors {
  /** Host names without port; empty: any. */
  readonly hosts: readonly string[];
  /** Origins of pages, as browsers write them; `*`: any. */
  readonly origins: readonly string[];
}

/**
 * Refuses a request that was meant for another server (a page that has its own name lead here) or comes from a page
 * that nobody has allowed. Programs other than browsers send no `Origin`.
 */
export function foreign({ hosts, origins }: Visitors, request: IncomingMessage): Refusal | undefined {
  const host = hostName(request.headers.host ?? "");
  if (hosts.length > 0 && !hosts.includes(host)) return { kind: "foreign-host" };
  const { origin } = request.headers;
  if (origin === undefined || origins.includes("*") || origins.includes(origin)) return undefined;
  return { kind: "foreign-origin" };
}

function hostName(host: string): string {
  return host.toLowerCase().replace(/:\d+$/, "");
}
