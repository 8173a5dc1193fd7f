import type { CancelTimer, Clock, Random } from "../kernel/clock";
import { SECOND } from "../kernel/time";
import { Subscribable } from "../kernel/subscribable";
import { isObject, type WireObject } from "./decode";
import { QosError } from "./errors";
import { readPushText } from "./pushText";
import { readRefusal } from "./refusal";
import { BEAT, transition, type SocketAction, type SocketEvent, type SocketState } from "./socketMachine";
import type { AnyPush } from "./topics";
import type { WireCommand } from "./wire";

/** What a connection tells. After `onClose` nothing more comes. */
export interface SocketHandlers {
  onOpen(): void;
  onText(text: string): void;
  /** `reason`: the close frame's text, often empty. */
  onClose(code: number, reason: string): void;
}

export interface SocketConnection {
  send(text: string): void;
  /** Lets go of the connection; no handler is called any more. */
  close(): void;
}

/** WebSocket as a port. `open` may throw; a credential goes where the platform can put it (header or URL, §5.0.1). */
export interface SocketPort {
  open(address: string, key: string, handlers: SocketHandlers): SocketConnection;
}

export interface SocketClientOptions {
  readonly port: SocketPort;
  readonly clock: Clock;
  readonly random: Random;
  readonly address: () => string;
  readonly key: () => string | undefined;
  /** Why there is no credential. @default noKey */
  readonly whyNoKey?: () => QosError | undefined;
  /** When the server last answered a request with this key (milliseconds since the epoch). @default never, 0 */
  readonly answeredAt?: () => number;
}

/** A handshake that takes longer has failed (milliseconds). */
const HANDSHAKE = 15 * SECOND;

/** Whoever is asked whether it lives answers within this time (milliseconds). */
const PROBE = 5 * SECOND;

/**
 * A browser does not say why a handshake failed. So many that fail at once (milliseconds), while requests with the same
 * key are answered, were refused.
 */
const REFUSED_ATTEMPTS = 4;
const AT_ONCE = 5 * SECOND;

/** A heartbeat this late (milliseconds) means that the machine slept: a hidden page's timers are a minute late at most. */
const SLEPT = 65 * SECOND;

/** Keeps one connection to the server for as long as somebody wants it: opens lazily, beats, comes back by itself. */
export class SocketClient {
  /** The connection is usable, or no longer. */
  readonly ups = new Subscribable<boolean>();
  /** Pushes that could be read straight from their text: nearly all. */
  readonly pushes = new Subscribable<AnyPush>();
  /** Every other message: answers, and pushes that are still to be read. */
  readonly messages = new Subscribable<WireObject>();
  readonly states = new Subscribable<SocketState>();
  readonly #options: SocketClientOptions;
  #state: SocketState = { state: "idle" };
  #connection: SocketConnection | undefined;
  #secret: string | undefined;
  #generation = 0;
  #retry: CancelTimer | undefined;
  #beat: CancelTimer | undefined;
  #handshake: CancelTimer | undefined;
  #beatSentAt = 0;
  #openedAt = 0;
  /** Since when no connection has come about. */
  #failingSince: number | undefined;
  #lastWord: QosError | undefined;
  #latency: number | undefined;
  #strange = 0;

  constructor(options: SocketClientOptions) {
    this.#options = options;
  }

  get state(): SocketState {
    return this.#state;
  }

  /** Milliseconds from the last heartbeat to its reply. */
  get latency(): number | undefined {
    return this.#latency;
  }

  /** Messages that were no JSON objects. */
  get strange(): number {
    return this.#strange;
  }

