import { isFresh } from "../kernel/age";
import type { Clock } from "../kernel/clock";
import { MINUTE, SECOND } from "../kernel/time";
import { within } from "../kernel/within";
import type { EndPermit, Ticket } from "../flow/budget";
import { QosError } from "../qos/errors";
import type { RestClient } from "../qos/restClient";
import { isRestClosed, TransportClosed } from "./transports";
import type { SocketQueries } from "./socketQueries";

/** Has another workbook ask that has the socket; undefined where that is this one. */
type Elsewhere = (path: string, body: object) => Promise<unknown> | undefined;

export interface SocketFallbackOptions {
  readonly clock: Clock;
  readonly rest: Pick<RestClient, "query">;
  readonly load: () => Promise<typeof SocketQueries>;
  readonly build: (Queries: typeof SocketQueries) => SocketQueries;
  readonly onChange: () => void;
}

/** REST that could not be reached is not tried again for so long, while the socket answers (milliseconds). */
const AWAY = 5 * MINUTE;
/** Its code must be there within this time (milliseconds). */
const LOADING = 5 * SECOND;
/** A shorter wait in the queue is not worth a command of the socket's (milliseconds). */
const WORTH = 3 * SECOND;
/** A longer queue is worked off by REST alone: the socket's few commands are for subscriptions and short questions. */
const SHORT_QUEUE = 3;

/**
 * The transport of questions when REST is closed: over the socket, if the server speaks it (2025-06). Where REST cannot
 * be reached or read, all questions go there; where only its budget is spent, those that would wait. Its code is
 * loaded when it is first needed.
 */
export class SocketFallback {
  readonly #options: SocketFallbackOptions;
  #elsewhere: Elsewhere = () => undefined;
  #queries: SocketQueries | undefined;
  /** When REST was last found closed; undefined: it is not, as far as is known. */
  #closedAt: number | undefined;

  constructor(options: SocketFallbackOptions) {
    this.#options = options;
  }

  /** Questions go over another workbook's socket from now on, where that has one. */
  followOthers(elsewhere: Elsewhere): void {
    this.#elsewhere = elsewhere;
  }

  /** Questions go over the socket, since REST cannot be reached. */
  get inUse(): boolean {
    const at = this.#closedAt;
    return at !== undefined && isFresh({ at, ttl: AWAY }, this.#options.clock.now());
  }

  /** Another key or server. */
  forget(): void {
    this.#closedAt = undefined;
    this.#queries?.forget();
  }

  /** Asks by REST, and over the socket where that is closed. Rejects with a QosError, or RoadClosed if `aside`. */
  async query(path: string, body: object, aside: boolean): Promise<unknown> {
    const { rest } = this.#options;
    if (aside) return this.#over(path, body, () => Promise.reject(new TransportClosed()));
    if (this.inUse) return this.#over(path, body, () => rest.query(path, body));
    try {
      return await rest.query(path, body);
    } catch (thrown) {
      if (!isRestClosed(thrown)) throw thrown;
      const data = await this.#over(path, body, () => Promise.reject(thrown));
      this.#closedAt = this.#options.clock.now();
      this.#options.onChange();
      return data;
    }
  }

  /**
   * Gives a ticket in a short queue a second way to its permit: over the socket, which answers in a second what would wait
   * for the rest of the minute. Whichever comes first is taken; the other is given back unspent.
   */
  widen(path: string, ticket: Ticket, waiting: number): Ticket {
    if (waiting > SHORT_QUEUE || ticket.estimate() < WORTH) return ticket;
    let leave = (): void => undefined;
    let ended = false;
    const permit = new Promise<EndPermit | undefined>((resolve) => {
      const take = (end: EndPermit | undefined): void => {
        if (ended) return end?.("unspent");
        ended = true;
        leave();
        ticket.leave();
        resolve(end);
      };
      void ticket.permit.then(take);
      void this.#load().then(
        (queries) => {
          if (ended || !queries.speaks(path)) return;
          const aside = queries.permit();
          leave = aside.leave;
          void aside.permit.then((end) => end && take(end));
        },
        () => undefined,
      );
    });
    return { ...ticket, permit };
  }

  /** Asks over this workbook's own connection. Rejects with a QosError. */
  async querySocket(path: string, body: object): Promise<unknown> {
    const queries = await this.#load();
    return queries.query(path, body);
  }

  /** What the server says of the question itself holds on every transport; anything else is answered by `otherwise`. */
  async #over(path: string, body: object, otherwise: () => Promise<unknown>): Promise<unknown> {
    try {
      return await (this.#elsewhere(path, body) ?? this.querySocket(path, body));
    } catch (thrown) {
      const said = thrown instanceof QosError && (thrown.id === "productLimit" || thrown.id === "keyRefused");
      if (said) throw thrown;
      return otherwise();
    }
  }

  async #load(): Promise<SocketQueries> {
    const Queries = await within(this.#options.clock, LOADING, this.#options.load());
    return (this.#queries ??= this.#options.build(Queries));
  }
}
