import type { Clock } from "../../kernel/clock";
import type { Ledger } from "../bus/bus";
import type { Answer } from "../door/service";
import { refusalBody } from "../door/refusals";
import { EndpointQueue } from "./endpointQueue";
import type { HousePlan } from "./housePlan";
import type { QueryServer } from "./http";
import { kindOf, type AskedEndpoint } from "./questionKind";
import { Spending } from "./spending";

export interface RelayOptions {
  readonly clock: Clock;
  readonly queryServer: QueryServer;
  readonly key: string;
  readonly plan: HousePlan;
  readonly cache: number;
  readonly ledger: Ledger;
  /** What earlier holders have written. */
  readonly spent: ReadonlyMap<string, string>;
  readonly onTooMuch: (endpoint: string) => void;
}

/** The requests of all users, by the one key of the house: a queue and a budget for each endpoint. */
export class Relay {
  readonly #options: RelayOptions;
  readonly #queues = new Map<AskedEndpoint, { readonly queue: EndpointQueue; readonly spending: Spending }>();
  /** Requests sent. */
  sent = 0;

  constructor(options: RelayOptions) {
    this.#options = options;
  }

  async query(user: string, endpoint: AskedEndpoint, body: string): Promise<Answer> {
    const parts = kindOf(endpoint).partsOf(body);
    if (parts === undefined) {
      return { status: 200, text: refusalBody({ kind: "bad-parameter", name: "codes" }) };
    }
    return this.#of(endpoint).queue.query(user, parts);
  }

  /** What is left of each endpoint's minute, and who waits. */
  state(): readonly { readonly endpoint: string; readonly left: number; readonly waiting: number }[] {
    return [...this.#queues].map(([endpoint, { queue, spending }]) => ({
      endpoint,
      left: spending.budget.state().left,
      waiting: queue.waiting,
    }));
  }

  stop(): void {
    for (const { queue } of this.#queues.values()) queue.stop();
  }

  #of(endpoint: AskedEndpoint): { readonly queue: EndpointQueue; readonly spending: Spending } {
    const known = this.#queues.get(endpoint);
    if (known !== undefined) return known;
    const { clock, plan, ledger, spent, cache, onTooMuch } = this.#options;
    const { requests, products } = plan;
    const name = `rest-${endpoint}`;
    const spending = new Spending({ clock, ledger, name, requests });
    spending.adopt(spent.get(name));
    const queue = new EndpointQueue({
      clock,
      kind: kindOf(endpoint),
      spending,
      requests,
      products,
      cache,
      send: (body) => this.#send(endpoint, body),
      onTooMuch: () => onTooMuch(endpoint),
    });
    const made = { queue, spending };
    this.#queues.set(endpoint, made);
    return made;
  }

  async #send(endpoint: AskedEndpoint, body: string): Promise<Answer> {
    const { queryServer, key } = this.#options;
    this.sent += 1;
    const answer = await queryServer(endpoint, body, key);
    return { ...answer, text: withoutKey(answer.text, key) };
  }
}

/** A server may repeat the key in a refusal; no user is to see it. */
function withoutKey(text: string, key: string): string {
  return text.replaceAll(key, "•••").replaceAll(encodeURIComponent(key), "•••");
}
