import type { FastifyReply, FastifyRequest } from "fastify";
import { MARKETS, type Market } from "../../market/markets";
import { FAULTS, type FaultOrder } from "../faults";
import type { Controls, PlanChange } from "../simulator";
import { refusedAtDoor } from "./adminDoor";
import type { World } from "../world";

interface AdminCall {
  readonly path: string;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/**
 * What no real server has: metrics, and misbehaviour on command. It knows keys by their names alone, and takes calls
 * from this machine only (`adminDoor.ts`), bodies as `application/json`.
 *
 *     GET    /simulator                 the calls there are, the speed, closed markets, faults in force, names of keys
 *     GET    /simulator/metrics         counters, connections, subscriptions
 *     GET    /simulator/requests        what clients did
 *     GET    /simulator/faults          faults in force, and all there are
 *     POST   /simulator/faults          {"fault":"delay","at":"snapshot","ms":3000}
 *     DELETE /simulator/faults          takes all faults away
 *     POST   /simulator/plan            {"key":"free","plan":"pro"} or {"key":"free","change":{"rest":{"products":3}}}
 *     POST   /simulator/drop            {"key":"free","by":"cut"}
 *     POST   /simulator/speed           {"speed":10}; 0 halts the market
 *     POST   /simulator/market          {"open":false,"market":"HK"}; without a market all of them
 *     POST   /simulator/expire          {"key":"free","expired":true}; false lets the key in again
 */
export function handleAdmin(world: World, controls: Controls, { path, request, reply }: AdminCall): unknown {
  const call = `${request.method} ${path}`.trim();
  const { method, headers } = request;
  const hasBody = typeof request.body === "string" && request.body !== "";
  const refused = refusedAtDoor({ method, headers, hasBody }, world.settings.host);
  if (refused !== undefined) return reply.code(refused.status).send({ msg: refused.msg });
  try {
    return reply.send(perform(world, controls, call, bodyOf(request)));
  } catch (error) {
    return reply.code(400).send({ msg: error instanceof Error ? error.message : String(error) });
  }
}

function perform(world: World, controls: Controls, call: string, body: Readonly<Record<string, unknown>>): unknown {
  switch (call) {
    case "GET":
      return {
        calls: ["metrics", "requests", "faults", "plan", "drop", "speed", "market", "expire"],
        keys: world.keys.holders.map(({ name }) => name),
        refused: world.keys.holders.filter(({ expired }) => expired).map(({ name }) => name),
        speed: world.speed,
        closed: world.market.closed,
        faults: world.faults.orders,
      };
    case "GET metrics":
      return { ...world.metrics, marketTime: world.market.now, subscriptions: controls.subscriptions() };
    case "GET requests":
      return JSON.parse(world.keys.redact(JSON.stringify(controls.requests))) as unknown;
    case "GET faults":
      return { inForce: world.faults.orders, all: FAULTS };
    case "POST faults":
      world.faults.add(body as unknown as FaultOrder);
      return { msg: "OK" };
    case "DELETE faults":
      world.faults.clear();
      return { msg: "OK" };
    case "POST plan":
      controls.setPlan(String(body["key"]), (body["plan"] ?? body["change"]) as PlanChange | string);
      return { msg: "OK" };
    case "POST drop":
      return { msg: "OK", dropped: controls.dropConnections(body) };
    case "POST speed":
      world.speed = Number(body["speed"]);
      return { msg: "OK" };
    case "POST market":
      controls.setMarketOpen(body["open"] !== false, marketIn(body));
      return { msg: "OK" };
    case "POST expire":
      controls.expireKey(String(body["key"]), body["expired"] !== false);
      return { msg: "OK" };
    default:
      throw new Error(`no such call: ${call}`);
  }
}

function marketIn({ market: name }: Readonly<Record<string, unknown>>): Market | undefined {
  const found = MARKETS.find(({ market }) => market === name);
  if (name !== undefined && found === undefined) throw new Error(`no such market: ${JSON.stringify(name)}`);
  return found?.market;
}

function bodyOf(request: FastifyRequest): Readonly<Record<string, unknown>> {
  const text = typeof request.body === "string" && request.body !== "" ? request.body : "{}";
  const value = JSON.parse(text) as unknown;
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
