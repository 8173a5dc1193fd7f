import { MINUTE, SECOND } from "../kernel/time";
import type { BudgetState } from "../flow/budget";
import type { Subscription } from "../feed/liveFeedOptions";
import { BUDGET_CLASSES } from "../qos/endpoints/endpoint";
import type { Walk } from "../quotes/history/historySource";
import type { Locale, QosError } from "../qos/errors";
import type { App, Status, VisibleCodes } from "./app";
import { liveFigures, priceOf, type LiveFigures } from "./liveFigures";
import { marketViews, type MarketView } from "./marketViews";
import { formulaTexts } from "./formulaText";
import { errorTextIn } from "./errorLanguage";
import { paneLanguage } from "./paneLanguage";
import { overallState, type OverallState } from "./status";

/** One live subscription as the pane lists it. */
export interface SubscriptionView {
  readonly key: string;
  readonly code: string;
  /** Letter of the topic: S snapshot, T trades, D depth, K bars. */
  readonly topic: string;
  /** Formulas that show it. */
  readonly cells: number;
  readonly delivery: "pushed" | "polled";
  readonly figures: LiveFigures;
  /** The price that stands for them all: of an order book the middle. */
  readonly last: number | undefined;
  /** Fraction; undefined where it cannot be told. */
  readonly changepct: number | undefined;
  /** Milliseconds since the last value came; undefined: none yet. */
  readonly age: number | undefined;
  /** Why its cells show no value, in words; undefined: they show one, or wait for the first. */
  readonly problem: string | undefined;
}

export interface BudgetView extends BudgetState {
  readonly name: string;
  /** Products in one request. */
  readonly products: number;
  /** Milliseconds until a request that came now could start. */
  readonly wait: number;
}

export interface ProblemView {
  readonly text: string;
  readonly times: number;
  /** Milliseconds since the epoch. */
  readonly lastAt: number;
  /** Formulas that ended so, each once, as a cell could hold them. */
  readonly formulas: readonly string[];
  /** Formulas that show it now, as far as is known. */
  readonly open: number;
  /** Something is wrong at this moment; else it was, and is over. */
  readonly isNow: boolean;
  /** The code that no instrument has, where that is the problem. */
  readonly unknownCode: string | undefined;
}

/** A long question under way, page by page. */
export interface WalkView {
  readonly code: string;
  readonly step: number;
  readonly steps: number;
  /** Milliseconds until it may be over, as things stand. */
  readonly left: number;
  readonly stop: () => void;
}

/** Everything the pane shows, as plain data, texts in the user's language. */
export interface PaneView {
  readonly state: OverallState;
  /** Why live values do not come by push, in words; undefined when they do. */
  readonly why: string | undefined;
  /** This computer has a network, as far as it knows. */
  readonly online: boolean;
  /** Why requests fail at present, in words; undefined: they do not. */
  readonly trouble: string | undefined;
  /** Milliseconds until the next attempt to connect; undefined when none is planned. */
  readonly retryIn: number | undefined;
  readonly hasKey: boolean;
  readonly server: string;
  readonly subscriptions: readonly SubscriptionView[];
  /** Calls of live formulas. */
  readonly formulas: number;
  /** Calls of formulas without a word so far, and for how long there have been such without a break (milliseconds). */
  readonly waiting: number;
  readonly waitingFor: number;
  /** Instruments in front of the user that are not pushed; of all, where it is not known what is in front. */
  readonly visiblePolled: number;
  readonly markets: readonly MarketView[];
  readonly pushedProducts: number;
  readonly socketProducts: number;
  /** Milliseconds in which everything polled is refreshed once. */
  readonly pollingCycle: number;
  /** The same for those on the active sheet; 0: none of them is polled, or it is not known which sheet that is. */
  readonly visibleCycle: number;
  /** Over which transport questions go: `socket` while REST cannot be reached. */
  readonly transport: "rest" | "socket";
  readonly budgets: readonly BudgetView[];
  /** Long questions under way: which page of about how many. */
  readonly walks: readonly WalkView[];
  readonly problems: readonly ProblemView[];
  readonly planSource: string;
  readonly latency: number | undefined;
  /** Milliseconds since the last push. */
  readonly sinceLastPush: number | undefined;
  /** `unread`: times that the active sheet could not be read. */
  readonly counts: Readonly<Record<"pushes" | "strange" | "late" | "unread", number>>;
  readonly version: string;
}

/** What the pane's picture is drawn from. */
type PaneSources = Pick<
  App,
  | "subscriptions"
  | "calls"
  | "status"
  | "settings"
  | "keys"
  | "pace"
  | "plan"
  | "problems"
  | "clock"
  | "locale"
  | "version"
>;

