import type { FastifyReply, FastifyRequest } from "fastify";

/**
 * Says which origin may read the answer. True if the request was a preflight and is now answered: a web page
 * may not send the header `key` without one.
 */
export function allowOrigin(cors: string | false, request: FastifyRequest, reply: FastifyReply): boolean {
  const { origin } = request.headers;
  if (cors === false || origin === undefined) return false;
  reply.header("Access-Control-Allow-Origin", cors);
  if (cors !== "*") reply.header("Vary", "Origin");
  const preflight = request.method === "OPTIONS" && request.headers["access-control-request-method"] !== undefined;
  if (!preflight) return false;
  reply.header("Access-Control-Allow-Methods", "POST");
  reply.header("Access-Control-Allow-Headers", "key, content-type");
  reply.header("Access-Control-Max-Age", "600");
  if (request.headers["access-control-request-private-network"] === "true") {
    reply.header("Access-Control-Allow-Private-Network", "true");
  }
  return true;
}
