import type { Http, HttpAnswer, HttpRequest } from "../../src/qos/restClient";
import type { TestClock } from "./testClock";

/** A request as it came in. */
export interface Asked {
  readonly path: string;
  readonly body: unknown;
  readonly key: string | undefined;
  readonly at: number;
}

/** What comes of a request: an answer, an error (the network failed), or nothing at all. */
export type Outcome = HttpAnswer | Error | "hangs";

/** HTTP whose far end is played by the test. */
export class ScriptedHttp implements Http {
  readonly requests: Asked[] = [];
  /** Milliseconds that an answer takes. */
  latency = 50;
  connected = true;
  readable = true;
  answer: (asked: Asked) => Outcome = () => ({ status: 404, body: "" });
  readonly #clock: TestClock;

  constructor(clock: TestClock) {
    this.#clock = clock;
  }

  post({ url, body, headers }: HttpRequest): Promise<HttpAnswer> {
    const asked = { path: new URL(url).pathname, body: JSON.parse(body), key: headers["key"], at: this.#clock.now() };
    this.requests.push(asked);
    const outcome = this.answer(asked);
    if (outcome === "hangs") return new Promise(() => undefined);
    return new Promise((resolve, reject) => {
      this.#clock.after(this.latency, () => (outcome instanceof Error ? reject(outcome) : resolve(outcome)));
    });
  }

  online(): boolean {
    return this.connected;
  }

  async reachable(): Promise<boolean> {
    return !this.readable;
  }

  abort(): AbortController {
    return new AbortController();
  }
}

/** An answer with `msg` OK. */
export function ok(data: unknown): HttpAnswer {
  return { status: 200, body: JSON.stringify({ msg: "OK", data }) };
}

/** A refusal in the vendor's manner: status 200 and a text. */
export function refusal(msg: string): HttpAnswer {
  return { status: 200, body: JSON.stringify({ msg }) };
}