  /** Raises an event of the connection's life from outside: want, unwant, renewed, woke, retry. */
  raise(event: SocketEvent): void {
    if (event.event === "renewed") this.#lastWord = this.#failingSince = undefined;
    const context = {
      now: this.#options.clock.now(),
      random: this.#options.random,
      silence: () => new QosError("timeout", { seconds: (2 * BEAT) / SECOND }),
    };
    const before = this.#state;
    const { next, actions } = transition(before, event, context);
    this.#state = next;
    if (next.state !== "waiting") this.#stopRetry();
    for (const action of actions) this.#perform(action);
    if (next !== before && event.event !== "heard") this.states.publish(this.#state);
  }

  /** The key was refused over REST: the socket need not find out for itself. */
  refuse(why: QosError): void {
    if (this.#state.state !== "open") this.#fail(why);
  }

  /** What a refusal's text means; the key that this connection was opened with is struck out, should it be repeated. */
  refusal(text: string): QosError {
    return readRefusal(text, this.#secret);
  }

  /** Sends a command; false when there is no open connection. */
  send(command: WireCommand): boolean {
    if (this.#state.state !== "open" || this.#connection === undefined) return false;
    this.#connection.send(JSON.stringify(command));
    return true;
  }

  #perform(action: SocketAction): void {
    switch (action) {
      case "open":
        return this.#open();
      case "close":
        return this.#close();
      case "beat":
      case "probe":
        this.#beatSentAt = this.#options.clock.now();
        this.send({ type: "H" });
        return this.#scheduleBeat(action === "probe" ? PROBE : BEAT);
      case "awaitRetry":
        return this.#scheduleRetry();
      case "up":
        this.#endHandshake();
        this.#lastWord = this.#failingSince = undefined;
        this.#beatSentAt = this.#options.clock.now();
        this.#scheduleBeat(BEAT);
        return this.ups.publish(true);
      case "down":
        this.#beat?.();
        return this.ups.publish(false);
    }
  }

  #open(): void {
    const { port, clock, address, key, whyNoKey } = this.#options;
    const generation = ++this.#generation;
    const secret = (this.#secret = key());
    if (secret === undefined) return this.#fail(whyNoKey?.() ?? new QosError("noKey"));
    const mine = (task: () => void) => () => {
      if (generation === this.#generation) task();
    };
    this.#openedAt = clock.now();
    try {
      this.#connection = port.open(address(), secret, {
        onOpen: mine(() => this.raise({ event: "opened" })),
        onText: (text) => mine(() => this.#hear(text))(),
        onClose: (code, reason) => mine(() => this.#fail(this.#whyClosed(code, reason)))(),
      });
    } catch {
      return this.#fail(new QosError("unreachable"));
    }
    this.#handshake = clock.after(
      HANDSHAKE,
      mine(() => this.#fail(new QosError("timeout", { seconds: HANDSHAKE / SECOND }))),
    );
  }

  /** The connection is gone or of no use: lets go of it, so that nothing late of it is heard. */
  #fail(why: QosError): void {
    this.#close();
    this.#failingSince ??= this.#options.clock.now();
    this.raise({ event: "closed", why });
  }

  #close(): void {
    this.#generation += 1;
    this.#beat?.();
    this.#endHandshake();
    this.#connection?.close();
    this.#connection = undefined;
  }

  /** A timer that is over is let go of, and with it what was under way when it was set. */
  #endHandshake(): void {
    this.#handshake?.();
    this.#handshake = undefined;
  }

  #hear(text: string): void {
    // Of many messages between two heartbeats the first alone tells something.
    if (this.#state.state !== "open" || !this.#state.heard) this.raise({ event: "heard" });
    this.#beatIfOverdue();
    const push = readPushText(text);
    if (push !== undefined) return this.pushes.publish(push);
    let message: unknown;
    try {
      message = JSON.parse(text);
    } catch {
      message = undefined;
    }
    if (!isObject(message)) {
      this.#strange += 1;
      return;
    }
    if (message["type"] === "H") this.#noteLatency(this.#options.clock.now() - this.#beatSentAt);
    else if (typeof message["msg"] === "string" && message["msg"] !== "OK")
      this.#lastWord = this.refusal(message["msg"]);
    this.messages.publish(message);
  }

  /** A beat is answered before the next but one, or the connection is given up: longer, and shorter than none, is a set clock. */
  #noteLatency(milliseconds: number): void {
    if (milliseconds >= 0 && milliseconds <= 2 * BEAT) this.#latency = milliseconds;
  }

  /** What the server said last before it hung up tells more than the close code. */
  #whyClosed(code: number, reason: string): QosError {
    const said = reason === "" ? this.#lastWord : this.refusal(reason);
    if (said?.id === "keyRefused" || said?.id === "connectionLimit") return said;
    return code === 1008 || code === 4001
      ? new QosError("keyRefused")
      : new QosError(this.#isRefused() ? "socketRefused" : "unreachable");
  }

  #isRefused(): boolean {
    const { clock, answeredAt = () => 0 } = this.#options;
    const again = this.#state.state === "connecting" && this.#state.attempt >= REFUSED_ATTEMPTS;
    return again && clock.now() - this.#openedAt < AT_ONCE && answeredAt() > (this.#failingSince ?? Infinity);
  }

  /** A hidden page's timers may come a minute late; pushes do not, so they carry the heartbeat too. */
  #beatIfOverdue(): void {
    if (this.#options.clock.now() - this.#beatSentAt >= BEAT) this.raise({ event: "beat" });
  }

  #scheduleBeat(delay: number): void {
    this.#beat?.();
    this.#beat = this.#options.clock.after(delay, () => {
      const late = this.#options.clock.now() - this.#beatSentAt - delay;
      this.raise({ event: late > SLEPT ? "woke" : "beat" });
    });
  }

  #scheduleRetry(): void {
    if (this.#state.state !== "waiting") return;
    this.#stopRetry();
    const delay = Math.max(0, this.#state.until - this.#options.clock.now());
    this.#retry = this.#options.clock.after(delay, () => this.raise({ event: "retry" }));
  }

  #stopRetry(): void {
    this.#retry?.();
    this.#retry = undefined;
  }
}
