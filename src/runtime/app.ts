import type { Clock } from "../kernel/clock";
import type { Soon } from "../kernel/soon";
import type { Subscribable } from "../kernel/subscribable";
import type { EpochSeconds } from "../kernel/time";
import type { VisibleFirst } from "../feed/visible/visibleFirst";
import type { LiveFeed } from "../feed/liveFeed";
import type { SocketFallback } from "../feed/socketFallback";
import type { SharedBudget } from "../feed/sharing/sharedBudget";
import type { Sharing } from "../feed/sharing/sharing";
import type { CellEncoder } from "../host/cellEncoder";
import type { Bar } from "../qos/bar";
import type { BudgetClass } from "../qos/endpoints/endpoint";
import type { BarQuery } from "../qos/endpoints/kline";
import type { Locale } from "../qos/errors";
import type { BarClock } from "../quotes/barClock";
import type { QuoteSources } from "../quotes/quoteSources";
import type { IndicatorsOver } from "../quotes/indicators/indicatorsOver";
import type { LiveIndicators } from "../quotes/indicators/liveIndicators";
import type { LiveSource } from "../quotes/live/liveSource";
import type { LiveQuestions } from "../quotes/live/liveQuestions";
import type { Manner, Question } from "../quotes/questions/question";
import type { Shown, Streams } from "../quotes/streams";
import type { Failures } from "./failures";
import type { KeyRing } from "./key";
import type { OpenCalls } from "./openCalls";
import type { Pace } from "./pace";
import type { Plan } from "./plan";
import type { Ports } from "./ports";
import type { Problems } from "./problems";
import type { Reference } from "./reference";
import type { ServerTrouble } from "./serverTrouble";
import type { SettingsStore } from "./settings";
import type { Words } from "./words";

export type { VisibleCodes } from "../feed/visible/visibleFirst";

/** Bars of one length, of one instrument. */
export type BarSeries = Omit<BarQuery, "count">;

/** What is answered once. */
export interface Queries {
  /** Puts a formula's question. Rejects with a QosError where an argument is wrong, or there is no answer. */
  answer(question: Question, raw: readonly unknown[], manner: Manner): Promise<Shown>;
  /** The same; the answer itself where all of it is known by now, and what is wrong with an argument is thrown. */
  answerSoon(question: Question, raw: readonly unknown[], manner: Manner): Soon<Shown>;
  /** As many bars of a series as can be had, oldest first. Rejects with a QosError. */
  bars(series: BarSeries, signal: AbortSignal): Promise<readonly Bar[]>;
  /** Bars of a series that lie before a moment, as many as one look brings, oldest first; none: it begins there. Rejects with a QosError. */
  olderBars(series: BarSeries, before: EpochSeconds, signal: AbortSignal): Promise<readonly Bar[]>;
  /** Whether a series begins with its bar of `first`, rather than that no older ones are given. Rejects with a QosError. */
  beginsAt(series: BarSeries, first: EpochSeconds, signal: AbortSignal): Promise<boolean>;
  /** Indicators along bars of a series that are there already. Rejects with a QosError where the text names none. */
  indicators(series: BarSeries, text: string): Promise<IndicatorsOver>;
  /** Where bars of a series stand on an axis of time, in the zone of choice. */
  barClock(series: BarSeries): BarClock;
  /** Answers that came from memory. */
  readonly cacheHits: number;
  /** Forgets every answer, in memory and between sessions. */
  clear(): Promise<void>;
  /** Gives up all that waits for the plan's budget: the cells say so until they are calculated anew. */
  stopWaiting(): void;
}

/** The way to Excel: what makes values safe, and what spreads large tables. */
export interface Output extends Pick<CellEncoder, "value" | "error"> {
  /** Settles when it is the turn of a value; undefined: it is. */
  turn(value: unknown): Promise<void> | undefined;
}

/** What QOS.STATUS and the pane tell of the program at this moment. */
export interface Status {
  /** Something that is told here has changed. */
  readonly changes: Subscribable<void>;
  readonly feed: Pick<
    LiveFeed,
    "subscriptions" | "pushedProducts" | "pollingCycle" | "lastPush" | "counts" | "store" | "visibles"
  >;
  readonly sharing: Pick<Sharing, "link" | "role" | "strange">;
  readonly socketFallback: Pick<SocketFallback, "inUse">;
  readonly budgets: Readonly<Record<BudgetClass, Pick<SharedBudget, "state" | "wait">>>;
  /** Why requests fail at present. */
  readonly serverTrouble: Pick<ServerTrouble, "current">;
  readonly precedence: { readonly visibleFirst: VisibleFirst | undefined };
  readonly sources: {
    readonly history: Pick<QuoteSources["history"], "walks">;
    readonly sessions: Pick<QuoteSources["sessions"], "kindsOf">;
    readonly calendars: Pick<QuoteSources["calendars"], "peek">;
  };
  readonly streams: Pick<Streams, "add" | "touch" | "frame">;
  online(): boolean;
}

/** Has formulas ask anew. */
export interface Refresh {
  /** Forgets answers in memory and has every formula ask anew. */
  all(): Promise<void>;
  /** Forgets answers in memory; live cells show their newest value. Formulas that are called then ask anew. */
  forget(): void;
}

/** What the user looks at, and that it comes first. */
export interface Visible {
  /** More is wanted than the plan allows at once. */
  readonly crowds: Subscribable<void>;
  readonly feed: LiveFeed;
}

/** The feed as who watches the sheet needs it. */
export type WatchedFeed = Pick<LiveFeed, "crowded" | "wanted" | "visibles" | "setVisible">;

/** The server, for what is asked of it beside the formulas. */
export interface Server extends Pick<Ports, "http" | "socket" | "random"> {
  readonly budgets: Readonly<Record<"snapshot", Pick<SharedBudget, "enqueue">>>;
  /** Asks with the key in force over the socket, this workbook's or that of another. Rejects with a QosError. */
  overSocket(path: string, body: object): Promise<unknown>;
  /** Tries at once to connect, where that waits. */
  connectNow(): void;
}

/**
 * The program as formulas, ribbon, pane and features see it: one facet for each kind of business. Whoever needs some of
 * them says which.
 */
export interface App {
  readonly queries: Queries;
  /** Formulas that go on. */
  readonly live: LiveQuestions;
  /** The same for indicators, whose code comes with the first of them. */
  readonly liveIndicators: Pick<LiveIndicators, "watch">;
  /** The same over what is known already: each shows once, or nothing. */
  readonly preview: LiveQuestions;
  readonly subscriptions: Pick<LiveSource, "release" | "restore" | "problemOf">;
  readonly settings: SettingsStore;
  readonly keys: KeyRing;
  readonly plan: Plan;
  readonly problems: Problems;
  readonly calls: OpenCalls;
  readonly failures: Failures;
  readonly words: Words;
  readonly output: Output;
  readonly status: Status;
  readonly refresh: Refresh;
  readonly pace: Pace;
  readonly reference: Reference;
  readonly visible: Visible;
  readonly server: Server;
  readonly storage: Ports["storage"];
  readonly clock: Clock;
  readonly locale: () => Locale;
  /** Whether Excel takes numbers that bring their format. */
  readonly formatsNumbers: () => boolean;
  /** IANA zone of this computer. */
  readonly zone: () => string;
  readonly version: string;
}
