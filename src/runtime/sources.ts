import { Lazy } from "../kernel/lazy";
import { Subscribable } from "../kernel/subscribable";
import { Precedence } from "../feed/front/precedence";
import { LiveFeed } from "../feed/liveFeed";
import { pollingShares } from "../feed/pollingShare";
import { Sharing } from "../feed/sharing/sharing";
import type { InstrumentCode } from "../market/instrumentCode";
import { QosError } from "../qos/errors";
import type { Snapshot } from "../qos/snapshot";
import { buildDesks, type Desks } from "../quotes/desks";
import { barsFromTrades, feedTopics } from "../quotes/feedTopics";
import { presentValue, showLive } from "../quotes/live/presentValues";
import type { Basics } from "./basics";
import { restPorts } from "./restPorts";
import type { Transports } from "./transports";

const MEMBERSHIP = new Lazy(() => import("../feed/sharing/membership"));

/** Where values come from: questions, the feed, and other workbooks of the same account. */
export interface Sources {
  readonly precedence: Precedence;
  readonly desks: Desks;
  readonly feed: LiveFeed;
  /** This workbook among the others of the same account. */
  readonly sharing: Sharing;
}

/** In this order each is made of those before it. What goes back is heard, or told once both are there. */
export function buildSources(basics: Basics, transports: Transports): Sources {
  const { ports, settings, problems, budgets, shelf, zones } = basics;
  const precedence = new Precedence();
  const snapshots = new Subscribable<Snapshot>(() => problems.note(new QosError("internal")));
  const desks = buildDesks({
    clock: ports.clock,
    ports: (name) => restPorts(name, basics, transports, precedence),
    budgets,
    shelf,
    snapshotTtl: () => settings.current.snapshotTtl,
    onSnapshot: (snapshot) => snapshots.publish(snapshot),
    onBars: (series, bars) => zones.learn(series, bars),
  });
  const feed = buildFeed(basics, transports, { precedence, desks });
  snapshots.subscribe((snapshot) => showLive(snapshot, desks, feed));
  const sharing = buildSharing(basics, transports, feed);
  transports.secondRoad.followOthers((path, body) => sharing.query(path, body));
  return { precedence, desks, feed, sharing };
}

function buildFeed(
  { ports, keys, plan, problems, budgets, zones }: Basics,
  { socket, connection, pacer }: Transports,
  { precedence, desks }: Pick<Sources, "precedence" | "desks">,
): LiveFeed {
  const context = {
    now: () => ports.clock.now(),
    kindsOf: (code: InstrumentCode) => desks.sessions.kindsOf(code),
    zones: zones.zones,
  };
  return new LiveFeed({
    clock: ports.clock,
    socket,
    connection,
    pacer,
    precedence,
    topics: feedTopics(context),
    substitute: barsFromTrades(context),
    products: () => plan.socketProducts,
    polling: pollingShares({
      budgets,
      limits: (name) => ({ requests: plan.requests(name), products: plan.products(name) }),
      hasKey: () => keys.current !== undefined,
    }),
    present: (subject) => presentValue(desks, subject, "refresh"),
    onProductLimit: (held, asked) => plan.learnSocketProducts(held, asked),
    onProblem: (problem) => problems.note(problem),
  });
}

function buildSharing({ ports, signals, plan, budgets }: Basics, transports: Transports, feed: LiveFeed): Sharing {
  const { clock, random, locks, openChannel } = ports;
  const { socket, secondRoad } = transports;
  return new Sharing({
    clock,
    random,
    locks,
    openChannel,
    load: async () => (await MEMBERSHIP.get(clock)).Membership,
    feed,
    budgets: new Map(Object.entries(budgets)),
    lessons: { current: () => plan.lesson(), adopt: (lesson) => plan.adopt(lesson), changes: plan.changes },
    query: (path, body) => secondRoad.query(path, body),
    link: () => ({ state: socket.state, latency: socket.latency }),
    onChange: () => signals.changes.publish(),
  });
}
