import type { Clock } from "../../kernel/clock";
import { MINUTE } from "../../kernel/time";
import { readCodes, slotKey, type Topic } from "../values/topic";
import type { Client } from "./client";
import { toldOf, type Refusal } from "./refusals";
import type { Command, Feed, TopicCommand } from "./service";

/** Commands of one client that may wait for their replies. */
const MOST_WAITING = 32;
/** Messages of any kind that a client may send in a minute; whoever sends more is no client. */
const MOST_MESSAGES = 1_200;

const QUERIES = new Set(["RS", "RT", "RD", "RK", "RH", "RI"]);

/** Endpoint by the letters of the query that asks the same over the socket. */
export const ENDPOINT_OF_QUERY = {
  RS: "snapshot",
  RT: "trade",
  RD: "depth",
  RK: "kline",
  RH: "history",
  RI: "instrument-info",
} as const;

/** The hearing side of one socket: its commands, one after the other. */
export class Conversation {
  readonly #client: Client;
  readonly #feed: Feed;
  readonly #clock: Clock;
  #waiting = 0;
  #last: Promise<void> = Promise.resolve();
  #minute = { since: 0, messages: 0, commands: 0 };

  constructor(client: Client, feed: Feed, clock: Clock) {
    this.#client = client;
    this.#feed = feed;
    this.#clock = clock;
  }

  hear(text: string): void {
    const client = this.#client;
    if (client.ended) return;
    client.heard = this.#clock.now();
    if (!this.#count("messages", MOST_MESSAGES)) return client.close(1_008, "too many messages");
    const body = parse(text);
    if (body === undefined) return client.say(this.#refused("", { kind: "bad-json" }, undefined));
    const type = typeof body["type"] === "string" ? body["type"] : "";
    if (type === "H") return client.say(this.#text(type, "OK", body));
    if (this.#waiting >= MOST_WAITING) return client.close(1_008, "too many commands");
    this.#waiting += 1;
    this.#last = this.#last.then(() => this.#carryOut({ type, text, body })).finally(() => (this.#waiting -= 1));
  }

  async #carryOut(command: Command): Promise<void> {
    const client = this.#client;
    if (client.ended) return;
    try {
      const refusal = this.#tooFrequent() ?? (await this.#answer(command));
      if (refusal !== undefined) client.say(this.#refused(command.type, refusal, command.body));
    } catch {
      client.say(this.#refused(command.type, { kind: "upstream" }, command.body));
    }
  }

  /** A refusal that is still to be said, or undefined where the client has its reply. */
  async #answer(command: Command): Promise<Refusal | undefined> {
    const client = this.#client;
    if (QUERIES.has(command.type)) {
      client.say((await this.#feed.query(client.user, command)).text);
      return undefined;
    }
    const read = readTopicCommand(command);
    if ("kind" in read) return read;
    if (command.type.endsWith("C")) {
      client.unwatch(read.keys);
      client.say((await this.#feed.unsubscribe(client.user, read)).text);
      return undefined;
    }
    const limit = client.user.plan?.products;
    if (limit !== undefined && this.#productsWith(read) > limit) return { kind: "too-many-products", limit };
    // Watched before it is asked for: the first push may come with the reply or before it.
    const fresh = client.watch(read.keys);
    const reply = await this.#feed.subscribe(client.user, read).catch(() => undefined);
    if (reply?.ok !== true) client.unwatch(fresh);
    // Nobody else would give up what came about for nobody.
    if (reply?.ok !== true || client.ended) this.#feed.leave(read.keys);
    if (reply === undefined) return { kind: "upstream" };
    if (reply.ok) client.welcome(fresh, reply.text);
    else client.say(reply.text);
    return undefined;
  }

  #productsWith({ keys }: TopicCommand): number {
    const codes = new Set([...this.#client.keys, ...keys].map((key) => key.slice(key.indexOf("|"))));
    return codes.size;
  }

  #tooFrequent(): Refusal | undefined {
    const limit = this.#client.user.plan?.requests;
    return limit === undefined || this.#count("commands", limit) ? undefined : { kind: "too-frequent", limit };
  }

  #count(what: "messages" | "commands", limit: number): boolean {
    const now = this.#clock.now();
    if (now - this.#minute.since >= MINUTE || now < this.#minute.since) {
      this.#minute = { since: now, messages: 0, commands: 0 };
    }
    this.#minute[what] += 1;
    return this.#minute[what] <= limit;
  }

  #refused(type: string, refusal: Refusal, body: Command["body"] | undefined): string {
    return this.#text(type, toldOf(refusal).text, body);
  }

  #text(type: string, msg: string, body: Command["body"] | undefined): string {
    return replyText(type, msg, { body, now: this.#clock.now() });
  }
}

/** A reply of the gateway's own; `reqid` is echoed where it is the number that the documents know. */
export function replyText(
  type: string,
  msg: string,
  { body, now, data }: { readonly body: Command["body"] | undefined; readonly now: number; readonly data?: unknown },
): string {
  const reqid = body?.["reqid"];
  return JSON.stringify({
    type: type.slice(0, 8),
    msg,
    ...(data === undefined ? { time: Math.floor(now / 1_000) } : {}),
    ...(typeof reqid === "number" ? { reqid } : {}),
    ...(data === undefined ? {} : { data }),
  });
}

function readTopicCommand(command: Command): TopicCommand | Refusal {
  const letter = /^([STDK])C?$/.exec(command.type)?.[1];
  if (letter === undefined) return { kind: "unknown-type" };
  const codes = readCodes(command.body["codes"]);
  if (codes === undefined) return { kind: "bad-parameter", name: "codes" };
  const kt = command.body["kt"];
  if (letter === "K" && !(typeof kt === "number" && Number.isInteger(kt) && kt > 0 && kt < 10_000)) {
    return { kind: "bad-parameter", name: "kt" };
  }
  const topic = (letter === "K" ? `K${String(kt)}` : letter) as Topic;
  return { ...command, topic, keys: codes.map((code) => slotKey(topic, code)) };
}

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value = JSON.parse(text) as unknown;
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? (value as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}
