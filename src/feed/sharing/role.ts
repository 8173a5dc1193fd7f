import type { Clock } from "../../kernel/clock";
import type { Locks } from "../../kernel/locks";
import type { Subscribable } from "../../kernel/subscribable";
import type { LiveFeed } from "../liveFeed";
import type { LearnedLimits, Link, Message, Post } from "./message";
import type { SharedBudget } from "./sharedBudget";

/** What a workbook shares with the others of its account. */
export interface Shared {
  readonly clock: Clock;
  readonly feed: LiveFeed;
  /** By name. */
  readonly budgets: ReadonlyMap<string, SharedBudget>;
  /** What refusals have taught of the plan. */
  readonly learnedLimits: {
    current(): LearnedLimits;
    adopt(learnedLimits: LearnedLimits): void;
    readonly changes: Subscribable<void>;
  };
  /** Puts a question over this workbook's own connection. Rejects with a QosError. */
  readonly query: (path: string, body: object) => Promise<unknown>;
  /** This workbook's own connection. */
  readonly link: () => Link;
  /** Something has changed that the pane or QOS.STATUS shows. */
  readonly onChange: () => void;
}

/** How one workbook reaches the others. */
export interface Peers {
  readonly scope: string;
  readonly post: Post;
  readonly locks: Locks;
}

/** What a workbook does among the others: it follows, or it leads. */
export interface Role {
  readonly name: "follower" | "leader";
  hear(from: string, message: Message): void;
  /** Undoes what the role has begun; the next role, or none, follows at once. */
  stop(): void;
}

/** Milliseconds in which what has changed is collected before it is told to the others. */
export const BATCH = 50;
