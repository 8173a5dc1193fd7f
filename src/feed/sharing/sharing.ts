import type { CancelTimer, Random } from "../../kernel/clock";
import type { OpenChannel } from "../../kernel/channel";
import type { Locks } from "../../kernel/locks";
import { MINUTE, SECOND } from "../../kernel/time";
import { within } from "../../kernel/within";
import type { Subject, TopicLetter, TopicStates } from "../../qos/topics/topic";
import type { Follower } from "./follower";
import type { Membership, MembershipOptions } from "./membership";
import type { Link } from "./message";
import type { Shared } from "./role";
import { scopeName, type Account } from "./scope";

export interface SharingOptions extends Shared {
  readonly random: Random;
  /** Undefined where the browser has none: then this workbook stands alone. */
  readonly locks: Locks | undefined;
  readonly openChannel: OpenChannel | undefined;
  /**
   * Gives the class that takes part. What a workbook has to say to others is only loaded where it may meet others;
   * until it is there, nothing is asked of the server.
   */
  readonly load: () => Promise<Part>;
}

type Part = new (options: MembershipOptions) => Membership;

/** Where workbooks of one account meet. */
interface MeetingPlace {
  readonly locks: Locks;
  readonly openChannel: OpenChannel;
  readonly scope: string;
}

/** What takes part must be there within this time (milliseconds); until then nothing is asked of the server. */
const LOADING = 5 * SECOND;
/** Where it could not be loaded the workbook stands alone, and it is tried again after so long (milliseconds). */
const AGAIN = MINUTE;

/** `alone`: the browser lets no page know of another, or there is no key yet. */
export type SharingRole = "alone" | "follower" | "leader";

/**
 * All open workbooks of one account as one client of the server: one of them has the socket and serves the budgets,
 * the others draw from it, and when it is closed the next takes over.
 */
export class Sharing {
  readonly #options: SharingOptions;
  #membership: Membership | undefined;
  #scope: string | undefined;
  /** Counts comings and goings, so that a class that is loaded too late is of no use. */
  #turn = 0;
  /** Settles when it is known who else is there, as far as the code for that goes; undefined: it is. */
  #meeting: Promise<void> | undefined;
  #strange = 0;
  #stopTrying: CancelTimer = () => undefined;

  constructor(options: SharingOptions) {
    this.#options = options;
  }

  get role(): SharingRole {
    return this.#membership?.role.name ?? "alone";
  }

  /** The connection that this workbook's live values come by. */
  get link(): Link {
    return this.#follower()?.link ?? this.#options.link();
  }

  /** Messages of other workbooks that could not be understood, as those of another version. */
  get strange(): number {
    return this.#strange + (this.#membership?.strange ?? 0);
  }

  /** Shares with the workbooks of `account` from now on; with none without an account. */
  join(account: Account | undefined): void {
    const { locks, openChannel } = this.#options;
    const scope = account === undefined ? undefined : scopeName(account);
    if (scope === this.#scope && scope !== undefined) return;
    if (scope === undefined && this.#membership === undefined) return;
    this.#leave();
    this.#scope = scope;
    if (scope === undefined || locks === undefined || openChannel === undefined) return this.#standAlone();
    this.#wait();
    const meeting = this.#meet({ locks, openChannel, scope }).then(() => {
      if (this.#meeting === meeting) this.#meeting = undefined;
    });
    this.#meeting = meeting;
  }

  /** Takes part once the code for it is there; stands alone until then where it does not come in time. */
  async #meet(place: MeetingPlace): Promise<void> {
    const { clock, load } = this.#options;
    const turn = this.#turn;
    try {
      const Part = await within(clock, LOADING, load());
      if (turn === this.#turn) this.#take(Part, place);
    } catch {
      if (turn !== this.#turn) return;
      this.#standAlone();
      this.#stopTrying = clock.after(AGAIN, () => void this.#meet(place));
    }
  }

  /** The page goes away: lets the next take over, and opens nothing any more. */
  close(): void {
    this.#leave();
    this.#options.feed.drawFrom({ kind: "other", pushed: new Set(), products: 0 });
  }

  /** The present value of a subject: as the leader has it, or else by `query`. */
  first<Letter extends TopicLetter>(
    subject: Subject<Letter>,
    query: (subject: Subject<Letter>) => Promise<TopicStates[Letter]>,
  ): Promise<TopicStates[Letter]> {
    const isOwn = this.#meeting === undefined && this.#follower() === undefined;
    return isOwn ? query(subject) : this.#firstOfLeader(subject, query);
  }

  async #firstOfLeader<Letter extends TopicLetter>(
    subject: Subject<Letter>,
    query: (subject: Subject<Letter>) => Promise<TopicStates[Letter]>,
  ): Promise<TopicStates[Letter]> {
    await this.#meeting;
    return (await this.#follower()?.known(subject)) ?? query(subject);
  }

  /** Has the leader put a question over its socket; undefined where this workbook has the socket itself. */
  query(path: string, body: object): Promise<unknown> | undefined {
    return this.#follower()?.query(path, body);
  }

  #take(Part: Part, place: MeetingPlace): void {
    // It may have stood alone meanwhile.
    this.#wait();
    try {
      this.#membership = new Part({
        ...place,
        shared: this.#options,
        self: this.#name(),
        onFailed: () => {
          this.#leave();
          this.#standAlone();
        },
      });
      this.#options.onChange();
    } catch {
      this.#standAlone();
    }
  }

  #follower(): Follower | undefined {
    const role = this.#membership?.role;
    return role?.name === "follower" ? role : undefined;
  }

  /** Neither asks nor connects until it is known who else is there. */
  #wait(): void {
    for (const budget of this.#options.budgets.values()) budget.attach(undefined, false);
    this.#options.feed.drawFrom({ kind: "other", pushed: new Set(), products: 0 });
  }

  #leave(): void {
    this.#turn += 1;
    this.#stopTrying();
    this.#strange += this.#membership?.strange ?? 0;
    this.#membership?.leave();
    this.#membership = undefined;
    this.#scope = undefined;
  }

  #standAlone(): void {
    for (const budget of this.#options.budgets.values()) budget.attach();
    this.#options.feed.drawFrom({ kind: "own" });
    this.#options.onChange();
  }

  #name(): string {
    const part = (): string => Math.floor(this.#options.random() * 2 ** 40).toString(36);
    return `${part()}${part()}`;
  }
}
