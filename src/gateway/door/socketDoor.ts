import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer, type WebSocket } from "ws";
import type { CancelTimer } from "../../kernel/clock";
import { SECOND } from "../../kernel/time";
import type { User } from "../users/user";
import { FrameWheel } from "../values/frameWheel";
import { Client } from "./client";
import { Conversation } from "./conversation";
import { countUp } from "./counts";
import { credentialOf, pathOf } from "./credential";
import type { DoorParts } from "./parts";
import { refusalBody, toldOf, type Refusal } from "./refusals";
import type { Answer, Feed } from "./service";
import { foreign } from "./visitors";

/** The longest message of a client, in bytes. */
const LONGEST = 128 * 1024;
/** A client that has said nothing for so long is gone (milliseconds); it beats every 20 s. */
const SILENT = 75 * SECOND;
const SWEEP = 15 * SECOND;
/** How long a client that was asked to go is waited for (milliseconds). */
const GOODBYE = 2 * SECOND;
/** The frames that a client may ask for with `?frame=`, in milliseconds. */
const LEAST_FRAME = 50;
const LONGEST_FRAME = 15 * SECOND;

/** The socket side of the gateway, at `/ws`. */
export class SocketDoor {
  readonly #parts: DoorParts;
  readonly #sockets = new WebSocketServer({ noServer: true, maxPayload: LONGEST, perMessageDeflate: false });
  readonly #wheel: FrameWheel;
  readonly #open = new Set<Client>();
  /** Sockets of a user, those whose handshake is under way included. */
  readonly #held = new Map<string, number>();
  #opening = 0;
  #sweep: CancelTimer;

  constructor(parts: DoorParts) {
    this.#parts = parts;
    this.#wheel = new FrameWheel(parts.clock, (error) => parts.log.error({ err: error }, "frame"));
    this.#sweep = this.#scheduleSweep();
  }

  get clients(): ReadonlySet<Client> {
    return this.#open;
  }

