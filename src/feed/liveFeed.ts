import type { Clock } from "../kernel/clock";
import { Subscribable } from "../kernel/subscribable";
import type { InstrumentCode } from "../market/instrumentCode";
import type { WireObject } from "../qos/decode";
import { asQosError, type QosError } from "../qos/errors";
import type { SocketClient } from "../qos/socketClient";
import { subjectKey, type Subject, type Topic, type TopicLetter } from "../qos/topics/topic";
import { LatestStore, type Latest, type Merge, type Road } from "./latestStore";
import { Ledger } from "./ledger";
import { Pacer } from "./pacer";
import { Poller } from "./poller";
import { Subscriber } from "./subscriber";

/** Limits of the socket in the plan in force (§4.1.3, `ws`). */
export interface FeedLimits {
  readonly products: number;
  readonly commandsPerMinute: number;
}

/** A topic as the feed needs it: how its pushes are read and how they follow each other. */
export interface FeedTopic {
  readonly topic: Topic<unknown>;
  readonly merge: Merge;
}

export interface LiveFeedOptions {
  readonly clock: Clock;
  readonly socket: SocketClient;
  readonly topics: ReadonlyMap<TopicLetter, FeedTopic>;
  readonly limits: () => FeedLimits;
  /** Share of the request budget for what cannot be pushed. */
  readonly polling: {
    readonly allowance: () => { readonly requests: number; readonly products: number };
    readonly idle: () => boolean;
    readonly refresh: (codes: readonly InstrumentCode[]) => void;
  };
  readonly onProductLimit: (held: number, asked: number) => void;
  /** Something the server said or sent was not as it should be. */
  readonly onProblem: (problem: QosError) => void;
}

/** One subscription as the pane shows it. */
export interface Subscription {
  readonly key: string;
  readonly subject: Subject;
  readonly listeners: number;
  /** `pushed`: subscribed on the socket. `polled`: refreshed by requests in turn. */
  readonly road: "pushed" | "polled";
  readonly latest: Latest | undefined;
}

/** The live side as a whole: what is wanted, the one socket made to match it, and the newest value of everything. */
export class LiveFeed {
  readonly store: LatestStore;
  /** Subscriptions, their roads or the connection have changed. */
  readonly changes = new Subscribable<void>();
  readonly #options: LiveFeedOptions;
  readonly #ledger: Ledger;
  readonly #subscriber: Subscriber;
  readonly #poller: Poller;
  readonly #askedAt = new Map<InstrumentCode, number>();
  #lastPush: number | undefined;
  #pushes = 0;
  #strange = 0;

  constructor(options: LiveFeedOptions) {
    this.#options = options;
    const { clock, socket, limits, polling } = options;
    this.store = new LatestStore(clock);
    this.#ledger = new Ledger({ clock, onChange: () => this.#wantsChanged() });
    this.#subscriber = new Subscriber({
      socket,
      clock,
      pacer: new Pacer({ clock, perMinute: () => limits().commandsPerMinute }),
      wants: () => this.#ledger.wants(),
      products: () => limits().products,
      onProductLimit: options.onProductLimit,
      onRefused: options.onProblem,
      onChange: () => this.#roadsChanged(),
    });
    this.#poller = new Poller({
      clock,
      unpushed: () => this.#unpushed(),
      allowance: polling.allowance,
      idle: polling.idle,
      refresh: (codes) => this.#refresh(codes),
    });
    socket.messages.subscribe((message) => this.#hear(message));
    socket.states.subscribe(() => this.changes.publish());
  }

  get lastPush(): number | undefined {
    return this.#lastPush;
  }

  /** Counts for the pane: pushes, messages that could not be read, values that came too late. */
  get counts(): { readonly pushes: number; readonly strange: number; readonly late: number } {
    return { pushes: this.#pushes, strange: this.#strange + this.#options.socket.strange, late: this.store.dropped };
  }

  /** Distinct instruments on the socket. */
  get pushedProducts(): number {
    return this.#subscriber.products;
  }

  /** Milliseconds in which every polled instrument is refreshed once. */
  get pollingCycle(): number {
    return this.#poller.cycle();
  }

  subscriptions(): readonly Subscription[] {
    return this.#ledger.wants().map(({ key, subject, listeners }) => ({
      key,
      subject,
      listeners,
      road: this.#subscriber.isSubscribed(key) ? "pushed" : "polled",
      latest: this.store.get(key),
    }));
  }

  /** Wants a subject until the returned function is called. */
  retain(subject: Subject): () => void {
    return this.#ledger.retain(subject);
  }

  /** Gives a subject's product up at once, although cells still show it. */
  evict(key: string): void {
    this.#ledger.evict(key);
  }

  /** Takes in a value that came by a request. Ignored for what nobody wants live. */
  put(subject: Subject, value: unknown, road: Road): void {
    const key = subjectKey(subject);
    const topic = this.#options.topics.get(subject.topic);
    if (topic !== undefined && this.#ledger.has(key)) this.store.put(key, value, road, topic.merge);
  }

  /** The plan has changed: more or fewer may be pushed. */
  limitsChanged(): void {
    this.#subscriber.reconcile();
    this.#roadsChanged();
  }

  #wantsChanged(): void {
    const { socket } = this.#options;
    const wanted = new Set(this.#ledger.wants().map(({ key }) => key));
    for (const key of this.store.keys()) if (!wanted.has(key)) this.store.forget(key);
    socket.raise({ event: wanted.size > 0 ? "want" : "unwant" });
    if (wanted.size === 0) this.#askedAt.clear();
    this.#subscriber.reconcile();
    this.#roadsChanged();
  }

  #roadsChanged(): void {
    if (this.#ledger.size === 0) this.#poller.stop();
    else this.#poller.wake();
    this.changes.publish();
  }

  #unpushed(): readonly { readonly code: InstrumentCode; readonly at: number }[] {
    return this.#ledger
      .wants()
      .filter(({ key, subject }) => subject.topic === "S" && !this.#subscriber.isSubscribed(key))
      .map(({ key, subject: { code } }) => ({
        code,
        at: Math.max(this.store.get(key)?.at ?? 0, this.#askedAt.get(code) ?? 0),
      }));
  }

  #refresh(codes: readonly InstrumentCode[]): void {
    for (const code of codes) this.#askedAt.set(code, this.#options.clock.now());
    this.#options.polling.refresh(codes);
  }

  #hear(message: WireObject): void {
    const letter = message["tp"];
    if (letter === undefined) return;
    const topic = this.#options.topics.get(letter as TopicLetter);
    if (topic === undefined) {
      this.#strange += 1;
      return;
    }
    try {
      const { subject, value } = topic.topic.decode(message);
      this.#pushes += 1;
      this.#lastPush = this.#options.clock.now();
      this.put(subject, value, "push");
    } catch (thrown) {
      this.#strange += 1;
      this.#options.onProblem(asQosError(thrown));
    }
  }
}
