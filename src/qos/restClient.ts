import type { Clock } from "../kernel/clock";
import { SECOND } from "../kernel/time";
import { isObject } from "./decode";
import { QosError } from "./errors";
import { readRefusal, readStatus } from "./refusal";

/** What came back over HTTP, before anyone has looked at it. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
  /** `Retry-After` in seconds, where the server gave it. */
  readonly retryAfter?: number;
}

/** A request of ours: always POST with a JSON body (§4.0). */
export interface HttpRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
}

/** HTTP as a port. `post` rejects when no answer came; `online` and `reachable` help to say why. */
export interface Http {
  post(request: HttpRequest): Promise<HttpAnswer>;
  /** False when the machine knows that it has no network. */
  online(): boolean;
  /** Whether anything at all answers at `url`, readable or not: tells a refusal by CORS from a dead server. */
  reachable(url: string): Promise<boolean>;
  /** A controller for `HttpRequest.signal`. */
  abort(): { readonly signal: AbortSignal; abort(): void };
}

export interface RestClientOptions {
  readonly http: Http;
  readonly clock: Clock;
  /** Base address without a slash at the end, read anew for each request. */
  readonly server: () => string;
  /** The credential, read anew for each request; undefined when there is none, blank where none is needed (§4.1). */
  readonly key: () => string | undefined;
  /** Why there is no credential. @default noKey */
  readonly whyNoKey?: () => QosError | undefined;
  /** Hears of every answer that is one. */
  readonly onAnswered?: () => void;
}

/** Milliseconds after which a request is given up. */
const REST_DEADLINE = 15 * SECOND;

/** A refusal that says how long to wait, in milliseconds. */
export class SlowDown extends QosError {
  readonly wait: number;

  constructor(wait: number) {
    super("tooFrequent");
    this.wait = wait;
  }
}

/** Speaks REST (§4.0): POST, JSON both ways, credential in the header `key`. Rejects with a QosError, nothing else. */
export class RestClient {
  readonly #options: RestClientOptions;
  #answeredAt = 0;

  constructor(options: RestClientOptions) {
    this.#options = options;
  }

  /** When the server last answered with what was asked (milliseconds since the epoch); 0: never. */
  get answeredAt(): number {
    return this.#answeredAt;
  }

  /** Asks `path` and gives `data` of the answer. */
  async query(path: string, body: object): Promise<unknown> {
    const key = this.#options.key();
    if (key === undefined) throw this.#options.whyNoKey?.() ?? new QosError("noKey");
    const answer = await this.#post(`${this.#options.server()}${path}`, key, JSON.stringify(body));
    const data = readEnvelope(answer, key);
    this.#answeredAt = this.#options.clock.now();
    this.#options.onAnswered?.();
    return data;
  }

  /**
   * A port that ignores the abort signal must not keep a cell waiting, so the deadline also ends the wait itself. One that
   * throws where it should reject has failed like any other.
   */
  async #post(url: string, key: string, body: string): Promise<HttpAnswer> {
    const { http, clock } = this.#options;
    const headers = { "content-type": "application/json", ...(key === "" ? {} : { key }) };
    let stop = (): void => undefined;
    let abort = (): void => undefined;
    const late = new Promise<never>((_resolve, reject) => {
      stop = clock.after(REST_DEADLINE, () => {
        reject(new QosError("timeout", { seconds: REST_DEADLINE / SECOND }));
        abort();
      });
    });
    try {
      const controller = http.abort();
      abort = () => controller.abort();
      return await Promise.race([http.post({ url, headers, body, signal: controller.signal }), late]);
    } catch (thrown) {
      if (thrown instanceof QosError) throw thrown;
      throw new QosError(await this.#whyFailed(url, late));
    } finally {
      stop();
    }
  }

  async #whyFailed(url: string, late: Promise<never>): Promise<"offline" | "blocked" | "unreachable"> {
    const { http } = this.#options;
    try {
      if (!http.online()) return "offline";
      return (await Promise.race([http.reachable(url), late])) ? "blocked" : "unreachable";
    } catch {
      return "unreachable";
    }
  }
}

/** §introduction: `msg` is "OK", or the reason of the refusal. The body is read even where the status is an error. */
function readEnvelope(answer: HttpAnswer, key: string): unknown {
  const refused = readStatus(answer.status);
  if (refused?.id === "redirected") throw refused;
  if (refused?.id === "tooFrequent" && answer.retryAfter !== undefined) throw new SlowDown(answer.retryAfter * SECOND);
  let message: unknown;
  try {
    message = JSON.parse(answer.body);
  } catch {
    throw refused ?? new QosError("notJson");
  }
  if (!isObject(message) || typeof message["msg"] !== "string") throw refused ?? new QosError("notJson");
  if (message["msg"] !== "OK") {
    const refusal = readRefusal(message["msg"], key);
    throw refusal.id === "refused" && refused !== undefined ? refused : refusal;
  }
  if (refused !== undefined) throw refused;
  return message["data"];
}
