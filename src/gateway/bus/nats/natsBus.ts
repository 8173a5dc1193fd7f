import {
  connect,
  createInbox,
  type Msg,
  type NatsConnection,
  type NodeConnectionOptions,
} from "@nats-io/transport-node";
import type { Clock, Random } from "../../../kernel/clock";
import { Subscribable, type Unsubscribe } from "../../../kernel/subscribable";
import { SECOND } from "../../../kernel/time";
import type { Bus, LastValues, LeaseHandlers, Ledger } from "../bus";
import { subjectOf, type SlotKey } from "../../values/topic";
import { readValue, valueSubject, writeValue, type Value } from "../words";
import { openBuckets, type Buckets } from "./buckets";
import { BucketLedger } from "./bucketLedger";
import { Lease } from "./lease";
import { joinParts, splitParts } from "./parts";

export interface NatsBusOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly servers: readonly string[];
  /** First word of subjects and buckets. */
  readonly prefix: string;
  readonly connection?: Omit<NodeConnectionOptions, "servers">;
  readonly onError: (error: unknown) => void;
}

/** How soon a lost connection is tried again (milliseconds). */
const AGAIN = 150;
const NO_RESPONDERS = 503;

/** The bus over NATS: subjects under one prefix, and three buckets of JetStream. */
export class NatsBus implements Bus {
  readonly renewals = new Subscribable<void>();
  readonly ledger: Ledger;
  readonly lastValues: LastValues;
  readonly #options: NatsBusOptions;
  readonly #nats: NatsConnection;
  #buckets: Buckets;
  readonly #leases = new Set<Lease>();
  #up = true;
  #closed = false;

  private constructor(options: NatsBusOptions, nats: NatsConnection, buckets: Buckets) {
    this.#options = options;
    this.#nats = nats;
    this.#buckets = buckets;
    this.ledger = new BucketLedger(() => this.#buckets.ledger);
    this.lastValues = {
      // Not acknowledged: the next frame brings the next.
      put: (key, value) => this.#send(`$KV.${options.prefix}_last.${subjectOf(key)}`, writeValue(value)),
      forget: (key) => this.#send(`$KV.${options.prefix}_last.${subjectOf(key)}`, ""),
      get: async (key) => readValue((await this.#buckets.last.get(subjectOf(key)))?.string() ?? ""),
    };
    void this.#watch();
  }

  static async connect(options: NatsBusOptions): Promise<NatsBus> {
    const nats = await connect({
      ...options.connection,
      servers: [...options.servers],
      name: `${options.prefix}-gateway`,
      maxReconnectAttempts: -1,
      reconnectTimeWait: AGAIN,
      reconnectJitter: AGAIN,
      pingInterval: 2 * SECOND,
      maxPingOut: 2,
    });
    return new NatsBus(options, nats, await openBuckets(nats, options.prefix));
  }

  get up(): boolean {
    return this.#up;
  }

  publish(subject: string, text: string): void {
    for (const part of splitParts(text)) this.#send(this.#subject(subject), part);
  }

  subscribe(subject: string, hear: (text: string) => void): Unsubscribe {
    const parts = joinParts(hear);
    const subscription = this.#nats.subscribe(this.#subject(subject), {
      callback: (error, message) => {
        if (error === null) parts(message.data);
        else this.#options.onError(error);
      },
    });
    return () => subscription.unsubscribe();
  }

  publishValue(key: SlotKey, value: Value): void {
    this.publish(valueSubject(key), writeValue(value));
  }

  subscribeValue(key: SlotKey, hear: (value: Value) => void): Unsubscribe {
    return this.subscribe(valueSubject(key), (text) => {
      const value = readValue(text);
      if (value !== undefined) hear(value);
    });
  }

  request(subject: string, text: string, timeout: number): Promise<string> {
    const { clock } = this.#options;
    return new Promise((resolve, reject) => {
      const inbox = createInbox();
      const end = (): void => {
        stop();
        subscription.unsubscribe();
      };
      const parts = joinParts((answer) => {
        end();
        resolve(answer);
      });
      const fail = (why: string): void => {
        end();
        reject(new Error(why));
      };
      const subscription = this.#nats.subscribe(inbox, {
        callback: (_error, message) => {
          if (isNobody(message)) fail("nobody answers");
          else parts(message.data);
        },
      });
      const stop = clock.after(timeout, () => fail("no answer in time"));
      for (const part of splitParts(text)) this.#send(this.#subject(subject), part, inbox);
    });
  }

  respond(subject: string, answer: (text: string) => Promise<string>): Unsubscribe {
    const subscription = this.#nats.subscribe(this.#subject(subject), {
      callback: (_error, message) => {
        const hear = joinParts((text) => {
          answer(text).then(
            (told) => {
              for (const part of splitParts(told)) this.#send(message.reply ?? "", part);
            },
            (error: unknown) => this.#options.onError(error),
          );
        });
        // A question is one part: the edge bounds it.
        if (message.reply !== undefined && message.reply !== "") hear(message.data);
      },
    });
    return () => subscription.unsubscribe();
  }

  contend(handlers: LeaseHandlers): () => Promise<void> {
    const { clock, random } = this.#options;
    const lease = new Lease({ clock, random, bucket: () => this.#buckets.lease, handlers });
    this.#leases.add(lease);
    return () => lease.leave();
  }

  async close(): Promise<void> {
    for (const lease of this.#leases) lease.abandon();
    this.#closed = true;
    await this.#nats.drain().catch(() => undefined);
  }

  #subject(subject: string): string {
    return `${this.#options.prefix}.${subject}`;
  }

  #send(subject: string, data: Uint8Array | string, reply?: string): void {
    if (this.#closed || subject === "") return;
    try {
      this.#nats.publish(subject, data, reply === undefined ? {} : { reply });
    } catch (error) {
      this.#options.onError(error);
    }
  }

  async #watch(): Promise<void> {
    for await (const { type } of this.#nats.status()) {
      if (type === "disconnect") this.#up = false;
      if (type !== "reconnect") continue;
      this.#up = true;
      // A server that came back without its store has no buckets either.
      await openBuckets(this.#nats, this.#options.prefix).then(
        (buckets) => (this.#buckets = buckets),
        (error: unknown) => this.#options.onError(error),
      );
      this.renewals.publish();
    }
  }
}

function isNobody(message: Msg): boolean {
  return message.headers?.code === NO_RESPONDERS && message.data.length === 0;
}
