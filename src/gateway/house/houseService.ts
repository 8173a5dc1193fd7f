import type { CancelTimer } from "../../kernel/clock";
import { failure, success, type Settled } from "../../kernel/settled";
import { SECOND } from "../../kernel/time";
import { ASK, readAnswer, writeQuestion } from "../bus/words";
import { refusalBody, statusOf, type Refusal } from "../door/refusals";
import type { Answer, Endpoint, Feed, Service } from "../door/service";
import { productsOf } from "../upstream/questionKind";
import type { User } from "../users/user";
import { Holder, type HolderOptions } from "./holder";
import { HouseFeed } from "./houseFeed";

/** How long a question looks for somebody who speaks to the server, and how often (milliseconds). */
const PATIENCE = 13 * SECOND;
const AGAIN = 150;

export interface HouseOptions extends HolderOptions {
  /** Names this process among its equals. */
  readonly edge: string;
  /** Milliseconds without the server after which clients are sent away. */
  readonly outage: number;
}

/**
 * One key for all users. Every process is an edge, which speaks to clients; the one that holds the lease speaks to the
 * server for all of them.
 */
export class HouseService implements Service {
  readonly feed: HouseFeed;
  readonly #options: HouseOptions;
  readonly #leave: () => Promise<void>;
  #holder: Holder | undefined;
  #taking: CancelTimer | undefined;

  constructor(options: HouseOptions) {
    this.#options = options;
    this.feed = new HouseFeed({ ...options, query: (user, endpoint, body) => this.rest(user, endpoint, body) });
    this.#leave = options.bus.contend({
      held: (epoch) => void this.#take(epoch),
      lost: () => this.#drop(),
    });
  }

  /** Undefined where another process speaks to the server. */
  get holder(): Holder | undefined {
    return this.#holder;
  }

  get unready(): string | undefined {
    if (!this.#options.bus.up) return "the bus cannot be reached";
    return this.feed.up ? undefined : "no connection to the server";
  }

  async rest(user: User, endpoint: Endpoint, body: string): Promise<Answer> {
    if (endpoint === "register") return refused({ kind: "closed-endpoint" });
    const products = productsOf(endpoint, body);
    if (products === undefined) return refused({ kind: "bad-parameter", name: nameOfBody(endpoint) });
    const limit = user.plan?.products ?? Infinity;
    if (products > limit) return refused({ kind: "too-many-products", limit });
    return this.#query(writeQuestion(user.id, endpoint, body));
  }

  async open(): Promise<Settled<Feed, Answer>> {
    return this.feed.out ? failure({ status: 503, text: "no connection to the server" }) : success(this.feed);
  }

  /** Gives the lease away, so that another takes it at once. */
  async stop(): Promise<void> {
    this.feed.stop();
    await this.#leave();
    this.#drop();
    await this.#options.bus.close();
  }

  async #query(question: string): Promise<Answer> {
    const { bus, clock } = this.#options;
    const end = clock.now() + PATIENCE;
    for (;;) {
      const left = end - clock.now();
      const message = await bus.request(ASK, question, Math.max(AGAIN, left)).catch(() => undefined);
      const answer = message === undefined ? undefined : readAnswer(message);
      if (answer !== undefined && answer.status !== 503) return answer;
      if (clock.now() + AGAIN >= end) return { status: 503, text: "nobody speaks to the server just now" };
      await new Promise((resolve) => void clock.after(AGAIN, () => resolve(undefined)));
    }
  }

  async #take(epoch: number): Promise<void> {
    let isMine = true;
    this.#taking = () => (isMine = false);
    const spent = await this.#options.bus.ledger.load().catch(() => undefined);
    // Without what was spent before, nothing is asked; the contest goes on.
    if (!isMine || spent === undefined) return;
    this.#holder = new Holder(this.#options, epoch, spent);
    this.feed.tellInterest();
  }

  #drop(): void {
    this.#taking?.();
    this.#holder?.stop();
    this.#holder = undefined;
  }
}

function refused(refusal: Refusal): Answer {
  return { status: statusOf(refusal), text: refusalBody(refusal) };
}

function nameOfBody(endpoint: Endpoint): string {
  return endpoint === "kline" || endpoint === "history" ? "kline_reqs" : "codes";
}
