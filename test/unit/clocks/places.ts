import { LatestStore } from "../../../src/feed/latestStore";
import { Pacer } from "../../../src/feed/pacer";
import { SocketQueries } from "../../../src/feed/socketQueries";
import { Budget } from "../../../src/flow/budget";
import { Question } from "../../../src/flow/question";
import { TtlCache } from "../../../src/flow/ttlCache";
import { seededRandom } from "../../../src/kernel/random";
import { DAY, HOUR, MINUTE, SECOND } from "../../../src/kernel/time";
import { QosError } from "../../../src/qos/errors";
import { SocketClient } from "../../../src/qos/socketClient";
import { BarAggregation } from "../../../src/quotes/live/barAggregation";
import { Streams } from "../../../src/quotes/streams";
import { Plan } from "../../../src/runtime/plan";
import { SocketFallback } from "../../../src/feed/socketFallback";
import { bars, code } from "../../support/builders";
import { ScriptedSocket } from "../../support/scriptedSocket";
import { storedKey, testApp } from "../../support/testPorts";
import { settle, type TestClock } from "../../support/testClock";
import { decodeBar } from "../../../src/qos/bar";

export const JUMPS = {
  "back by a month": -30 * DAY,
  "back by an hour": -HOUR,
  "back by a minute": -MINUTE,
  "ahead by a minute": MINUTE,
  "ahead by an hour": HOUR,
  "ahead by a month": 30 * DAY,
} as const;

/** Something that a moment is kept for. */
export interface Ticket {
  /** Milliseconds after which it is over at the latest, whatever becomes of the clock. */
  readonly length: number;
  /** Begins it; what it gives says whether it is over. */
  readonly begin: (clock: TestClock) => Promise<() => boolean | Promise<boolean>>;
}

/** A program with a live cell whose first value has come; the clock is its own. */
async function liveCell(staleAfter?: number) {
  const world = testApp({ ...storedKey(), ...(staleAfter === undefined ? {} : { "qos.settings": { staleAfter } }) });
  const shown: unknown[] = [];
  world.app.live.value(["US:AAPL"], (value) => shown.push(value));
  await world.clock.advance(10 * SECOND);
  return { ...world, shown };
}

const FAILING = new Error("Failed to fetch");

