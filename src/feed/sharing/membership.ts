import type { CancelTimer } from "../../kernel/clock";
import type { Channel, OpenChannel } from "../../kernel/channel";
import type { Locks } from "../../kernel/locks";
import { SECOND } from "../../kernel/time";
import { Follower } from "./follower";
import { Leader } from "./leader";
import type { Lesson, Message } from "./message";
import { readMessage, writeMessage } from "./readMessage";
import type { Company, Shared } from "./role";
import { memberLock } from "./scope";

export interface MembershipOptions {
  readonly shared: Shared;
  readonly locks: Locks;
  readonly openChannel: OpenChannel;
  readonly scope: string;
  /** This workbook's name there; no other has it. */
  readonly self: string;
  /** The browser does not let this page take part after all. */
  readonly onFailed: () => void;
}

/**
 * A leader that was closed leaves its connection to the server a moment longer than its lock: so long its successor
 * waits, so that the server never sees two (milliseconds).
 */
const SETTLE = 250;

/** A lock that nobody else can hold is given within this time, or the browser's locks are of no use (milliseconds). */
const OWN_LOCK = 5 * SECOND;

/** A workbook's part in one scope, from its coming to its going: it follows, until the leader's lock is its own. */
export class Membership {
  readonly #options: MembershipOptions;
  readonly #channel: Channel;
  readonly #company: Company;
  readonly #resigns: (() => void)[] = [];
  #role: Follower | Leader;
  #settling: CancelTimer = () => undefined;
  #strange = 0;
  #left = false;

  constructor(options: MembershipOptions) {
    this.#options = options;
    const { shared, locks, scope, self, openChannel } = options;
    this.#channel = openChannel(scope, (raw) => this.#hear(raw));
    const post = (message: Message): void => this.#channel.post(writeMessage(self, message));
    this.#company = { scope, post, locks };
    for (const budget of shared.budgets.values()) budget.attach({ self, post }, false);
    const follower = new Follower(shared, this.#company, self);
    this.#role = follower;
    const stopWaiting = shared.clock.after(OWN_LOCK, () => options.onFailed());
    this.#resigns.push(stopWaiting);
    this.#hold(memberLock(scope, self), () => {
      stopWaiting();
      if (follower === this.#role) follower.greet();
    });
    this.#hold(scope, () => this.#takeOver(follower));
    this.#resigns.push(shared.lessons.changes.subscribe(() => this.#teach()));
  }

  get role(): Follower | Leader {
    return this.#role;
  }

  /** Messages that could not be understood. */
  get strange(): number {
    return this.#strange;
  }

  /** Leaves at once, and for good. */
  leave(): void {
    if (this.#left) return;
    this.#left = true;
    this.#settling();
    this.#role.stop();
    this.#channel.close();
    for (const resign of this.#resigns) resign();
  }

  #hold(name: string, onHeld: () => void): void {
    const ifHere = (task: () => void) => () => {
      if (!this.#left) task();
    };
    this.#resigns.push(this.#options.locks.hold(name, ifHere(onHeld), ifHere(this.#options.onFailed)));
  }

  #takeOver(follower: Follower): void {
    if (follower.met) this.#settling = this.#options.shared.clock.after(SETTLE, () => this.#lead());
    else this.#lead();
  }

  #lead(): void {
    this.#role.stop();
    this.#role = new Leader(this.#options.shared, this.#company);
    this.#options.shared.onChange();
  }

  #teach(): void {
    const lesson = this.#options.shared.lessons.current();
    this.#company.post({ kind: "lesson", lesson: this.#role.name === "leader" ? lesson : ofRequests(lesson) });
  }

  #hear(raw: unknown): void {
    if (this.#left) return;
    const heard = readMessage(raw);
    if (heard === undefined) {
      this.#strange += 1;
      return;
    }
    const { from, message } = heard;
    const { budgets, lessons } = this.#options.shared;
    this.#role.hear(from, message);
    switch (message.kind) {
      case "granted":
      case "ended":
      case "pause":
      case "queued":
        return budgets.get(message.budget)?.hear(message);
      case "lesson":
        return lessons.adopt(this.#role.name === "leader" ? ofRequests(message.lesson) : message.lesson);
      default:
    }
  }
}

/** The part of a lesson that any workbook may teach. */
function ofRequests({ base, limits }: Lesson): Lesson {
  return { base, limits };
}
