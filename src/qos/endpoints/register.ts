import { decodeObject, decodeText, isObject, unexpected } from "../decode";
import { readPlanNumber } from "../planNumber";
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

/** A day and a time have no more characters. */
const LONGEST_MOMENT = 40;

/**
 * Reads the key, and of the plan what can be read: an odd plan must not cost the key, which may not be given twice.
 * Throws a QosError only where there is no key.
 */
export function decodeRegistration(data: unknown): Registration {
  const row = decodeObject(data, "data");
  const key = decodeText(row["key"], "data.key");
  if (key === undefined) throw unexpected("data.key", "a key", row["key"] === "" ? "" : undefined);
  const permission = isObject(row["permission"]) ? row["permission"] : {};
  const rest: Partial<Record<BudgetClass, Limit>> = {};
  for (const name of CLASSES) {
    const limit = readLimit(permission[name]);
    if (limit !== undefined) rest[name] = limit;
  }
  const ws = permission["ws"];
  const socket = readLimit(ws);
  const connections = (isObject(ws) ? readPlanNumber(ws["max_connections"]) : undefined) ?? 1;
  const expires = row["expires_at"];
  return {
    key,
    expires: typeof expires === "string" && expires !== "" ? expires.slice(0, LONGEST_MOMENT) : undefined,
    rest,
    socket: socket === undefined ? undefined : { ...socket, connections },
  };
}

function readLimit(raw: unknown): Limit | undefined {
  if (!isObject(raw)) return undefined;
  const products = readPlanNumber(raw["product_count"]);
  const requests = readPlanNumber(raw["request_frequency"]);
  return products === undefined || requests === undefined ? undefined : { products, requests };
}
