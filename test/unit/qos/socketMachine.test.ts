import fc from "fast-check";
import { QosError } from "../../../src/qos/errors";
import {
  BEAT,
  isFatal,
  transition,
  TRUSTED_AFTER,
  type SocketContext,
  type SocketEvent,
  type SocketState,
} from "../../../src/qos/socketMachine";

const NOW = 1_000_000;
const PASSING = new QosError("unreachable");
const FATAL = new QosError("keyRefused");
const IN_USE = new QosError("connectionLimit");
const SILENT = new QosError("timeout", { seconds: 40 });

const STATES = {
  idle: { state: "idle" },
  connecting: { state: "connecting", attempt: 3 },
  open: { state: "open", attempt: 3, since: NOW - 1_000, silentBeats: 0, heard: true },
  quiet: { state: "open", attempt: 3, since: NOW - 1_000, silentBeats: 0, heard: false },
  silent: { state: "open", attempt: 3, since: NOW - 1_000, silentBeats: 1, heard: false },
  waiting: { state: "waiting", attempt: 3, until: NOW + 5_000, why: PASSING },
  refused: { state: "refused", why: FATAL },
} as const satisfies Record<string, SocketState>;

const EVENTS = {
  want: { event: "want" },
  unwant: { event: "unwant" },
  opened: { event: "opened" },
  closed: { event: "closed", why: PASSING },
  fatal: { event: "closed", why: FATAL },
  heard: { event: "heard" },
  beat: { event: "beat" },
  retry: { event: "retry" },
  renewed: { event: "renewed" },
  woke: { event: "woke" },
  check: { event: "check" },
} as const satisfies Record<string, SocketEvent>;

type StateName = keyof typeof STATES;
type EventName = keyof typeof EVENTS;

/** `=`: nothing happens. Else the next state, with the attempt it counts or the silence it has seen, and the actions. */
const TABLE: Readonly<Record<StateName, Readonly<Record<EventName, string>>>> = {
  idle: {
    want: "connecting 1: open",
    unwant: "idle:",
    opened: "=",
    closed: "=",
    fatal: "=",
    heard: "=",
    beat: "=",
    retry: "=",
    renewed: "=",
    woke: "=",
    check: "=",
  },
  connecting: {
    want: "=",
    unwant: "idle: close",
    opened: "open 3 silent 0 heard: up",
    closed: "waiting 3: awaitRetry",
    fatal: "refused:",
    heard: "=",
    beat: "=",
    retry: "=",
    renewed: "connecting 1: close open",
    woke: "=",
    check: "=",
  },
  open: {
    want: "=",
    unwant: "idle: close down",
    opened: "=",
    closed: "waiting 3: down awaitRetry",
    fatal: "refused: down",
    heard: "open 3 silent 0 heard:",
    beat: "open 3 silent 0: beat",
    retry: "=",
    renewed: "connecting 1: close down open",
    woke: "connecting 1: close down open",
    check: "open 3 silent 1: probe",
  },
  quiet: {
    want: "=",
    unwant: "idle: close down",
    opened: "=",
    closed: "waiting 3: down awaitRetry",
    fatal: "refused: down",
    heard: "open 3 silent 0 heard:",
    beat: "open 3 silent 1: beat",
    retry: "=",
    renewed: "connecting 1: close down open",
    woke: "connecting 1: close down open",
    check: "open 3 silent 1: probe",
  },
  silent: {
    want: "=",
    unwant: "idle: close down",
    opened: "=",
    closed: "waiting 3: down awaitRetry",
    fatal: "refused: down",
    heard: "open 3 silent 0 heard:",
    beat: "waiting 3: close down awaitRetry",
    retry: "=",
    renewed: "connecting 1: close down open",
    woke: "connecting 1: close down open",
    check: "open 3 silent 1: probe",
  },
  waiting: {
    want: "=",
    unwant: "idle:",
    opened: "=",
    closed: "=",
    fatal: "refused:",
    heard: "=",
    beat: "=",
    retry: "connecting 4: open",
    renewed: "connecting 1: open",
    woke: "connecting 1: open",
    check: "connecting 4: open",
  },
  refused: {
    want: "=",
    unwant: "idle:",
    opened: "=",
    closed: "=",
    fatal: "=",
    heard: "=",
    beat: "=",
    retry: "=",
    renewed: "connecting 1: open",
    woke: "=",
    check: "=",
  },
};

function context(random = 0.5): SocketContext {
  return { now: NOW, random: () => random, silence: () => SILENT };
}

function describeState(state: SocketState): string {
  switch (state.state) {
    case "open":
      return `open ${state.attempt} silent ${state.silentBeats}${state.heard ? " heard" : ""}`;
    case "connecting":
    case "waiting":
      return `${state.state} ${state.attempt}`;
    default:
      return state.state;
  }
}

const PAIRS = Object.entries(TABLE).flatMap(([state, events]) =>
  Object.entries(events).map(([event, expected]) => [state as StateName, event as EventName, expected] as const),
);

test.each(PAIRS)("%s, when %s comes, becomes: %s", (state, event, expected) => {
  const before: SocketState = STATES[state];
  const { next, actions } = transition(before, EVENTS[event], context());
  const written = `${describeState(next)}: ${actions.join(" ")}`.trim();
  expect(written).toBe(expected === "=" ? `${describeState(before)}:` : expected);
});

test("every state meets every event in the table", () => {
  expect(PAIRS).toHaveLength(Object.keys(STATES).length * Object.keys(EVENTS).length);
});

