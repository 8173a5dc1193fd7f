import { Subscribable, type Unsubscribe } from "../../kernel/subscribable";
import type { SlotKey } from "../values/topic";
import type { Value } from "./words";
import type { Bus, LastValues, LeaseHandlers, Ledger } from "./bus";

/** The bus of a gateway that is one process: calls, and maps. */
export class MemoryBus implements Bus {
  readonly up = true;
  readonly renewals = new Subscribable<void>();
  readonly ledger: Ledger = {
    load: async () => new Map(),
    save: async () => undefined,
  };
  readonly lastValues: LastValues;
  readonly #heard = new Map<string, Subscribable<string>>();
  readonly #values = new Map<SlotKey, Subscribable<Value>>();
  readonly #answers = new Map<string, (text: string) => Promise<string>>();

  constructor() {
    const kept = new Map<SlotKey, Value>();
    this.lastValues = {
      put: (key, value) => void kept.set(key, value),
      forget: (key) => void kept.delete(key),
      get: async (key) => kept.get(key),
    };
  }

  publish(subject: string, text: string): void {
    this.#heard.get(subject)?.publish(text);
  }

  subscribe(subject: string, hear: (text: string) => void): Unsubscribe {
    return listen(this.#heard, subject, hear);
  }

  publishValue(key: SlotKey, value: Value): void {
    this.#values.get(key)?.publish(value);
  }

  subscribeValue(key: SlotKey, hear: (value: Value) => void): Unsubscribe {
    return listen(this.#values, key, hear);
  }

  async request(subject: string, text: string): Promise<string> {
    const answer = this.#answers.get(subject);
    if (answer === undefined) throw new Error(`nobody answers ${subject}`);
    return answer(text);
  }

  respond(subject: string, answer: (text: string) => Promise<string>): Unsubscribe {
    this.#answers.set(subject, answer);
    return () => void this.#answers.delete(subject);
  }

  contend(handlers: LeaseHandlers): () => Promise<void> {
    handlers.held(1);
    return async () => handlers.lost();
  }

  async close(): Promise<void> {
    this.#heard.clear();
    this.#values.clear();
    this.#answers.clear();
  }
}

/** Listens under a name, which is forgotten with its last listener. */
function listen<Name, Said>(all: Map<Name, Subscribable<Said>>, name: Name, hear: (said: Said) => void): Unsubscribe {
  let listeners = all.get(name);
  if (listeners === undefined) all.set(name, (listeners = new Subscribable<Said>()));
  const stop = listeners.subscribe(hear);
  return () => {
    stop();
    if (listeners.count === 0 && all.get(name) === listeners) all.delete(name);
  };
}
