import { isFresh } from "../../kernel/age";
import { SECOND } from "../../kernel/time";
import { failure, success } from "../../kernel/settled";
import { asQosError } from "../../qos/errors";
import { subjectKey, type Subject, type TopicLetter } from "../../qos/topics/topic";
import type { VisibleCodes } from "../visible/visibleFirst";
import { Frames } from "../../flow/frames";
import type { Message, SharedValue } from "./message";
import { writeMessage } from "./readMessage";
import { BATCH, type Peers, type Role, type Shared } from "./role";
import { memberLock } from "./scope";
import { TELLERS } from "./news";
import { ToldStates } from "./toldStates";

/** Another workbook of the account. */
interface Member {
  /** What it wants, by key, each kept wanted here too until it is released. */
  readonly wants: Map<string, { readonly subject: Subject; readonly release: () => void }>;
  readonly stopWatching: () => void;
}

/** The connection is reported at least so often while values move, for its latency (milliseconds). */
const REPORT_EVERY = 5 * SECOND;

/** The workbook that has the socket and serves the budgets: it wants for all, and tells all what comes. */
export class Leader implements Role {
  readonly name = "leader";
  readonly #shared: Shared;
  readonly #peers: Peers;
  readonly #members = new Map<string, Member>();
  readonly #frames: Frames;
  readonly #ends: readonly (() => void)[];
  /** Keys whose value is to be told. */
  readonly #touched = new Set<string>();
  /** What all members have; a newcomer is sent its values whole, and all with it. */
  readonly #told = new ToldStates();
  #reported: string | undefined;
  #reportedAt = 0;
  #reportDue = true;

