import type { Clock, Random } from "../kernel/clock";
import { failure, type Settled } from "../kernel/settled";
import type { Subscribable } from "../kernel/subscribable";
import { MINUTE } from "../kernel/time";
import type { Place, RequestBudget } from "../flow/budget";
import { Lookup, type Exchange } from "../flow/lookup";
import type { Endpoint } from "../qos/endpoints/endpoint";
import { asQosError, QosError } from "../qos/errors";
import type { Unread } from "../qos/unread";
import { decide } from "./decide";
import { RoadClosed, type Asker } from "../feed/roads";

/** What every desk needs to ask over REST. */
export interface RestPorts {
  readonly clock: Clock;
  readonly random: Random;
  readonly ask: Asker;
  /** May give a place in the queue another way to its turn. */
  readonly widen: (path: string, place: Place) => Place;
  /** Why nothing may be asked for want of a key; undefined: there is one. */
  readonly whyNoKey: () => QosError | undefined;
  /** Puts the questions in front first. */
  readonly exchange?: Exchange;
  /** Products a request may hold on this endpoint. */
  readonly products: () => number;
  readonly onFailure: (failure: QosError, asks: number) => void;
  /** The person has had enough of waiting: all that stands in the queue is given up. */
  readonly stops: Subscribable<void>;
  /** Key, server or plan are others now: what the former server has yet to say is nobody's answer. */
  readonly renewals: Subscribable<void>;
  /** Rows of an answer that belong to no question. */
  readonly onStrange: (rows: number) => void;
  /** Figures of an answer could not be read. */
  readonly onUnread: (unread: Unread) => void;
}

export interface RestDeskOptions<Ask, Row> {
  readonly ports: RestPorts;
  readonly budget: RequestBudget;
  readonly endpoint: Endpoint<Ask, Row>;
  readonly keyOf: (ask: Ask) => string;
  /** The code for the message when the server has nothing. */
  readonly nameOf: (ask: Ask) => string;
  /** `promised`: somebody was told to come back for the answer. */
  readonly onAnswer: (ask: Ask, answer: Settled<Row, QosError>, promised: boolean) => void;
}

/** Puts one endpoint behind a lookup: questions in, rows out, each matched by what it says it is about. */
export class RestDesk<Ask, Row> {
  readonly #options: RestDeskOptions<Ask, Row>;
  readonly #lookup: Lookup<Ask, Row>;

  constructor(options: RestDeskOptions<Ask, Row>) {
    this.#options = options;
    const { ports, endpoint } = options;
    this.#lookup = new Lookup<Ask, Row>({
      clock: ports.clock,
      budget: options.budget,
      keyOf: options.keyOf,
      plan: (asks) => endpoint.plan(asks, ports.products()).map((request) => request.asks),
      widen: (place) => ports.widen(endpoint.path, place),
      exchange: ports.exchange,
      send: (asks, aside) => this.#send(asks, aside),
      decide: (thrown, attempt, asks) => {
        if (thrown instanceof RoadClosed) return { kind: "pause", milliseconds: 0 };
        ports.onFailure(asQosError(thrown), asks);
        return decide(thrown, attempt, asks, ports.random);
      },
      onAnswer: (ask, answer, promised) =>
        options.onAnswer(ask, answer.ok ? answer : failure(asQosError(answer.error)), promised),
      tooLong: (milliseconds) => new QosError("queueTooLong", { wait: inWords(milliseconds) }),
    });
    ports.renewals.subscribe(() => this.#lookup.renew());
    ports.stops.subscribe(() => this.#lookup.stop(new QosError("stopped")));
  }

  /** Once `signal` is aborted nobody waits, and the promise stays unsettled. */
  ask(ask: Ask, signal?: AbortSignal): Promise<Row> {
    const wantsKey = this.#options.ports.whyNoKey();
    return wantsKey === undefined ? this.#lookup.ask(ask, signal) : Promise.reject(wantsKey);
  }

  /** What was planned together is sent together, even where the plan has shrunk since: a refusal splits it. */
  async #send(asks: readonly Ask[], aside: boolean): Promise<(ask: Ask) => Settled<Row, unknown>> {
    const { endpoint, ports, nameOf } = this.#options;
    const [request, ...rest] = endpoint.plan(asks, Math.max(ports.products(), asks.length));
    if (request === undefined || rest.length > 0) throw new QosError("internal");
    const data = await ports.ask(endpoint.path, request.body, aside);
    const { rows, strange, unread } = endpoint.decode(data, request.asks);
    if (strange > 0) ports.onStrange(strange);
    if (unread !== undefined) ports.onUnread(unread);
    return (ask) => rows.get(endpoint.rowKey(ask)) ?? failure(new QosError("notFound", { code: nameOf(ask) }));
  }
}

function inWords(milliseconds: number): string {
  return `${Math.ceil(milliseconds / MINUTE)} min`;
}
