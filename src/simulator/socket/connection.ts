import type { Duplex } from "node:stream";
import type { Socket } from "node:net";
import { type WebSocket } from "ws";
import type { Credential } from "../access/credentials";
import type { Holder } from "../access/keyRing";
import { textFrame } from "./textFrame";
import type { World } from "../world";

/** Bytes that may wait for a client that does not read; beyond that its pushes are lost. */
const MOST_WAITING = 8 * 1024 * 1024;

/** One socket, from its opening to its end. */
export class Connection {
  readonly id: number;
  readonly holder: Holder;
  readonly credential: Credential;
  /** When something last came from the client, in milliseconds. */
  heard: number;
  /** Nothing is heard and nothing is sent any more, though the socket stays open. */
  frozen = false;
  readonly #world: World;
  readonly #ws: WebSocket;
  readonly #stream: Duplex;
  #queue: Buffer[] = [];
  #held: Buffer[] | undefined;

  constructor(
    world: World,
    ws: WebSocket,
    stream: Duplex,
    who: { id: number; holder: Holder; credential: Credential },
  ) {
    this.id = who.id;
    this.holder = who.holder;
    this.credential = who.credential;
    this.#world = world;
    this.#ws = ws;
    this.#stream = stream;
    this.heard = world.settings.clock.now();
  }

  /** Sends at once. */
  send(text: string): void {
    this.queue(textFrame(text));
    this.flush();
  }

  /** Sends with the next `flush`: the pushes of one move of the market leave together. */
  queue(frame: Buffer): void {
    if (this.frozen || this.#ws.readyState !== this.#ws.OPEN) return;
    this.#queue.push(frame);
  }

  flush(): void {
    if (this.#queue.length === 0) return;
    const frames = this.#queue;
    this.#queue = [];
    if (this.frozen || this.#ws.readyState !== this.#ws.OPEN) return;
    if (this.#held !== undefined) {
      this.#held.push(...frames);
    } else if (this.#stream.writableLength > MOST_WAITING) {
      this.#world.metrics.pushesDropped += frames.length;
    } else {
      this.#stream.write(frames.length === 1 ? (frames[0] as Buffer) : Buffer.concat(frames));
      this.#world.metrics.pushesSent += frames.length;
    }
  }

  /** Holds back what is to be sent for some milliseconds. */
  stall(milliseconds: number): void {
    if (this.#held !== undefined) return;
    this.#held = [];
    this.#world.settings.clock.after(milliseconds, () => {
      const held = this.#held ?? [];
      this.#held = undefined;
      this.#queue.unshift(...held);
      this.flush();
    });
  }

  pong(data: Buffer): void {
    if (!this.frozen) this.#ws.pong(data);
  }

  close(code: number, reason: string): void {
    this.#ws.close(code, reason);
  }

  /** Ends without a close frame; a client sees code 1006. */
  cut(): void {
    this.#stream.destroy();
  }

  reset(): void {
    const stream = this.#stream as Partial<Socket>;
    if (stream.resetAndDestroy === undefined) this.cut();
    else (this.#stream as Socket).resetAndDestroy();
  }
}
