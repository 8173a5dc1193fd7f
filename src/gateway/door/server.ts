import fastify, { type FastifyInstance } from "fastify";
import { SECOND } from "../../kernel/time";

/** The longest body of a request, in bytes. */
const LONGEST_BODY = 256 * 1024;

export interface ServerOptions {
  readonly tls: { readonly cert: string; readonly key: string } | undefined;
  readonly trustProxy: boolean;
}

/** The HTTP server, with bounds on what a visitor may send and on how long it may take. */
export function createServer({ tls, trustProxy }: ServerOptions): FastifyInstance {
  const bounds = { maxHeaderSize: 16_384, headersTimeout: 10 * SECOND, connectionsCheckingInterval: SECOND };
  const common = {
    bodyLimit: LONGEST_BODY,
    forceCloseConnections: true,
    requestTimeout: 20 * SECOND,
    connectionTimeout: 60 * SECOND,
    trustProxy,
    exposeHeadRoutes: true,
  } as const;
  if (tls === undefined) return fastify({ ...common, http: bounds });
  const server = fastify({ ...common, https: { ...bounds, ...tls, minVersion: "TLSv1.2" } });
  // Told apart by its type alone: what is asked of it here is the same.
  return server as unknown as FastifyInstance;
}
