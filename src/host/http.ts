import type { Http, HttpAnswer, HttpRequest } from "../qos/restClient";

/** Stands for every redirect: a browser hides which of the statuses from 301 to 308 it was, and where it leads. */
const REDIRECT = 307;

/** Milliseconds that the look for a sign of life may take. */
const PROBE_DEADLINE = 3_000;

/**
 * HTTP by the web view's `fetch`. Nothing is sent but what the request says: no cookies, no referrer. A redirect is
 * not followed: the header with the key would go with it, to whatever host it names. (`error` in place of `manual`
 * would not follow either, but could not be told from a dead network.)
 */
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
      redirect: "manual",
    });
    if (response.type === "opaqueredirect") return { status: REDIRECT, body: "" };
    const retryAfter = Number(response.headers.get("retry-after") ?? NaN);
    const answer = { status: response.status, body: await response.text() };
    return Number.isFinite(retryAfter) ? { ...answer, retryAfter } : answer;
  },

  online: () => typeof navigator === "undefined" || navigator.onLine !== false,

  /**
   * An opaque answer is enough: it says that a server is there although we may not read it. Asked without a key, so it
   * may go where it is sent on to.
   */
  async reachable(url: string): Promise<boolean> {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), PROBE_DEADLINE);
    try {
      await fetch(new URL(url).origin, {
        mode: "no-cors",
        credentials: "omit",
        referrerPolicy: "no-referrer",
        signal: controller.signal,
      });
      return true;
    } catch {
      return false;
    } finally {
      clearTimeout(timer);
    }
  },

  abort: () => new AbortController(),
};
