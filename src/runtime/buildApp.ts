import { cacheHits, clearSources } from "../quotes/quoteSources";
import { barClock } from "../quotes/barClock";
import { lazyIndicators } from "../quotes/indicators/lazyIndicators";
import { olderBars } from "../quotes/history/olderBars";
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
  const { ports, signals, settings, keys, plan, problems, serverTrouble, failures, words, pace } = parts;
  const { feed, sharing, socketFallback, budgets, precedence, sources, streams, liveSource } = parts;
  return {
    queries: queriesOf(parts),
    live: parts.live,
    liveIndicators: parts.liveIndicators,
    preview: parts.preview,
    subscriptions: liveSource,
    settings,
    keys,
    plan,
    problems,
    calls: parts.calls,
    failures,
    words,
    output: outputOf(parts),
    status: {
      changes: signals.changes,
      feed,
      sharing,
      socketFallback,
      budgets,
      serverTrouble,
      precedence,
      sources,
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
    formatsNumbers: ports.formatsNumbers,
    zone: ports.zone,
    version: ports.version,
  };
}

function queriesOf({ ports, signals, sources, persistentCache, look }: Parts): Queries {
  const context = { sources, ...look, clock: ports.clock };
  return {
    answer: async (question, raw, manner) => question(context, raw, manner),
    answerSoon: (question, raw, manner) => question(context, raw, manner),
    bars: (series, signal) => barsAtMost(sources, series, { preview: false, signal }),
    olderBars: (series, before, signal) => olderBars(sources.history, series, before, signal),
    beginsAt: (series, first, signal) => sources.starts.beginsAt(series, first, signal),
    async indicators(series, text) {
      const { IndicatorsOver } = await lazyIndicators(ports.clock);
      return new IndicatorsOver({ series, text, learned: look.zone().learned, language: look.headerLanguage() });
    },
    barClock: (series) => barClock(series, look.zone()),
    get cacheHits() {
      return cacheHits(sources);
    },
    async clear() {
      clearSources(sources);
      await persistentCache.clear();
      signals.changes.publish();
    },
    stopWaiting: () => signals.stops.publish(),
  };
}

function outputOf({ cellEncoder, outputThrottle }: Parts): Output {
  return {
    value: (value, kind) => cellEncoder.value(value, kind),
    error: (error) => cellEncoder.error(error),
    turn: (value) => outputThrottle.turn(value),
  };
}

function refreshOf({ ports, sources, liveSource, streams }: Parts): Refresh {
  return {
    async all() {
      clearSources(sources);
      liveSource.restart();
      streams.touchAll();
      await ports.recalculate();
    },
    forget() {
      clearSources(sources);
      streams.touchAll();
    },
  };
}

function serverOf({ ports, budgets, sharing, socketFallback, socket }: Parts): Server {
  return {
    http: ports.http,
    socket: ports.socket,
    random: ports.random,
    budgets,
    overSocket: (path, body) => sharing.query(path, body) ?? socketFallback.querySocket(path, body),
    connectNow: () => socket.raise({ event: "retry" }),
  };
}
