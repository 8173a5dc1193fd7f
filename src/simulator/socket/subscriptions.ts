import type { InstrumentCode } from "../../market/instrumentCode";
import type { Connection } from "./connection";

/** What is pushed: snapshots, trades, books, or bars of one period (`K1001`). */
export type Topic = "S" | "T" | "D" | `K${number}`;

export type Subscribers = ReadonlySet<Connection>;

/** Who wants what. */
export class Subscriptions {
  readonly #watched = new Map<InstrumentCode, Map<Topic, Set<Connection>>>();

  get watched(): ReadonlyMap<InstrumentCode, ReadonlyMap<Topic, Subscribers>> {
    return this.#watched;
  }

  add(connection: Connection, topic: Topic, code: InstrumentCode): void {
    let topics = this.#watched.get(code);
    if (topics === undefined) this.#watched.set(code, (topics = new Map<Topic, Set<Connection>>()));
    let wanting = topics.get(topic);
    if (wanting === undefined) topics.set(topic, (wanting = new Set()));
    wanting.add(connection);
  }

  remove(connection: Connection, topic: Topic, code: InstrumentCode): void {
    const topics = this.#watched.get(code);
    const wanting = topics?.get(topic);
    if (topics === undefined || wanting === undefined) return;
    wanting.delete(connection);
    if (wanting.size === 0) topics.delete(topic);
    if (topics.size === 0) this.#watched.delete(code);
  }

  removeAll(connection: Connection): void {
    for (const [code, topics] of [...this.#watched]) {
      for (const topic of [...topics.keys()]) this.remove(connection, topic, code);
    }
  }

  /** Codes by topic that any of the connections wants. */
  of(wants: (connection: Connection) => boolean): Readonly<Record<string, readonly string[]>> {
    const found: Record<string, string[]> = {};
    for (const [code, topics] of this.#watched) {
      for (const [topic, wanting] of topics) {
        if ([...wanting].some(wants)) (found[topic] ??= []).push(code);
      }
    }
    return found;
  }

  /** The instruments that any of the connections wants, over all topics: what a plan counts as products. */
  instruments(wants: (connection: Connection) => boolean): ReadonlySet<InstrumentCode> {
    const found = new Set<InstrumentCode>();
    for (const [code, topics] of this.#watched) {
      if ([...topics.values()].some((wanting) => [...wanting].some(wants))) found.add(code);
    }
    return found;
  }
}