  constructor(shared: Shared, peers: Peers) {
    this.#shared = shared;
    this.#peers = peers;
    const { clock, feed } = shared;
    this.#frames = new Frames({
      clock,
      interval: () => BATCH,
      flush: () => {
        this.#flush();
        return "over";
      },
    });
    for (const budget of shared.budgets.values()) budget.serve();
    for (const budget of shared.budgets.values()) for (const owner of budget.owners()) this.#member(owner);
    this.#ends = [feed.store.changes.subscribe((key) => this.#touch(key)), feed.changes.subscribe(() => this.#due())];
    peers.post({ kind: "lead" });
    feed.drawFrom({ kind: "own" });
    this.#due();
  }

  /** Other workbooks that are known to be open. */
  get members(): number {
    return this.#members.size;
  }

  hear(from: string, message: Message): void {
    const { budgets } = this.#shared;
    switch (message.kind) {
      case "hello":
        this.#want(from, message.wants);
        for (const subject of message.wants) this.#tellWhole(subjectKey(subject));
        for (const budget of budgets.values()) {
          const permits = message.permits.filter((permit) => permit.budget === budget.name);
          budget.inviteOnly(from, permits);
        }
        return this.#welcome(from);
      case "wants":
        // Before its greeting a workbook does not hold its lock yet, and would be taken for dead.
        return this.#members.has(from) ? this.#want(from, message.wants) : undefined;
      case "visible":
        return this.#members.has(from) ? this.#look(from, message.visible) : undefined;
      case "permit":
        return this.#members.has(from) ? budgets.get(message.budget)?.invite(message) : undefined;
      case "leave":
        return budgets.get(message.budget)?.dismiss(message.id);
      case "query":
        return void this.#query(from, message);
      default:
    }
  }

  stop(): void {
    this.#frames.stop();
    for (const end of this.#ends) end();
    for (const member of this.#members.values()) {
      member.stopWatching();
      for (const { release } of member.wants.values()) release();
    }
    for (const name of this.#members.keys()) this.#shared.feed.setVisible(undefined, name);
    this.#members.clear();
  }

  async #query(
    to: string,
    { id, path, body }: { readonly id: string; readonly path: string; readonly body: object },
  ): Promise<void> {
    const settled = await this.#shared.query(path, body).then(success, (thrown) => failure(asQosError(thrown)));
    this.#peers.post({ kind: "answer", to, id, settled });
  }

  #member(name: string): Member {
    let member = this.#members.get(name);
    if (member === undefined) {
      const { scope, locks } = this.#peers;
      const resign = locks.hold(
        memberLock(scope, name),
        () => this.#bury(name),
        () => undefined,
      );
      member = { wants: new Map(), stopWatching: resign };
      this.#members.set(name, member);
    }
    return member;
  }

  /** Its lock is ours: the workbook has been closed, has crashed, or has gone to another account. */
  #bury(name: string): void {
    const member = this.#members.get(name);
    if (member === undefined) return;
    this.#members.delete(name);
    this.#shared.feed.setVisible(undefined, name);
    member.stopWatching();
    for (const { release } of member.wants.values()) release();
    for (const budget of this.#shared.budgets.values()) budget.bury(name);
  }

  #want(from: string, subjects: readonly Subject[]): void {
    const { wants } = this.#member(from);
    const wanted = new Map(subjects.map((subject) => [subjectKey(subject), subject]));
    for (const [key, subject] of wanted) {
      if (wants.has(key)) continue;
      wants.set(key, { subject, release: this.#shared.feed.retain(subject) });
      this.#tellWhole(key);
    }
    for (const [key, { release }] of wants) {
      if (wanted.has(key)) continue;
      wants.delete(key);
      release();
    }
  }

  /** What is in front in any workbook is in front of the user. */
  #look(from: string, visible: VisibleCodes): void {
    this.#shared.feed.setVisible(visible, from);
  }

  #welcome(to: string): void {
    const usages = Object.fromEntries([...this.#shared.budgets].map(([name, budget]) => [name, budget.usage()]));
    this.#peers.post({ kind: "welcome", to, usages, learnedLimits: this.#shared.learnedLimits.current() });
    this.#reported = undefined;
    this.#report();
  }

  #tellWhole(key: string): void {
    this.#told.forget(key);
    this.#touch(key);
  }

  #touch(key: string): void {
    if (this.#subject(key) === undefined) return;
    this.#touched.add(key);
    this.#frames.request();
  }

  #subject(key: string): Subject | undefined {
    for (const { wants } of this.#members.values()) {
      const wanted = wants.get(key);
      if (wanted !== undefined) return wanted.subject;
    }
    return undefined;
  }

  #due(): void {
    if (this.#members.size === 0) return;
    this.#reportDue = true;
    this.#frames.request();
  }

  #flush(): void {
    const values: SharedValue[] = [];
    for (const key of this.#touched) {
      const subject = this.#subject(key);
      const value = subject === undefined ? undefined : this.#share(subject);
      if (value !== undefined) values.push(value);
    }
    this.#told.keepOnly((key) => this.#subject(key) !== undefined);
    this.#touched.clear();
    if (values.length > 0) this.#peers.post({ kind: "values", values });
    if (this.#reportDue || !isFresh({ at: this.#reportedAt, ttl: REPORT_EVERY }, this.#shared.clock.now()))
      this.#report();
  }

  #share<Letter extends TopicLetter>(subject: Subject<Letter>): SharedValue<Letter> | undefined {
    const latest = this.#shared.feed.store.get(subject);
    if (latest === undefined) return undefined;
    const { value, at, delivery } = latest;
    const news = TELLERS[subject.topic].tell(this.#told.get(subject), value);
    this.#told.set(subject, value);
    return { subject, at, delivery, news };
  }

  #report(): void {
    const { clock, feed, link } = this.#shared;
    this.#reportDue = false;
    this.#reportedAt = clock.now();
    const pushed = feed
      .subscriptions()
      .filter(({ delivery }) => delivery === "pushed")
      .map(({ key }) => key);
    const report = { link: link(), pushed, products: feed.pushedProducts, commands: feed.pacer.usage() };
    const told = JSON.stringify(writeMessage("", { kind: "report", report }));
    if (told === this.#reported) return;
    this.#reported = told;
    this.#peers.post({ kind: "report", report });
  }
}
