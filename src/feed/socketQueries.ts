import { isFresh } from "../kernel/age";
import type { CancelTimer, Clock } from "../kernel/clock";
import { MINUTE, SECOND } from "../kernel/time";
import type { EndPermit, Ticket } from "../flow/budget";
import type { WireObject } from "../qos/decode";
import { QosError } from "../qos/errors";
import { readRefusal } from "../qos/refusal";
import type { SocketClient } from "../qos/socketClient";
import type { WireCommandType } from "../qos/wire";
import type { Pacer } from "./pacer";

export interface SocketQueriesOptions {
  readonly clock: Clock;
  readonly socket: SocketClient;
  /** The pace of all commands of the connection, subscriptions among them. */
  readonly pacer: Pacer;
  /** Keeps the connection open until the returned function is called. */
  readonly hold: () => () => void;
  /** Whether the connection is this workbook's to open. */
  readonly owns: () => boolean;
  /** Struck out of what a refusal says. */
  readonly key: () => string | undefined;
}

/** The query of each endpoint that has one (2025-06); it takes the body of the endpoint. */
const QUERIES: ReadonlyMap<string, WireCommandType> = new Map([
  ["/snapshot", "RS"],
  ["/trade", "RT"],
  ["/depth", "RD"],
  ["/kline", "RK"],
  ["/history", "RH"],
  ["/instrument-info", "RI"],
]);

/** Commands of each minute that are left to subscriptions. */
const RESERVED = 6;
/** A query without an answer for so long has none (milliseconds). */
const REPLY_DEADLINE = 10 * SECOND;
/** The connection must be there within this time (milliseconds). */
const CONNECTION_DEADLINE = 5 * SECOND;
/** The longest wait for the pace of commands (milliseconds). */
const PACE_DEADLINE = 75 * SECOND;
/** A connection that was opened for queries alone stays so long after the last (milliseconds). */
const LINGER = MINUTE;
/** After a connection could not be had, no other is tried for (milliseconds). */
const REST_AFTER_FAILURE = 30 * SECOND;
/** A server that asked to slow down is left alone with queries for (milliseconds). */
const SLOW_DOWN = 10 * SECOND;

interface Query {
  readonly type: WireCommandType;
  readonly body: object;
  readonly resolve: (data: unknown) => void;
  readonly reject: (why: QosError) => void;
  readonly stop: CancelTimer;
}

interface Asking {
  readonly resolve: (end: EndPermit | undefined) => void;
}

/**
 * Questions over the socket, for when REST cannot be had: the same bodies and answers as REST's (2025-06), one at a
 * time, at the pace that subscriptions share. A server that does not know a query is not asked it again.
 */
export class SocketQueries {
  readonly #options: SocketQueriesOptions;
  readonly #spoken = new Set<WireCommandType>();
  readonly #unspoken = new Set<WireCommandType>();
  #queue: Query[] = [];
  #asking: Asking[] = [];
  #flight: { readonly query: Query; readonly reqid: number; readonly stop: CancelTimer } | undefined;
  #reqid = 0;
  #scheduled: CancelTimer | undefined;
  #release: (() => void) | undefined;
  #lingering: CancelTimer | undefined;
  /** When a connection could last not be had. */
  #shutAt: number | undefined;

