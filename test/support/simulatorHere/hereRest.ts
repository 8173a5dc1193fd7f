import type { HttpAnswer, HttpRequest } from "../../../src/qos/restClient";
import { presented } from "../../../src/simulator/access/credentials";
import { limitOf, LIMITED_ENDPOINTS } from "../../../src/simulator/access/plans";
import { answer } from "../../../src/simulator/protocol/answers";
import type { Refusal } from "../../../src/simulator/protocol/refusals";
import { spoilRows, spoilText } from "../../../src/simulator/protocol/spoiling";
import type { World } from "../../../src/simulator/world";

/** What comes of a request: an answer, a broken line, or silence for ever. */
export type Outcome = HttpAnswer | "broken" | "silent";

/** What the server makes of a request once it is there, faults and limits and all. */
export function answerHere(world: World, { url, body, headers }: HttpRequest): Outcome {
  const path = new URL(url).pathname.slice(1);
  const places = [path, "rest"];
  const hurt = hurtHere(world, places);
  if (hurt !== undefined) return hurt;
  world.metrics.requests += 1;
  const found = judge(world, path, { body, key: headers["key"] ?? "" });
  if (!found.ok) return { status: 200, body: JSON.stringify({ msg: world.refusal(found.refusal) }) };
  const data = spoilRows(world, found.data, places);
  return { status: 200, body: spoilText(world.faults, { msg: "OK", data }, places) };
}

function hurtHere({ faults }: World, places: readonly string[]): Outcome | undefined {
  if (faults.none) return undefined;
  for (const fault of ["drop", "cut", "reset"] as const) if (faults.take(fault, ...places)) return "broken";
  for (const fault of ["stall", "half-body"] as const) if (faults.take(fault, ...places)) return "silent";
  const status = faults.take("status", ...places);
  if (status !== undefined) return { status: status.status ?? 503, body: status.message ?? "service unavailable" };
  if (faults.take("html", ...places)) return { status: 200, body: "<!DOCTYPE html><p>Please sign in.</p>" };
  const refuse = faults.take("refuse", ...places);
  return refuse === undefined
    ? undefined
    : { status: 200, body: JSON.stringify({ msg: refuse.message ?? "system busy" }) };
}

type Judged = { readonly ok: true; readonly data: unknown } | { readonly ok: false; readonly refusal: Refusal };

function judge(world: World, path: string, { body, key }: { readonly body: string; readonly key: string }): Judged {
  const { holder } = presented(world, { headers: { key }, url: `/${path}` });
  const endpoint = LIMITED_ENDPOINTS.find((known) => known === path);
  if (endpoint === undefined) return { ok: false, refusal: { kind: "unknown-endpoint", path: `/${path}` } };
  if (!holder.ok) return { ok: false, refusal: holder.error };
  const change = world.faults.none ? undefined : world.faults.take("plan-change", path, "rest");
  if (change !== undefined) holder.value.plan = world.keys.named(change.plan ?? "free").plan;
  const { plan } = holder.value;
  const limit = limitOf(plan, endpoint).requestsAMinute;
  if (!world.rates.admit(`${holder.value.key}/${path}`, limit, world.settings.clock.now()))
    return { ok: false, refusal: { kind: "too-frequent", limit } };
  const parsed = JSON.parse(body) as Readonly<Record<string, unknown>>;
  const found = answer(world, { endpoint, body: parsed, plan, over: "rest" });
  return found.ok ? { ok: true, data: found.value } : { ok: false, refusal: found.error };
}
