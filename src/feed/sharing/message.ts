import type { BudgetUsage } from "../../flow/budget";
import type { Settled } from "../../kernel/settled";
import type { QosError } from "../../qos/errors";
import type { Subject, TopicLetter } from "../../qos/topics/topic";
import type { VisibleCodes } from "../visible/visibleFirst";
import type { Latest } from "../latestStore";
import type { TopicNews } from "./news";

/** Raised whenever a message, or a value inside one, changes its shape: add-ins of two versions may be open at once. */
export const DIALECT = 1;

/** A ticket in the queue of a budget that a workbook asks for. Its number begins with the workbook's name. */
export interface PermitRequest {
  readonly budget: string;
  readonly id: string;
  /** Requests of the same batch that go before it. */
  readonly after: number;
}

/** A budget as the workbook that keeps it knows it. */
export interface SharedUsage extends BudgetUsage {
  /** Permits that have been given and not yet ended. */
  readonly running: readonly string[];
}

/** What refusals have taught. It holds for the plan `base`, as it was entered, alone. */
export interface LearnedLimits {
  readonly base: string;
  /** Limits and times of requests, by name; any workbook learns them. */
  readonly limits: Readonly<Record<string, number>>;
  /** Products on the socket, and the fewest that were refused; only the one with the socket learns them. */
  readonly socket?: { readonly products: number; readonly refused?: number };
}

/** What the one connection is doing, as far as it is shown. */
export type LinkState =
  | { readonly state: "idle" | "connecting" | "open" }
  /** `until`: milliseconds since the epoch. */
  | { readonly state: "waiting"; readonly until: number; readonly why: QosError }
  | { readonly state: "refused"; readonly why: QosError };

export interface Link {
  readonly state: LinkState;
  /** Milliseconds from a heartbeat to its reply. */
  readonly latency: number | undefined;
}

/** The live side of the workbook that has the socket. */
export interface FeedReport {
  readonly link: Link;
  /** Keys of the subjects that come by push. */
  readonly pushed: readonly string[];
  /** Distinct instruments on the socket. */
  readonly products: number;
  /** When the socket's commands of the last minute were sent, milliseconds since the epoch. */
  readonly commands: readonly number[];
}

/** A value as it is stored, plain data; of a list that all have already, only the change. */
export interface SharedValue<Letter extends TopicLetter = TopicLetter> extends Omit<Latest<never>, "value"> {
  readonly subject: Subject<Letter>;
  readonly news: TopicNews[Letter];
}

/** What workbooks say to each other. */
export type Message =
  /** To the leader: I am here, this is what I want and wait for. */
  | { readonly kind: "hello"; readonly wants: readonly Subject[]; readonly permits: readonly PermitRequest[] }
  /** The whole set, after a change. */
  | { readonly kind: "wants"; readonly wants: readonly Subject[] }
  /** To the leader: what is in front of the user in this workbook. */
  | { readonly kind: "visible"; readonly visible: VisibleCodes }
  /** A workbook has taken over. */
  | { readonly kind: "lead" }
  /** To the one that said hello. */
  | {
      readonly kind: "welcome";
      readonly to: string;
      readonly usages: Readonly<Record<string, SharedUsage>>;
      readonly learnedLimits: LearnedLimits;
    }
  | { readonly kind: "report"; readonly report: FeedReport }
  | { readonly kind: "values"; readonly values: readonly SharedValue[] }
  | ({ readonly kind: "permit" } & PermitRequest)
  /** A permit is no longer wanted. */
  | { readonly kind: "leave"; readonly budget: string; readonly id: string }
  /** The permit will come in `wait` milliseconds, as things stand. */
  | { readonly kind: "queued"; readonly budget: string; readonly id: string; readonly wait: number }
  /** The request may start. Everybody counts it. */
  | { readonly kind: "granted"; readonly budget: string; readonly id: string }
  | { readonly kind: "ended"; readonly budget: string; readonly id: string; readonly unspent: boolean }
  /** The server asked to slow down; `until`: milliseconds since the epoch. */
  | { readonly kind: "pause"; readonly budget: string; readonly until: number }
  | { readonly kind: "limits"; readonly learnedLimits: LearnedLimits }
  /** To the leader: ask this over the socket. */
  | { readonly kind: "query"; readonly id: string; readonly path: string; readonly body: object }
  /** To the one that asked: `data` of the server's answer, or why there is none. */
  | { readonly kind: "answer"; readonly to: string; readonly id: string; readonly settled: Settled<unknown, QosError> };

/** A message and the workbook that sent it. */
export interface Heard {
  readonly from: string;
  readonly message: Message;
}

/** Says something to the other workbooks of the scope. */
export type Post = (message: Message) => void;

/** The workbook that a permit belongs to. */
export function ownerOf(permit: string): string {
  return permit.slice(0, permit.indexOf("."));
}