  constructor(options: SocketQueriesOptions) {
    this.#options = options;
    options.socket.ups.subscribe((up) => this.#onUp(up));
    options.socket.states.subscribe(({ state }) => {
      if (state === "waiting" || state === "refused") this.#shut();
    });
    options.socket.messages.subscribe((message) => this.#hear(message));
  }

  /** Whether the server may answer what is asked at `path`. */
  speaks(path: string): boolean {
    const type = QUERIES.get(path);
    const { clock, owns } = this.#options;
    const isShut = this.#shutAt !== undefined && isFresh({ at: this.#shutAt, ttl: REST_AFTER_FAILURE }, clock.now());
    return type !== undefined && !this.#unspoken.has(type) && owns() && !isShut;
  }

  /** Another server, which may know what the last did not. */
  forget(): void {
    this.#spoken.clear();
    this.#unspoken.clear();
    this.#shutAt = undefined;
  }

  /** Gives `data` of the answer. Rejects with a QosError, `unreachable` where there is no way. */
  query(path: string, body: object): Promise<unknown> {
    const type = QUERIES.get(path);
    if (type === undefined || !this.speaks(path)) return Promise.reject(new QosError("unreachable"));
    return new Promise((resolve, reject) => {
      const { clock } = this.#options;
      const stop = clock.after(PACE_DEADLINE, () => this.#expire(query));
      const query: Query = { type, body, resolve, reject, stop };
      this.#queue.push(query);
      this.#hold();
      this.#pump();
    });
  }

  /** A permit that comes as soon as a query could be sent at once. */
  permit(): Ticket {
    let leave = (): void => undefined;
    const permit = new Promise<EndPermit | undefined>((resolve) => {
      const asking = { resolve };
      this.#asking.push(asking);
      leave = () => {
        if (!this.#asking.includes(asking)) return;
        this.#asking = this.#asking.filter((other) => other !== asking);
        resolve(undefined);
        this.#rest();
      };
    });
    this.#hold();
    this.#pump();
    return { permit, estimate: () => this.#options.pacer.wait(RESERVED), leave };
  }

  #pump(): void {
    const { pacer } = this.#options;
    if (!this.#isUp()) return;
    if (this.#flight !== undefined || this.#scheduled !== undefined) return;
    if (this.#queue.length === 0 && this.#asking.length === 0) return this.#rest();
    this.#scheduled = pacer.whenFree(() => {
      this.#scheduled = undefined;
      if (this.#queue.length > 0) this.#send();
      else this.#grant();
    }, RESERVED);
  }

  #send(): void {
    const { clock, pacer, socket } = this.#options;
    const [query] = this.#queue;
    if (query === undefined) return;
    const reqid = (this.#reqid += 1);
    if (!socket.send({ type: query.type, ...query.body, reqid })) return;
    pacer.note();
    this.#queue.shift();
    query.stop();
    const stop = clock.after(REPLY_DEADLINE, () => {
      if (!this.#spoken.has(query.type)) this.#unspoken.add(query.type);
      this.#finish(() => query.reject(new QosError("timeout", { seconds: REPLY_DEADLINE / SECOND })));
    });
    this.#flight = { query, reqid, stop };
  }

  #grant(): void {
    const next = this.#asking.shift();
    if (next === undefined) return this.#rest();
    // Whoever has the permit asks before anything else is sent: a query in the queue goes before the next turn.
    next.resolve(Object.assign(() => undefined, { aside: true as const }));
    this.#options.clock.after(0, () => this.#pump());
  }

  /** An answer carries its command's `type` and, from servers that know it, its `reqid`. */
  #hear(message: WireObject): void {
    const flight = this.#flight;
    const { msg, type, reqid, data } = message;
    if (flight === undefined || type !== flight.query.type || typeof msg !== "string") return;
    if (reqid !== undefined && Number(reqid) !== flight.reqid) return;
    const { query } = flight;
    if (msg === "OK") {
      this.#spoken.add(query.type);
      return this.#finish(() => query.resolve(data));
    }
    const refusal = readRefusal(msg, this.#options.key());
    if (refusal.id === "tooFrequent") this.#options.pacer.hold(SLOW_DOWN);
    if (refusal.id === "refused" && !this.#spoken.has(query.type)) this.#unspoken.add(query.type);
    this.#finish(() => query.reject(refusal));
  }

  #finish(settle: () => void): void {
    this.#flight?.stop();
    this.#flight = undefined;
    settle();
    this.#pump();
  }

  #onUp(up: boolean): void {
    this.#scheduled?.();
    this.#scheduled = undefined;
    const { query, stop } = this.#flight ?? {};
    this.#flight = undefined;
    stop?.();
    query?.reject(new QosError("unreachable"));
    if (up) this.#pump();
  }

  #expire(query: Query): void {
    this.#queue = this.#queue.filter((other) => other !== query);
    query.reject(new QosError("timeout", { seconds: PACE_DEADLINE / SECOND }));
    this.#rest();
  }

  /** There is no connection to be had now: nobody waits for it. */
  #shut(): void {
    this.#shutAt = this.#options.clock.now();
    for (const { reject, stop } of this.#queue.splice(0)) {
      stop();
      reject(new QosError("unreachable"));
    }
    for (const { resolve } of this.#asking.splice(0)) resolve(undefined);
    this.#rest();
  }

  #hold(): void {
    this.#lingering?.();
    this.#release ??= this.#options.hold();
    if (this.#isUp()) return;
    this.#options.clock.after(CONNECTION_DEADLINE, () => {
      if (!this.#isUp() && this.#queue.length + this.#asking.length > 0) this.#shut();
    });
  }

  /** Lets the connection go once nothing has been asked for a while. */
  #rest(): void {
    if (this.#queue.length + this.#asking.length > 0 || this.#flight !== undefined) return;
    this.#lingering?.();
    this.#lingering = this.#options.clock.after(LINGER, () => {
      this.#release?.();
      this.#release = undefined;
    });
  }

  #isUp(): boolean {
    return this.#options.socket.state.state === "open";
  }
}
