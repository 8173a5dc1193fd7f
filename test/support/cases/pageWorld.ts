import type { Http } from "../../../src/qos/restClient";
import type { SocketConnection, SocketPort } from "../../../src/qos/socketClient";
import type { TestClock } from "../testClock";

/** What a page finds outside of itself, all of it in the hands of the test. */
export interface PageWorld {
  readonly clock: TestClock;
  readonly http: () => Http;
  readonly socket: () => SocketPort;
  /** The IANA zone of this computer. */
  readonly zone: () => string;
}

/** Globals of a page whose time, network and zone are the test's. */
export function pageGlobals({ clock, http, socket, zone }: PageWorld): Readonly<Record<string, unknown>> {
  return {
    ...timers(clock),
    Date: dateOf(clock),
    Intl: intlIn(zone),
    WebSocket: socketClass(socket),
    async fetch(url: string | URL, { body, headers, signal }: RequestInit) {
      const query = { url: String(url), body: String(body), headers: headers as Record<string, string> };
      const answer = await http().post({ ...query, signal: signal ?? new AbortController().signal });
      return { status: answer.status, headers: new Headers(), text: async () => answer.body };
    },
  };
}

function timers(clock: TestClock): Readonly<Record<string, unknown>> {
  const running = new Map<number, () => void>();
  let next = 1;
  const start = (task: (...all: unknown[]) => void, delay: number, all: readonly unknown[], again: boolean): number => {
    const id = next;
    next += 1;
    const set = (): void => {
      const stop = clock.after(delay, () => {
        if (again) set();
        else running.delete(id);
        task(...all);
      });
      running.set(id, stop);
    };
    set();
    return id;
  };
  const stop = (id: number): void => {
    running.get(id)?.();
    running.delete(id);
  };
  type Task = (...all: unknown[]) => void;
  return {
    setTimeout: (task: Task, delay = 0, ...all: unknown[]) => start(task, delay, all, false),
    setInterval: (task: Task, delay = 0, ...all: unknown[]) => start(task, Math.max(1, delay), all, true),
    clearTimeout: stop,
    clearInterval: stop,
  };
}

/** `Date` on the test's clock. */
function dateOf(clock: TestClock): typeof Date {
  return new Proxy(Date, {
    construct: (target, given: []) => Reflect.construct(target, given.length === 0 ? [clock.now()] : given) as Date,
    apply: () => String(new Date(clock.now())),
    get: (target, name): unknown => (name === "now" ? () => clock.now() : Reflect.get(target, name)),
  });
}

type FormatArguments = [locales?: string | string[], options?: Intl.DateTimeFormatOptions];

/** `Intl` on a computer in another zone. */
function intlIn(zone: () => string): typeof Intl {
  const format = (...[locales, options]: FormatArguments): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(locales, { timeZone: zone(), ...options });
  const DateTimeFormat = new Proxy(Intl.DateTimeFormat, {
    construct: (_target, given: FormatArguments) => format(...given),
    apply: (_target, _self, given: FormatArguments) => format(...given),
  });
  return new Proxy(Intl, {
    get: (target, name): unknown => (name === "DateTimeFormat" ? DateTimeFormat : Reflect.get(target, name)),
  });
}

/** `WebSocket` whose far end is the port's. */
function socketClass(port: () => SocketPort): unknown {
  return class PageSocket {
    onopen: (() => void) | null = null;
    onmessage: ((event: { readonly data: string }) => void) | null = null;
    onclose: ((event: { readonly code: number; readonly reason: string }) => void) | null = null;
    readonly #connection: SocketConnection;

    constructor(url: string | URL) {
      const address = new URL(String(url));
      const key = address.searchParams.get("key") ?? "";
      address.search = "";
      this.#connection = port().open(String(address), key, {
        onOpen: () => this.onopen?.(),
        onText: (data) => this.onmessage?.({ data }),
        onClose: (code, reason) => this.onclose?.({ code, reason }),
      });
    }

    send(text: string): void {
      this.#connection.send(text);
    }

    close(): void {
      this.#connection.close();
    }
  };
}
