import type { CancelTimer } from "../../kernel/clock";
import { SECOND } from "../../kernel/time";
import { failure, type Settled } from "../../kernel/settled";
import { QosError } from "../../qos/errors";
import { subjectKey, type Subject, type TopicLetter, type TopicStates } from "../../qos/topics/topic";
import type { VisibleCodes } from "../visible/visibleFirst";
import { Frames } from "../../flow/frames";
import type { Link, Message, SharedValue } from "./message";
import { TELLERS } from "./news";
import { ToldStates } from "./toldStates";
import { BATCH, type Peers, type Role, type Shared } from "./role";

/** The leader answers a greeting within this time, or it is not there for us (milliseconds). */
const ANSWER = 5 * SECOND;
/** After so long without a word from the leader it is greeted again (milliseconds). */
const QUIET = 15 * SECOND;
/** A question that the leader puts for us has its answer within this time, or none (milliseconds). */
const QUERY = 90 * SECOND;
/** The leader has this long to give a first value that it knows already (milliseconds). */
const KNOWN = 150;

/**
 * A workbook that draws from another's socket and asks it for permits. It never opens a connection. Should the leader
 * not answer, because its page is frozen or of another version, this workbook refreshes its cells by requests until
 * it does.
 */
export class Follower implements Role {
  readonly name = "follower";
  readonly #shared: Shared;
  readonly #peers: Peers;
  readonly #self: string;
  readonly #frames: Frames;
  readonly #stopListening: () => void;
  #timer: CancelTimer = () => undefined;
  /** What the leader has been told that is wanted here. */
  #toldKeys: ReadonlySet<string> = new Set();
  #toldVisible = "";
  /** Values as the leader has sent them. */
  readonly #told = new ToldStates();
  #link: Link = { state: { state: "connecting" }, latency: undefined };
  #pushed: { readonly keys: ReadonlySet<string>; readonly products: number } = { keys: new Set(), products: 0 };
  /** Questions that the leader puts for this workbook. */
  readonly #queries = new Map<string, (settled: Settled<unknown, QosError>) => void>();
  #asked = 0;
  #cutOff = false;
  #answered = false;
  #met = false;

