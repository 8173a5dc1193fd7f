import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { MINUTE } from "../../kernel/time";
import { RateMeter } from "../users/rateMeter";
import type { User } from "../users/user";
import { countUp } from "./counts";
import { credentialOf, pathOf } from "./credential";
import type { DoorParts } from "./parts";
import { refusalBody, statusOf, type Refusal } from "./refusals";
import { isEndpoint, type Answer, type Endpoint } from "./service";
import { foreign } from "./visitors";

const JSON_TYPE = "application/json; charset=utf-8";
/** Registrations that one address may try in a minute. */
const REGISTRATIONS = 5;

/** The REST side of the gateway: the server's endpoints at the server's paths. */
export function addRestDoor(app: FastifyInstance, parts: DoorParts): void {
  const meter = new RateMeter(parts.clock);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "string" }, (_request, body, done) => done(null, body));
  app.addHook("onRequest", async (request, reply) => {
    const refusal = foreign(parts.visitors, request.raw);
    // Files are public, and Excel on the web reads some of them from an origin of its own.
    const isFile = request.method === "GET" || request.method === "HEAD";
    if (refusal !== undefined && !(isFile && refusal.kind === "foreign-origin")) return refuse(parts, reply, refusal);
    if (isFile) reply.header("Access-Control-Allow-Origin", "*");
    else if (allowOrigin(parts, request, reply)) return reply.code(204).send();
    return undefined;
  });
  app.post("/*", async (request, reply) => {
    const endpoint = pathOf(request.url).slice(1);
    if (!isEndpoint(endpoint)) return refuse(parts, reply, { kind: "unknown-endpoint" });
    const started = parts.clock.now();
    const { answer, user } = await query(parts, meter, { request, endpoint });
    const outcome =
      answer.status !== 200 ? String(answer.status) : /"msg"\s*:\s*"OK"/.test(answer.text) ? "ok" : "refused";
    countUp(parts.counts.requests, `${endpoint} ${outcome}`);
    parts.log.debug({ endpoint, user, outcome, ms: parts.clock.now() - started }, "request");
    if (answer.retryAfter !== undefined) reply.header("Retry-After", String(answer.retryAfter));
    return reply.code(answer.status).type(JSON_TYPE).header("Cache-Control", "no-store").send(answer.text);
  });
  app.setNotFoundHandler((request, reply) => {
    const isOurs = isEndpoint(pathOf(request.url).slice(1));
    return refuse(parts, reply, { kind: isOurs ? "method" : "unknown-endpoint" });
  });
  app.setErrorHandler((error: { readonly statusCode?: number; readonly code?: string }, _request, reply) => {
    if (error.statusCode === 413) return refuse(parts, reply, { kind: "too-large" });
    if ((error.statusCode ?? 500) < 500) return refuse(parts, reply, { kind: "bad-json" });
    parts.log.error({ err: error }, "request");
    return refuse(parts, reply, { kind: "upstream" });
  });
}

interface Asked {
  readonly request: FastifyRequest;
  readonly endpoint: Endpoint;
}

async function query(
  parts: DoorParts,
  meter: RateMeter,
  { request, endpoint }: Asked,
): Promise<{ readonly answer: Answer; readonly user?: string }> {
  const { admission, counts, service } = parts;
  const no = (refusal: Refusal, user?: string) => {
    countUp(counts.refused, refusal.kind);
    const answer: Answer = { status: statusOf(refusal), text: refusalBody(refusal) };
    return user === undefined ? { answer } : { answer, user };
  };
  const credential = credentialOf(request.raw);
  const user: User = { id: "anonymous", plan: undefined, key: undefined };
  const body = typeof request.body === "string" ? request.body : "";
  if (endpoint === "register") {
    if (!meter.admit(`register ${request.ip}`, REGISTRATIONS))
      return no({ kind: "too-frequent", limit: REGISTRATIONS });
    return { answer: await service.rest(user, endpoint, body).catch(() => unreachable) };
  }
  if (credential === undefined) return no({ kind: "key-invalid" });
  if (credential === "") return no({ kind: "key-missing" });
  const admitted = await admission.admit(credential);
  if (!admitted.ok) return no(admitted.error);
  const { id, plan } = admitted.value;
  if (plan !== undefined && !meter.admit(`${id} ${endpoint}`, plan.requests)) {
    return no({ kind: "too-frequent", limit: plan.requests }, id);
  }
  return { answer: await service.rest(admitted.value, endpoint, body).catch(() => unreachable), user: id };
}

/** No JSON: so that a client takes it for trouble on the way, which passes, and not for a refusal. */
const unreachable: Answer = { status: 502, text: "the gateway cannot reach the server" };

/** Says which pages may read the answer. True if the request was a preflight. */
function allowOrigin({ visitors }: DoorParts, request: FastifyRequest, reply: FastifyReply): boolean {
  const { origin } = request.headers;
  if (origin === undefined) return false;
  reply.header("Access-Control-Allow-Origin", visitors.origins.includes("*") ? "*" : origin).header("Vary", "Origin");
  if (request.method !== "OPTIONS" || request.headers["access-control-request-method"] === undefined) return false;
  reply.header("Access-Control-Allow-Methods", "POST");
  reply.header("Access-Control-Allow-Headers", "key, content-type");
  reply.header("Access-Control-Max-Age", String(MINUTE / 100));
  if (request.headers["access-control-request-private-network"] === "true") {
    reply.header("Access-Control-Allow-Private-Network", "true");
  }
  return true;
}

function refuse({ counts }: DoorParts, reply: FastifyReply, refusal: Refusal): FastifyReply {
  countUp(counts.refused, refusal.kind);
  return reply.code(statusOf(refusal)).type(JSON_TYPE).send(refusalBody(refusal));
}
