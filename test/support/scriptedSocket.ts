import type { SocketConnection, SocketHandlers, SocketPort } from "../../src/qos/socketClient";
import type { WireCommand } from "../../src/qos/wire";
import type { TestClock } from "./testClock";

/** A command as it went out, and when (milliseconds of the test clock). */
export interface Sent {
  readonly command: WireCommand;
  readonly at: number;
}

/** What the server replies to a command; undefined: nothing. */
export type Reply = (command: WireCommand) => object | undefined;

/** One connection: the test says what the far end does. */
class ScriptedConnection implements SocketConnection {
  readonly address: string;
  readonly key: string;
  readonly sent: Sent[] = [];
  closed = false;
  readonly #handlers: SocketHandlers;
  readonly #hear: (sent: Sent, connection: ScriptedConnection) => void;
  readonly #now: () => number;

  constructor(
    { address, key, handlers }: { readonly address: string; readonly key: string; readonly handlers: SocketHandlers },
    now: () => number,
    hear: (sent: Sent, connection: ScriptedConnection) => void,
  ) {
    this.address = address;
    this.key = key;
    this.#handlers = handlers;
    this.#now = now;
    this.#hear = hear;
  }

  send(text: string): void {
    const sent = { command: JSON.parse(text) as WireCommand, at: this.#now() };
    this.sent.push(sent);
    this.#hear(sent, this);
  }

  close(): void {
    this.closed = true;
  }

  /** The handshake succeeds. */
  opens(): void {
    this.#handlers.onOpen();
  }

  /** The server says something; text goes as it is. */
  says(message: object | string): void {
    this.#handlers.onText(typeof message === "string" ? message : JSON.stringify(message));
  }

  /** The connection ends. A port calls no handler once it has been let go of; a broken one does, and so does this. */
  drops(code = 1006, reason = ""): void {
    this.#handlers.onClose(code, reason);
  }
}

/** A socket whose far end is played by the test. */
export class ScriptedSocket implements SocketPort {
  readonly connections: ScriptedConnection[] = [];
  /** Whether a handshake succeeds by itself. */
  opensAtOnce = false;
  /** Replies that come by themselves. */
  reply: Reply = () => undefined;
  /** Milliseconds that a reply takes. */
  latency = 0;
  /** Whether `open` throws, as it does for an address that cannot be. */
  impossible = false;
  readonly #clock: TestClock;

  constructor(clock: TestClock) {
    this.#clock = clock;
  }

  /** The newest connection. */
  get last(): ScriptedConnection {
    const last = this.connections.at(-1);
    if (last === undefined) throw new Error("nothing has been opened");
    return last;
  }

  /** Connections that have not been let go of. */
  get live(): number {
    return this.connections.filter(({ closed }) => !closed).length;
  }

  /** Every command of every connection, heartbeats left out. */
  get commands(): readonly Sent[] {
    return this.connections.flatMap(({ sent }) => sent).filter(({ command }) => command.type !== "H");
  }

  open(address: string, key: string, handlers: SocketHandlers): SocketConnection {
    if (this.impossible) throw new Error("no such address");
    const connection = new ScriptedConnection(
      { address, key, handlers },
      () => this.#clock.now(),
      (sent, from) => this.#answer(sent, from),
    );
    this.connections.push(connection);
    if (this.opensAtOnce) this.#clock.after(this.latency, () => connection.closed || connection.opens());
    return connection;
  }

  #answer({ command }: Sent, connection: ScriptedConnection): void {
    const reply = this.reply(command);
    if (reply !== undefined) this.#clock.after(this.latency, () => connection.closed || connection.says(reply));
  }
}

/** The reply of a server that agrees to every subscription and knows no queries, as before 2025-06. */
export function agree(command: WireCommand): object {
  if (/^R.$/.test(command.type)) return { type: command.type, msg: "unknown type" };
  return { type: command.type, msg: "OK", time: 1_731_510_000 };
}
