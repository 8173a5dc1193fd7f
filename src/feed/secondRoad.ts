import { isFresh } from "../kernel/age";
import type { Clock } from "../kernel/clock";
import { MINUTE, SECOND } from "../kernel/time";
import { within } from "../kernel/within";
import type { EndTurn, Place } from "../flow/budget";
import { QosError } from "../qos/errors";
import type { RestClient } from "../qos/restClient";
import { isRestClosed, RoadClosed } from "./roads";
import type { SocketQueries } from "./socketQueries";

/** Has another workbook ask that has the socket; undefined where that is this one. */
type Elsewhere = (path: string, body: object) => Promise<unknown> | undefined;

export interface SecondRoadOptions {
  readonly clock: Clock;
  readonly rest: Pick<RestClient, "ask">;
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
 * The road of questions when REST's is closed: over the socket, if the server speaks it (2025-06). Where REST cannot
 * be reached or read, all questions go there; where only its budget is spent, those that would wait. Its code is
 * loaded when it is first needed.
 */
export class SecondRoad {
  readonly #options: SecondRoadOptions;
  #elsewhere: Elsewhere = () => undefined;
  #queries: SocketQueries | undefined;
  /** When REST was last found closed; undefined: it is not, as far as is known. */
  #closedAt: number | undefined;

  constructor(options: SecondRoadOptions) {
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
  async ask(path: string, body: object, aside: boolean): Promise<unknown> {
    const { rest } = this.#options;
    if (aside) return this.#over(path, body, () => Promise.reject(new RoadClosed()));
    if (this.inUse) return this.#over(path, body, () => rest.ask(path, body));
    try {
      return await rest.ask(path, body);
    } catch (thrown) {
      if (!isRestClosed(thrown)) throw thrown;
      const data = await this.#over(path, body, () => Promise.reject(thrown));
      this.#closedAt = this.#options.clock.now();
      this.#options.onChange();
      return data;
    }
  }

  /**
   * Gives a place in a short queue a second way to its turn: over the socket, which answers in a second what would wait
   * for the rest of the minute. Whichever comes first is taken; the other is given back unspent.
   */
  widen(path: string, place: Place, waiting: number): Place {
    if (waiting > SHORT_QUEUE || place.estimate() < WORTH) return place;
    let leave = (): void => undefined;
    let ended = false;
    const turn = new Promise<EndTurn | undefined>((resolve) => {
      const take = (end: EndTurn | undefined): void => {
        if (ended) return end?.("unspent");
        ended = true;
        leave();
        place.leave();
        resolve(end);
      };
      void place.turn.then(take);
      void this.#load().then(
        (queries) => {
          if (ended || !queries.speaks(path)) return;
          const aside = queries.turn();
          leave = aside.leave;
          void aside.turn.then((end) => end && take(end));
        },
        () => undefined,
      );
    });
    return { ...place, turn };
  }

  /** Asks over this workbook's own connection. Rejects with a QosError. */
  async query(path: string, body: object): Promise<unknown> {
    const queries = await this.#load();
    return queries.ask(path, body);
  }

  /** What the server says of the question itself holds on every road; anything else is answered by `otherwise`. */
  async #over(path: string, body: object, otherwise: () => Promise<unknown>): Promise<unknown> {
    try {
      return await (this.#elsewhere(path, body) ?? this.query(path, body));
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
