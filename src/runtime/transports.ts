import { Lazy } from "../kernel/lazy";
import { Connection } from "../feed/connection";
import { Pacer } from "../feed/pacer";
import { SocketFallback } from "../feed/socketFallback";
import { RestClient } from "../qos/restClient";
import { SocketClient } from "../qos/socketClient";
import type { Basics } from "./basics";
import { SOCKET_COMMANDS } from "./plan";

const QUERIES = new Lazy(() => import("../feed/socketQueries"));

/** The ways to the server. */
export interface Transports {
  readonly client: RestClient;
  readonly socket: SocketClient;
  readonly connection: Connection;
  /** The pace of commands on the socket. */
  readonly pacer: Pacer;
  readonly socketFallback: SocketFallback;
}

export function buildTransports({ ports, settings, keys, signals, serverTrouble }: Basics): Transports {
  const { clock, random, http } = ports;
  const key = (): string | undefined => keys.current;
  const client = new RestClient({
    http,
    clock,
    server: () => settings.current.server,
    key,
    whyNoKey: () => keys.missing,
    onAnswered: () => serverTrouble.end(),
  });
  const socket = new SocketClient({
    port: ports.socket,
    clock,
    random,
    address: () => settings.current.socket,
    key,
    whyNoKey: () => keys.missing,
    answeredAt: () => client.answeredAt,
  });
  const connection = new Connection(socket);
  const pacer = new Pacer({ clock, perMinute: () => SOCKET_COMMANDS });
  const hold = (): (() => void) => connection.hold();
  const socketFallback = new SocketFallback({
    clock,
    rest: client,
    load: async () => (await QUERIES.get(clock)).SocketQueries,
    build: (Queries) => new Queries({ clock, socket, pacer, hold, owns: () => connection.isOwn, key }),
    onChange: () => signals.changes.publish(),
  });
  return { client, socket, connection, pacer, socketFallback };
}
