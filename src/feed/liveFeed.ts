import type { CancelTimer } from "../kernel/clock";
import { Subscribable } from "../kernel/subscribable";
import { SECOND } from "../kernel/time";
import type { WireObject } from "../qos/decode";
import { asQosError } from "../qos/errors";
import { decodePush, isPushOf, type AnyPush } from "../qos/topics";
import { subjectKey, type Subject, type TopicLetter, type TopicStates } from "../qos/topics/topic";
import type { Unread } from "../qos/unread";
import type { Aged, VisibleFirst, VisibleCodes } from "./visible/visibleFirst";
import { Closings } from "./closings";
import type { FeedSource } from "./feedSource";
import type { FeedTopic } from "./feedTopic";
import type { Latest, Merge } from "./latestStore";
import { Ledger } from "./ledger";
import type { LiveFeedOptions, Subscription } from "./liveFeedOptions";
import { LiveStore } from "./liveStore";
import type { Pacer } from "./pacer";
import { PushIntake } from "./pushIntake";
import { Poller, type Polling } from "./poller";
import type { PollingShare } from "./pollingShare";
import { QuietCheck } from "./quietCheck";
import { Subscriber } from "./subscriber";
import { BarAggregations } from "./barAggregations";

/** Milliseconds after a subscription in which a push makes a request for the present value needless. */
const GAP = SECOND;

