import { hostChannel } from "../../../src/host/channel";
import { hostLocks } from "../../../src/host/locks";
import { hostZone } from "../../../src/host/office";
import { hostSocket } from "../../../src/host/socket";
import { hostStorage } from "../../../src/host/storage";
import type { Question } from "../../../src/quotes/questions/question";
import { QosError } from "../../../src/qos/errors";
import { queryKline } from "../../../src/quotes/questions/kline";
import { queryPrice } from "../../../src/quotes/questions/price";
import { queryQuote } from "../../../src/quotes/questions/quote";
import { hostTicker } from "../../../src/host/ticker";
import type { Ports } from "../../../src/runtime/ports";
import { testWorld, storedKey, TEST_KEY, type TestWorld } from "../../support/testPorts";
import { builtApp } from "../../support/builtApp";

const refuse = (): never => {
  throw new Error("SecurityError");
};
const never = (): Promise<never> => new Promise<never>(() => undefined);
const forbiddenBy = (names: readonly string[]): object =>
  Object.defineProperties({}, Object.fromEntries(names.map((name) => [name, { get: refuse, configurable: true }])));

/** What the browser has for the add-in's page, before a variant takes something away. */
const globals = globalThis as unknown as Record<string, unknown>;
const KEPT = ["window", "navigator", "BroadcastChannel", "WebSocket", "Worker", "Intl"] as const;
const before = new Map(KEPT.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)]));

function put(name: (typeof KEPT)[number], value: unknown): void {
  Object.defineProperty(globals, name, { value, configurable: true, writable: true });
}

afterEach(() => {
  for (const [name, descriptor] of before)
    if (descriptor === undefined) Reflect.deleteProperty(globals, name);
    else Object.defineProperty(globals, name, descriptor);
});

class DeafChannel {
  onmessage: unknown = null;
  postMessage(): void {
    // Nobody hears it.
  }
  close(): void {
    // Nothing was open.
  }
}

class RefusingChannel extends DeafChannel {
  override postMessage(): void {
    refuse();
  }
}

const locksOf = (request: () => unknown): object => ({ locks: { request } });

/** Locks that are given at once. */
const goodLocks = {
  locks: {
    request: async (_name: string, _options: object, held: () => Promise<void> | undefined) => held(),
  },
};

type Outcome = "filled" | "told";

interface Variant {
  /** What the price, the table, the bars and the live cell come to. */
  readonly all: Outcome;
  readonly prepare?: () => void;
  readonly ports?: (world: TestWorld) => Partial<Ports>;
}

const filled = { all: "filled" } as const;
const storage = (areas: object): Variant => ({
  ...filled,
  prepare: () => put("window", Object.assign(areas, { addEventListener: () => undefined })),
  ports: () => ({ storage: hostStorage() }),
});
const shared = (navigator: unknown, channel: unknown): Variant => ({
  ...filled,
  prepare: () => {
    put("navigator", navigator);
    put("BroadcastChannel", channel);
  },
  ports: () => ({ locks: hostLocks(), openChannel: hostChannel() }),
});
const socket = (WebSocket: unknown): Variant => ({
  ...filled,
  prepare: () => put("WebSocket", WebSocket),
  ports: () => ({ socket: hostSocket }),
});
/** Without requests nothing fills here: this market has no trade to push. */
const http = (part: Partial<Ports["http"]>): Variant => ({
  all: "told",
  ports: (world) => ({
    http: Object.assign(Object.create(world.http) as Ports["http"], part),
  }),
});
const zone = (Intl: unknown): Variant => ({
  ...filled,
  prepare: () => put("Intl", Intl),
  ports: () => ({ zone: hostZone }),
});

const areaOf = (part: object): object => ({
  getItem: () => null,
  setItem: () => undefined,
  removeItem: () => undefined,
  ...part,
});

class SilentSocket {
  send(): void {
    refuse();
  }
  close(): void {
    refuse();
  }
}

class ClosingSocket extends SilentSocket {
  onclose: ((event: object) => void) | null = null;
  constructor() {
    super();
    queueMicrotask(() => this.onclose?.({ code: 1006, reason: "" }));
  }
}

class NoZone extends Intl.DateTimeFormat {
  override resolvedOptions(): Intl.ResolvedDateTimeFormatOptions {
    return Object.assign(super.resolvedOptions(), { timeZone: undefined });
  }
}