  attach(server: Server): void {
    server.on("upgrade", (request, stream, head) => {
      stream.on("error", () => stream.destroy());
      this.#receive(request, stream, head).catch((error: unknown) => {
        this.#parts.log.error({ err: error }, "handshake");
        stream.destroy();
      });
    });
  }

  /** Asks the clients to come back elsewhere, one after the other over so many milliseconds. */
  async moveOn(milliseconds: number): Promise<void> {
    const clients = [...this.#open];
    const { clock } = this.#parts;
    for (const [place, client] of clients.entries()) {
      clock.after((milliseconds * place) / clients.length, () => client.close(1_012, "service restart"));
    }
    const end = clock.now() + milliseconds + GOODBYE;
    while (this.#open.size > 0 && clock.now() < end) {
      await new Promise((resolve) => void clock.after(50, () => resolve(undefined)));
    }
  }

  stop(): void {
    this.#sweep();
    this.#wheel.stop();
    for (const client of [...this.#open]) client.cut();
    this.#sockets.close();
  }

  async #receive(request: IncomingMessage, stream: Duplex, head: Buffer): Promise<void> {
    const { admission, counts } = this.#parts;
    const refusal = this.#refusalFor(request);
    if (refusal !== undefined) return this.#refuse(stream, refusal);
    const credential = credentialOf(request);
    if (credential === undefined || credential === "") {
      return this.#refuse(stream, { kind: credential === "" ? "key-missing" : "key-invalid" });
    }
    this.#opening += 1;
    try {
      const admitted = await admission.admit(credential);
      if (!admitted.ok) return this.#refuse(stream, admitted.error);
      await this.#openFor(admitted.value, { request, stream, head });
    } finally {
      this.#opening -= 1;
      counts.clients = this.#open.size;
    }
  }

  #refusalFor(request: IncomingMessage): Refusal | undefined {
    const { visitors, limits, state } = this.#parts;
    if (pathOf(request.url) !== "/ws") return { kind: "unknown-endpoint" };
    if (state.draining || this.#open.size + this.#opening >= limits.clients) return { kind: "busy" };
    return foreign(visitors, request);
  }

  async #openFor(
    user: User,
    { request, stream, head }: { readonly request: IncomingMessage; readonly stream: Duplex; readonly head: Buffer },
  ): Promise<void> {
    const held = this.#held.get(user.id) ?? 0;
    const limit = user.plan?.connections ?? Infinity;
    if (held >= limit) return this.#refuse(stream, { kind: "too-many-connections", limit });
    this.#held.set(user.id, held + 1);
    const feed = await this.#parts.service.open(user).catch(() => undefined);
    if (feed?.ok !== true || stream.destroyed) {
      if (feed?.ok === true) feed.value.left();
      this.#release(user);
      if (feed?.ok !== true) this.#turnAway(stream, feed?.error ?? answerOf({ kind: "upstream" }));
      return;
    }
    this.#sockets.handleUpgrade(request, stream, head, (ws) => {
      this.#begin({ user, feed: feed.value, ws, stream }, frameOf(request, this.#parts.limits.frame));
    });
  }

  #begin(
    { user, feed, ws, stream }: { readonly user: User; readonly feed: Feed; ws: WebSocket; readonly stream: Duplex },
    frame: number,
  ): void {
    const { clock, counts } = this.#parts;
    const client = new Client({ ws, stream, user, feed, clock, counts });
    const conversation = new Conversation(client, feed, clock);
    this.#open.add(client);
    counts.clients = this.#open.size;
    const stops = [
      this.#wheel.add(client, frame),
      feed.words.subscribe((text) => client.say(text)),
      feed.farewells.subscribe((farewell) => client.bid(farewell)),
    ];
    ws.on("message", (data, isBinary) => {
      if (isBinary) client.close(1_003, "text only");
      else conversation.hear(String(data));
    });
    ws.on("ping", () => (client.heard = clock.now()));
    // The socket says why by itself; whoever does not hear it is cut off.
    ws.on("error", () => void clock.after(GOODBYE, () => ws.terminate()));
    ws.on("close", () => {
      for (const stop of stops) stop();
      client.gone();
      feed.left();
      this.#open.delete(client);
      this.#release(user);
      counts.clients = this.#open.size;
    });
  }

  #release({ id }: User): void {
    const held = (this.#held.get(id) ?? 1) - 1;
    if (held > 0) this.#held.set(id, held);
    else this.#held.delete(id);
  }

  #refuse(stream: Duplex, refusal: Refusal): void {
    countUp(this.#parts.counts.refused, refusal.kind);
    this.#turnAway(stream, answerOf(refusal));
  }

  #turnAway(stream: Duplex, { status, text }: Answer): void {
    stream.end(
      `HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Type: application/json; charset=utf-8\r\n` +
        `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
    );
    // Whoever does not take the answer is not waited for.
    this.#parts.clock.after(SECOND, () => stream.destroy());
  }

  /** Lets go of clients that are silent, or whose credential is no longer good. */
  #scheduleSweep(): CancelTimer {
    const { clock, admission } = this.#parts;
    return clock.after(SWEEP, () => {
      const now = clock.now();
      for (const client of [...this.#open]) {
        const { user } = client;
        if (now - client.heard > SILENT) client.close(1_008, "heartbeat timeout");
        else if (user.expiresAt !== undefined && user.expiresAt <= now) client.close(1_008, "key has expired");
        else if (!admission.stillAdmitted(user)) client.close(1_008, "invalid key");
      }
      this.#sweep = this.#scheduleSweep();
    });
  }
}

function answerOf(refusal: Refusal): Answer {
  return { status: toldOf(refusal).status, text: refusalBody(refusal) };
}

/** Milliseconds between two frames of a client: what its address asks for within the bounds, or what is usual here. */
function frameOf(request: IncomingMessage, usual: number): number {
  const asked = new URLSearchParams((request.url ?? "").split("?")[1] ?? "").get("frame");
  const frame = asked === null ? NaN : Number(asked);
  return Number.isFinite(frame) ? Math.min(Math.max(frame, LEAST_FRAME), LONGEST_FRAME) : usual;
}