/** The live side as a whole: what is wanted, the one socket made to match it, and the newest value of everything. */
export class LiveFeed {
  readonly store: LiveStore;
  /** The pace of commands on the socket. */
  readonly pacer: Pacer;
  /** Subscriptions, their delivery or the connection have changed. */
  readonly changes = new Subscribable<void>();
  readonly #options: LiveFeedOptions;
  readonly #visibles = new Map<string, VisibleCodes>();
  readonly #ledger: Ledger;
  readonly #subscriber: Subscriber;
  readonly #aggregations: BarAggregations;
  /** How an answer for the subject of a key follows what is known of it. */
  readonly #answers: {
    readonly [Letter in TopicLetter]: (key: string) => Merge<TopicStates[Letter], TopicStates[Letter]>;
  };
  readonly #quietCheck: QuietCheck;
  /** Polling by topic, each noting what it asks for. */
  readonly #pollings: ReadonlyMap<TopicLetter, Polling>;
  readonly #pollers: ReadonlyMap<TopicLetter, Poller>;
  /** When each subject was last asked for by polling, by key. */
  readonly #askedAt = new Map<string, number>();
  /** Keys of what has closed and found no room: it takes turns with what is polled. */
  readonly #owed = new Set<string>();
  readonly #intake: PushIntake;
  /** What takes a look at all that is wanted is done once for all that changes in a moment: thousands of cells come at once. */
  #lookingOver: CancelTimer | undefined;
  #source: FeedSource = { kind: "own" };
  #lastPush: number | undefined;
  #pushes = 0;
  #strange = 0;
  /** Lets the connection go; undefined: nothing is wanted. */
  #release: (() => void) | undefined;

  constructor(options: LiveFeedOptions) {
    this.#options = options;
    const { clock, socket, topics, polling, precedence } = options;
    this.store = new LiveStore(clock);
    this.#ledger = new Ledger({ clock, onChange: (key) => this.#wantChanged(key) });
    this.#aggregations = new BarAggregations(options.aggregation, (subject) => this.#ledger.retain(subject));
    this.#answers = {
      S: () => topics.S.answer,
      T: () => topics.T.answer,
      D: () => topics.D.answer,
      K: (key) => this.#aggregations.get(key)?.maker.answer ?? topics.K.answer,
    };
    this.pacer = options.pacer;
    this.#subscriber = new Subscriber({
      socket,
      clock,
      pacer: this.pacer,
      wants: () => {
        const wants = this.#ledger.wants();
        return precedence.visibleFirst?.order(wants, this.#subscriber) ?? wants;
      },
      products: () => this.products,
      onProductLimit: options.onProductLimit,
      onRefused: options.onProblem,
      onSubscribed: (subjects) => this.#closeGap(subjects),
      onRejected: (subjects) => this.#aggregation(subjects),
      onChange: () => this.#deliveriesChanged(),
    });
    const isWanted = (subject: Subject): boolean => this.#ledger.has(subjectKey(subject));
    this.#intake = new PushIntake({
      store: this.store,
      ledger: this.#ledger,
      topics,
      aggregations: this.#aggregations,
      madeCloses: options.aggregation.closes,
      closings: new Closings(clock, (closed) => this.#settle(closed.filter(isWanted))),
    });
    this.#quietCheck = new QuietCheck({
      clock,
      quiet: (milliseconds) => this.#quiet(milliseconds),
      refresh: (subjects) => this.#refresh(subjects),
    });
    this.#pollings = new Map([...polling].map(([letter, share]) => [letter, this.#deliveryOf(share)] as const));
    const visible = (): VisibleFirst | undefined => precedence.visibleFirst;
    this.#pollers = new Map(
      [...this.#pollings].map(([letter, polling]) => {
        const poller = new Poller({ clock, polling, unpushed: () => this.#unpushed(letter), visible });
        return [letter, poller] as const;
      }),
    );
    socket.pushes.subscribe((push) => this.#take(push));
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
    return this.#source.kind === "other" ? this.#source.products : this.#subscriber.products;
  }

  /** Milliseconds in which every polled instrument is refreshed once, or every one of them that is in front. */
  pollingCycle(which?: "visible"): number {
    return Math.max(0, ...[...this.#pollers.values()].map((poller) => poller.cycle(which)));
  }

  /** Subjects that are wanted. */
  get wanted(): number {
    return this.#ledger.size;
  }

  /** Whether more may be wanted, here and in all workbooks, than can be pushed. */
  get crowded(): boolean {
    return this.wanted > this.products || this.pushedProducts >= this.products;
  }

  /** Products that may be subscribed at once. */
  get products(): number {
    return this.#options.products();
  }

  subscriptions(): readonly Subscription[] {
    return this.#ledger.wants().map(({ key, subject, listeners }) => ({
      key,
      subject,
      listeners,
      delivery: this.#isPushed(key) ? "pushed" : "polled",
      latest: this.store.get(subject),
    }));
  }

  /** What each workbook shows in front, by the workbook's name; of this one, under a blank name. */
  get visibles(): ReadonlyMap<string, VisibleCodes> {
    return this.#visibles;
  }

  /** A workbook shows this in front; undefined: it is gone. */
  setVisible(visible: VisibleCodes | undefined, workbook = ""): void {
    if (visible === undefined) return void this.#visibles.delete(workbook);
    this.#visibles.set(workbook, visible);
    this.changes.publish();
  }

  /** Has these be served first from now on. */
  serveFirst(visibleFirst: VisibleFirst): void {
    this.#options.precedence.visibleFirst = visibleFirst;
  }

  /** Wants a subject until the returned function is called. */
  retain(subject: Subject): () => void {
    return this.#ledger.retain(subject);
  }

  /** Gives a subject's product up at once, although cells still show it. */
  readonly evict = (key: string): void => this.#ledger.evict(key);

  /** Takes an eviction back, where cells still show the subject. */
  readonly restore = (key: string): void => this.#ledger.restore(key);

  /** Takes in a value that came by a request. Ignored for what nobody wants live. */
  put<Letter extends TopicLetter>(subject: Subject<Letter>, value: TopicStates[Letter]): void {
    const key = subjectKey(subject);
    if (!this.#ledger.has(key)) return;
    const maker = this.#aggregations.get(key)?.maker;
    const before = maker?.isAnchored;
    this.store.of(subject.topic).put(key, value, "poll", this.#answers[subject.topic](key));
    if (maker?.isAnchored !== before) this.#deliveriesChanged();
  }

  /** Takes in what another workbook has stored. Ignored for what nobody wants live here. */
  adopt<Letter extends TopicLetter>(subject: Subject<Letter>, latest: Latest<TopicStates[Letter]>): void {
    const key = subjectKey(subject);
    if (!this.#ledger.has(key)) return;
    const topic: FeedTopic<Letter> = this.#options.topics[subject.topic];
    this.store.of(subject.topic).adopt(key, latest, topic.adopt ?? ((_known, newcomer) => newcomer));
    if (latest.delivery === "push") this.#lastPush = Math.max(this.#lastPush ?? 0, latest.at);
  }

  /** Draws from another source from now on: this decides whether there is a connection, and who polls. */
  drawFrom(source: FeedSource): void {
    this.#source = source;
    this.#options.connection.setOwn(source.kind === "own");
    this.#deliveriesChanged();
  }

  /** The plan has changed: more or fewer may be pushed. */
  limitsChanged(): void {
    this.#subscriber.reconcile();
    this.#deliveriesChanged();
  }

  #wantChanged(key: string): void {
    if (!this.#ledger.has(key)) {
      this.store.forget(key);
      this.#aggregations.end(key);
      this.#askedAt.delete(key);
      this.#owed.delete(key);
    }
    this.#connect();
    this.#lookingOver ??= this.#options.clock.after(0, () => {
      this.#lookingOver = undefined;
      this.#options.connection.settle();
      this.#subscriber.reconcile();
      this.#aggregation(this.#subscriber.rejected);
      this.#deliveriesChanged();
    });
  }

  /** Whether the connection is this workbook's to open. */
  get ownsConnection(): boolean {
    return this.#options.connection.isOwn;
  }

  /** Holds the connection as long as something is wanted. */
  #connect(): void {
    const { connection } = this.#options;
    if (this.#ledger.size === 0) {
      this.#release?.();
      this.#release = undefined;
    } else this.#release ??= connection.hold();
  }

  /** Pushed itself, or made from pushes of the topic it is made from. */
  #isPushed(key: string): boolean {
    if (this.#source.kind === "other") return this.#source.pushed.has(key);
    const made = this.#aggregations.get(key);
    const source = made?.maker.isAnchored === true ? subjectKey(made.source) : key;
    return this.#subscriber.isSubscribed(key) || this.#subscriber.isSubscribed(source);
  }

  #deliveriesChanged(): void {
    const idle = this.#ledger.size === 0 || this.#source.kind === "other";
    for (const poller of this.#pollers.values())
      if (idle) poller.stop();
      else poller.wake();
    if (idle) this.#quietCheck.stop();
    else this.#quietCheck.start();
    this.changes.publish();
  }

  /**
   * Pushes come only on change, so what changed before the subscription began would stay unseen until the next. Those
   * that have not been pushed within a second of it are asked for.
   */
  #closeGap(subjects: readonly Subject[]): void {
    const { clock } = this.#options;
    const since = clock.now();
    for (const subject of subjects) this.#aggregations.end(subjectKey(subject));
    subjects.forEach((subject) => this.#anchor(subject));
    clock.after(GAP, () => {
      const silent = subjects.filter(
        (subject) => this.#subscriber.isSubscribed(subjectKey(subject)) && (this.store.get(subject)?.at ?? 0) < since,
      );
      this.#refresh(silent);
    });
  }

  /** What is made from the pushes of `source` is asked for once they have begun: they carry on from there. */
  #anchor(source: Subject): void {
    const made = this.#aggregations.of(source);
    if (made.length === 0) return;
    for (const { maker } of made) maker.restart();
    this.#options.clock.after(GAP, () => {
      const waiting = this.#aggregations.of(source).filter(({ maker }) => !maker.isAnchored);
      this.#refresh(waiting.map(({ subject }) => subject));
    });
  }

  #quiet(milliseconds: number): readonly Subject[] {
    const before = this.#options.clock.now() - milliseconds;
    return this.#ledger
      .wants()
      .filter(({ key, subject }) => this.#subscriber.isSubscribed(key) && this.#heardAt(subject) < before)
      .map(({ subject }) => subject);
  }

  /** When a value of a subject last came, or was last asked for; 0: never, or nobody knows, the clock being set since. */
  #heardAt(subject: Subject): number {
    const now = this.#options.clock.now();
    const believed = (at = 0): number => (at > now ? 0 : at);
    return Math.max(believed(this.store.get(subject)?.at), believed(this.#askedAt.get(subjectKey(subject))));
  }

  /** Asks for present values by request, each topic at its own endpoint, where the budget has room. */
  #refresh(subjects: readonly Subject[]): void {
    for (const [letter, { idle, refresh }] of this.#pollings) {
      const due = subjects.filter(({ topic }) => topic === letter);
      if (due.length > 0 && idle()) refresh(due);
    }
  }

  /** Asks for what has closed: at once, or when polling gets to it. */
  #settle(closed: readonly Subject[]): void {
    for (const subject of closed) this.#owed.add(subjectKey(subject));
    this.#refresh(closed);
    this.#deliveriesChanged();
  }

  /** What the server does not push is made from another topic where that can be, else polled. */
  #aggregation(subjects: readonly Subject[]): void {
    for (const subject of subjects) {
      const source = this.#aggregations.begin(subject);
      if (source !== undefined && this.#subscriber.isSubscribed(subjectKey(source))) this.#anchor(source);
    }
  }

  /** Polling that notes when each subject was asked for, and takes in what comes. A failure leaves what is known. */
  #deliveryOf(share: PollingShare): Polling {
    const { clock, present } = this.#options;
    const refresh = (subjects: readonly Subject[]): void => {
      for (const subject of subjects) {
        this.#askedAt.set(subjectKey(subject), clock.now());
        this.#owed.delete(subjectKey(subject));
        present(subject).then(
          (value) => this.put(subject, value),
          () => undefined,
        );
      }
    };
    return { ...share, refresh };
  }

  #unpushed(letter: TopicLetter): readonly Aged[] {
    return this.#ledger
      .wants()
      .filter(({ key, subject }) => subject.topic === letter && (this.#owed.has(key) || !this.#isPushed(key)))
      .map(({ key, subject }) => ({
        subject,
        at: this.#owed.has(key) ? (this.#askedAt.get(key) ?? 0) : this.#heardAt(subject),
      }));
  }

  #hear(message: WireObject): void {
    if (message["tp"] === undefined) return;
    try {
      const push = decodePush(message);
      if (push === undefined) this.#strange += 1;
      else this.#take(push);
    } catch (thrown) {
      this.#strange += 1;
      this.#options.onProblem(asQosError(thrown));
    }
  }

  #take(push: AnyPush): void {
    try {
      this.#pushes += 1;
      if (push.unread !== undefined) this.#noteUnread(push.unread);
      this.#lastPush = this.#options.clock.now();
      this.#intake.take(push);
      if (isPushOf("T", push)) this.#intake.carryOn(push);
    } catch (thrown) {
      this.#strange += 1;
      this.#options.onProblem(asQosError(thrown));
    }
  }

  #noteUnread({ figures, first }: Unread): void {
    this.#strange += figures;
    this.#options.onProblem(first);
  }
}