const VARIANTS: Readonly<Record<string, Variant>> = {
  "nothing missing": filled,
  "no locks": shared({}, DeafChannel),
  "locks that are null": shared({ locks: null }, DeafChannel),
  "locks that may not be looked at": shared(forbiddenBy(["locks"]), DeafChannel),
  "locks that throw": shared(locksOf(refuse), DeafChannel),
  "locks that are refused": shared(
    locksOf(() => Promise.reject(new Error("SecurityError"))),
    DeafChannel,
  ),
  "locks that never answer": shared(locksOf(never), DeafChannel),
  "no channel": shared(goodLocks, undefined),
  "a channel that may not be opened": shared(goodLocks, refuse),
  "a channel that takes nothing": shared(goodLocks, RefusingChannel),
  "a channel that nobody hears": shared(goodLocks, DeafChannel),
  "neither locks nor channel": shared({}, undefined),
  "storage that may not be looked at": storage(forbiddenBy(["localStorage", "sessionStorage"])),
  "storage that is not there": storage({}),
  "storage that is null": storage({ localStorage: null, sessionStorage: null }),
  "storage that throws when read": storage({
    localStorage: areaOf({ getItem: refuse }),
    sessionStorage: areaOf({ getItem: refuse }),
  }),
  "storage that throws when written": storage({
    localStorage: areaOf({ setItem: refuse }),
    sessionStorage: areaOf({ setItem: refuse }),
  }),
  "storage that throws when cleared": storage({
    localStorage: areaOf({ removeItem: refuse }),
    sessionStorage: areaOf({ removeItem: refuse }),
  }),
  "no socket": socket(undefined),
  "a socket that may not be opened": socket(refuse),
  "a socket that never opens": socket(SilentSocket),
  "a socket that closes at once": socket(ClosingSocket),
  "requests that throw": http({ post: refuse }),
  "requests that never answer": http({ post: never }),
  "requests that fail, and a probe that throws": http({
    post: () => Promise.reject(new TypeError("x")),
    reachable: refuse,
  }),
  "requests that fail, and a probe that never answers": http({
    post: () => Promise.reject(new TypeError("x")),
    reachable: never,
  }),
  "requests that fail, and a network state that throws": http({
    post: () => Promise.reject(new TypeError("x")),
    online: refuse,
  }),
  "no way to call a request off": http({ abort: refuse }),
  "no zone": zone({ ...Intl, DateTimeFormat: NoZone }),
  "no zones at all": zone({ ...Intl, DateTimeFormat: refuse }),
};

test.each(Object.entries(VARIANTS))(
  "with %s every kind of formula is filled or told within 30 seconds",
  async (_name, { all, prepare, ports }) => {
    prepare?.();
    const world = testWorld(storedKey());
    const app = builtApp({ ...world.ports, ...ports?.(world) });
    if (app.keys.current === undefined) app.keys.enter(TEST_KEY, "computer");
    const query = (question: Question, ...given: readonly unknown[]): Promise<string> =>
      app.queries.answer(question, given, { preview: false }).then(
        (value) => (JSON.stringify(value).includes('"QosError"') ? "told" : "filled"),
        (thrown: unknown) => (thrown instanceof QosError ? "told" : "escaped"),
      );
    const shown: string[] = [];
    app.live.value(["US:AAPL"], (value) => void shown.push(value instanceof QosError ? "told" : "filled"));
    const cells = [
      query(queryPrice, "US:AAPL", null),
      query(queryQuote, "US:TSLA,AAPL", null, null),
      query(queryKline, "HK:700", "1d", 20),
    ].map((answer) => Promise.race([answer, late(world)]));
    await world.clock.advance(30_000);
    expect(await Promise.all(cells)).toEqual([all, all, all]);
    expect(shown.at(-1) ?? "nothing").toBe(all);
    expect(typeof app.zone()).toBe("string");
  },
);

/** What a cell is that has come to nothing in time. */
function late({ clock }: TestWorld): Promise<string> {
  return new Promise((resolve) => void clock.after(30_000, () => resolve("busy")));
}

test.each([
  ["no worker", undefined],
  ["a worker that may not be made", refuse],
])("with %s timers go on by themselves", (_name, Worker) => {
  put("Worker", Worker);
  expect(hostTicker(() => undefined)).toBeUndefined();
});
