import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer, type WebSocket } from "ws";
import { Commands } from "./commands";
import { Connection } from "./connection";
import { presented, type Credential } from "../access/credentials";
import type { Holder } from "../access/keyRing";
import { answerAsPlain, asksForWebSocket } from "./plainRequest";
import type { Pusher } from "./pusher";
import { refusalStatus, type Refusal } from "../protocol/refusals";
import type { Subscriptions } from "./subscriptions";
import type { World } from "../world";

const POLICY_VIOLATION = 1_008;

/** The socket side of the server (§5), at `/ws`. */
export class SocketServer {
  readonly #world: World;
  readonly #subscriptions: Subscriptions;
  readonly #commands: Commands;
  readonly #sockets = new WebSocketServer({ noServer: true, autoPong: false, maxPayload: 1024 * 1024 });
  readonly #open = new Set<Connection>();
  readonly #refused = new Set<Duplex>();
  #nextId = 1;
  #sweep: (() => void) | undefined;

  constructor(world: World, subscriptions: Subscriptions, pusher: Pusher) {
    this.#world = world;
    this.#subscriptions = subscriptions;
    this.#commands = new Commands(world, subscriptions, pusher);
  }

  get connections(): ReadonlySet<Connection> {
    return this.#open;
  }

  attach(server: Server): void {
    server.on("upgrade", (request, stream, head) => {
      if (asksForWebSocket(request)) this.#welcome(request, stream, head);
      else answerAsPlain(server, request, stream, head);
    });
    this.#sweepSilent();
  }

  stop(): void {
    this.#sweep?.();
    for (const connection of [...this.#open]) connection.cut();
    for (const stream of this.#refused) stream.destroy();
    this.#sockets.close();
  }

  #welcome(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    stream.on("error", () => stream.destroy());
    const { faults, settings } = this.#world;
    const slow = faults.none ? undefined : faults.take("slow-handshake", "connect");
    if (slow !== undefined) {
      settings.clock.after(slow.ms ?? 1_000, () => this.#receive(request, stream, head));
      return;
    }
    this.#receive(request, stream, head);
  }

  #receive(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    if (stream.destroyed) return;
    const { faults, settings } = this.#world;
    const { holder, credential } = presented(this.#world, request);
    const refuse = faults.none ? undefined : faults.take("refuse-connection", "connect");
    if (refuse !== undefined)
      return this.#turnAway(stream, refuse.status ?? 503, refuse.message ?? "service unavailable");
    const refusal = this.#refusalFor(request, holder);
    if (refusal === undefined && holder.ok) {
      this.#makeRoom(holder.value);
      this.#sockets.handleUpgrade(request, stream, head, (ws) => this.#begin(ws, stream, holder.value, credential));
      return;
    }
    const reason = refusal ?? { kind: "internal" };
    const msg = this.#world.refusal(reason);
    this.#world.metrics.connectionsRefused += 1;
    this.#journal("connect", { key: holder.ok ? holder.value.name : "", credential, msg });
    if (settings.socketRefusals === "handshake") {
      const status = reason.kind === "key-missing" ? settings.keylessStatus : refusalStatus(reason);
      return this.#turnAway(stream, status, msg);
    }
    this.#sockets.handleUpgrade(request, stream, head, (ws) => {
      ws.on("error", () => ws.terminate());
      ws.send(JSON.stringify({ type: "", msg, time: Math.floor(this.#world.settings.clock.now() / 1_000) }));
      ws.close(POLICY_VIOLATION, msg);
      this.#refused.add(stream);
      ws.on("close", () => this.#refused.delete(stream));
    });
  }

  #refusalFor(request: IncomingMessage, holder: ReturnType<typeof presented>["holder"]): Refusal | undefined {
    const path = (request.url ?? "").split("?")[0] ?? "";
    if (path !== "/ws") return { kind: "unknown-endpoint", path };
    if (!holder.ok) return holder.error;
    const { enforceLimits, extraConnection } = this.#world.settings;
    const limit = holder.value.plan.socket.connections;
    const full = enforceLimits && extraConnection === "refuse" && this.#of(holder.value).length >= limit;
    return full && !this.#kicks() ? { kind: "too-many-connections", limit } : undefined;
  }

  /** Closes the oldest connections of the key where the newest is to win. */
  #makeRoom(holder: Holder): void {
    const { faults, settings } = this.#world;
    const kicked = !faults.none && faults.take("kick-connection", "connect") !== undefined;
    if (!kicked && (settings.extraConnection !== "kick" || !settings.enforceLimits)) return;
    const own = this.#of(holder);
    const leave = kicked ? 0 : Math.max(0, holder.plan.socket.connections - 1);
    for (const connection of own.slice(0, Math.max(0, own.length - leave))) {
      connection.close(POLICY_VIOLATION, this.#world.refusal({ kind: "too-many-connections", limit: leave + 1 }));
      this.#forget(connection);
    }
  }

  #kicks(): boolean {
    return this.#world.faults.orders.some(({ fault }) => fault === "kick-connection");
  }

  #begin(ws: WebSocket, stream: Duplex, holder: Holder, credential: Credential): void {
    const connection = new Connection(this.#world, ws, stream, { id: this.#nextId, holder, credential });
    this.#nextId += 1;
    this.#open.add(connection);
    this.#world.metrics.connectionsOpened += 1;
    this.#world.metrics.connections = this.#open.size;
    this.#journal("connect", { key: holder.name, credential, msg: "OK", connection: connection.id });
    ws.on("message", (data: Buffer) => this.#commands.hear(connection, data.toString("utf8")));
    ws.on("ping", (data: Buffer) => {
      connection.heard = this.#world.settings.clock.now();
      connection.pong(data);
    });
    ws.on("error", () => ws.terminate());
    ws.on("close", (code) => {
      this.#forget(connection);
      const msg = `closed ${code}`;
      this.#journal("disconnect", { key: holder.name, credential, msg, connection: connection.id });
    });
  }

  #forget(connection: Connection): void {
    this.#open.delete(connection);
    this.#subscriptions.removeAll(connection);
    this.#world.metrics.connections = this.#open.size;
  }

  #of(holder: Holder): readonly Connection[] {
    return [...this.#open].filter((connection) => connection.holder === holder);
  }

  #turnAway(stream: Duplex, status: number, msg: string): void {
    const body = JSON.stringify({ msg });
    stream.end(
      `HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Type: application/json; charset=utf-8\r\n` +
        `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
  }

  /** Closes the sockets from which nothing has come for too long. */
  #sweepSilent(): void {
    const { clock, heartbeatTimeout } = this.#world.settings;
    if (heartbeatTimeout === 0) return;
    this.#sweep = clock.after(Math.max(50, heartbeatTimeout / 6), () => {
      for (const connection of [...this.#open]) {
        const silent = clock.now() - connection.heard >= heartbeatTimeout;
        if (silent && !connection.frozen) connection.close(POLICY_VIOLATION, "heartbeat timeout");
      }
      this.#sweepSilent();
    });
  }

  #journal(
    kind: "connect" | "disconnect",
    told: { key: string; credential: Credential; msg: string; connection?: number },
  ): void {
    this.#world.journal.add({ kind, endpoint: "", body: undefined, at: this.#world.settings.clock.now(), ...told });
  }
}
