import { Lazy } from "../kernel/lazy";
import { Subscribable } from "../kernel/subscribable";
import { Precedence } from "../feed/visible/precedence";
import { LiveFeed } from "../feed/liveFeed";
import { pollingShares } from "../feed/pollingShare";
import { Sharing } from "../feed/sharing/sharing";
import type { InstrumentCode } from "../market/instrumentCode";
import { QosError } from "../qos/errors";
import type { Snapshot } from "../qos/snapshot";
import { buildQuoteSources, type QuoteSources } from "../quotes/quoteSources";
import { barsFromTrades, feedTopics } from "../quotes/feedTopics";
import { presentValue, showLive } from "../quotes/live/presentValues";
import type { Basics } from "./basics";
import { restPorts } from "./restPorts";
import type { Transports } from "./transports";

const MEMBERSHIP = new Lazy(() => import("../feed/sharing/membership"));

/** Where values come from: questions, the feed, and other workbooks of the same account. */
export interface Sources {
  readonly precedence: Precedence;
  readonly sources: QuoteSources;
  readonly feed: LiveFeed;
  /** This workbook among the others of the same account. */
  readonly sharing: Sharing;
}

/** In this order each is made of those before it. What goes back is heard, or told once both are there. */
export function buildSources(basics: Basics, transports: Transports): Sources {
  const { ports, settings, problems, budgets, persistentCache, zones } = basics;
  const precedence = new Precedence();
  const snapshots = new Subscribable<Snapshot>(() => problems.note(new QosError("internal")));
  const sources = buildQuoteSources({
    clock: ports.clock,
    ports: (name) => restPorts(name, basics, transports, precedence),
    budgets,
    persistentCache,
    snapshotTtl: () => settings.current.snapshotTtl,
    onSnapshot: (snapshot) => snapshots.publish(snapshot),
    onBars: (series, bars) => zones.learn(series, bars),
  });
  const feed = buildFeed(basics, transports, { precedence, sources });
  snapshots.subscribe((snapshot) => showLive(snapshot, sources, feed));
  const sharing = buildSharing(basics, transports, feed);
  transports.socketFallback.followOthers((path, body) => sharing.query(path, body));
  return { precedence, sources, feed, sharing };
}

function buildFeed(
  { ports, keys, plan, problems, budgets, zones }: Basics,
  { socket, connection, pacer }: Transports,
  { precedence, sources }: Pick<Sources, "precedence" | "sources">,
): LiveFeed {
  const context = {
    now: () => ports.clock.now(),
    kindsOf: (code: InstrumentCode) => sources.sessions.kindsOf(code),
    zones: zones.zones,
  };
  return new LiveFeed({
    clock: ports.clock,
    socket,
    connection,
    pacer,
    precedence,
    topics: feedTopics(context),
    aggregation: barsFromTrades(context),
    products: () => plan.socketProducts,
    polling: pollingShares({
      budgets,
      limits: (name) => ({ requests: plan.requests(name), products: plan.products(name) }),
      hasKey: () => keys.current !== undefined,
    }),
    present: (subject) => presentValue(sources, subject, "refresh"),
    onProductLimit: (held, asked) => plan.learnSocketProducts(held, asked),
    onProblem: (problem) => problems.note(problem),
  });
}

function buildSharing({ ports, signals, plan, budgets }: Basics, transports: Transports, feed: LiveFeed): Sharing {
  const { clock, random, locks, openChannel } = ports;
  const { socket, socketFallback } = transports;
  return new Sharing({
    clock,
    random,
    locks,
    openChannel,
    load: async () => (await MEMBERSHIP.get(clock)).Membership,
    feed,
    budgets: new Map(Object.entries(budgets)),
    learnedLimits: {
      current: () => plan.learnedLimits(),
      adopt: (learnedLimits) => plan.adopt(learnedLimits),
      changes: plan.changes,
    },
    query: (path, body) => socketFallback.querySocket(path, body),
    link: () => ({ state: socket.state, latency: socket.latency }),
    onChange: () => signals.changes.publish(),
  });
}
