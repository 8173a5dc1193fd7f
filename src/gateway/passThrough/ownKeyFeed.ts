import type { CancelTimer, Clock } from "../../kernel/clock";
import { success, type Settled } from "../../kernel/settled";
import { Subscribable } from "../../kernel/subscribable";
import { SECOND } from "../../kernel/time";
import { replyText } from "../door/conversation";
import type { Answer, Command, Farewell, Feed, Reply, TopicCommand } from "../door/service";
import { UpstreamConnection, type WireObject } from "../upstream/connection";
import type { User } from "../users/user";
import { readPush } from "../values/push";
import { SlotTable } from "../values/slotTable";
import { commandOf, topicOf, type SlotKey } from "../values/topic";

/** A command without a reply for so long is taken for lost (milliseconds). */
const REPLY = 9 * SECOND;

interface Sent {
  readonly type: string;
  readonly reqid: unknown;
  readonly text: string;
  readonly settle: (reply: Reply | undefined) => void;
}

export interface OwnKeyOptions {
  readonly key: string;
  readonly clock: Clock;
  readonly address: string;
  readonly onEnd: () => void;
}

/**
 * The one connection of a key, shared by all sockets that bring this key. What no other of them has asked for is passed
 * on word by word, one command at a time, so that a reply can be told by its type where the server echoes no `reqid`.
 * When the connection ends, the clients' end with it: they know best how to come back.
 */
export class OwnKeyFeed implements Feed {
  readonly slots = new SlotTable();
  readonly words = new Subscribable<string>();
  readonly farewells = new Subscribable<Farewell>();
  /** Sockets that share it; the last that leaves ends it. */
  clients = 0;
  #ended = false;
  readonly #options: OwnKeyOptions;
  readonly #subscribed = new Set<SlotKey>();
  readonly #queue: Sent[] = [];
  #connection: UpstreamConnection | undefined;
  #under: Sent | undefined;
  #late: CancelTimer | undefined;

  private constructor(options: OwnKeyOptions) {
    this.#options = options;
  }

  get ended(): boolean {
    return this.#ended;
  }

  static async open(options: OwnKeyOptions): Promise<Settled<OwnKeyFeed, Answer>> {
    const feed = new OwnKeyFeed(options);
    const opened = await UpstreamConnection.open({
      ...options,
      handlers: {
        onMessage: (row, text) => feed.#hear(row, text),
        onClose: (code, reason) => feed.#end({ code: code === 1_005 ? 1_000 : code, reason }),
      },
    });
    if (!opened.ok) return opened;
    feed.#connection = opened.value;
    return success(feed);
  }

  async subscribe(_user: User, command: TopicCommand): Promise<Reply> {
    if (command.keys.length > 0 && command.keys.every((key) => this.#subscribed.has(key))) return this.#done(command);
    const reply = await this.#query(command);
    if (reply.ok) for (const key of command.keys) this.#subscribed.add(key);
    return reply;
  }

  async unsubscribe(_user: User, command: TopicCommand): Promise<Reply> {
    const unwanted = command.keys.filter((key) => this.slots.watchers(key) === 0);
    if (unwanted.length === 0 && command.keys.length > 0) return this.#done(command);
    for (const key of unwanted) this.#subscribed.delete(key);
    const whole = unwanted.length === command.keys.length;
    const body = { ...command.body, ...commandOf(command.topic, "unsubscribe", unwanted) };
    return this.#query(whole ? command : { ...command, body, text: JSON.stringify(body) });
  }

  query(_user: User, command: Command): Promise<Reply> {
    return this.#query(command);
  }

  leave(keys: readonly SlotKey[]): void {
    const unwanted = keys.filter((key) => this.slots.watchers(key) === 0 && this.#subscribed.delete(key));
    for (const topic of new Set(unwanted.map(topicOf))) {
      const own = unwanted.filter((key) => topicOf(key) === topic);
      const body = commandOf(topic, "unsubscribe", own);
      this.#query({ type: `${topic.slice(0, 1)}C`, body: { ...body }, text: JSON.stringify(body) }).catch(
        () => undefined,
      );
    }
  }

  left(): void {
    this.clients -= 1;
    if (this.clients <= 0) this.close();
  }

  close(): void {
    this.#connection?.close();
    this.#end({ code: 1_012, reason: "" });
  }

  async #query({ type, text, body }: Command): Promise<Reply> {
    const reply = await new Promise<Reply | undefined>((settle) => {
      if (this.#ended) return settle(undefined);
      this.#queue.push({ type, text, reqid: body["reqid"], settle });
      this.#next();
    });
    if (reply === undefined) throw new Error("no reply");
    return reply;
  }

  #done({ type, body }: Command): Reply {
    return { ok: true, text: replyText(type, "OK", { body, now: this.#options.clock.now() }) };
  }

  #next(): void {
    if (this.#under !== undefined) return;
    const next = this.#queue.shift();
    if (next === undefined) return;
    this.#under = next;
    this.#late = this.#options.clock.after(REPLY, () => this.#settle(undefined));
    this.#connection?.send(next.text);
  }

  #settle(reply: Reply | undefined): void {
    this.#late?.();
    const under = this.#under;
    this.#under = undefined;
    under?.settle(reply);
    this.#next();
  }

  #hear(row: WireObject | undefined, text: string): void {
    const push = row?.["tp"] === undefined ? undefined : readPush(row, text);
    if (push !== undefined) {
      this.slots.take(push.key, push);
      return;
    }
    if (row?.["type"] === "H") return;
    if (row !== undefined && this.#isReply(row)) return this.#settle({ ok: row["msg"] === "OK", text });
    // What cannot be read here is for the clients to count; a late reply is for nobody.
    if (row?.["type"] === undefined || row["type"] === "") this.words.publish(text);
  }

  #isReply(row: WireObject): boolean {
    const { type, reqid } = this.#under ?? {};
    if (type === undefined || row["type"] !== type) return false;
    return row["reqid"] === undefined || row["reqid"] === reqid;
  }

  #end(farewell: Farewell): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#late?.();
    const waiting = [...(this.#under === undefined ? [] : [this.#under]), ...this.#queue.splice(0)];
    this.#under = undefined;
    for (const { settle } of waiting) settle(undefined);
    this.#options.onEnd();
    this.farewells.publish(farewell);
  }
}
