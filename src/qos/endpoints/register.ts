import { decodeInteger, decodeObject, decodeText, unexpected, type WireObject } from "../decode";
import type { BudgetClass } from "./endpoint";

/** Limits of one endpoint. */
export interface Limit {
  /** Products in a request; on the socket, products subscribed at once. */
  readonly products: number;
  /** Requests, or on the socket commands, a minute. */
  readonly requests: number;
}

/** A key and the plan that comes with it (§4.1.3). */
export interface Registration {
  readonly key: string;
  readonly expires: string | undefined;
  readonly rest: Readonly<Partial<Record<BudgetClass, Limit>>>;
  readonly socket: (Limit & { readonly connections: number }) | undefined;
}

/** Where a key is asked for with an e-mail address; needs no key itself (§4.1). */
export const REGISTER_PATH = "/register";

const CLASSES: readonly BudgetClass[] = ["snapshot", "kline", "history", "depth", "trade", "instrumen_info"];

export function decodeRegistration(data: unknown): Registration {
  const row = decodeObject(data, "data");
  const key = decodeText(row["key"], "data.key");
  if (key === undefined) throw unexpected("data.key", "a key", row["key"] === "" ? "" : undefined);
  const permission = row["permission"] === undefined ? {} : decodeObject(row["permission"], "data.permission");
  const rest: Partial<Record<BudgetClass, Limit>> = {};
  for (const name of CLASSES) {
    const limit = decodeLimit(permission, name);
    if (limit !== undefined) rest[name] = limit;
  }
  const socket = decodeLimit(permission, "ws");
  const ws = permission["ws"] as WireObject | undefined;
  const connections = decodeInteger(ws?.["max_connections"], "data.permission.ws.max_connections") ?? 1;
  return {
    key,
    expires: decodeText(row["expires_at"], "data.expires_at"),
    rest,
    socket: socket === undefined ? undefined : { ...socket, connections },
  };
}

function decodeLimit(permission: WireObject, name: string): Limit | undefined {
  if (permission[name] === undefined) return undefined;
  const path = `data.permission.${name}`;
  const row = decodeObject(permission[name], path);
  const products = decodeInteger(row["product_count"], `${path}.product_count`);
  const requests = decodeInteger(row["request_frequency"], `${path}.request_frequency`);
  return products === undefined || requests === undefined ? undefined : { products, requests };
}
