import { cacheHits, clearDesks } from "../quotes/desks";
import { barClock } from "../quotes/barClock";
import { barsAtMost } from "../quotes/questions/kline";
import type { App, Output, Queries, Refresh, Server } from "./app";
import { buildParts, type Parts } from "./parts";
import type { Ports } from "./ports";
import { referenceOf } from "./reference";

/** Builds the whole program. */
export function buildApp(ports: Ports): App {
  return facetsOf(buildParts(ports));
}

/** What of the parts is anybody's business. */
export function facetsOf(parts: Parts): App {
  const { ports, signals, settings, keys, plan, problems, failures, words, pace } = parts;
  const { feed, sharing, secondRoad, budgets, precedence, desks, streams, liveDesk } = parts;
  return {
    queries: queriesOf(parts),
    live: parts.live,
    preview: parts.preview,
    subscriptions: liveDesk,
    settings,
    keys,
    plan,
    problems,
    failures,
    words,
    output: outputOf(parts),
    status: {
      changes: signals.changes,
      feed,
      sharing,
      secondRoad,
      budgets,
      precedence,
      desks,
      streams,
      online: () => ports.http.online(),
    },
    refresh: refreshOf(parts),
    pace,
    reference: referenceOf(parts),
    visible: { crowds: signals.crowds, feed },
    server: serverOf(parts),
    storage: ports.storage,
    clock: ports.clock,
    locale: ports.locale,
    zone: ports.zone,
    version: ports.version,
  };
}

function queriesOf({ ports, signals, desks, shelf, look }: Parts): Queries {
  return {
    answer: (question, raw, manner) => question({ desks, ...look, clock: ports.clock }, raw, manner),
    bars: (series, signal) => barsAtMost(desks, series, { preview: false, signal }),
    barClock: (series) => barClock(series, look.zone()),
    get cacheHits() {
      return cacheHits(desks);
    },
    async clear() {
      clearDesks(desks);
      await shelf.clear();
      signals.changes.publish();
    },
    stopWaiting: () => signals.stops.publish(),
  };
}

function outputOf({ exit, outlet }: Parts): Output {
  return {
    value: (value) => exit.value(value),
    error: (error) => exit.error(error),
    turn: (answer) => outlet.turn(answer),
  };
}

function refreshOf({ ports, desks, liveDesk, streams }: Parts): Refresh {
  return {
    async all() {
      clearDesks(desks);
      liveDesk.restart();
      streams.touchAll();
      await ports.recalculate();
    },
    forget() {
      clearDesks(desks);
      streams.touchAll();
    },
  };
}

function serverOf({ ports, budgets, sharing, secondRoad, socket }: Parts): Server {
  return {
    http: ports.http,
    socket: ports.socket,
    random: ports.random,
    budgets,
    overSocket: (path, body) => sharing.query(path, body) ?? secondRoad.query(path, body),
    connectNow: () => socket.raise({ event: "retry" }),
  };
}
