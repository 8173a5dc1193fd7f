import type { Clock } from "../../../src/kernel/clock";
import type { Http, HttpAnswer, HttpRequest } from "../../../src/qos/restClient";
import type { SocketConnection, SocketHandlers, SocketPort } from "../../../src/qos/socketClient";
import type { Holder } from "../../../src/simulator/access/keyRing";
import { withDefaults, type SimulatorOptions } from "../../../src/simulator/options";
import { Commands } from "../../../src/simulator/socket/commands";
import type { Connection } from "../../../src/simulator/socket/connection";
import { Pusher } from "../../../src/simulator/socket/pusher";
import { Subscriptions } from "../../../src/simulator/socket/subscriptions";
import { Truth } from "../../../src/simulator/truth";
import { World } from "../../../src/simulator/world";
import { connectHere } from "./hereConnection";
import { answerHere } from "./hereRest";

/** Milliseconds of a way over the network. */
const WAY = 15;

/** The page at the client's end: nothing reaches it any more once it is gone. */
export interface Client {
  deliver(task: () => void): void;
}

/**
 * The simulator without a network: the same market, protocol, plans and faults, but requests and frames are handed over
 * in this process, on the test's clock. The same steps give the same messages.
 */
export class SimulatorHere {
  readonly world: World;
  readonly truth: Truth;
  readonly #subscriptions = new Subscriptions();
  readonly #pusher: Pusher;
  readonly #commands: Commands;
  readonly #clock: Clock;
  readonly #open = new Set<Connection>();
  #nextId = 1;

  constructor(clock: Clock, options: SimulatorOptions = {}) {
    this.#clock = clock;
    this.world = new World(withDefaults({ heartbeatTimeout: 0, tickMs: 0, invented: 0, ...options, clock }, clock));
    this.#pusher = new Pusher(this.world, this.#subscriptions);
    this.#commands = new Commands(this.world, this.#subscriptions, this.#pusher);
    this.truth = new Truth(this.world.market);
  }

  /** The market moves to the clock's present, and tells what has happened. */
  step(): void {
    this.world.market.advanceTo(this.world.marketTime());
    this.#pusher.push();
  }

  /** Ends every connection. */
  cut(how: "cut" | "close"): void {
    for (const connection of [...this.#open])
      if (how === "cut") connection.cut();
      else connection.close(1001, "going away");
  }

  get connections(): number {
    return this.#open.size;
  }

  http(client: Client): Http {
    return {
      post: (request) => this.#post(client, request),
      online: () => true,
      reachable: async () => false,
      abort: () => new AbortController(),
    };
  }

  socket(client: Client): SocketPort {
    return { open: (_address, key, handlers) => this.#connect(client, key, handlers) };
  }

  #post(client: Client, request: HttpRequest): Promise<HttpAnswer> {
    const { faults } = this.world;
    const path = new URL(request.url).pathname.slice(1);
    return new Promise((resolve, reject) => {
      const fail = (): void => reject(new TypeError("fetch failed"));
      request.signal.addEventListener("abort", fail);
      const after = (delay: number, task: () => void): void =>
        void this.#clock.after(delay, () => request.signal.aborted || task());
      after(WAY, () => {
        const delay = faults.none ? undefined : faults.take("delay", path, "rest");
        after(delay === undefined ? 0 : (delay.ms ?? 1_000), () => {
          const outcome = answerHere(this.world, request);
          if (outcome === "silent") return;
          after(WAY, () => client.deliver(() => (outcome === "broken" ? fail() : resolve(outcome))));
        });
      });
    });
  }

  #connect(client: Client, key: string, handlers: SocketHandlers): SocketConnection {
    const { faults } = this.world;
    let connection: Connection | undefined;
    let gone = false;
    const tell = (task: () => void): void =>
      void this.#clock.after(WAY, () => client.deliver(() => (gone ? undefined : task())));
    const refused = (): void => tell(() => handlers.onClose(1006, ""));
    const arrive = (): void => {
      if (gone) return;
      const holder = this.world.keys.find(key);
      const turned = faults.none ? undefined : faults.take("refuse-connection", "connect");
      if (turned !== undefined || holder === undefined || holder.expired || !this.#hasRoom(holder)) return refused();
      const id = (this.#nextId += 1);
      const begun: Connection = connectHere(
        this.world,
        { id, holder },
        {
          onText: (text) => tell(() => handlers.onText(text)),
          onClose: (code, reason) => {
            this.#forget(begun);
            tell(() => handlers.onClose(code, reason));
          },
        },
      );
      connection = begun;
      this.#open.add(begun);
      this.world.metrics.connectionsOpened += 1;
      tell(() => handlers.onOpen());
    };
    const slow = faults.none ? undefined : faults.take("slow-handshake", "connect");
    this.#clock.after(WAY + (slow === undefined ? 0 : (slow.ms ?? 1_000)), arrive);
    return {
      send: (text) => {
        this.#clock.after(WAY, () => {
          if (connection !== undefined && this.#open.has(connection)) this.#commands.hear(connection, text);
        });
      },
      close: () => {
        gone = true;
        this.#clock.after(WAY, () => {
          if (connection !== undefined) this.#forget(connection);
        });
      },
    };
  }

  /** Whether the plan has room for one connection more; older ones may have to go for it. */
  #hasRoom(holder: Holder): boolean {
    const own = [...this.#open].filter((connection) => connection.holder === holder);
    const kick = this.world.faults.none ? undefined : this.world.faults.take("kick-connection", "connect");
    if (kick !== undefined) for (const connection of own) connection.close(1008, "another connection");
    return kick !== undefined || own.length < holder.plan.socket.connections;
  }

  #forget(connection: Connection): void {
    this.#open.delete(connection);
    this.#subscriptions.removeAll(connection);
  }
}
