import WebSocket from "ws";
import type { CancelTimer, Clock } from "../../kernel/clock";
import { failure, success, type Settled } from "../../kernel/settled";
import { SECOND } from "../../kernel/time";
import type { Answer } from "../door/service";

/** The heartbeat's interval (§5.1), and the silence after which a connection is dead (milliseconds). */
const BEAT = 20 * SECOND;
const DEAD = 45 * SECOND;
const HANDSHAKE = 10 * SECOND;
/** The longest message that is taken, in bytes. */
const LONGEST = 64 * 1024 * 1024;

export type WireObject = Readonly<Record<string, unknown>>;

export interface ConnectionHandlers {
  /** `row`: the text as JSON; undefined if it is no object. */
  onMessage(row: WireObject | undefined, text: string): void;
  onClose(code: number, reason: string): void;
}

/** One open socket to the server. The key goes into the header, so that no address holds it. */
export class UpstreamConnection {
  readonly #ws: WebSocket;
  readonly #clock: Clock;
  #heard: number;
  #beat: CancelTimer | undefined;
  #closed = false;

  private constructor(ws: WebSocket, clock: Clock, handlers: ConnectionHandlers) {
    this.#ws = ws;
    this.#clock = clock;
    this.#heard = clock.now();
    ws.on("message", (data) => {
      this.#heard = clock.now();
      const text = String(data);
      if (!this.#closed) handlers.onMessage(parse(text), text);
    });
    ws.on("close", (code, reason) => {
      this.#beat?.();
      if (this.#closed) return;
      this.#closed = true;
      handlers.onClose(code, String(reason));
    });
    this.#scheduleBeat();
  }

  /** Opens a connection; where it is refused, the refusal as the answer that it was. Rejects where nobody answers. */
  static open(options: {
    readonly address: string;
    readonly key: string;
    readonly clock: Clock;
    readonly handlers: ConnectionHandlers;
  }): Promise<Settled<UpstreamConnection, Answer>> {
    const { address, key, clock, handlers } = options;
    const ws = new WebSocket(address, {
      headers: { key },
      handshakeTimeout: HANDSHAKE,
      maxPayload: LONGEST,
      perMessageDeflate: false,
      followRedirects: false,
    });
    return new Promise((resolve, reject) => {
      ws.on("error", reject);
      // Made at once: the server may speak, or hang up, before anybody else's turn.
      ws.once("open", () => resolve(success(new UpstreamConnection(ws, clock, handlers))));
      ws.once("unexpected-response", (_request, response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (part: string) => (text = (text + part).slice(0, 2_000)));
        response.on("end", () => resolve(failure({ status: response.statusCode ?? 502, text })));
        response.on("error", reject);
      });
    });
  }

  send(text: string): void {
    if (this.#ws.readyState === WebSocket.OPEN) this.#ws.send(text);
  }

  /** Lets go of the connection; no handler is called any more. */
  close(): void {
    this.#closed = true;
    this.#beat?.();
    this.#ws.terminate();
  }

  #scheduleBeat(): void {
    this.#beat = this.#clock.after(BEAT, () => {
      if (this.#clock.now() - this.#heard > DEAD) return this.#ws.terminate();
      this.send('{"type":"H"}');
      this.#scheduleBeat();
    });
  }
}

function parse(text: string): WireObject | undefined {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as WireObject) : undefined;
  } catch {
    return undefined;
  }
}
