import Fastify, { LogController, type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { handleAdmin } from "./adminServer";
import { answer } from "../protocol/answers";
import { presented } from "../access/credentials";
import { allowOrigin } from "./crossOrigin";
import { hurtRest } from "./restFaults";
import { limitOf, LIMITED_ENDPOINTS, type LimitedEndpoint } from "../access/plans";
import { refusalStatus, type Refusal } from "../protocol/refusals";
import { register } from "./registration";
import type { Controls } from "../simulator";
import { spoilRows, spoilText } from "../protocol/spoiling";
import type { World } from "../world";

const ENDPOINTS: ReadonlySet<string> = new Set(LIMITED_ENDPOINTS);

/** Where the simulator itself is steered: no endpoint of the vendor's begins so. */
const ADMIN = "simulator";

/** What a request came to; `data` only with success. */
interface Outcome {
  readonly data?: unknown;
  readonly refusal?: Refusal;
  readonly key: string;
}

/** The REST side of the server (§4): every path, one handler. */
export function createRestServer(world: World, controls: Controls): FastifyInstance {
  const level = world.settings.logLevel;
  const app = Fastify({
    logger: level === "silent" ? false : { level },
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: true,
    bodyLimit: 4 * 1024 * 1024,
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "string" }, (_request, body, done) => done(null, body));
  app.all("/*", async (request, reply) => {
    const path = new URL(request.url, "http://simulator").pathname.replace(/^\/|\/$/g, "");
    const [first, ...call] = path.split("/");
    if (first === ADMIN) return handleAdmin(world, controls, { path: call.join("/"), request, reply });
    return handle(world, request, reply, path);
  });
  return app;
}

async function handle(world: World, request: FastifyRequest, reply: FastifyReply, path: string): Promise<unknown> {
  if (allowOrigin(world.settings.cors, request, reply)) return reply.code(204).send();
  const started = world.settings.clock.now();
  const places = [path, "rest"];
  if (await hurtRest(world, request, reply, places)) {
    journal(world, request, path, { msg: "(fault)", key: "" });
    return reply;
  }
  const outcome = judge(world, request, path);
  const msg = outcome.refusal === undefined ? "OK" : world.refusal(outcome.refusal);
  world.metrics.requests += 1;
  journal(world, request, path, { msg, key: outcome.key });
  const data = spoilRows(world, outcome.data, places);
  const text = spoilText(world.faults, outcome.refusal === undefined ? { msg, data } : { msg }, places);
  if (world.recorder.on) world.recorder.write({ at: started, kind: "rest", name: path, query: bodyOf(request), text });
  request.log.debug(
    { endpoint: path, key: outcome.key, answer: msg, ms: world.settings.clock.now() - started },
    "request",
  );
  return reply.code(statusOf(world, outcome.refusal)).type("application/json; charset=utf-8").send(text);
}

function judge(world: World, request: FastifyRequest, path: string): Outcome {
  const { holder } = presented(world, request.raw);
  const key = holder.ok ? holder.value.name : "";
  if (request.method !== "POST") return { refusal: { kind: "method" }, key };
  const body = bodyOf(request);
  if (path === "register") return registered(world, body);
  if (!isEndpoint(path)) return { refusal: { kind: "unknown-endpoint", path: `/${path}` }, key };
  if (!holder.ok) return { refusal: holder.error, key };
  const places = [path, "rest"];
  const message = world.faults.take("plan-change", ...places);
  if (message !== undefined) holder.value.plan = world.keys.named(message.plan ?? "free").plan;
  const { plan } = holder.value;
  const limit = limitOf(plan, path).requestsAMinute;
  if (
    world.settings.enforceLimits &&
    !world.rates.admit(`${holder.value.key}/${path}`, limit, world.settings.clock.now())
  ) {
    return { refusal: { kind: "too-frequent", limit }, key };
  }
  if (!isObject(body)) return { refusal: { kind: "bad-json" }, key };
  const found = answer(world, { endpoint: path, body, plan, over: "rest" });
  return found.ok ? { data: found.value, key } : { refusal: found.error, key };
}

function registered(world: World, body: unknown): Outcome {
  const data = isObject(body) ? register(world, body) : undefined;
  return data === undefined ? { refusal: { kind: "bad-parameter", name: "email" }, key: "" } : { data, key: "" };
}

/** Wrong method and unknown address are told by status too, whatever else is. */
function statusOf(world: World, refusal: Refusal | undefined): number {
  if (refusal === undefined) return 200;
  const always = refusal.kind === "method" || refusal.kind === "unknown-endpoint";
  return always || world.settings.refusals === "status" ? refusalStatus(refusal) : 200;
}

function journal(world: World, request: FastifyRequest, path: string, told: { msg: string; key: string }): void {
  const { credential } = presented(world, request.raw);
  const at = world.settings.clock.now();
  world.journal.add({ kind: "rest", endpoint: path, body: bodyOf(request), at, credential, ...told });
}

/** The body as JSON; the text itself where it is none. */
function bodyOf(request: FastifyRequest): unknown {
  const { body } = request;
  if (typeof body !== "string") return undefined;
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return body;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isEndpoint(path: string): path is LimitedEndpoint {
  return ENDPOINTS.has(path);
}