/** Every place of the program that keeps a moment and acts by it later. */
export const PLACES: Readonly<Record<string, Ticket>> = {
  "an answer kept in memory": {
    length: MINUTE,
    begin: async (clock) => {
      const cache = new TtlCache<string, number>({ clock, capacity: 9 });
      cache.set("US:AAPL", 1, MINUTE);
      return () => cache.get("US:AAPL") === undefined;
    },
  },
  "a used place of the plan's budget": {
    length: 61 * SECOND,
    begin: async (clock) => {
      const budget = new Budget({ clock, allowance: () => ({ requests: 1 }) });
      const end = await budget.enqueue().permit;
      end?.();
      return () => budget.state().left === 1;
    },
  },
  "a pause that the server asked for": {
    length: 10 * SECOND,
    begin: async (clock) => {
      const budget = new Budget({ clock, allowance: () => ({ requests: 1 }) });
      budget.pause(10 * SECOND);
      return () => budget.wait() === 0;
    },
  },
  "a question's patience": {
    length: 2 * MINUTE,
    begin: async (clock) => {
      const question = new Question<string, number>("US:AAPL", "US:AAPL", clock);
      void question.join(() => undefined).catch(() => undefined);
      return () => {
        question.sendAway(2 * MINUTE, "later");
        return question.promised;
      };
    },
  },
  "a slow-down of commands": {
    length: 10 * SECOND,
    begin: async (clock) => {
      const pacer = new Pacer({ clock, perMinute: () => 30 });
      pacer.hold(10 * SECOND);
      return () => pacer.wait() === 0;
    },
  },
  "a minute's commands": {
    length: 61 * SECOND,
    begin: async (clock) => {
      const pacer = new Pacer({ clock, perMinute: () => 1 });
      pacer.note();
      return () => pacer.wait() === 0;
    },
  },
  "a learned number of requests": {
    length: 10 * MINUTE,
    begin: async (clock) => {
      const plan = new Plan(() => clock.now());
      plan.learnRequests("snapshot", 3);
      return () => plan.requests("snapshot") === 30;
    },
  },
  "what another workbook has learned": {
    length: 10 * MINUTE,
    begin: async (clock) => {
      const [other, plan] = [new Plan(() => clock.now()), new Plan(() => clock.now())];
      other.learnRequests("snapshot", 3);
      plan.adopt(other.learnedLimits());
      return () => plan.requests("snapshot") === 30;
    },
  },
  "REST that was found closed": {
    length: 5 * MINUTE,
    begin: async (clock) => {
      const fallback = new SocketFallback({
        clock,
        rest: { query: () => Promise.reject(new QosError("blocked")) },
        load: () => Promise.reject(FAILING),
        build: () => {
          throw FAILING;
        },
        onChange: () => undefined,
      });
      fallback.followOthers(() => Promise.resolve("answer"));
      await fallback.query("/snapshot", {}, false);
      return () => !fallback.inUse;
    },
  },
  "a socket that could not be had for questions": {
    length: 30 * SECOND,
    begin: async (clock) => {
      const port = new ScriptedSocket(clock);
      port.impossible = true;
      const socket = new SocketClient({
        port,
        clock,
        random: seededRandom(1),
        address: () => "wss://x.example/ws",
        key: () => "k",
      });
      const pacer = new Pacer({ clock, perMinute: () => 30 });
      const queries = new SocketQueries({
        clock,
        socket,
        pacer,
        hold: () => () => undefined,
        owns: () => true,
        key: () => "k",
      });
      socket.raise({ event: "want" });
      await settle();
      socket.raise({ event: "unwant" });
      return () => queries.speaks("/snapshot");
    },
  },
  "what was pushed, against an answer that disagrees": {
    length: 10 * MINUTE,
    begin: async (clock) => {
      const store = new LatestStore(clock);
      store.put("S US:AAPL", 1, "push", (_known, newcomer) => newcomer);
      return () => {
        let wins = false;
        store.put("S US:AAPL", 2, "poll", (_known, _newcomer, _overPush, outlived) => {
          wins = outlived;
          return undefined;
        });
        return wins;
      };
    },
  },
  "a table that is shown once more": {
    length: 67 * SECOND,
    begin: async (clock) => {
      let shows = 0;
      const streams = new Streams({ clock, interval: () => 500, onError: () => undefined });
      streams.add({ keys: ["S US:AAPL"], render: () => 1, show: () => (shows += 1) });
      await clock.advance(SECOND);
      return () => shows === 2;
    },
  },
  "trades that begin to make bars": {
    length: SECOND,
    begin: async (clock) => {
      const made = new BarAggregation(code("HK:700"), "1m", {
        now: () => clock.now(),
        kindsOf: () => () => "full",
        zones: new Map(),
      });
      const answer = bars("HK:700", 1, 3).map((row) => decodeBar({ ...row, c: "HK:700" }, "data").bar);
      return () => {
        made.answer(undefined, answer);
        return made.isAnchored;
      };
    },
  },
};

/** The same for whole programs, which have clocks of their own. */
export const PROGRAMS: Readonly<
  Record<
    string,
    {
      readonly length: number;
      readonly begin: () => ReturnType<typeof liveCell>;
      readonly isOver: (made: Awaited<ReturnType<typeof liveCell>>) => boolean;
    }
  >
> = {
  "a live value without news": {
    length: 40 * SECOND,
    begin: () => liveCell(30 * SECOND),
    isOver: ({ shown }) => shown.some((value) => value instanceof QosError && value.id === "stale"),
  },
  "a subscription that has been silent": {
    length: 3 * MINUTE,
    begin: () => liveCell(),
    isOver: ({ http }) => http.requests.filter(({ path }) => path === "/snapshot").length > 1,
  },
};
