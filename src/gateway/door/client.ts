import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import type { Clock } from "../../kernel/clock";
import { SECOND } from "../../kernel/time";
import type { Outgoing, Slot } from "../values/slot";
import { textFrame } from "../values/textFrame";
import { topicOf, type SlotKey } from "../values/topic";
import type { User } from "../users/user";
import type { Farewell, Feed } from "./service";

/** Bytes that may wait for a client before its frames are left out, and before it is given up. */
const SLOW = 256 * 1024;
const HOPELESS = 8 * 1024 * 1024;
/** A client that has been slow for so long is given up (milliseconds). */
const PATIENCE = 10 * SECOND;
/** A closing handshake that takes longer is cut short (milliseconds). */
const GOODBYE = 2 * SECOND;

export interface ClientCounts {
  /** Messages sent, and frames left out because the client did not read. */
  sent: number;
  skipped: number;
  /** Clients that were given up as too slow. */
  cut: number;
}

interface Fresh {
  /** What was pushed up to this version was before its time. */
  readonly from: number;
  isWelcomed: boolean;
}

/** What is needed of a socket beside the stream under it. */
export type ClientSocket = Pick<WebSocket, "close" | "terminate"> & {
  once(event: "close", hear: () => void): unknown;
};

export interface ClientParts {
  readonly ws: ClientSocket;
  readonly stream: Duplex;
  readonly user: User;
  readonly feed: Feed;
  readonly clock: Clock;
  readonly counts: ClientCounts;
}

/** The sending side of one socket: newest values once a frame, replies at once, and never more than can be read. */
export class Client {
  readonly user: User;
  /** When something last came from it (milliseconds since the epoch). */
  heard: number;
  readonly #parts: ClientParts;
  readonly #watched = new Map<SlotKey, Slot>();
  #list: readonly Slot[] = [];
  /** Watched since the last frame, or not welcomed yet. */
  readonly #fresh = new Map<Slot, Fresh>();
  /** The version up to which everything was sent. */
  #since: number;
  #slowSince: number | undefined;
  #ended = false;

  constructor(parts: ClientParts) {
    this.#parts = parts;
    this.user = parts.user;
    this.heard = parts.clock.now();
    this.#since = parts.feed.slots.version;
  }

  get ended(): boolean {
    return this.#ended;
  }

  get keys(): readonly SlotKey[] {
    return [...this.#watched.keys()];
  }

  /** Starts to watch, and gives those of the keys that it did not watch before. */
  watch(keys: readonly SlotKey[]): readonly SlotKey[] {
    const { slots } = this.#parts.feed;
    const fresh = this.#ended ? [] : keys.filter((key) => !this.#watched.has(key));
    for (const key of fresh) {
      const slot = slots.watch(key);
      this.#watched.set(key, slot);
      this.#fresh.set(slot, { from: slots.version, isWelcomed: false });
    }
    this.#list = [...this.#watched.values()];
    return fresh;
  }

  /** Says the reply to a subscription, and behind it what is known of its keys, unless it comes with the next frame. */
  welcome(fresh: readonly SlotKey[], reply: string): void {
    let frames = textFrame(reply);
    for (const key of fresh) {
      const slot = this.#watched.get(key);
      const joined = slot === undefined ? undefined : this.#fresh.get(slot);
      if (slot === undefined || joined === undefined) continue;
      joined.isWelcomed = true;
      if (slot.version <= joined.from) frames += slot.latest ?? "";
    }
    this.#write(frames);
  }

  unwatch(keys: readonly SlotKey[]): void {
    for (const key of keys) {
      const slot = this.#watched.get(key);
      if (slot === undefined) continue;
      this.#watched.delete(key);
      this.#fresh.delete(slot);
      this.#parts.feed.slots.unwatch(key);
    }
    this.#list = [...this.#watched.values()];
  }

  /** Sends at once. */
  say(text: string): void {
    this.#write(textFrame(text));
  }

  /** Sends what is new; leaves it for later while the client does not read. */
  flush(): void {
    const { feed, stream, counts } = this.#parts;
    const { version } = feed.slots;
    if (this.#ended || version === this.#since) return;
    if (stream.writableLength > SLOW) return this.#wait();
    this.#slowSince = undefined;
    const since = this.#since;
    const outgoing: Outgoing = { frames: "", messages: 0 };
    for (const slot of this.#list) {
      if (slot.version <= since) continue;
      const after = this.#fresh.size === 0 ? since : Math.max(since, this.#fresh.get(slot)?.from ?? 0);
      if (slot.isTrades && slot.lostSince(after)) return this.#giveUp("too slow: trades were lost");
      slot.since(after, outgoing);
    }
    this.#since = version;
    for (const [slot, { isWelcomed }] of this.#fresh) if (isWelcomed) this.#fresh.delete(slot);
    counts.sent += outgoing.messages;
    if (outgoing.messages > 0) stream.write(outgoing.frames, "latin1");
  }

  /** A client that falls under a farewell is closed with its reason. */
  bid({ code, reason, only }: Farewell): void {
    if (only !== undefined && !this.keys.some(only)) return;
    if (code === 1_006) this.cut();
    else this.close(code, reason);
  }

  close(code: number, reason: string): void {
    if (this.#ended) return;
    this.#end();
    const { ws, clock } = this.#parts;
    ws.close(code, reason.slice(0, 100));
    const stop = clock.after(GOODBYE, () => ws.terminate());
    ws.once("close", stop);
  }

  /** Ends without a goodbye. */
  cut(): void {
    this.#end();
    this.#parts.ws.terminate();
  }

  /** The socket is gone. Gives back what it watched. */
  #end(): void {
    if (this.#ended) return;
    this.#ended = true;
    const { keys } = this;
    this.unwatch(keys);
    this.#parts.feed.leave(keys);
  }

  /** To be called when the socket has closed. */
  gone(): void {
    this.#end();
  }

  #write(frames: string): void {
    const { stream } = this.#parts;
    if (this.#ended) return;
    if (stream.writableLength > HOPELESS) return this.#giveUp("too slow");
    stream.write(frames, "latin1");
  }

  #wait(): void {
    const { clock, counts } = this.#parts;
    counts.skipped += 1;
    this.#slowSince ??= clock.now();
    if (clock.now() - this.#slowSince > PATIENCE) this.#giveUp("too slow");
  }

  #giveUp(reason: string): void {
    this.#parts.counts.cut += 1;
    this.close(1_013, reason);
  }
}

/** Whether a lost message about it cannot be made good: trades are no state, and a bar's last word may be among them. */
export function cannotBeMadeGood(key: SlotKey): boolean {
  return topicOf(key) !== "S" && topicOf(key) !== "D";
}
