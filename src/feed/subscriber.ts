import type { CancelTimer, Clock } from "../kernel/clock";
import { SECOND } from "../kernel/time";
import type { WireObject } from "../qos/decode";
import { QosError } from "../qos/errors";
import type { SocketClient } from "../qos/socketClient";
import { subjectKey, type Subject, type TopicLetter } from "../qos/topics/topic";
import type { Want } from "./ledger";
import type { Pacer } from "./pacer";
import { chooseTargets, nextStep, productsOf, type Step } from "./reconciler";

export interface SubscriberOptions {
  readonly socket: SocketClient;
  readonly pacer: Pacer;
  readonly clock: Clock;
  readonly wants: () => readonly Want[];
  /** Products that may be subscribed at once. */
  readonly products: () => number;
  /** The server holds `held` products and refused `asked` more. */
  readonly onProductLimit: (held: number, asked: number) => void;
  readonly onRefused: (why: QosError) => void;
  /** The server has begun to push these. */
  readonly onSubscribed: (subjects: readonly Subject[]) => void;
  /** The server will not push these on this connection. */
  readonly onRejected: (subjects: readonly Subject[]) => void;
  readonly onChange: () => void;
}

/** Milliseconds after which a command without a reply counts as lost. */
const REPLY_DEADLINE = 10 * SECOND;

/**
 * Brings the server's subscriptions to what is wanted, one command at a time and each as late as the pace allows, so
 * that what changed meanwhile goes into the same command.
 */
export class Subscriber {
  readonly #options: SubscriberOptions;
  /** What the server has, as far as it has said. */
  readonly #subscribed = new Map<string, Subject>();
  /** Subjects that the server will not have, each found out alone; asked again on the next connection. */
  readonly #rejected = new Set<string>();
  /** Topics of which the server has accepted a subject on this connection, and those that it does not speak. */
  readonly #spoken = new Set<TopicLetter>();
  readonly #unspoken = new Set<TopicLetter>();
  /** Subjects in one command at most; halves while the server refuses for a reason that it does not tell. */
  #most = Infinity;
  #pending: { readonly step: Step; readonly stop: CancelTimer } | undefined;
  #scheduled: CancelTimer | undefined;

  constructor(options: SubscriberOptions) {
    this.#options = options;
    options.socket.ups.subscribe((up) => this.#onUp(up));
    options.socket.messages.subscribe((message) => this.#onReply(message));
  }

  isSubscribed(key: string): boolean {
    return this.#subscribed.has(key);
  }

  get count(): number {
    return this.#subscribed.size;
  }

  /** Distinct instruments that are subscribed. */
  get products(): number {
    return productsOf(this.#subscribed.values());
  }

  /** What is wanted and the server will not push on this connection: it is not asked for again. */
  get rejected(): readonly Subject[] {
    const rejected = this.#options.wants().filter((want) => this.#isRejected(want));
    return rejected.map(({ subject }) => subject);
  }

  /** Wants or plan have changed: sends the next command as soon as it may go. */
  reconcile(): void {
    if (this.#scheduled !== undefined || this.#pending !== undefined || !this.#isUp()) return;
    if (this.#step() === undefined) return;
    this.#scheduled = this.#options.pacer.whenFree(() => {
      this.#scheduled = undefined;
      this.#send();
    });
  }

  #step(): Step | undefined {
    const products = this.#options.products();
    const wants = this.#options.wants().filter((want) => !this.#isRejected(want));
    return nextStep(this.#subscribed, chooseTargets(wants, products), { products, most: this.#most });
  }

  #send(): void {
    const { socket, pacer, clock } = this.#options;
    const step = this.#step();
    if (step === undefined || this.#pending !== undefined || !socket.send(step.command)) return;
    pacer.note();
    const stop = clock.after(REPLY_DEADLINE, () =>
      this.#finish(new QosError("timeout", { seconds: REPLY_DEADLINE / SECOND })),
    );
    this.#pending = { step, stop };
  }

  /** Replies carry the command's type (§5.2.3); one command at a time makes that enough to know which is meant. */
  #onReply(message: WireObject): void {
    const pending = this.#pending;
    if (pending === undefined || message["type"] !== pending.step.command.type) return;
    const msg = message["msg"];
    if (typeof msg !== "string") return;
    this.#finish(msg === "OK" ? undefined : this.#options.socket.refusal(msg));
  }

  #finish(refusal: QosError | undefined): void {
    const pending = this.#pending;
    if (pending === undefined) return;
    pending.stop();
    this.#pending = undefined;
    const { kind, subjects } = pending.step;
    for (const subject of subjects) {
      // What is refused for haste alone is still subscribed; any other refusal means that there is nothing to give up.
      if (kind === "unsubscribe" && refusal?.id !== "tooFrequent") this.#subscribed.delete(subjectKey(subject));
      else if (refusal === undefined) this.#subscribed.set(subjectKey(subject), subject);
    }
    if (refusal !== undefined) this.#learn(refusal, pending.step);
    else if (kind === "subscribe") this.#accept(subjects);
    this.#options.onChange();
    this.reconcile();
  }

  /** What a refusal teaches, so that the same command is not sent again for ever. */
  #learn(refusal: QosError, { kind, subjects }: Step): void {
    if (refusal.id === "tooFrequent") this.#options.pacer.hold(10 * SECOND);
    else if (refusal.id === "timeout") this.#options.pacer.hold(SECOND);
    else if (kind === "subscribe" && refusal.id === "productLimit") this.#learnLimit(subjects);
    else if (subjects.length > 1) this.#most = Math.ceil(subjects.length / 2);
    else if (kind === "subscribe") this.#reject(subjects);
    this.#options.onRefused(refusal);
  }

  /** A limit that cannot be lowered any more would have the same command refused for ever. */
  #learnLimit(subjects: readonly Subject[]): void {
    const before = this.#options.products();
    this.#options.onProductLimit(this.products, new Set(subjects.map(({ code }) => code)).size);
    if (this.#options.products() >= before) this.#reject(subjects);
  }

  #accept(subjects: readonly Subject[]): void {
    for (const { topic } of subjects) this.#spoken.add(topic);
    this.#options.onSubscribed(subjects);
  }

  /** A server that refuses a single subject of a topic it never accepted does not speak the topic (K, before 2025-06). */
  #reject(subjects: readonly Subject[]): void {
    for (const subject of subjects) {
      this.#rejected.add(subjectKey(subject));
      if (!this.#spoken.has(subject.topic)) this.#unspoken.add(subject.topic);
    }
    this.#options.onRejected(this.rejected);
  }

  #isRejected({ key, subject }: Want): boolean {
    return this.#rejected.has(key) || this.#unspoken.has(subject.topic);
  }

  #onUp(up: boolean): void {
    this.#subscribed.clear();
    this.#rejected.clear();
    this.#spoken.clear();
    this.#unspoken.clear();
    this.#most = Infinity;
    this.#pending?.stop();
    this.#pending = undefined;
    this.#scheduled?.();
    this.#scheduled = undefined;
    this.#options.onChange();
    if (up) this.reconcile();
  }

  #isUp(): boolean {
    return this.#options.socket.state.state === "open";
  }
}
