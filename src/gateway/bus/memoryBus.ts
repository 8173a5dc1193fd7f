import { Subscribable, type Unsubscribe } from "../../kernel/subscribable";
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
  readonly #answers = new Map<string, (text: string) => Promise<string>>();

  constructor() {
    const kept = new Map<string, string>();
    this.lastValues = {
      put: (key, text) => void kept.set(key, text),
      forget: (key) => void kept.delete(key),
      get: async (key) => kept.get(key),
    };
  }

  publish(subject: string, text: string): void {
    this.#heard.get(subject)?.publish(text);
  }

  subscribe(subject: string, hear: (text: string) => void): Unsubscribe {
    let listeners = this.#heard.get(subject);
    if (listeners === undefined) this.#heard.set(subject, (listeners = new Subscribable<string>()));
    const stop = listeners.subscribe(hear);
    return () => {
      stop();
      if (listeners.count === 0 && this.#heard.get(subject) === listeners) this.#heard.delete(subject);
    };
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
    this.#answers.clear();
  }
}
