import type { IncomingMessage } from "node:http";
import { failure, success, type Settled } from "../../kernel/settled";
import type { Holder } from "./keyRing";
import type { Refusal } from "../protocol/refusals";
import type { World } from "../world";

/** How a key came: header (§4.0.1, §5.0.1), or URL parameter `key` (2025-06). */
export type Credential = "header" | "url" | "none";

export interface Presented {
  readonly credential: Credential;
  readonly holder: Settled<Holder, Refusal>;
}

/** The header wins where both are given. */
export function presented(world: World, request: Pick<IncomingMessage, "headers" | "url">): Presented {
  const header = request.headers["key"];
  if (typeof header === "string" && header !== "") return { credential: "header", holder: check(world, header) };
  const key = new URLSearchParams((request.url ?? "").split("?")[1] ?? "").get("key") ?? "";
  if (key === "") return { credential: "none", holder: failure({ kind: "key-missing" }) };
  return { credential: "url", holder: check(world, key) };
}

function check(world: World, key: string): Settled<Holder, Refusal> {
  const holder = world.keys.find(key);
  if (holder === undefined) return failure({ kind: "key-invalid" });
  return holder.expired ? failure({ kind: "key-expired" }) : success(holder);
}
