import { SECOND } from "../kernel/time";
import { QosError } from "../qos/errors";
import { quote, readChosen } from "../quotes/arguments/given";
import type { Cell } from "../quotes/cell";
import type { Shown } from "../quotes/streams";
import type { App } from "./app";

/** What the add-in as a whole is doing. */
export type OverallState = "live" | "connecting" | "polling" | "offline" | "nokey" | "paused";

/** What the status is told from. */
export type StatusSources = Pick<
  App,
  "status" | "queries" | "plan" | "problems" | "words" | "keys" | "pace" | "clock" | "version"
>;

/** The state in one word. `polling`: values come by request, for want of a socket or because nothing is live. */
export function overallState({ status, pace, keys }: Pick<App, "status" | "pace" | "keys">): OverallState {
  const link = status.sharing.link.state;
  if (keys.current === undefined) return "nokey";
  if (pace.isPaused) return "paused";
  if (link.state === "open") return "live";
  if (!status.online()) return "offline";
  if (link.state === "refused") return link.why.id === "keyRefused" ? "nokey" : "polling";
  return link.state === "connecting" ? "connecting" : "polling";
}

type Item = (app: StatusSources) => Cell;

/** What QOS.STATUS can say. A new item is one row here. */
const ITEMS: Readonly<Record<string, Item>> = {
  state: overallState,
  lastpush: ({ status: { feed }, clock }) =>
    feed.lastPush === undefined
      ? new QosError("noValue", { field: "lastpush", code: "QOS" })
      : Math.max(0, Math.round((clock.now() - feed.lastPush) / SECOND)),
  latency: ({ status }) => status.sharing.link.latency ?? new QosError("noValue", { field: "latency", code: "QOS" }),
  subscriptions: ({ status }) => status.feed.pushedProducts,
  subscriptionlimit: ({ plan }) => plan.socketProducts,
  queue: ({ status: { budgets } }) => Object.values(budgets).reduce((sum, budget) => sum + budget.state().waiting, 0),
  wait: ({ status: { budgets } }) =>
    Math.ceil(Math.max(...Object.values(budgets).map((budget) => budget.wait())) / SECOND),
  requestsleft: ({ status: { budgets } }) => Math.min(...Object.values(budgets).map((budget) => budget.state().left)),
  cycle: ({ status }) => Math.ceil(status.feed.pollingCycle() / SECOND),
  frame: ({ status }) => status.streams.frame,
  cachehits: ({ queries }) => queries.cacheHits,
  transport: ({ status }) => (status.socketFallback.inUse ? "socket" : "rest"),
  leader: ({ status }) => status.sharing.role !== "follower",
  plan: ({ plan }) =>
    `${plan.products("snapshot")}/${plan.requests("snapshot")}/${plan.socketProducts} (${plan.source})`,
  problem: ({ problems, words }) => problems.latest?.error.text(words.current) ?? "",
  version: ({ version }) => version,
};

/** The names that QOS.STATUS takes. */
export const STATUS_ITEMS: readonly string[] = Object.keys(ITEMS);

/** Reads the argument of QOS.STATUS; gives what says the item's value. Throws a QosError for an unknown item. */
function readStatusItem(raw: unknown): Item {
  const given = readChosen(raw, "item");
  const name = given.kind === "blank" ? "state" : String(given.value).normalize("NFKC").trim().toLowerCase();
  const item = Object.hasOwn(ITEMS, name) ? ITEMS[name] : undefined;
  if (item !== undefined) return item;
  throw new QosError("badChoice", { argument: "item", given: quote(name), accepted: Object.keys(ITEMS).join(", ") });
}

/** The key under which streams of the status are touched. */
const STATUS_KEY = "status";

/** Shows an item of the status as it changes, until the returned function is called. */
export function watchStatus(
  app: StatusSources,
  [rawItem]: readonly unknown[],
  show: (shown: Shown) => void,
): () => void {
  const item = readStatusItem(rawItem);
  const stopStream = app.status.streams.add({
    keys: [STATUS_KEY],
    render: () => item(app),
    show,
    always: true,
  });
  const stopListening = app.status.changes.subscribe(() => app.status.streams.touch(STATUS_KEY));
  return () => {
    stopStream();
    stopListening();
  };
}
