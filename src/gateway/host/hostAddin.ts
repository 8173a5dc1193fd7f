import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { pathOf } from "../door/credential";
import type { HostedFile } from "./addinFiles";

/** Who may show the add-in in a frame: Office on the web and in Teams. */
const OFFICE = [
  "https://*.officeapps.live.com",
  "https://*.office.com",
  "https://*.office365.com",
  "https://*.microsoft365.com",
  "https://*.cloud.microsoft",
  "https://*.sharepoint.com",
  "https://*.sharepoint.cn",
  "https://*.partner.officewebapps.cn",
];

/** What the add-in's page may load and whom it may ask: itself, Microsoft's office.js and its server. */
export function contentPolicy(servers: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self' https://appsforoffice.microsoft.com https://ajax.aspnetcdn.com",
    // Fluent UI and the page write styles at run time.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data: https://res.cdn.office.net https://static2.sharepointonline.com",
    `connect-src 'self' https://appsforoffice.microsoft.com ${servers.join(" ")}`.trimEnd(),
    `frame-ancestors 'self' ${OFFICE.join(" ")}`,
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
  ].join("; ");
}

export interface HostOptions {
  readonly files: ReadonlyMap<string, HostedFile>;
  readonly policy: string;
  /** Whether users reach this gateway by https, which browsers then should insist on. */
  readonly secure: boolean;
}

/** Serves the add-in's files, each at the path that it has in the package. */
export function hostAddin(app: FastifyInstance, { files, policy, secure }: HostOptions): void {
  app.addHook("onSend", async (_request, reply) => {
    reply.header("X-Content-Type-Options", "nosniff");
    reply.header("Referrer-Policy", "no-referrer");
    reply.header("Cross-Origin-Resource-Policy", "cross-origin");
    reply.header("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()");
    if (secure) reply.header("Strict-Transport-Security", "max-age=31536000");
  });
  app.get("/*", (request, reply) => {
    const file = files.get(pathOf(request.url));
    if (file === undefined) return reply.callNotFound();
    return send(request, reply, { file, policy });
  });
}

function send(
  { headers }: FastifyRequest,
  reply: FastifyReply,
  { file, policy }: { readonly file: HostedFile; readonly policy: string },
): FastifyReply {
  const { etag, immutable, type } = file;
  reply.header("ETag", etag).header("Vary", "Accept-Encoding");
  reply.header("Cache-Control", immutable ? "public, max-age=31536000, immutable" : "no-cache");
  if (type.startsWith("text/html")) reply.header("Content-Security-Policy", policy);
  if ((headers["if-none-match"] ?? "").split(/,\s*/).includes(etag)) return reply.code(304).send();
  const [coding, content] = chosen(file, headers["accept-encoding"] ?? "");
  if (coding !== undefined) reply.header("Content-Encoding", coding);
  return reply.type(type).send(content);
}

function chosen({ br, gzip, plain }: HostedFile, accepted: string | string[]): readonly [string | undefined, Buffer] {
  const offers = String(accepted)
    .split(/,\s*/)
    .filter((offer) => !/;\s*q=0(?:\.0*)?$/.test(offer));
  const takes = (coding: string): boolean => offers.some((offer) => offer.split(";")[0] === coding);
  if (br !== undefined && takes("br")) return ["br", br];
  if (gzip !== undefined && takes("gzip")) return ["gzip", gzip];
  return [undefined, plain];
}
