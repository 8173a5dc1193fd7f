import type { Random } from "../../kernel/clock";
import type { OpenChannel } from "../../kernel/channel";
import type { Locks } from "../../kernel/locks";
import type { Subject } from "../../qos/topics/topic";
import { Follower } from "./follower";
import { Membership } from "./membership";
import type { Link } from "./message";
import type { Shared } from "./role";
import { scopeName, type Account } from "./scope";

export interface SharingOptions extends Shared {
  readonly random: Random;
  /** Undefined where the browser has none: then this workbook stands alone. */
  readonly locks: Locks | undefined;
  readonly openChannel: OpenChannel | undefined;
}

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
  #strange = 0;

  constructor(options: SharingOptions) {
    this.#options = options;
  }

  get role(): SharingRole {
    return this.#membership?.role.name ?? "alone";
  }

  /** The connection that this workbook's live values come by. */
  get link(): Link {
    const role = this.#membership?.role;
    return role instanceof Follower ? role.link : this.#options.link();
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
    try {
      this.#membership = new Membership({
        shared: this.#options,
        locks,
        openChannel,
        scope,
        self: this.#name(),
        onFailed: () => {
          this.#leave();
          this.#standAlone();
        },
      });
    } catch {
      this.#standAlone();
    }
  }

  /** The page goes away: lets the next take over, and opens nothing any more. */
  close(): void {
    this.#leave();
    this.#options.feed.drawFrom({ kind: "other", pushed: new Set(), products: 0 });
  }

  /** The present value of a subject: as the leader has it, or else by `ask`. */
  async first(subject: Subject, ask: () => Promise<unknown>): Promise<unknown> {
    const role = this.#membership?.role;
    const known = role instanceof Follower ? await role.known(subject) : undefined;
    return known ?? ask();
  }

  #leave(): void {
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
