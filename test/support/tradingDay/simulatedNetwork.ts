import WebSocket from "ws";
import type { Http, HttpAnswer, HttpRequest } from "../../../src/qos/restClient";
import type { SocketConnection, SocketHandlers, SocketPort } from "../../../src/qos/socketClient";
import type { Simulator } from "../../../src/simulator/simulator";
import type { TestClock } from "../testClock";

/** Tells the replies to the test's own heartbeats from those to the page's. */
const OWN = "the test's own";

/**
 * The way from a page whose time is the test's to a simulator on this machine. Messages travel in real time, of which
 * the page's clock knows nothing: `busy` says whether any are under way.
 */
export class SimulatedNetwork implements Http, SocketPort {
  readonly #simulator: Simulator;
  readonly #clock: TestClock;
  readonly #connections = new Set<LoopbackConnection>();
  #requests = 0;

  constructor(simulator: Simulator, clock: TestClock) {
    this.#simulator = simulator;
    this.#clock = clock;
  }

  get busy(): boolean {
    return this.#requests > 0 || [...this.#connections].some(({ awaited }) => awaited > 0);
  }

  async post({ url, body, headers }: HttpRequest): Promise<HttpAnswer> {
    this.#requests += 1;
    try {
      const address = `${this.#simulator.url}${new URL(url).pathname}`;
      const answer = await fetch(address, { method: "POST", body, headers });
      return { status: answer.status, body: await answer.text() };
    } finally {
      this.#requests -= 1;
    }
  }

  online(): boolean {
    return true;
  }

  async reachable(): Promise<boolean> {
    return true;
  }

  abort(): AbortController {
    return new AbortController();
  }

  open(_address: string, key: string, handlers: SocketHandlers): SocketConnection {
    const connection = new LoopbackConnection(`${this.#simulator.wsUrl}?key=${key}`, handlers, this.#clock);
    this.#connections.add(connection);
    return connection;
  }

  /** The market moves to the clock's present; `busy` until every push of it is there. */
  step(): void {
    this.#simulator.step();
    for (const connection of this.#connections) connection.probe();
  }

  close(): void {
    for (const connection of this.#connections) connection.close();
  }
}

/** One socket. Heartbeats, thousands a day, are answered on the spot; all else is the simulator's. */
class LoopbackConnection implements SocketConnection {
  /** Replies, and the handshake, that are still to come. */
  awaited = 1;
  readonly #socket: WebSocket;
  readonly #handlers: SocketHandlers;
  readonly #clock: TestClock;
  #isOver = false;

  constructor(address: string, handlers: SocketHandlers, clock: TestClock) {
    this.#handlers = handlers;
    this.#clock = clock;
    this.#socket = new WebSocket(address);
    this.#socket.on("open", () => {
      this.awaited -= 1;
      if (!this.#isOver) handlers.onOpen();
    });
    this.#socket.on("message", (data: Buffer) => this.#hear(data.toString("utf8")));
    this.#socket.on("error", () => undefined);
    this.#socket.on("close", (code, reason) => {
      this.awaited = 0;
      if (!this.#isOver) handlers.onClose(code, reason.toString());
      this.#isOver = true;
    });
  }

  send(text: string): void {
    const { type } = JSON.parse(text) as { readonly type: string };
    if (type === "H") {
      const reply = JSON.stringify({ type, msg: "OK", time: Math.floor(this.#clock.now() / 1_000) });
      this.#clock.after(0, () => this.#isOver || this.#handlers.onText(reply));
      return;
    }
    this.awaited += 1;
    this.#socket.send(text);
  }

  /** What the server says after this was said before its reply. */
  probe(): void {
    if (this.#isOver || this.#socket.readyState !== WebSocket.OPEN) return;
    this.awaited += 1;
    this.#socket.send(JSON.stringify({ type: "H", reqid: OWN }));
  }

  close(): void {
    this.#isOver = true;
    this.awaited = 0;
    this.#socket.terminate();
  }

  #hear(text: string): void {
    if (this.#isOver) return;
    const { type, reqid } = JSON.parse(text) as { readonly type?: string; readonly reqid?: unknown };
    if (type !== undefined) this.awaited -= 1;
    if (reqid !== OWN) this.#handlers.onText(text);
  }
}
