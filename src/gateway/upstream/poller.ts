import type { CancelTimer, Clock } from "../../kernel/clock";
import { MINUTE, SECOND } from "../../kernel/time";
import type { Answer } from "../door/service";
import { readPush, type Push } from "../values/push";
import { codeOf, topicOf, type SlotKey, type Topic } from "../values/topic";
import { BACKGROUND } from "./endpointQueue";
import type { HousePlan } from "./housePlan";
import { pollBody, pushesOf, type PolledTrades } from "./polled";
import { objectOf, type AskedEndpoint } from "./questionKind";

const STEP = SECOND;

export interface PollerOptions {
  readonly clock: Clock;
  readonly plan: HousePlan;
  readonly query: (user: string, endpoint: AskedEndpoint, body: string) => Promise<Answer>;
  /** What is watched and not pushed. */
  readonly beyond: () => readonly SlotKey[];
  readonly onPush: (push: Push) => void;
}

const ENDPOINT: Readonly<Record<string, AskedEndpoint>> = { S: "snapshot", D: "depth", T: "trade", K: "kline" };

/** Fetches by requests what the socket has no room for, in turn, and after a gap what may have changed unseen. */
export class Poller {
  readonly #options: PollerOptions;
  readonly #underWay = new Set<Topic>();
  readonly #askedAt = new Map<Topic, number>();
  /** When each was last fetched; what is not here comes first. */
  readonly #fetchedAt = new Map<SlotKey, number>();
  readonly #trades: PolledTrades = new Map();
  #missed: SlotKey[] = [];
  #timer: CancelTimer;
  #stopped = false;

  constructor(options: PollerOptions) {
    this.#options = options;
    this.#timer = this.#schedule(STEP);
  }

  /** These may have changed while nobody listened. */
  fill(keys: readonly SlotKey[]): void {
    this.#missed = [...new Set([...this.#missed, ...keys])];
    this.#timer();
    this.#timer = this.#schedule(0);
  }

  stop(): void {
    this.#stopped = true;
    this.#timer();
  }

  #schedule(delay: number): CancelTimer {
    return this.#options.clock.after(delay, () => {
      this.#step();
      if (!this.#stopped) this.#timer = this.#schedule(STEP);
    });
  }

  #step(): void {
    const { plan } = this.#options;
    const missed = this.#missed.splice(0);
    for (const topic of new Set(missed.map(topicOf))) {
      const own = missed.filter((key) => topicOf(key) === topic);
      for (let at = 0; at < own.length; at += plan.products)
        void this.#fetch("gap", topic, own.slice(at, at + plan.products));
    }
    const beyond = this.#options.beyond();
    for (const topic of new Set(beyond.map(topicOf)))
      this.#poll(
        topic,
        beyond.filter((key) => topicOf(key) === topic),
      );
  }

  /** Half of the budget at most, so that questions find room. */
  #poll(topic: Topic, keys: SlotKey[]): void {
    const { clock, plan } = this.#options;
    const every = Math.max(STEP, MINUTE / (plan.requests * 0.5));
    if (this.#underWay.has(topic) || clock.now() - (this.#askedAt.get(topic) ?? 0) < every) return;
    this.#askedAt.set(topic, clock.now());
    keys.sort((left, right) => (this.#fetchedAt.get(left) ?? 0) - (this.#fetchedAt.get(right) ?? 0));
    this.#underWay.add(topic);
    void this.#fetch(BACKGROUND, topic, keys.slice(0, plan.products)).finally(() => this.#underWay.delete(topic));
  }

  async #fetch(user: string, topic: Topic, keys: readonly SlotKey[]): Promise<void> {
    const endpoint = ENDPOINT[topic.slice(0, 1)];
    if (endpoint === undefined || keys.length === 0) return;
    const answer = await this.#options.query(user, endpoint, JSON.stringify(pollBody(topic, keys.map(codeOf))));
    const data = answer.status === 200 ? objectOf(answer.text) : undefined;
    if (this.#stopped) return;
    if (data?.["msg"] !== "OK") {
      // A gap that is not filled would leave a cell wrong for as long as its price stands still.
      if (user !== BACKGROUND) this.#missed.push(...keys);
      return;
    }
    const now = this.#options.clock.now();
    for (const key of keys) this.#fetchedAt.set(key, now);
    if (this.#fetchedAt.size > 50_000) this.#fetchedAt.clear();
    for (const row of pushesOf(topic, data["data"], this.#trades)) {
      const push = readPush(row, JSON.stringify(row));
      if (push !== undefined) this.#options.onPush(push);
    }
  }
}
