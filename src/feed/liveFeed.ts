import type { Clock } from "../kernel/clock";
import { Subscribable } from "../kernel/subscribable";
import type { WireObject } from "../qos/decode";
import { asQosError, type QosError } from "../qos/errors";
import type { SocketClient } from "../qos/socketClient";
import { subjectKey, type Subject, type Topic, type TopicLetter } from "../qos/topics/topic";
import { LatestStore, type Latest, type Merge, type Road } from "./latestStore";
import { Ledger } from "./ledger";
import { Pacer } from "./pacer";
import { Poller, type PollingRoad } from "./poller";
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
  /** How what cannot be pushed is refreshed, by topic. */
  readonly polling: ReadonlyMap<TopicLetter, PollingRoad>;
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
  readonly #pollers: ReadonlyMap<TopicLetter, Poller>;
  /** When each subject was last asked for by polling, by key. */
  readonly #askedAt = new Map<string, number>();
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
    this.#pollers = new Map([...polling].map(([letter, road]) => [letter, this.#poller(letter, road)] as const));
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
    return Math.max(0, ...[...this.#pollers.values()].map((poller) => poller.cycle()));
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
    for (const key of this.#askedAt.keys()) if (!wanted.has(key)) this.#askedAt.delete(key);
    this.#subscriber.reconcile();
    this.#roadsChanged();
  }

  #roadsChanged(): void {
    for (const poller of this.#pollers.values())
      if (this.#ledger.size === 0) poller.stop();
      else poller.wake();
    this.changes.publish();
  }

  #poller(letter: TopicLetter, road: PollingRoad): Poller {
    const refresh = (subjects: readonly Subject[]): void => {
      for (const subject of subjects) this.#askedAt.set(subjectKey(subject), this.#options.clock.now());
      road.refresh(subjects);
    };
    return new Poller({
      clock: this.#options.clock,
      road: { ...road, refresh },
      unpushed: () => this.#unpushed(letter),
    });
  }

  #unpushed(letter: TopicLetter): readonly { readonly subject: Subject; readonly at: number }[] {
    return this.#ledger
      .wants()
      .filter(({ key, subject }) => subject.topic === letter && !this.#subscriber.isSubscribed(key))
      .map(({ key, subject }) => ({
        subject,
        at: Math.max(this.store.get(key)?.at ?? 0, this.#askedAt.get(key) ?? 0),
      }));
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
