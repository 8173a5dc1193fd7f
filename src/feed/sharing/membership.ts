import type { CancelTimer } from "../../kernel/clock";
import type { Channel, OpenChannel } from "../../kernel/channel";
import type { Locks } from "../../kernel/locks";
import { SECOND } from "../../kernel/time";
import { Follower } from "./follower";
import { Leader } from "./leader";
import type { LearnedLimits, Message } from "./message";
import { readMessage, writeMessage } from "./readMessage";
import type { Peers, Shared } from "./role";
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
  readonly #peers: Peers;
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
    this.#peers = { scope, post, locks };
    for (const budget of shared.budgets.values()) budget.attach({ self, post }, false);
    const follower = new Follower(shared, this.#peers, self);
    this.#role = follower;
    const stopWaiting = shared.clock.after(OWN_LOCK, () => options.onFailed());
    this.#resigns.push(stopWaiting);
    this.#hold(memberLock(scope, self), () => {
      stopWaiting();
      if (follower === this.#role) follower.greet();
    });
    this.#hold(scope, () => this.#takeOver(follower));
    this.#resigns.push(shared.learnedLimits.changes.subscribe(() => this.#teach()));
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
    this.#role = new Leader(this.#options.shared, this.#peers);
    this.#options.shared.onChange();
  }

  #teach(): void {
    const learnedLimits = this.#options.shared.learnedLimits.current();
    this.#peers.post({
      kind: "limits",
      learnedLimits: this.#role.name === "leader" ? learnedLimits : ofRequests(learnedLimits),
    });
  }

  #hear(raw: unknown): void {
    if (this.#left) return;
    const heard = readMessage(raw);
    if (heard === undefined) {
      this.#strange += 1;
      return;
    }
    const { from, message } = heard;
    const { budgets, learnedLimits } = this.#options.shared;
    this.#role.hear(from, message);
    switch (message.kind) {
      case "granted":
      case "ended":
      case "pause":
      case "queued":
        return budgets.get(message.budget)?.hear(message);
      case "limits":
        return learnedLimits.adopt(
          this.#role.name === "leader" ? ofRequests(message.learnedLimits) : message.learnedLimits,
        );
      default:
    }
  }
}

/** The part of the learned limits that any workbook may teach. */
function ofRequests({ base, limits }: LearnedLimits): LearnedLimits {
  return { base, limits };
}
