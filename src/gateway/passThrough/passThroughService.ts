import type { Clock } from "../../kernel/clock";
import { failure, success, type Settled } from "../../kernel/settled";
import type { Answer, Endpoint, Feed, Service } from "../door/service";
import type { QueryServer } from "../upstream/http";
import { SharedAnswers } from "../upstream/sharedAnswers";
import type { User } from "../users/user";
import { OwnKeyFeed } from "./ownKeyFeed";

export interface PassThroughOptions {
  readonly clock: Clock;
  readonly queryServer: QueryServer;
  /** Of the server's socket. */
  readonly address: string;
  /** Milliseconds for which an answer serves those who ask the same. */
  readonly cache: number;
}

/**
 * Every user's own key, passed on: the server decides, and its words reach the client as they are. The sockets of one
 * key share one connection to the server.
 */
export class PassThroughService implements Service {
  readonly unready = undefined;
  readonly #options: PassThroughOptions;
  readonly #answers: SharedAnswers;
  readonly #feeds = new Map<string, Promise<Settled<OwnKeyFeed, Answer>>>();

  constructor(options: PassThroughOptions) {
    this.#options = options;
    this.#answers = new SharedAnswers(options.clock, options.cache);
  }

  /** Connections to the server. */
  get connections(): number {
    return this.#feeds.size;
  }

  rest(user: User, endpoint: Endpoint, body: string): Promise<Answer> {
    const query = (): Promise<Answer> => this.#options.queryServer(endpoint, body, user.key);
    return endpoint === "register" ? query() : this.#answers.query(`${user.key ?? ""}\n${endpoint}\n${body}`, query);
  }

  async open(user: User): Promise<Settled<Feed, Answer>> {
    const key = user.key ?? "";
    const opened = await this.#feedOf(key);
    if (!opened.ok) return opened;
    if (opened.value.ended) return failure({ status: 503, text: "the connection to the server has just ended" });
    opened.value.clients += 1;
    return opened;
  }

  async stop(): Promise<void> {
    for (const feed of [...this.#feeds.values()]) {
      const opened = await feed;
      if (opened.ok) opened.value.close();
    }
  }

  #feedOf(key: string): Promise<Settled<OwnKeyFeed, Answer>> {
    const known = this.#feeds.get(key);
    if (known !== undefined) return known;
    const feed = this.#connect(key);
    this.#feeds.set(key, feed);
    return feed;
  }

  async #connect(key: string): Promise<Settled<OwnKeyFeed, Answer>> {
    const { clock, address } = this.#options;
    const opened = await OwnKeyFeed.open({ key, clock, address, onEnd: () => void this.#feeds.delete(key) }).catch(() =>
      failure<Answer>({ status: 502, text: "the server cannot be reached" }),
    );
    if (!opened.ok) this.#feeds.delete(key);
    return opened.ok ? success(opened.value) : opened;
  }
}