  constructor(shared: Shared, peers: Peers, self: string) {
    this.#shared = shared;
    this.#peers = peers;
    this.#self = self;
    const { clock, feed } = shared;
    this.#frames = new Frames({
      clock,
      interval: () => BATCH,
      flush: () => {
        this.#tell();
        return "over";
      },
    });
    this.#stopListening = feed.changes.subscribe(() => this.#frames.request());
    this.#draw();
  }

  /** Whether a leader has ever been heard. */
  get met(): boolean {
    return this.#met;
  }

  /** The leader's connection. */
  get link(): Link {
    return this.#cutOff ? { state: { state: "idle" }, latency: undefined } : this.#link;
  }

  /** Tells the leader everything, and waits for its answer. */
  greet(): void {
    const { budgets, clock, feed } = this.#shared;
    const wants = feed.subscriptions().map(({ subject }) => subject);
    this.#note(wants);
    const permits = this.#cutOff ? [] : [...budgets.values()].flatMap((budget) => budget.requests());
    this.#answered = false;
    this.#peers.post({ kind: "hello", wants, permits });
    this.#toldVisible = "";
    this.#tellVisible();
    this.#timer();
    this.#timer = clock.after(ANSWER, () => {
      if (!this.#answered) this.#cut();
      this.#rest();
    });
  }

  hear(_from: string, message: Message): void {
    switch (message.kind) {
      case "lead":
        this.#hearLeader();
        return this.greet();
      case "welcome":
        if (message.to === this.#self) this.#adopt(message);
        return;
      case "values":
        this.#hearLeader();
        for (const value of message.values) this.#put(value);
        return;
      case "report":
        this.#hearLeader();
        this.#link = message.report.link;
        this.#pushed = { keys: new Set(message.report.pushed), products: message.report.products };
        this.#shared.feed.pacer.adopt(message.report.commands);
        return this.#draw();
      case "answer":
        return message.to === this.#self ? this.#queries.get(message.id)?.(message.settled) : undefined;
      case "queued":
        return this.#hearLeader();
      default:
    }
  }

  /** The leader's value of a subject, if it comes soon; undefined if not. */
  known<Letter extends TopicLetter>(subject: Subject<Letter>): Promise<TopicStates[Letter] | undefined> {
    const { clock, feed } = this.#shared;
    const key = subjectKey(subject);
    return new Promise((resolve) => {
      const give = (): void => {
        stopListening();
        stopWaiting();
        resolve(feed.store.get(subject)?.value);
      };
      const stopListening = feed.store.changes.subscribe((changed) => {
        if (changed === key) give();
      });
      const stopWaiting = clock.after(this.#cutOff ? 0 : KNOWN, give);
    });
  }

  /** Has the leader put a question over its socket. Rejects with a QosError. */
  query(path: string, body: object): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const id = String((this.#asked += 1));
      const settle = (settled: Settled<unknown, QosError>): void => {
        stopWaiting();
        this.#queries.delete(id);
        if (settled.ok) resolve(settled.value);
        else reject(settled.error);
      };
      const none = failure(new QosError("unreachable"));
      const stopWaiting = this.#shared.clock.after(this.#cutOff ? 0 : QUERY, () => settle(none));
      this.#queries.set(id, settle);
      this.#peers.post({ kind: "query", id, path, body });
    });
  }

  stop(): void {
    for (const settle of this.#queries.values()) settle(failure(new QosError("unreachable")));
    this.#timer();
    this.#frames.stop();
    this.#stopListening();
  }

  #adopt({ usages, learnedLimits }: Extract<Message, { readonly kind: "welcome" }>): void {
    this.#hearLeader();
    this.#shared.learnedLimits.adopt(learnedLimits);
    for (const [name, usage] of Object.entries(usages)) this.#shared.budgets.get(name)?.adopt(usage);
  }

  #put<Letter extends TopicLetter>({ subject, at, delivery, news }: SharedValue<Letter>): void {
    if (!this.#toldKeys.has(subjectKey(subject))) return;
    const value = TELLERS[subject.topic].hear(this.#told.get(subject), news);
    if (value === undefined) return;
    this.#told.set(subject, value);
    this.#shared.feed.adopt(subject, { value, at, delivery });
  }

  /** A word from the leader, whatever it says: it is there. */
  #hearLeader(): void {
    this.#answered = true;
    this.#met = true;
    if (!this.#cutOff) return;
    this.#cutOff = false;
    for (const budget of this.#shared.budgets.values()) budget.follow();
    this.#draw();
    this.greet();
  }

  #cut(): void {
    if (this.#cutOff) return;
    this.#cutOff = true;
    for (const budget of this.#shared.budgets.values()) budget.serve();
    this.#draw();
  }

  /** Greets again when the leader has been quiet for long. */
  #rest(): void {
    this.#answered = false;
    this.#timer = this.#shared.clock.after(QUIET, () => {
      if (this.#answered) this.#rest();
      else this.greet();
    });
  }

  #draw(): void {
    const { feed, onChange } = this.#shared;
    const { keys, products } = this.#pushed;
    feed.drawFrom(this.#cutOff ? { kind: "requests" } : { kind: "other", pushed: keys, products });
    onChange();
  }

  #tell(): void {
    this.#tellWants();
    this.#tellVisible();
  }

  /** Of what is in front, what is wanted here. */
  #tellVisible(): void {
    const { feed } = this.#shared;
    const whole = feed.visibles.get("");
    if (whole === undefined) return;
    const wanted = new Set(feed.subscriptions().map(({ subject }) => subject.code));
    const of = (codes: VisibleCodes["seen"]): VisibleCodes["seen"] => codes.filter((code) => wanted.has(code));
    const visible: VisibleCodes = { seen: of(whole.seen), nearby: of(whole.nearby), since: whole.since };
    const told = JSON.stringify(visible);
    if (told === this.#toldVisible) return;
    this.#toldVisible = told;
    this.#peers.post({ kind: "visible", visible });
  }

  #tellWants(): void {
    const wants = this.#shared.feed.subscriptions().map(({ subject }) => subject);
    if (keysOf(wants) === [...this.#toldKeys].join("\n")) return;
    this.#note(wants);
    this.#peers.post({ kind: "wants", wants });
  }

  #note(wants: readonly Subject[]): void {
    this.#toldKeys = new Set(wants.map(subjectKey));
    this.#told.keepOnly((key) => this.#toldKeys.has(key));
  }
}

function keysOf(subjects: readonly Subject[]): string {
  return subjects.map(subjectKey).join("\n");
}
