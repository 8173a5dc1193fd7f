import { SECOND } from "../../kernel/time";
import type { Answer, Endpoint } from "../door/service";

/** A request that takes longer has failed (milliseconds); the add-in gives up at the same time. */
const DEADLINE = 15 * SECOND;

/** Asks the server. Rejects where nobody answers. A key goes nowhere else: redirects are not followed. */
export type QueryServer = (endpoint: Endpoint, body: string, key: string | undefined) => Promise<Answer>;

export function serverAt(base: string): QueryServer {
  return async (endpoint, body, key) => {
    const response = await fetch(`${base}/${endpoint}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...(key === undefined ? {} : { key }) },
      body,
      redirect: "error",
      signal: AbortSignal.timeout(DEADLINE),
    });
    const text = await response.text();
    const retryAfter = Number(response.headers.get("retry-after") ?? NaN);
    return { status: response.status, text, ...(Number.isFinite(retryAfter) ? { retryAfter } : {}) };
  };
}

/** Whether an answer is a success that may be shown to another who asks the same. */
export function isSuccess({ status, text }: Answer): boolean {
  return status === 200 && /^\s*\{\s*"msg"\s*:\s*"OK"/.test(text) && /\}\s*$/.test(text);
}
