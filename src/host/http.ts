import type { Http, HttpAnswer, HttpRequest } from "../qos/restClient";

/** Milliseconds that the look for a sign of life may take. */
const PROBE_DEADLINE = 3_000;

/** HTTP by the web view's `fetch`. Nothing is sent but what the request says: no cookies, no referrer. */
export const hostHttp: Http = {
  async post({ url, headers, body, signal }: HttpRequest): Promise<HttpAnswer> {
    const response = await fetch(url, {
      method: "POST",
      headers,
      body,
      signal,
      cache: "no-store",
      credentials: "omit",
      referrerPolicy: "no-referrer",
    });
    const retryAfter = Number(response.headers.get("retry-after") ?? NaN);
    const answer = { status: response.status, body: await response.text() };
    return Number.isFinite(retryAfter) ? { ...answer, retryAfter } : answer;
  },

  online: () => navigator.onLine !== false,

  /** An opaque answer is enough: it says that a server is there although we may not read it. */
  async reachable(url: string): Promise<boolean> {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), PROBE_DEADLINE);
    try {
      await fetch(new URL(url).origin, { mode: "no-cors", credentials: "omit", signal: controller.signal });
      return true;
    } catch {
      return false;
    } finally {
      clearTimeout(timer);
    }
  },

  abort: () => new AbortController(),
};