test("only a refused or missing key makes trying again useless", () => {
  const ids = [
    "keyRefused",
    "noKey",
    "keyWithheld",
    "connectionLimit",
    "unreachable",
    "timeout",
    "serverError",
    "productLimit",
  ] as const;
  expect(ids.filter((id) => isFatal(new QosError(id)))).toEqual(["keyRefused", "noKey", "keyWithheld"]);
});

function pauseAfter(attempt: number, random: number, why = PASSING): number {
  const { next } = transition({ state: "connecting", attempt }, { event: "closed", why }, context(random));
  if (next.state !== "waiting") throw new Error(`no pause but ${next.state}`);
  return next.until - NOW;
}

test("the pause before another attempt lies between a fifth of a second and the doubling ceiling, a minute at most", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000 }),
      fc.double({ min: 0, max: 0.999_999, noNaN: true }),
      (attempt, random) => {
        const pause = pauseAfter(attempt, random);
        expect(pause).toBeGreaterThanOrEqual(200);
        expect(pause).toBeLessThanOrEqual(Math.max(200, Math.min(60_000, 1_000 * 2 ** attempt)));
      },
    ),
  );
});

test("the jitter is full: the same attempt may wait hardly at all or nearly the whole ceiling", () => {
  expect(pauseAfter(4, 0)).toBe(200);
  expect(pauseAfter(4, 0.999)).toBeCloseTo(15_984);
});

test("a key in use elsewhere is tried twice more at once, for the tail of a closed workbook, then every half minute at most", () => {
  const contended = new QosError("connectionLimit");
  expect(pauseAfter(1, 0, contended)).toBe(250);
  expect(pauseAfter(2, 0.99, contended)).toBeLessThan(500);
  expect(pauseAfter(3, 0, contended)).toBe(30_000);
  expect(pauseAfter(10, 0.99, contended)).toBeGreaterThan(30_000);
});

test("a connection that is refused for no reason given is tried again every half minute, a minute at most", () => {
  const refused = new QosError("socketRefused");
  expect(pauseAfter(4, 0, refused)).toBe(30_000);
  expect(pauseAfter(100, 0.99, refused)).toBeLessThanOrEqual(60_000);
});

test("a connection that another pushes out comes back after pauses that double, however long it has lived", () => {
  const why = new QosError("connectionLimit");
  const pauses = [1, 2, 3, 10].map((attempt) => {
    const open: SocketState = { state: "open", attempt, since: NOW - 3_600_000, silentBeats: 0, heard: true };
    const { next } = transition(open, { event: "closed", why }, context(0));
    return next.state === "waiting" ? [next.attempt, next.until - NOW] : undefined;
  });
  expect(pauses).toEqual([
    [1, 30_000],
    [2, 60_000],
    [3, 120_000],
    [10, 600_000],
  ]);
});

test.each([
  ["a connection that lived long enough begins to count anew", TRUSTED_AFTER, 1],
  ["a connection that died young goes on counting", TRUSTED_AFTER - 1, 7],
])("%s", (_name, lived, attempt) => {
  const open: SocketState = { state: "open", attempt: 7, since: NOW - lived, silentBeats: 0, heard: true };
  expect(transition(open, EVENTS.closed, context()).next).toMatchObject({ state: "waiting", attempt });
});

test("a dead connection is given up for the reason of its silence", () => {
  expect(transition(STATES.silent, EVENTS.beat, context()).next).toMatchObject({ state: "waiting", why: SILENT });
});

test("the heartbeat is the vendor's twenty seconds", () => {
  expect(BEAT).toBe(20_000);
});

test.each(["woke", "check"] as const)("a key in use elsewhere is not taken back the sooner because of %s", (event) => {
  const before: SocketState = { state: "waiting", attempt: 3, until: NOW, why: new QosError("connectionLimit") };
  expect(transition(before, { event }, context())).toEqual({ next: before, actions: [] });
});

test.each<[string, SocketState, QosError, number, number]>([
  ["refused at once, perhaps for a workbook just closed", { state: "connecting", attempt: 1 }, IN_USE, 0.5, 375],
  ["refused again, still in that hope", { state: "connecting", attempt: 2 }, IN_USE, 0.5, 375],
  ["refused a third time", { state: "connecting", attempt: 3 }, IN_USE, 0.5, 30_000],
  ["pushed out by another computer", { ...STATES.open, attempt: 1 }, IN_USE, 0.5, 33_750],
  ["pushed out by it for the third time", { ...STATES.open, attempt: 3 }, IN_USE, 0.5, 135_000],
  ["pushed out time and again", { ...STATES.open, attempt: 30 }, IN_USE, 0.5, 675_000],
  ["not reached for the first time", { state: "connecting", attempt: 1 }, PASSING, 0.5, 1_000],
  ["not reached for the third time", { state: "connecting", attempt: 3 }, PASSING, 0.5, 4_000],
  ["never reached", { state: "connecting", attempt: 30 }, PASSING, 0.5, 30_000],
  ["not reached, and chance wants it at once", { state: "connecting", attempt: 1 }, PASSING, 0, 200],
])("a connection that is %s pauses", (_what, state, why, chance, milliseconds) => {
  const context = { now: NOW, random: () => chance, silence: () => SILENT };
  expect(transition(state, { event: "closed", why }, context).next).toMatchObject({ until: NOW + milliseconds });
});
