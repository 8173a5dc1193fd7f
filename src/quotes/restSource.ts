import type { Clock, Random } from "../kernel/clock";
import { failure, type Settled } from "../kernel/settled";
import type { Subscribable } from "../kernel/subscribable";
import { MINUTE } from "../kernel/time";
import type { Ticket, RequestBudget } from "../flow/budget";
import { Lookup, type Exchange } from "../flow/lookup";
import type { Endpoint } from "../qos/endpoints/endpoint";
import { asQosError, QosError } from "../qos/errors";
import type { Unread } from "../qos/unread";
import { decide } from "./decide";
import { TransportClosed, type RestQuery } from "../feed/transports";

/** What every source needs to ask over REST. */
export interface RestPorts {
  readonly clock: Clock;
  readonly random: Random;
  readonly query: RestQuery;
  /** May give a ticket in the queue another way to its permit. */
  readonly widen: (path: string, ticket: Ticket) => Ticket;
  /** Why nothing may be asked for want of a key; undefined: there is one. */
  readonly whyNoKey: () => QosError | undefined;
  /** Puts the questions in front first. */
  readonly exchange?: Exchange;
  /** Products a request may hold on this endpoint. */
  readonly products: () => number;
  readonly onFailure: (failure: QosError, queries: number) => void;
  /** The person has had enough of waiting: all that stands in the queue is given up. */
  readonly stops: Subscribable<void>;
  /** Key, server or plan are others now: what the former server has yet to say is nobody's answer. */
  readonly renewals: Subscribable<void>;
  /** Rows of an answer that belong to no question. */
  readonly onStrange: (rows: number) => void;
  /** Figures of an answer could not be read. */
  readonly onUnread: (unread: Unread) => void;
}

export interface RestSourceOptions<Query, Row> {
  readonly ports: RestPorts;
  readonly budget: RequestBudget;
  readonly endpoint: Endpoint<Query, Row>;
  readonly keyOf: (query: Query) => string;
  /** The code for the message when the server has nothing. */
  readonly nameOf: (query: Query) => string;
  /** `promised`: somebody was told to come back for the answer. */
  readonly onAnswer: (query: Query, answer: Settled<Row, QosError>, promised: boolean) => void;
}

/** Puts one endpoint behind a lookup: questions in, rows out, each matched by what it says it is about. */
export class RestSource<Query, Row> {
  readonly #options: RestSourceOptions<Query, Row>;
  readonly #lookup: Lookup<Query, Row>;

  constructor(options: RestSourceOptions<Query, Row>) {
    this.#options = options;
    const { ports, endpoint } = options;
    this.#lookup = new Lookup<Query, Row>({
      clock: ports.clock,
      budget: options.budget,
      keyOf: options.keyOf,
      plan: (queries) => endpoint.plan(queries, ports.products()).map((request) => request.queries),
      widen: (ticket) => ports.widen(endpoint.path, ticket),
      exchange: ports.exchange,
      send: (queries, aside) => this.#send(queries, aside),
      decide: (thrown, attempt, queries) => {
        if (thrown instanceof TransportClosed) return { kind: "pause", milliseconds: 0 };
        ports.onFailure(asQosError(thrown), queries);
        return decide(thrown, attempt, queries, ports.random);
      },
      onAnswer: (query, answer, promised) =>
        options.onAnswer(query, answer.ok ? answer : failure(asQosError(answer.error)), promised),
      tooLong: (milliseconds) => new QosError("queueTooLong", { wait: inWords(milliseconds) }),
    });
    ports.renewals.subscribe(() => this.#lookup.renew());
    ports.stops.subscribe(() => this.#lookup.stop(new QosError("stopped")));
  }

  /** Once `signal` is aborted nobody waits, and the promise stays unsettled. */
  query(query: Query, signal?: AbortSignal): Promise<Row> {
    const wantsKey = this.#options.ports.whyNoKey();
    return wantsKey === undefined ? this.#lookup.query(query, signal) : Promise.reject(wantsKey);
  }

  /** What was planned together is sent together, even where the plan has shrunk since: a refusal splits it. */
  async #send(queries: readonly Query[], aside: boolean): Promise<(query: Query) => Settled<Row, unknown>> {
    const { endpoint, ports, nameOf } = this.#options;
    const [request, ...rest] = endpoint.plan(queries, Math.max(ports.products(), queries.length));
    if (request === undefined || rest.length > 0) throw new QosError("internal");
    const data = await ports.query(endpoint.path, request.body, aside);
    const { rows, strange, unread } = endpoint.decode(data, request.queries);
    if (strange > 0) ports.onStrange(strange);
    if (unread !== undefined) ports.onUnread(unread);
    return (query) => rows.get(endpoint.rowKey(query)) ?? failure(new QosError("notFound", { code: nameOf(query) }));
  }
}

function inWords(milliseconds: number): string {
  return `${Math.ceil(milliseconds / MINUTE)} min`;
}