/** The state of the program at this moment, for the pane. */
export function paneView(app: PaneSources): PaneView {
  const now = app.clock.now();
  const language = paneLanguage(app);
  const { status, plan, settings } = app;
  const { sharing, feed, budgets, precedence, sources } = status;
  const subscriptions = feed.subscriptions();
  const connection = sharing.link.state;
  const why = connection.state === "waiting" || connection.state === "refused" ? connection.why : undefined;
  return {
    state: overallState(app),
    online: status.online(),
    trouble: inWords(status.serverTrouble.current, language),
    why: inWords(why, language),
    retryIn: connection.state === "waiting" ? Math.max(0, connection.until - now) : undefined,
    hasKey: app.keys.current !== undefined,
    server: settings.current.server,
    subscriptions: subscriptions.map((subscription) => ({
      ...subscriptionView(subscription, now, status),
      problem: inWords(app.subscriptions.problemOf(subscription.key), language),
    })),
    formulas: app.calls.live,
    waiting: app.calls.waiting,
    waitingFor: app.calls.waitingFor,
    visiblePolled: visiblePolled(subscriptions, feed.visibles.get("")),
    markets: marketViews(
      subscriptions.map(({ subject }) => subject.code),
      now,
      status,
    ),
    pushedProducts: feed.pushedProducts,
    socketProducts: plan.socketProducts,
    pollingCycle: feed.pollingCycle(),
    visibleCycle: feed.pollingCycle("visible"),
    transport: status.socketFallback.inUse ? "socket" : "rest",
    budgets: BUDGET_CLASSES.map((name) => ({
      name,
      products: plan.products(name),
      wait: budgets[name].wait(),
      ...budgets[name].state(),
    })),
    walks: sources.history.walks.map((walk) => walkView(walk, app)),
    problems: app.problems
      .list()
      .map((problem) => problemView(problem, { language, present: [status.serverTrouble.current, why] })),
    planSource: plan.source,
    latency: sharing.link.latency,
    sinceLastPush: feed.lastPush === undefined ? undefined : now - feed.lastPush,
    counts: {
      ...feed.counts,
      strange: feed.counts.strange + sharing.strange,
      unread: precedence.visibleFirst?.failed ?? 0,
    },
    version: app.version,
  };
}

type Problem = ReturnType<App["problems"]["list"]>[number];

/** `present`: what is wrong at this moment whatever formulas show. */
function problemView(
  { error, times, lastAt, formulas, open }: Problem,
  { language, present }: { readonly language: Locale; readonly present: readonly (QosError | undefined)[] },
): ProblemView {
  return {
    text: errorTextIn(error, language),
    times,
    lastAt,
    formulas: formulaTexts(formulas),
    open,
    isNow: open > 0 || present.some((each) => each?.message === error.message),
    unknownCode: error.id === "notFound" ? textOf(error.details["code"]) : undefined,
  };
}

function inWords(error: QosError | undefined, language: Locale): string | undefined {
  return error === undefined ? undefined : errorTextIn(error, language);
}

/** Instruments that the user looks at and that are not pushed. */
function visiblePolled(subscriptions: readonly Subscription[], visible: VisibleCodes | undefined): number {
  const codes = visible && new Set([...visible.seen, ...visible.nearby]);
  const polled = subscriptions.filter(
    ({ delivery, subject }) => delivery === "polled" && (codes === undefined || codes.has(subject.code)),
  );
  return new Set(polled.map(({ subject }) => subject.code)).size;
}

/** By the pace so far, and never sooner than the plan allows the pages that are missing. */
function walkView({ code, step, steps, begunAt, stop }: Walk, { clock, status }: PaneSources): WalkView {
  const missing = Math.max(1, steps - step + 1);
  const pace = step > 1 ? (clock.now() - begunAt) / (step - 1) : SECOND;
  const { left: free, limit, freeIn } = status.budgets.history.state();
  const rounds = missing <= free ? 0 : Math.ceil((missing - free) / Math.max(1, limit));
  const allowed = rounds === 0 ? 0 : freeIn + (rounds - 1) * MINUTE;
  return { code, step, steps, left: Math.max(pace * missing, allowed), stop };
}

function subscriptionView(
  { key, subject, listeners, delivery, latest }: Subscription,
  now: number,
  status: Status,
): Omit<SubscriptionView, "problem"> {
  const figures = liveFigures({ subject, latest }, status);
  return {
    key,
    code: subject.code,
    topic: subject.topic,
    cells: listeners,
    delivery,
    figures,
    last: priceOf(figures),
    changepct: figures.kind === "price" ? figures.changepct : undefined,
    age: latest === undefined ? undefined : now - latest.at,
  };
}

function textOf(detail: unknown): string | undefined {
  return typeof detail === "string" && detail !== "" ? detail : undefined;
}
